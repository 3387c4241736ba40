"""What the second model and the judge make of a question and each fact, as more columns to weigh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peakday.interview.language import examples, taught
from peakday.interview.language.asking import Question
from peakday.interview.language.facts import FactLike
from peakday.interview.language.judge import judge
from peakday.interview.language.lexical import spelled_out
from peakday.interview.language.sheet import Meaning, Sheet
from peakday.interview.language.taught import best_other
from peakday.interview.language.vectors import DIMENSIONS, second_vectors, vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BARE_NAMES = (
    "second mean", "second topic", "second lead", "judged", "judged above half", "judged lead",
    *taught.MAP_NAMES, *taught.HEAD_NAMES,
)  # fmt: skip
"""Of facts without examples: their nearness by the second model, what the judge says of the nearest, and what
other sheets taught.
"""
EXAMPLE_NAMES = ("second text", "second nearest", *(f"second {name}" for name in examples.NAMES))
"""Of facts with examples: the nearness of those."""
SECOND_FROM_FIRST = (0.50, 0.43)
"""Offset and slope of the second model's nearness over the first's (five prompts' questions, r = 0.86)."""
JUDGED = 12
"""Facts the judge is asked about, the nearest first; of the others it is taken to say no."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the second model and the judge made of one question and a bare sheet, one row a fact."""

    near: NDArray[np.float64]
    topic: NDArray[np.float64]
    fits: NDArray[np.float64]
    states: NDArray[np.float32]
    """Noughts where the judge was not asked."""
    asked: NDArray[np.float32]
    """The question's vectors by both models, side by side."""
    both: NDArray[np.float32]
    """The facts' likewise."""


def read(question: Question, sheet: Sheet, mean: NDArray[np.float64]) -> Read:
    """Read a question with the facts; `mean` is their nearness by the first model."""
    import numpy as np

    meaning, first, model, judging = sheet.meaning, vectors(), second_vectors(), judge()
    assert meaning is not None
    assert first is not None
    assert model is not None
    assert judging is not None
    said = [spelled_out(question.core)]
    asked = model.embed(said)[0]
    second, near = meaning.second, _near(asked, meaning)
    fits, states = np.zeros(len(near)), np.zeros((len(near), DIMENSIONS), dtype=np.float32)
    for row in np.argsort(-(mean + near), kind="stable")[:JUDGED]:
        opinion = judging.opinion(question.core, passage(sheet.facts[row]))
        fits[row], states[row] = opinion.fits, opinion.state
    topic = (second.topic @ asked).astype(np.float64)
    sides = np.hstack([first.embed(said)[0], asked]), np.hstack([meaning.both, second.both])
    return Read(near, topic, fits, states, *sides)


def nearest_first(question: Question, sheet: Sheet, mean: NDArray[np.float64]) -> NDArray[np.int64]:
    """The facts in the order the judge is asked of them; `mean` is their nearness by the first model."""
    import numpy as np

    model, meaning = second_vectors(), sheet.meaning
    assert model is not None
    assert meaning is not None
    asked = model.embed([spelled_out(question.core)])[0]
    return np.argsort(-(mean + _near(asked, meaning)), kind="stable")


def passage(fact: FactLike) -> str:
    """A fact as the judge reads it."""
    return f"{fact.topic}: {fact.text}"


def _near(asked: NDArray[np.float32], meaning: Meaning) -> NDArray[np.float64]:
    """How near the facts are by the second model."""
    import numpy as np

    second = meaning.second
    near = second.text @ asked + second.topic @ asked + second.both @ asked
    return np.asarray(near, dtype=np.float64) / 3


def of_text(read: Read) -> NDArray[np.float64]:
    """One row a fact, one column a name of `BARE_NAMES`."""
    import numpy as np

    fits = read.fits
    return np.column_stack(
        [read.near, read.topic, read.near - best_other(read.near),
         fits, 1 / (1 + np.exp(5.5 * (1 - fits))), fits - best_other(fits),
         taught.meant(read.asked, read.both), taught.headed(read.states, fits)]
    )  # fmt: skip


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
