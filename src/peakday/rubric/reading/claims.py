"""What the candidate claims of the design, as checks against its runs.

A claim is a sentence with a figure that says how the drawing will do: a latency, a rate, a share that
succeeds, a cost. Predictions (cards, and sentences that say what a failure will do) come first. Targets
("we need…", "success means…") and the interviewer's own figures are no claims.
"""

from __future__ import annotations

import re
from math import log10
from typing import TYPE_CHECKING, Any

from peakday.experiments.compare import say_figure
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.figures import Figure
from peakday.rubric.reading.held_to import Claim, Scene, check, failure_meant, is_near, share_is_near
from peakday.rubric.reading.logged import logged_p99, logged_success
from peakday.rubric.reading.signs import SIGNS

if TYPE_CHECKING:
    from peakday.interview.transcript import Transcript
    from peakday.prompts import Prompt
    from peakday.rubric.reading.runs import Runs

_CLAIMS = cue(
    "stays", "stay", "will be", "will stay", "will take", "will come", "would be", "should be",
    "should come", "should stay", "is about", "is around", "comes to", "comes out", "come to", "lands",
    "land at", "it runs", "i expect", "i predict", "predict", "my guess", "we get", "we are at",
    "works out", "costs", "cost", "handles", "carries", "takes", "adds up", "sums to", "that's",
    "that is", "which is", "so about", "means about", "answers in", "at most", "keeps", "holds",
    "drops to", "falls to", "rises to", "goes to", "climbs to", "busy", "cpu", "utilis*", "utiliz*", "gives",
    "in total", "end to end", "roughly", "about",
)  # fmt: skip
_TARGETS = cue(
    "target*", "goal*", "we need", "must be", "must stay", "success means", "success is", "slo", "want",
    "aim*", "require*", "i'd set", "i would set", "metric*", "threshold*", "budget of", "limit of",
    "alarm", "alert*", "if it were", "would not", "above that", "beyond", "ten times", "instead of",
    "competitor", "rather than", "success criteria", "i propose", "i'd like", "timeout", "retry after",
    "measure", "stop when", "when we pass", "once we pass", "would test", "i'd test", "still fits",
    "if it doubles", "doubles", "twice that", "passing is", "pass if", "passes if",
)  # fmt: skip
_ELSEWHERE = re.compile(
    r"\b(?:in (?:19|20)\d\d|(?:i|we) (?:once )?(?:ran|built|worked|managed|led|used to)"
    r"|happened to me|studies"
    r"|average (?:firm|company)|other companies|(?:another|last|previous|old) (?:project|job|company|team))\b"
)
"""Talk of some other system: no claim about this one."""
_CONDITIONAL = re.compile(r"^(?:and |but |so )?if .*\b(?:i|we)(?:'d| would)\b")
"""What would be done in some case: a plan with its threshold, no claim."""
_IF = re.compile(r"\b(?:if|unless|until|once|when|whoever|anything)\b[^,;:.]*$")
_THEN = re.compile(r"^[^.;:]*?(?:,| then )\s*\w")


def read_claims(
    transcript: Transcript,
    figures: tuple[Figure, ...],
    runs: Runs,
    prompt: Prompt | None,
    boxes: dict[str, Any],
) -> tuple[Claim, ...]:
    """Every claim with a figure, each sentence and sort once, predictions first."""
    drawing = transcript.first_drawing()
    told: set[tuple[str, int]] = set()
    scene = Scene(transcript, runs, prompt, boxes)
    found: dict[tuple[int, str], Claim] = {}
    carded = {claim.text for claim in _from_cards(scene)}
    for figure in figures:
        turn, low = figure.sentence.turn, figure.sentence.low
        if figure.sentence.text.rstrip().endswith("?") or any(turn.text == text for text in carded):
            continue
        predicts = turn.card == "prediction" or cue("predict", "i expect", "my guess").search(low) is not None
        if not predicts and (turn.card in ("metric", "assumption") or _TARGETS.search(low)):
            continue
        if not predicts and _CONDITIONAL.search(low):
            continue
        if _ELSEWHERE.search(low) or SIGNS["elsewhere"].search(low):
            continue
        if not predicts and not _CLAIMS.search(low) and not figure.bounded:
            continue
        if figure.sort == "time" and _in_condition(figure):
            continue
        after = drawing is None or turn.order > drawing.order
        claim = check(scene, figure, predicts, after)
        key = (figure.sentence.number, figure.sort)
        again = (figure.sort, round(log10(figure.base) * 50) if figure.base > 0 else 0)
        if claim is None or (again in told and not predicts):
            continue  # the same figure played back later is the same claim
        told.add(again)
        if key not in found or (claim.holds and not found[key].holds):
            found[key] = claim  # of the steps of a sum, the one that was meant of the design
    claims = [*_from_cards(scene), *found.values()]
    return tuple(sorted(claims, key=lambda claim: not claim.prediction))


def _in_condition(figure: Figure) -> bool:
    """Whether a figure is the "if" of a sentence whose main clause follows: a threshold, no claim."""
    text, quantity = figure.sentence.low, figure.quantity
    return bool(_IF.search(text[: quantity.start])) and bool(_THEN.search(text[quantity.end :]))


def _from_cards(scene: Scene) -> list[Claim]:
    """Predictions made on a studio's card, held to the run they were made for, or to the failure's own."""
    found = []
    for card in scene.transcript.cards:
        if card.kind != "prediction":
            continue
        if card.expects_p99 is not None and (p99 := logged_p99(scene.transcript, card)) is not None:
            of, seconds = p99
            near, said = is_near(card.expects_p99, seconds), f"p99 {say_figure(seconds * 1000, 'ms')}"
            found.append(Claim(card.stamp, card.text, said, near, f"{of}, p99 of its run", True, None, near))
        if card.expects is None:
            continue
        of, measured = logged_success(scene.transcript, card) or ("", None)
        if measured is None:
            failure = failure_meant(scene, f"{card.failure or ''} {card.text}".lower())
            measured = failure.success_during if failure is not None else None
        if measured is None:
            found.append(Claim(card.stamp, card.text, None, None, "this failure was not run", True, None))
            continue
        near = share_is_near(card.expects, measured)
        said = f"{say_figure(measured * 100, '%')} success"
        why = f"{of}, while it lasted" if of else "while it lasted"
        found.append(Claim(card.stamp, card.text, said, near, why, True, None, near))
    return found
