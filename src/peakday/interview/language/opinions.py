"""What the second model and the judge make of a question and each fact, as more columns to weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peakday.interview.language import examples
from peakday.interview.language.asking import Question
from peakday.interview.language.judge import judge
from peakday.interview.language.lexical import spelled_out
from peakday.interview.language.sheet import Sheet
from peakday.interview.language.vectors import second_vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BARE_NAMES = ("second mean", "second topic", "second lead", "judged", "judged above half", "judged lead")
"""Of facts without examples: their nearness by the second model, and what the judge says of the nearest."""
EXAMPLE_NAMES = ("second text", "second nearest", *(f"second {name}" for name in examples.NAMES))
"""Of facts with examples: the nearness of those."""
SECOND_FROM_FIRST = (0.50, 0.43)
"""Offset and slope of the second model's nearness over the first's (five prompts' questions, r = 0.86)."""
JUDGED = 8
"""Facts the judge is asked about, the nearest first; of the others it is taken to say no."""


def of_text(question: Question, sheet: Sheet, mean: NDArray[np.float64]) -> NDArray[np.float64]:
    """One row a fact, one column a name of `BARE_NAMES`; `mean` is their nearness by the first model."""
    import numpy as np

    meaning, model, judging = sheet.meaning, second_vectors(), judge()
    assert meaning is not None
    assert model is not None
    assert judging is not None
    asked = model.embed([spelled_out(question.core)])[0]
    second = meaning.second
    near = (second.text @ asked + second.topic @ asked + second.both @ asked).astype(np.float64) / 3
    fits = np.zeros(len(near))
    for row in np.argsort(-(mean + near), kind="stable")[:JUDGED]:
        fact = sheet.facts[row]
        fits[row] = judging.fits(question.core, f"{fact.topic}: {fact.text}")
    return np.column_stack(
        [near, second.topic @ asked, near - _best_other(near), fits, 1 / (1 + np.exp(5.5 * (1 - fits))),
         fits - _best_other(fits)]
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


def _best_other(values: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    if len(values) < 2:
        return np.zeros(len(values))
    return np.array([np.delete(values, row).max() for row in range(len(values))])
