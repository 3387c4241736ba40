"""What other sheets teach of a bare one: the map is fitted here, beside the judges that `judging.py` fitted.

What is taught is fitted on all sheets but the later ones. On these the weights are fitted that stand on top
of it, and the whole is measured: a question must never be read with what it taught itself.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from fitting import Example
from numpy.typing import NDArray

from peakday import prompts
from peakday.interview.language import asking, matching, taught, turns
from peakday.interview.language.asking import Turn
from peakday.interview.language.judge import HEIGHTS
from peakday.interview.language.mind import Mind
from peakday.interview.language.sheet import ready
from peakday.interview.language.taught import Lessons, Taught
from peakday.interview.language.vectors import DIMENSIONS

LATER = "later-"
"""What the names of the later sheets begin with."""
RANK = 64
"""Of the map: more brought nothing."""
STIFF = 0.3
"""Ridge of the map, as a part of the questions' mean square."""
SHEETS = Path(__file__).parent / "sheets"
JUDGES = tuple(Path(tempfile.gettempdir()) / f"peakday-{which}-judge.npz" for which in ("first", "second"))
"""Where `judging.py` puts what it fitted."""
_EMPTY = Mind(*(np.zeros(shape, np.float32) for shape in ((len(HEIGHTS) * DIMENSIONS, 1), 1, 1)))


@dataclass(frozen=True)
class Posed:
    """A turn to a bare sheet that is fitted on."""

    group: str
    """The sheet or prompt."""
    turn: Turn
    facts: tuple[Any, ...]
    keys: tuple[int, ...]
    """The rows of the facts that answer it."""
    weight: float


@dataclass(frozen=True)
class Read:
    """A turn as it was read with what its sheet did not teach: one row a fact."""

    posed: Posed
    rows: NDArray[np.float64]
    part: NDArray[np.int64]
    """Of each fact: the question of the turn that is nearest to it."""
    states: NDArray[np.float16]
    """What the judge has in mind of each."""

    def examples(self) -> list[Example]:
        """As the weights of facts are fitted: once for each answer, with the others taken away."""
        keys, weight = self.posed.keys, self.posed.weight
        return [
            Example(
                self.posed.group,
                np.delete(self.rows, [other for other in keys if other != key], axis=0),
                key - sum(other < key for other in keys),
                weight / max(1, len(keys)),
            )
            for key in keys or (-1,)
        ]

    def of_two(self, score: NDArray[np.float64]) -> Example:
        """As it is weighed whether a second fact is told, by the facts' scores: it is where both answer."""
        row = turns.columns(self.posed.turn, score, self.part)[None]
        right = set(turns.two_best(score, self.part)) <= set(self.posed.keys)
        return Example(self.posed.group, row, 0 if right else -1, 1.0)


def posed(group: str, facts: tuple[Any, ...], said: str, keys: tuple[str, ...], weight: float) -> Posed:
    """A turn as it is heard; talk that is not heard as a question is taken to be one."""
    ids = [fact.id for fact in facts]
    heard = asking.questions_of(said) or [asking.as_one(said)]
    return Posed(group, asking.turn_of(said, heard), facts, tuple(map(ids.index, keys)), weight)


@lru_cache(maxsize=1)
def fit() -> Taught:
    """All that the other sheets teach; the mind is empty. A judge that `judging.py` has not fitted anew is
    the shipped one.
    """
    shipped = _shipped()
    first, second = (
        taught.lessons_of(taught.numbers_of(path)) if path.exists() else lessons
        for path, lessons in zip(JUDGES, (shipped.first, shipped.second), strict=True)
    )
    return Taught(*_map(prompts.all_ids()), first, second, _EMPTY)


def _map(names: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
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


def use(known: Taught | None) -> None:
    """Read from now on with these numbers, or with the shipped ones again."""
    # a plain function for a cached one: only its call is used while these numbers stand
    taught.taught = _shipped if known is None else lambda: known  # type: ignore[assignment]


_shipped = taught.taught


def crossed(posed: list[Posed]) -> list[Read]:
    """Every turn to the later sheets, read with what the others taught."""
    use(fit())
    later = [one for one in posed if one.group.startswith(LATER)]
    seen = [matching.seen_as_whole(one.turn, ready(one.facts)) for one in later]
    read = [
        Read(one, its.rows, its.near.argmax(axis=0), its.states.astype(np.float16))
        for one, its in zip(later, seen, strict=True)
    ]
    use(None)
    return read


def write(known: Taught) -> None:
    """Put the numbers where they are shipped from."""
    np.savez_compressed(
        taught.TAUGHT,
        middle=known.middle.astype(np.float16),
        down=known.down.astype(np.float16),
        up=known.up.astype(np.float16),
        **_kept(known.first),
        **{
            f"mind {name}": getattr(known.mind, name).astype(np.float16)
            for name in ("first", "offset", "second")
        },
    )
    np.savez_compressed(taught.SECOND, **_kept(known.second))
    taught.taught.cache_clear()


def _kept(lessons: Lessons) -> dict[str, NDArray[Any]]:
    thin = {
        f"{name} {side}": one.astype(np.float16)
        for name, both in lessons.changes.items()
        for side, one in zip(("down", "up"), both, strict=True)
    }
    return {"head": lessons.head, **thin}
