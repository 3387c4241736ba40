"""What each sentence does for the design, as chances: read by weights fitted on what careful readers tagged.

For each tag (`tag_table.py` lists them) three readings tell how likely a reader would give it: of a
sentence's row (`features.py`) a logistic regression, and a small layer of units that all tags share, so that
rare ones profit from what is known of others; and of what the taught model has in mind (`listener.py`)
another regression with such a layer of the row beside it, fitted together with the model. The log-odds of
the first two are averaged, and those with the third's. The weights lie in `tags.npz` and are fitted by
`tests/rubric/fit_tags.py`. What recites, bluffs or tells an anecdote does nothing for the design, however
well it sounds: its chances of everything else are lowered by as much.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from peakday.rubric.reading.features import Basis, Space, names, rows, see
from peakday.rubric.reading.listener import listener
from peakday.rubric.reading.strength import length
from peakday.rubric.reading.tag_table import EMPTY, LOWERS

if TYPE_CHECKING:
    from peakday.rubric.material import Material

WEIGHTS = Path(__file__).with_name("tags.npz")
SURE = 0.4
"""From this chance on a tag was heard."""
KEPT = (
    "mean", "directions", "weights", "table", "inner", "outer", "heard_table", "heard_inner", "heard_outer"
)  # fmt: skip
"""The arrays of the file."""
STEEP, USUAL = 8.0, 100
"""How fast more of a tag brings less (of a hundred sentences, a session's usual length, the second sure one
brings under a third of what the first did).
"""


@dataclass(frozen=True)
class Tagged:
    """The chances by sentence number and tag."""

    chances: Mapping[int, Mapping[str, float]]

    def surest(self, tags: Sequence[str], least: float = SURE) -> list[tuple[int, str, float]]:
        """The sentences most likely to bear one of these tags, each with its likeliest, the surest first."""
        if not tags:
            return []
        best = [
            (number, *max(((tag, chances.get(tag, 0.0)) for tag in tags), key=lambda pair: pair[1]))
            for number, chances in self.chances.items()
        ]
        return sorted((entry for entry in best if entry[2] >= least), key=lambda entry: (-entry[2], entry[0]))

    def heard(self, *tags: str) -> bool:
        """Whether some sentence surely bears one of these tags."""
        return bool(self.surest(tags))

    def amount(self, tag: str, among: Collection[int] | None = None) -> float:
        """How much of a tag there is: chances squared, so that many small ones make little; of their sum the
        share in all that was said, since whoever says more says more of everything; and of that the
        logarithm, so that the first says most.

        `among` are the numbers of the sentences that count, where not all do.
        """
        counted = self.chances.items()
        much = sum(
            chances.get(tag, 0.0) ** 2 for number, chances in counted if among is None or number in among
        )
        return log1p(STEEP * much * USUAL / length(len(self.chances)))


@dataclass(frozen=True)
class Heard:
    """How the taught model's state is read: of each table the last row is the constant."""

    table: NDArray[np.float32]
    """From a state to the tags."""
    inner: NDArray[np.float32]
    """From a row to units."""
    outer: NDArray[np.float32]
    """From the units to the tags."""

    def odds(self, table: NDArray[np.float32], states: NDArray[np.float32]) -> NDArray[np.float32]:
        """The log-odds by row and tag."""
        return _with(self.table, states) + _with(self.outer, _units(self.inner, table))


@dataclass(frozen=True)
class Fitted:
    """What was fitted on rows: of each table the last row is the constant."""

    table: NDArray[np.float32]
    """From a row to the tags."""
    inner: NDArray[np.float32]
    """From a row to the shared units."""
    outer: NDArray[np.float32]
    """From the units to the tags."""
    heard: Heard

    def chances(self, table: NDArray[np.float32], states: NDArray[np.float32]) -> NDArray[np.float32]:
        """The chances by row and tag; `states` is what the taught model has in mind, row by row."""
        read = (_with(self.table, table) + _with(self.outer, _units(self.inner, table))) / 2
        chances = 1.0 / (1.0 + np.exp(-(read + self.heard.odds(table, states)) / 2))
        return chances.astype(np.float32)


def _with(weights: NDArray[np.float32], table: NDArray[np.float32]) -> NDArray[np.float32]:
    product: NDArray[np.float32] = table @ weights[:-1] + weights[-1]
    return product


def _units(weights: NDArray[np.float32], table: NDArray[np.float32]) -> NDArray[np.float32]:
    units: NDArray[np.float32] = np.maximum(_with(weights, table), np.float32(0.0))
    return units


@dataclass(frozen=True)
class Weights:
    """All that a session's sentences are read with."""

    tags: tuple[str, ...]
    basis: Basis
    fitted: Fitted


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The fitted weights. Raises `ValueError` where they were fitted on other features."""
    with np.load(WEIGHTS) as file:
        return unpacked({name: file[name] for name in file.files})


def unpacked(arrays: Mapping[str, Any]) -> Weights:
    """Weights as the file holds them. Raises `ValueError` where they were fitted on other features."""
    if str(arrays["features"]) != names():
        raise ValueError(f"{WEIGHTS.name} was fitted on other signs: run tests/rubric/fit_tags.py --write.")
    words = {word: column for column, word in enumerate(str(arrays["words"]).split("\n"))}
    kept = {name: arrays[name].astype(np.float32) for name in KEPT}
    basis = Basis(Space(kept["mean"], kept["directions"]), words, kept["weights"])
    heard = Heard(kept["heard_table"], kept["heard_inner"], kept["heard_outer"])
    fitted = Fitted(kept["table"], kept["inner"], kept["outer"], heard)
    return Weights(tuple(str(arrays["tags"]).split()), basis, fitted)


def packed(weights: Weights) -> dict[str, Any]:
    """Weights as the file holds them, in half precision."""
    basis, fitted = weights.basis, weights.fitted
    arrays = (
        basis.space.mean, basis.space.directions, basis.weights, fitted.table, fitted.inner, fitted.outer,
        fitted.heard.table, fitted.heard.inner, fitted.heard.outer,
    )  # fmt: skip
    return {
        "tags": np.array(" ".join(weights.tags)),
        "features": np.array(names()),
        "words": np.array("\n".join(basis.words)),
        **{name: array.astype(np.float16) for name, array in zip(KEPT, arrays, strict=True)},
    }


def read_tags(material: Material) -> Tagged | None:
    """A session's chances; `None` where the language parts are missing or nothing was said."""
    seen, hears = see(material), listener()
    if seen is None or hears is None:
        return None
    known = weights()
    states = hears.states(seen.texts, seen.before)
    return tagged(seen.numbers, known.tags, known.fitted.chances(rows(seen, known.basis), states))


def tagged(numbers: Sequence[int], tags: Sequence[str], chances: NDArray[np.float32]) -> Tagged:
    """Chances by sentence and tag, those of what is empty taken off the others."""
    found: dict[int, dict[str, float]] = {}
    for number, row in zip(numbers, chances, strict=True):
        each = {tag: float(chance) for tag, chance in zip(tags, row, strict=True)}
        full = 1.0 - max(each.get(tag, 0.0) for tag in EMPTY)
        found[number] = {t: c if t in EMPTY or t in LOWERS else c * full for t, c in each.items()}
    return Tagged(found)
