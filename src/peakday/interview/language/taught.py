"""What other sheets taught of how people ask, for sheets that have no examples of their own.

Four things, all small, in `data/taught.npz`. The *map* takes a question's vectors to where the
answer's lie: "how fat is the wallet?" lies far from a fact on a budget, and nearer once it is mapped. The
*changes* to a judge's layers make it read questions to interviewers, and not what people type into
a search. The *head* weighs what it has in mind of a question and a fact at last, and the *mind* what the
first judge had in mind on its way there too. There are two judges, taught apart, so that they err apart: the
second one's changes and head are in `data/second.npz`. In the tests `judging.py` fits the changes and the
heads, `measure.py --fit` the map and the mind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from peakday.interview.language.altered import Changes
from peakday.interview.language.mind import Mind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TAUGHT = Path(__file__).parent / "data" / "taught.npz"
SECOND = TAUGHT.with_name("second.npz")
MAP_NAMES = ("meant", "meant lead", "meant strongly", "meant at all")
"""One name a column: the cosine of the mapped question with the fact, seen from the sheet's middle; its
lead; the same product not divided by the mapped question's length; that length.
"""
HEAD_NAMES = ("headed", "headed above half", "headed lead")
"""The head's score of a fact the judge read; as a likelihood; its lead over the next."""
BOTH_NAMES = ("both", "both above half", "both lead")
"""The same of the two judges' mean score."""
UNREAD = -8.0
"""The score of a fact the judge did not read, and the lowest there is."""


@dataclass(frozen=True, slots=True, eq=False)
class Lessons:
    """What a judge was taught. Each is itself alone, so that a judge can be kept by its lessons."""

    head: NDArray[np.float32]
    """384 weights of the judge's state, one of how well it says that the fact fits, and a constant."""
    changes: Changes
    """What is added to the judge's matrices."""


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """The fitted numbers."""

    middle: NDArray[np.float32]
    """Where questions lie on average: the vectors of both models, side by side."""
    down: NDArray[np.float32]
    up: NDArray[np.float32]
    """The map, as two thin matrices: 768 to its rank, and back to 768."""
    first: Lessons
    second: Lessons
    mind: Mind


@lru_cache(maxsize=1)
def taught() -> Taught:
    """The shipped numbers."""
    numbers = numbers_of(TAUGHT)
    middle, down, up = (numbers.pop(name) for name in ("middle", "down", "up"))
    mind = Mind(*(numbers.pop(f"mind {name}") for name in ("first", "offset", "second")))
    return Taught(middle, down, up, lessons_of(numbers), lessons_of(numbers_of(SECOND)), mind)


def numbers_of(file: Path) -> dict[str, NDArray[np.float32]]:
    """All that a file of numbers holds, by name."""
    import numpy as np

    with np.load(file, allow_pickle=False) as kept:
        return {name: kept[name].astype(np.float32) for name in kept.files}


def lessons_of(numbers: Mapping[str, NDArray[np.float32]]) -> Lessons:
    """What a judge was taught, from a file of numbers."""
    return Lessons(numbers["head"], changes_of(numbers))


def changes_of(numbers: Mapping[str, NDArray[np.float32]]) -> Changes:
    """The changes: of "11 query", the thin matrices that are kept as "11 query down" and "11 query up"."""
    matrices = [name.removesuffix(" down") for name in numbers if name.endswith(" down")]
    return {name: (numbers[f"{name} down"], numbers[f"{name} up"]) for name in matrices}


def meant(asked: NDArray[np.float32], facts: NDArray[np.float32]) -> NDArray[np.float64]:
    """One row a fact, one column a name of `MAP_NAMES`; vectors are those of both models, side by side."""
    import numpy as np

    known = taught()
    aim = ((asked - known.middle) @ known.down @ known.up).astype(np.float64)
    length = max(float(np.linalg.norm(aim)), 1e-9)
    strongly = (facts - facts.mean(axis=0)).astype(np.float64) @ aim
    cosine = strongly / length
    return np.column_stack([cosine, cosine - best_other(cosine), strongly, np.full(len(facts), length)])


def scored(lessons: Lessons, states: NDArray[np.float32], fits: NDArray[np.float64]) -> NDArray[np.float64]:
    """The head's score of each fact; one that was not read has a state of noughts, and the lowest score."""
    import numpy as np

    head = lessons.head.astype(np.float64)
    score = states.astype(np.float64) @ head[:-2] + fits * head[-2] + head[-1]
    return np.where(states.any(axis=1), np.maximum(score, UNREAD), UNREAD)


def headed(score: NDArray[np.float64]) -> NDArray[np.float64]:
    """One row a fact, one column a name of `HEAD_NAMES` or `BOTH_NAMES`, from scores."""
    import numpy as np

    lead = np.clip(score - best_other(score), UNREAD, -UNREAD)
    return np.column_stack([score, 1 / (1 + np.exp(-score)), lead])


def best_other(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of each value the greatest of the others."""
    import numpy as np

    if len(values) < 2:
        return np.zeros(len(values))
    return np.array([np.delete(values, row).max() for row in range(len(values))])
