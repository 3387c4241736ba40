"""Everything that is wrong with a prompt's folder, each with its mend.

Three layers: what is written (`written`), what the boards say against the prompt (`designs`, `drawn`), and
what they do when they are run (`measure`, held to `claims`). Whether the interviewer finds each fact is asked
with `ask`, and worked sessions are read with `read_session`; a room above brings both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from peakday.board.models import Board
from peakday.prompts import claims, designs, drawn, worked, written
from peakday.prompts.flaws import Flaw, PromptError
from peakday.prompts.measure import Run, Tell, measure
from peakday.prompts.model import Fact, Prompt
from peakday.prompts.shelf import all_ids, folder_of, load_folder

if TYPE_CHECKING:
    from peakday.engine import Result

Ask = Callable[[str, Sequence[Fact], Sequence[str]], tuple[str, Sequence[str]]]
"""A question, a fact sheet and what it is known not to answer; answered by an outcome (answer, which,
unknown) and the ids of facts.
"""


def check(
    which: str | Path | Iterable[str | Path] | None = None,
    *,
    runs: bool = True,
    run: Run | None = None,
    ask: Ask | None = None,
    read_session: worked.ReadSession | None = None,
    tell: Tell | None = None,
) -> tuple[Flaw, ...]:
    """Every flaw of the prompts named (ids or folders; all of them by default).

    `runs` also runs the designs, trade-offs and curveballs with `run`, the engine by default, and holds them
    to what is claimed of them; `ask` puts every example question and near miss to the interviewer, and each
    example once more to a sheet without it. `tell` is called with 0..1 as the runs of a prompt are done.
    """
    wanted = all_ids() if which is None else [which] if isinstance(which, (str, Path)) else list(which)
    return tuple(flaw for one in wanted for flaw in _one(one, runs, run, ask, read_session, tell))


def _one(
    which: str | Path,
    runs: bool,
    run: Run | None,
    ask: Ask | None,
    read_session: worked.ReadSession | None,
    tell: Tell | None,
) -> Iterator[Flaw]:
    name = which.name if isinstance(which, Path) else which
    try:
        prompt = load_folder(which if isinstance(which, Path) else folder_of(which))
    except PromptError as error:
        rule, _, mend = str(error).partition(". ")
        yield Flaw(name, "", "", rule, mend or "Mend the file and check again")
        return
    yield from written.flaws(prompt)
    boards = designs.readable(prompt)
    yield from boards.flaws
    changes = tuple(drawn.flaws(prompt, boards.boards))
    yield from changes
    if read_session is not None:
        yield from worked.flaws(prompt, read_session)
    if ask is not None:
        yield from _asked(prompt, ask)
        yield from _beside_the_point(prompt, ask)
    if runs and not boards.flaws and not changes:
        yield from claims.flaws_of(prompt, measure(prompt, boards.boards, run or engine, tell))


def engine(board: Board) -> Result:
    """The engine's run, with the run over time that the failures are read from."""
    from peakday.engine import run

    return run(board, series=True)


def _asked(prompt: Prompt, ask: Ask) -> Iterator[Flaw]:
    for fact in prompt.facts:
        for question in fact.questions:
            outcome, ids = ask(question, prompt.facts, prompt.not_given)
            if fact.id not in ids or outcome == "unknown":
                told = f"{outcome}: {', '.join(ids) or 'nothing'}"
                yield Flaw(
                    prompt.id,
                    "facts.yaml",
                    fact.id,
                    f"“{question}” is not answered by it ({told})",
                    "Word the question or the topic more plainly, or move it to the fact that answers it",
                )
    for question in prompt.near_misses:
        others = [known for known in prompt.not_given if known != question]
        outcome, ids = ask(question, prompt.facts, others)
        if outcome == "answer":
            yield Flaw(
                prompt.id,
                "prompt.yaml",
                "near_misses",
                f"“{question}” is answered with {', '.join(ids)}",
                "Make the fact's topic narrower, or take the question off the list",
            )


def _beside_the_point(prompt: Prompt, ask: Ask) -> Iterator[Flaw]:
    """Facts none of whose examples is recognised once it is taken off the sheet itself.

    A question is always found by its own copy, whatever it asks. What a stranger will ask is none of the
    examples, so at least one of them has to be found by the topic, the tags, the text and the other examples.
    """
    left = [fact for fact in prompt.facts if fact.questions]
    for turn in range(max((len(fact.questions) for fact in left), default=0)):
        sheet = tuple(
            replace(fact, questions=fact.questions[:turn] + fact.questions[turn + 1 :])
            for fact in prompt.facts
        )
        left = [
            fact
            for fact in left
            if turn >= len(fact.questions)
            or fact.id not in ask(fact.questions[turn], sheet, prompt.not_given)[1]
        ]
    for fact in left:
        yield Flaw(
            prompt.id,
            "facts.yaml",
            fact.id,
            "none of its examples is recognised by what else is written of it",
            "Ask in them what its text answers, and tag it with the words a stranger would use",
        )
