"""From what was found to a level: named counts, each up to its most, weighed and cut.

What counts for a criterion, and up to how many, its module says. The weights and cuts in `scales.yaml` were
fitted on the tuning half of the calibration sessions; none has the wrong sign, so that more of what is good
never lowers a level.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

SCALES = Path(__file__).with_name("scales.yaml")
Counts = Mapping[str, float]


@lru_cache(maxsize=1)
def _scales() -> dict[str, dict[str, object]]:
    from ruamel.yaml import YAML

    loaded: dict[str, dict[str, object]] = YAML(typ="safe").load(SCALES.read_text("utf-8"))
    return loaded


def strength(criterion: str, counts: Counts) -> float:
    """The weighted sum of the counts for a criterion."""
    weights = _scales()[criterion]["weights"]
    assert isinstance(weights, dict)
    return sum(float(weights[name]) * float(value) for name, value in counts.items())


def level_of(criterion: str, counts: Counts, least: int = 1) -> int:
    """The level: how many of the criterion's cuts its strength passes, 1 to 4; `least` where no count is.

    A criterion gives `least` as 0 where nothing was said at all, 1 where the thing was at least named.
    """
    cuts = _scales()[criterion]["cuts"]
    assert isinstance(cuts, list)
    if not any(value > 0 for value in counts.values()):
        return least
    reached = strength(criterion, counts)
    return max(least, 1 + sum(reached >= float(cut) for cut in cuts))


def lacking(criterion: str, counts: Counts, most: Mapping[str, float]) -> str | None:
    """The count that would add the most if it reached its most: what to raise first; None where all do."""
    weights = _scales()[criterion]["weights"]
    assert isinstance(weights, dict)
    gains = {name: float(weights[name]) * (top - counts[name]) for name, top in most.items()}
    best = max(gains, key=lambda name: gains[name], default=None)
    return best if best is not None and gains[best] > 0 else None
