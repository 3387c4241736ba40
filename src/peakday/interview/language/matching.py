"""How likely each fact is the answer to a question: features weighed by a model fitted on other sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from peakday.interview.language import features, learned, opinions, turns
from peakday.interview.language.asking import Question, Turn
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
UNREAD_NAMES = (*features.NAMES, *opinions.TEXT_NAMES)
"""What is seen of a bare fact before the judge is asked."""
BARE_NAMES = (*UNREAD_NAMES, *opinions.JUDGED_NAMES)
EXAMPLE_NAMES = (*features.EXAMPLE_NAMES, *opinions.EXAMPLE_NAMES, *learned.NAMES)
_MEAN, _VAIN = features.NAMES.index("mean"), features.EXAMPLE_NAMES.index("vain")
_SECOND = BARE_NAMES.index("second mean")
WEIGHTS = Path(__file__).parent / "data" / "weights.yaml"


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """The shipped weights, by what they read."""
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
    return BARE_NAMES, rows_of_turn(Turn(question.core, (question,)), sheet)


def rows_of_turn(turn: Turn, sheet: Sheet) -> NDArray[np.float64]:
    """One row a fact of a bare sheet, one column a name of `BARE_NAMES`."""
    return seen_as_whole(turn, sheet).rows


@dataclass(frozen=True, slots=True)
class Seen:
    """A turn and a bare sheet."""

    rows: NDArray[np.float64]
    """One row a fact, one column a name of `BARE_NAMES`."""
    near: NDArray[np.float64]
    """How near each fact (a column) is to each question of the turn."""
    states: NDArray[np.float32]
    """What the judge has in mind of each fact."""

    def score(self) -> NDArray[np.float64]:
        """How well each fact fits: above nought where it is likelier than "none of them"."""
        return _weighed(self.rows, BARE_NAMES, "meaning")


def _weighed(rows: NDArray[np.float64], names: Sequence[str], which: str) -> NDArray[np.float64]:
    import numpy as np

    table = weights()[which]
    each = np.array([table[name] for name in names])
    return np.asarray(rows @ each + table["constant"], dtype=np.float64)


def seen_as_whole(turn: Turn, sheet: Sheet) -> Seen:
    """Everything that is seen of a turn and a bare sheet: the judge reads the turn as it was said."""
    import numpy as np

    rows, near = seen_by_vectors(turn, sheet)
    read = opinions.judged(turn.text, sheet, _weighed(rows, UNREAD_NAMES, "unread"))
    return Seen(np.hstack([rows, opinions.of_judged(read)]), near, read.states)


def asked_together(turn: Turn, seen: Seen) -> tuple[int, ...]:
    """The facts a turn asks for together; none where it asks for one or none."""
    return turns.several(turn, seen.score(), seen.near.argmax(axis=0), weights()["several"])


def seen_by_vectors(turn: Turn, sheet: Sheet) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The columns that need no judge, one row a fact, and how near each fact is to each question of the turn.

    Each fact is seen with that question which is nearest to it.
    """
    import numpy as np

    each = np.array(
        [
            np.hstack(
                [features.features(part, sheet)[:, : len(features.NAMES)], opinions.of_text(part, sheet)]
            )
            for part in turn.questions
        ]
    )
    near = each[:, :, _MEAN] + each[:, :, _SECOND]
    return each[near.argmax(axis=0), np.arange(near.shape[1])], near


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
    score = _weighed(rows, names, which)
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
