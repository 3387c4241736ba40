"""Grading a session: every criterion read, combined, held with its evidence. Always the same score."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from peakday.interview.transcript import Transcript, read
from peakday.rubric.criteria import CRITERIA
from peakday.rubric.criterion import unread
from peakday.rubric.graded import Grade
from peakday.rubric.material import Material
from peakday.rubric.mistakes import find_mistakes
from peakday.rubric.quoting import spread
from peakday.rubric.score import score

if TYPE_CHECKING:
    from peakday.prompts import Prompt
    from peakday.rubric.model import Endpoint, Proposals

Progress = Callable[[float, str], None]


def grade(
    source: str | Path | Transcript,
    *,
    progress: Progress | None = None,
    prompt: Prompt | str | None = None,
    model: Endpoint | None = None,
) -> Grade:
    """Grades a session file, or a transcript already read.

    `prompt` overrides the one the file names. `progress` is called with 0..1 and a few words. `model`
    is asked for its proposals, which stand beside and change nothing. Raises
    `OSError` where a file cannot be opened; whatever cannot be read inside it is said in the grade instead.
    """
    transcript = source if isinstance(source, Transcript) else read(source)
    chosen, problem = prompt_of(transcript, prompt)
    material = Material(transcript, chosen, progress)
    material.tell(0.0, "reading the session")
    deaf = _unheard(transcript)
    readings = {
        criterion.id: unread(deaf)
        if deaf and ("text" in criterion.reads or not transcript.drawings)
        else criterion.read(material)
        for criterion in CRITERIA
    }
    readings = spread(readings)
    material.tell(0.95, "putting it together")
    drawn = material.drawn
    steps = material.steps
    inferred = [*transcript.assumed, *drawn.inferred]
    if steps.how == "told from the words" and transcript.turns:
        inferred.append("The steps are not marked in the file; they were told from what was said.")
    if transcript.candidate and material.tagged is None and material.thoughts:
        inferred.append(
            "The language parts are not installed: what was said was read by lists of words alone."
        )
    inferred += [*material.runs.shortened, *_unconfirmed(material)]
    done = Grade(
        transcript=transcript,
        prompt=chosen,
        readings=readings,
        score=score(readings),
        principles=material.principles,
        mistakes=() if deaf else find_mistakes(material, readings),
        claims=material.claims,
        ablation=material.ablation,
        runs=material.runs.to_dict(),
        inferred=tuple(inferred),
        problems=tuple(
            dict.fromkeys(
                [*filter(None, [problem]), *transcript.problems, *filter(None, [deaf]), *drawn.problems]
            )
        ),
        assumed=_assumed(material),
        board=drawn.fitted,
        model=_proposed(transcript, model),
    )
    material.tell(1.0, "done")
    return done


def _unheard(transcript: Transcript) -> str | None:
    """Why nothing that was said can be read; None where it can."""
    if not transcript.candidate:
        return "Nobody in this file speaks as the candidate, so nothing said could be scored."
    from peakday.interview.language import in_english

    said = " ".join(turn.text for turn in transcript.candidate)
    if not in_english(said):
        return (
            "The candidate does not speak English here, which is all this grader reads; the drawing is read."
        )
    return None


def _proposed(transcript: Transcript, model: Endpoint | None) -> Proposals | None:
    if model is None:
        return None
    from peakday.rubric.model import propose

    return propose(transcript, model)


def _unconfirmed(material: Material) -> list[str]:
    boxes = [row.box for row in material.ablation if not row.confirmed]
    if not boxes:
        return []
    return [
        f"Without a run, to save time, the closed form tells what these boxes are worth: {', '.join(boxes)}."
    ]


def _assumed(material: Material) -> tuple[dict[str, str], ...]:
    result = material.runs.results.get("peak")
    if result is None:
        return ()
    return tuple(
        {"box": entry.box, "field": entry.field, "value": entry.value, "source": entry.source}
        for entry in result.board.assumed
    )


def prompt_of(transcript: Transcript, wanted: Prompt | str | None = None) -> tuple[Prompt | None, str | None]:
    """The prompt by its id or its title; a sentence where it is not known."""
    from peakday.prompts import Prompt, PromptError, all_ids, load

    if isinstance(wanted, Prompt):
        return wanted, None
    name = (wanted or transcript.prompt or "").strip()
    if not name:
        return None, (
            "The file names no prompt, so what needs one (asked facts, load, targets) was not read: "
            "name it in the header (`prompt:`) or with --prompt."
        )
    try:
        if name in all_ids():
            return load(name), None
        # an id is no title: only what looks like one is worth reading every prompt for
        identity = None if re.fullmatch(r"[a-z0-9-]+", name) else _titles().get(_plain(name))
        if identity is not None:
            return load(identity), None
    except PromptError as error:
        return None, f"The prompt {name[:60]!r} could not be read: {error}"
    return (
        None,
        f"There is no prompt {name[:60]!r}, so what needs one (asked facts, load, targets) was not read.",
    )


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    """Prompt ids by their plain titles, read once a process."""
    from peakday.prompts import headlines

    return {_plain(prompt.title): prompt.id for prompt in headlines()}


def _plain(title: str) -> str:
    return "".join(sign for sign in title.lower() if sign.isalnum()) or title
