"""From what was found to a level: named counts, each up to its most, weighed, leaned on the others, and cut.

What counts for a criterion, and up to how many, its module says, and `tag_table.py` for the learned
reading. The weights and cuts in `scales.yaml` were fitted on the tuning sessions; none has the wrong
sign, so that more of what is good never lowers a level. Where the language parts are missing there are no
tags to count, and `scales-by-words.yaml` holds the scales fitted without them.

No count tells a level for sure, and who does well on one criterion mostly does well on the next. So a
criterion's own sum is shrunk towards what the session's other criteria came to (the empirical Bayes of many
unsure measurements of one person): `LEAN` of how far these lie over or under what is usual is added before
the cuts, by the share of them of which anything was heard, so that a fragment leans on nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from statistics import fmean
from typing import TypedDict

SCALES = Path(__file__).with_name("scales.yaml")
BY_WORDS = Path(__file__).with_name("scales-by-words.yaml")
"""The scales without the learned reading."""
LEAN = 0.6
"""How much of the other criteria's mean distance from the usual is added to a criterion's own sum."""
USUAL_LEVEL = 2.4
"""The mean level of the tuning sessions' keys."""
Counts = Mapping[str, float]


class Scale(TypedDict):
    """One criterion's scale: weights by count, what the sum usually is, and the cuts of levels 2, 3 and 4."""

    weights: dict[str, float]
    usual: float
    cuts: list[float]


@lru_cache(maxsize=2)
def scales_for(*, tagged: bool) -> Mapping[str, Scale]:
    """The fitted scales by criterion, with the learned reading or without."""
    from ruamel.yaml import YAML

    loaded: dict[str, Scale] = YAML(typ="safe").load((SCALES if tagged else BY_WORDS).read_text("utf-8"))
    return loaded


def strength(scale: Scale, counts: Counts) -> float:
    """The weighted sum of the counts, in levels over what is usual."""
    return (
        sum(scale["weights"].get(name, 0.0) * float(value) for name, value in counts.items()) - scale["usual"]
    )


def leaned(criterion: str, counts: Mapping[str, Counts], table: Mapping[str, Scale]) -> float:
    """A criterion's strength with the others' leaned on it."""
    others = {name: counted for name, counted in counts.items() if name != criterion}
    return strength(table[criterion], counts[criterion]) + _lean(others, table)


def expected(counts: Mapping[str, Counts], table: Mapping[str, Scale]) -> float:
    """The level that a session's fitted criteria together make likely of one that is hardly read."""
    return USUAL_LEVEL + _lean(counts, table)


def _lean(counts: Mapping[str, Counts], table: Mapping[str, Scale]) -> float:
    heard = fmean(any(value > 0 for value in counted.values()) for counted in counts.values())
    return LEAN * heard * fmean(strength(table[name], counted) for name, counted in counts.items())


def level_of(criterion: str, counts: Mapping[str, Counts], table: Mapping[str, Scale], least: int = 1) -> int:
    """The level by a session's counts: how many cuts are passed, 1 to 4; `least` where nothing is counted.

    A criterion gives `least` as 0 where nothing was said at all, 1 where the thing was at least named.
    """
    if not any(value > 0 for value in counts[criterion].values()):
        return least
    reached = leaned(criterion, counts, table)
    return max(least, 1 + sum(reached >= cut for cut in table[criterion]["cuts"]))
