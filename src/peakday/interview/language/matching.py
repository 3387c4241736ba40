"""How likely each fact is the answer to a question: features weighed by a model fitted on other sheets."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from peakday.interview.language import features, learned, opinions
from peakday.interview.language.asking import Question
from peakday.interview.language.lexical import spelled_out
from peakday.interview.language.sheet import Sheet
from peakday.interview.language.vectors import second_vectors, vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VETO = 0.4
"""What is left of a likelihood by words alone where the fact does not tell a decisive attribute that is asked
for. Where the judge reads the two, it knows better.
"""
ALIKE = 0.86
"""A question this near to one of a fact's own example questions asks the same."""
LEARNED_FROM_NEAR = (0.10, 0.81)
"""Offset and slope of "learned vain" over the nearest topic no fact speaks of (fifteen prompts' questions,
r = 0.34).
"""
BARE_NAMES = (*features.NAMES, *opinions.BARE_NAMES)
EXAMPLE_NAMES = (*features.EXAMPLE_NAMES, *opinions.EXAMPLE_NAMES, *learned.NAMES)
_MEAN, _VAIN = features.NAMES.index("mean"), features.EXAMPLE_NAMES.index("vain")
WEIGHTS = Path(__file__).parent / "data" / "weights.yaml"


@lru_cache(maxsize=1)
def _weights() -> dict[str, dict[str, float]]:
    from ruamel.yaml import YAML

    loaded = YAML(typ="safe").load(WEIGHTS.read_text("utf-8"))
    return {name: {str(k): float(v) for k, v in table.items()} for name, table in loaded.items()}


def rows_of(question: Question, sheet: Sheet, by_words: bool) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """The features' names and one row of them a fact."""
    import numpy as np

    if by_words:
        return features.WORD_NAMES, features.word_features(question, sheet)
    rows = features.features(question, sheet)
    if table_for(sheet) == "examples":
        vain = float(rows[0, _VAIN])
        second, own = opinions.of_examples(question, sheet, vain), _learned(question, sheet, vain)
        return EXAMPLE_NAMES, np.hstack([rows, second, own])
    first = rows[:, : len(features.NAMES)]
    read = opinions.read(question, sheet, first[:, _MEAN])
    return BARE_NAMES, np.hstack([first, opinions.of_text(read)])


def _learned(question: Question, sheet: Sheet, vain: float) -> NDArray[np.float64]:
    """One row a fact, one column a name of `learned.NAMES`; `vain` is how near the question is to what is
    asked in vain.
    """
    import numpy as np

    first, second = vectors(), second_vectors()
    assert first is not None
    assert second is not None
    assert sheet.learned is not None
    said = [spelled_out(question.core)]
    asked = np.hstack([first.embed(said), second.embed(said)])[0]
    # Where nothing is known to be asked in vain, what its stand-in would have learned.
    offset, slope = LEARNED_FROM_NEAR
    return learned.columns(asked, sheet.learned, offset + slope * vain if sheet.vain is None else None)


def table_for(sheet: Sheet) -> str:
    """Which weights read a sheet: facts with example questions are found by them, bare ones by their text."""
    if sheet.meaning is None:
        return "words"
    return "examples" if any(len(rows) for rows in sheet.meaning.questions) else "meaning"


def likelihoods(question: Question, sheet: Sheet) -> NDArray[np.float64]:
    """Of each fact, from 0 to 1: how likely it is what was asked for.

    Facts compete, with "none of them" too: a question that is near to two of them is likely about neither in
    particular. By words alone each is judged by itself.
    """
    import numpy as np

    which = table_for(sheet)
    names, rows = rows_of(question, sheet, by_words=which == "words")
    table = _weights()[which]
    score = rows @ np.array([table[name] for name in names]) + table["constant"]
    likely = 1.0 / (1.0 + np.exp(-score)) if which == "words" else softmax(score)
    if which == "examples":  # asked nearly word by word, it is the one
        example = rows[:, names.index("example")]
        likely = np.where(example >= ALIKE, np.maximum(likely, example), likely)
    if which == "words":  # a decisive attribute that is asked for and not told overrules what they share
        likely = np.where(rows[:, names.index("vetoed")] > 0, VETO * likely, likely)
    return np.asarray(likely, dtype=np.float64)


def softmax(score: NDArray[np.float64]) -> NDArray[np.float64]:
    """Likelihoods of facts from their scores, against a score of nought for "none of them"."""
    import numpy as np

    most = max(0.0, float(score.max()))
    raised = np.exp(score - most)
    return np.asarray(raised / (raised.sum() + np.exp(-most)), dtype=np.float64)
