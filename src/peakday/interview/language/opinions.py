"""What the second model and the judges make of a question and each fact, as more columns to weigh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peakday.interview.language import examples, taught
from peakday.interview.language.asking import Question
from peakday.interview.language.facts import FactLike
from peakday.interview.language.judge import HEIGHTS, Judge, judges
from peakday.interview.language.lexical import spelled_out
from peakday.interview.language.sheet import Meaning, Sheet
from peakday.interview.language.taught import best_other
from peakday.interview.language.vectors import DIMENSIONS, second_vectors, vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TEXT_NAMES = ("second mean", "second topic", "second lead", *taught.MAP_NAMES)
"""Of facts without examples: their nearness by the second model, and where the map takes the question."""
JUDGED_NAMES = (
    "judged", "judged above half", "judged lead", *taught.HEAD_NAMES, *taught.BOTH_NAMES, "minded",
)  # fmt: skip
"""What the judge says of the likeliest, by itself and with the head that other sheets taught; what it and the
second judge say together; and what is in the first one's mind.
"""
EXAMPLE_NAMES = ("second text", "second nearest", *(f"second {name}" for name in examples.NAMES))
"""Of facts with examples: the nearness of those."""
SECOND_FROM_FIRST = (0.50, 0.43)
"""Offset and slope of the second model's nearness over the first's (five prompts' questions, r = 0.86)."""
JUDGED = 8
"""Facts the judge is asked about, the likeliest by all else; of the others it is taken to say no."""
JUDGED_TWICE = 4
"""Facts the second judge is asked about, the likeliest by the first; of the others it is taken to say the
same.
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judges made of a turn and a bare sheet, one row a fact."""

    fits: NDArray[np.float64]
    states: NDArray[np.float32]
    """For each fact one row for each of the first judge's `HEIGHTS`; noughts where it was not asked."""
    first: NDArray[np.float64]
    second: NDArray[np.float64]
    """The score by the head of either judge."""


def judged(text: str, sheet: Sheet, likely: NDArray[np.float64]) -> Judged:
    """Read a turn with the facts; `likely` says of which the judge is asked first."""
    import numpy as np

    judging, known = judges(), taught.taught()
    assert judging is not None
    asked = np.argsort(-likely, kind="stable")[:JUDGED]
    fits, states = _read(judging[0], text, sheet, asked)
    first = taught.scored(known.first, states[:, -1], fits)
    again = asked[np.argsort(-first[asked], kind="stable")[:JUDGED_TWICE]]
    fits_again, states_again = _read(judging[1], text, sheet, again)
    second = first.copy()
    second[again] = taught.scored(known.second, states_again[:, -1], fits_again)[again]
    return Judged(fits, states, first, second)


def _read(
    judge: Judge, text: str, sheet: Sheet, rows: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """How well each fact fits and what the judge has in mind of it; noughts but for `rows`."""
    import numpy as np

    fits = np.zeros(len(sheet.facts))
    states = np.zeros((len(sheet.facts), len(HEIGHTS), DIMENSIONS), dtype=np.float32)
    found = judge.opinions(text, [passage(sheet.facts[row]) for row in rows])
    for row, opinion in zip(rows, found, strict=True):
        fits[row], states[row] = opinion.fits, opinion.states
    return fits, states


def passage(fact: FactLike) -> str:
    """A fact as the judge reads it."""
    return f"{fact.topic}: {fact.text}"


def _near(asked: NDArray[np.float32], meaning: Meaning) -> NDArray[np.float64]:
    """How near the facts are by the second model."""
    import numpy as np

    second = meaning.second
    near = second.text @ asked + second.topic @ asked + second.both @ asked
    return np.asarray(near, dtype=np.float64) / 3


def of_text(question: Question, sheet: Sheet) -> NDArray[np.float64]:
    """One row a fact, one column a name of `TEXT_NAMES`."""
    import numpy as np

    meaning, first, model = sheet.meaning, vectors(), second_vectors()
    assert meaning is not None
    assert first is not None
    assert model is not None
    said = [spelled_out(question.core)]
    asked = model.embed(said)[0]
    near, topic = _near(asked, meaning), (meaning.second.topic @ asked).astype(np.float64)
    sides = np.hstack([first.embed(said)[0], asked]), np.hstack([meaning.both, meaning.second.both])
    return np.column_stack([near, topic, near - best_other(near), taught.meant(*sides)])


def of_judged(read: Judged) -> NDArray[np.float64]:
    """One row a fact, one column a name of `JUDGED_NAMES`."""
    import numpy as np

    fits = read.fits
    above = 1 / (1 + np.exp(5.5 * (1 - fits)))
    both = taught.headed((read.first + read.second) / 2)
    minded = taught.taught().mind.of(read.states)
    return np.column_stack([fits, above, fits - best_other(fits), taught.headed(read.first), both, minded])


def of_examples(question: Question, sheet: Sheet, vain: float) -> NDArray[np.float64]:
    """One row a fact, one column a name of `EXAMPLE_NAMES`; `vain` is how near the question is to what is
    asked in vain by the first model.
    """
    import numpy as np

    meaning, model = sheet.meaning, second_vectors()
    assert meaning is not None
    assert model is not None
    asked = model.embed([spelled_out(question.core)])[0]
    # Where nothing is known to be asked in vain, the first model's stand-in, in the second's terms.
    offset, slope = SECOND_FROM_FIRST
    vain = offset + slope * vain if sheet.vain is None else float((sheet.vain.second @ asked).max())
    questions = meaning.second.questions
    nearest = np.array([float((rows @ asked).max()) if len(rows) else 0.0 for rows in questions])
    return np.column_stack([meaning.second.both @ asked, nearest, examples.columns(asked, questions, vain)])
