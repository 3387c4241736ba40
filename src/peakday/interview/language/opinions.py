"""What the second model and the judge make of a question and each fact, as more columns to weigh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peakday.interview.language import examples, taught
from peakday.interview.language.asking import Question
from peakday.interview.language.facts import FactLike
from peakday.interview.language.judge import HEIGHTS, judge
from peakday.interview.language.lexical import spelled_out
from peakday.interview.language.sheet import Meaning, Sheet
from peakday.interview.language.taught import best_other
from peakday.interview.language.vectors import DIMENSIONS, second_vectors, vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TEXT_NAMES = ("second mean", "second topic", "second lead", *taught.MAP_NAMES)
"""Of facts without examples: their nearness by the second model, and where the map takes the question."""
JUDGED_NAMES = ("judged", "judged above half", "judged lead", *taught.HEAD_NAMES, "minded")
"""What the judge says of the likeliest, by itself and with the head that other sheets taught; and what is in
its mind.
"""
EXAMPLE_NAMES = ("second text", "second nearest", *(f"second {name}" for name in examples.NAMES))
"""Of facts with examples: the nearness of those."""
SECOND_FROM_FIRST = (0.50, 0.43)
"""Offset and slope of the second model's nearness over the first's (five prompts' questions, r = 0.86)."""
JUDGED = 9
"""Facts the judge is asked about, the likeliest by all else; of the others it is taken to say no."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judge made of a turn and a bare sheet, one row a fact."""

    fits: NDArray[np.float64]
    states: NDArray[np.float32]
    """For each fact one row for each of the judge's `HEIGHTS`; noughts where it was not asked."""


def judged(text: str, sheet: Sheet, likely: NDArray[np.float64]) -> Judged:
    """Read a turn with the facts; `likely` says of which the judge is asked first."""
    import numpy as np

    judging = judge()
    assert judging is not None
    fits = np.zeros(len(likely))
    states = np.zeros((len(likely), len(HEIGHTS), DIMENSIONS), dtype=np.float32)
    asked = np.argsort(-likely, kind="stable")[:JUDGED]
    found = judging.opinions(text, [passage(sheet.facts[row]) for row in asked])
    for row, opinion in zip(asked, found, strict=True):
        fits[row], states[row] = opinion.fits, opinion.states
    return Judged(fits, states)


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

    fits, states = read.fits, read.states
    above = 1 / (1 + np.exp(5.5 * (1 - fits)))
    headed = taught.headed(states[:, -1], fits)
    return np.column_stack([fits, above, fits - best_other(fits), headed, taught.taught().mind.of(states)])


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
