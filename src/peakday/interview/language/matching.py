"""How likely each fact is the answer to a question: features weighed by a logistic model fitted on other
sheets.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from peakday.interview.language import features
from peakday.interview.language.asking import Question
from peakday.interview.language.sheet import Sheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VETO = 0.4
"""What is left of a likelihood where the fact does not tell a decisive attribute that is asked for."""
ALIKE = 0.86
"""A question this near to one of a fact's own example questions asks the same."""
WEIGHTS = Path(__file__).parent / "data" / "weights.yaml"


@lru_cache(maxsize=1)
def _weights() -> dict[str, dict[str, float]]:
    from ruamel.yaml import YAML

    loaded = YAML(typ="safe").load(WEIGHTS.read_text("utf-8"))
    return {name: {str(k): float(v) for k, v in table.items()} for name, table in loaded.items()}


def rows_of(question: Question, sheet: Sheet, by_words: bool) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """The features' names and one row of them a fact."""
    if by_words:
        return features.WORD_NAMES, features.word_features(question, sheet)
    return features.NAMES, features.features(question, sheet)


def likelihoods(question: Question, sheet: Sheet) -> NDArray[np.float64]:
    """Of each fact, from 0 to 1: how likely it is what was asked for."""
    import numpy as np

    by_words = sheet.meaning is None
    names, rows = rows_of(question, sheet, by_words)
    table = _weights()["words" if by_words else "meaning"]
    score = rows @ np.array([table[name] for name in names]) + table["constant"]
    likely = 1.0 / (1.0 + np.exp(-score))
    # A decisive attribute that is asked for and not told overrules what the words share.
    vetoed: NDArray[np.float64] = rows[:, names.index("vetoed")]
    likely = np.where(vetoed > 0, VETO * likely, likely)
    if (
        not by_words
    ):  # the sheets that were fitted on carry no example questions: asked nearly word by word, it is the one
        example = rows[:, names.index("example")]
        likely = np.where(example >= ALIKE, np.maximum(likely, example), likely)
    return np.asarray(likely, dtype=np.float64)
