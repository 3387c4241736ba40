"""What other sheets teach of a bare one: fitting the map and the head that `data/taught.npz` holds.

Every question is read once by the models. What is taught is fitted on all questions, and for measuring, and
for the weights that stand on top of it, once more without each fifth of the sheets: a question must never be
read with what it taught itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from fitting import Example, softmax
from numpy.typing import NDArray

from peakday import prompts
from peakday.interview.language import features, opinions, taught
from peakday.interview.language.asking import Question
from peakday.interview.language.sheet import Sheet, ready
from peakday.interview.language.taught import Taught

FOLDS = 5
RANK = 64
"""Of the map: more brought nothing."""
STIFF = 0.3
"""Ridge of the map, as a part of the questions' mean square."""
RIDGE_OF_HEAD = 0.003
_MEAN = features.NAMES.index("mean")


@dataclass(frozen=True)
class Reading:
    """A question to a bare sheet, as all models read it."""

    group: str
    plain: NDArray[np.float64]
    """The features that nothing taught has a part in."""
    read: opinions.Read
    key: int
    weight: float

    def example(self) -> Example:
        """With what `taught` holds now."""
        rows = np.hstack([self.plain, opinions.of_text(self.read)])
        return Example(self.group, rows, self.key, self.weight)


def reading(group: str, question: Question, sheet: Sheet, key: int, weight: float) -> Reading:
    """Read a question with a bare sheet."""
    plain = features.features(question, sheet)[:, : len(features.NAMES)]
    return Reading(group, plain, opinions.read(question, sheet, plain[:, _MEAN]), key, weight)


def fold_of(group: str, groups: list[str]) -> int:
    """The fifth a sheet belongs to."""
    return groups.index(group) % FOLDS


def fit(readings: list[Reading], without: frozenset[str] = frozenset()) -> Taught:
    """The map from the wordings of all prompts but those left out, the head from the readings likewise."""
    middle, down, up = _map([name for name in prompts.all_ids() if name not in without])
    return Taught(middle, down, up, _head([one for one in readings if one.group not in without]))


def _map(names: list[str]) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """A ridge regression from every wording's vectors to its fact's, both seen from their middles."""
    asked, told = [], []
    for name in names:
        meaning = ready(prompts.load(name).facts).meaning
        assert meaning is not None
        facts = np.hstack([meaning.both, meaning.second.both])
        facts = facts - facts.mean(axis=0)
        for row, both in enumerate(zip(meaning.questions, meaning.second.questions, strict=True)):
            asked.append(np.hstack(both))
            told.append(np.repeat(facts[row][None], len(both[0]), axis=0))
    questions, answers = np.vstack(asked).astype(np.float64), np.vstack(told).astype(np.float64)
    middle = questions.mean(axis=0)
    questions -= middle
    stiff = STIFF * len(questions) / questions.shape[1] * np.eye(questions.shape[1])
    left, size, right = np.linalg.svd(np.linalg.solve(questions.T @ questions + stiff, questions.T @ answers))
    return (
        middle.astype(np.float32),
        (left[:, :RANK] * size[:RANK]).astype(np.float32),
        right[:RANK].astype(np.float32),
    )


def _head(readings: list[Reading]) -> NDArray[np.float32]:
    """Weights of the judge's state and word, for the facts it read of each question."""
    made = []
    for one in readings:
        asked = np.flatnonzero(one.read.states.any(axis=1))
        if one.key >= 0 and one.key not in asked:
            continue
        rows = np.c_[one.read.states[asked], one.read.fits[asked]].astype(np.float64)
        key = int(np.flatnonzero(asked == one.key)[0]) if one.key >= 0 else -1
        made.append(Example(one.group, rows, key, one.weight))
    names = tuple(str(column) for column in range(made[0].rows.shape[1]))
    return softmax(names, made, RIDGE_OF_HEAD, steps=12).astype(np.float32)


def use(known: Taught | None) -> None:
    """Read from now on with these numbers, or with the shipped ones again."""
    # a plain function for a cached one: only its call is used while these numbers stand
    taught.taught = _shipped if known is None else lambda: known  # type: ignore[assignment]


_shipped = taught.taught


def crossed(readings: list[Reading], groups: list[str]) -> tuple[list[Example], dict[str, Taught]]:
    """Every question read with what its own sheet did not teach; and by sheet, what others taught it."""
    by_fold = []
    for fold in range(FOLDS):
        out = frozenset(group for group in groups if fold_of(group, groups) == fold)
        by_fold.append(fit(readings, out))
    made = []
    for one in readings:
        use(by_fold[fold_of(one.group, groups)])
        made.append(one.example())
    use(None)
    return made, {group: by_fold[fold_of(group, groups)] for group in groups}


def write(known: Taught) -> None:
    """Put the numbers where they are shipped from."""
    np.savez_compressed(
        taught.TAUGHT,
        middle=known.middle.astype(np.float16),
        down=known.down.astype(np.float16),
        up=known.up.astype(np.float16),
        head=known.head,
    )
    taught.taught.cache_clear()
