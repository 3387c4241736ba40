"""From levels to scores: dimensions, the weighted total, the equal-weight total, and the bar."""

from __future__ import annotations

from dataclasses import dataclass

from peakday.rubric.criteria import CRITERIA
from peakday.rubric.criterion import Reading
from peakday.rubric.scale import BAR_DIMENSION, BAR_TOTAL, DIMENSIONS, points


@dataclass(frozen=True, slots=True)
class Score:
    """The mechanical result. A dimension of which nothing was read is `None`; the total is then partial."""

    dimensions: dict[str, float | None]
    total: float | None
    total_equal_weights: float | None
    partial: bool
    clears_the_bar: bool | None


def score(readings: dict[str, Reading]) -> Score:
    """Combines readings by criterion id. The total is over the dimensions that were read."""
    dimensions: dict[str, float | None] = {}
    for dimension in DIMENSIONS:
        levels = [
            level for criterion in CRITERIA
            if criterion.dimension == dimension.id and (level := readings[criterion.id].level) is not None
        ]  # fmt: skip
        dimensions[dimension.id] = sum(map(points, levels)) / len(levels) if levels else None
    weights = {dimension.id: dimension.weight for dimension in DIMENSIONS}
    read = {name: value for name, value in dimensions.items() if value is not None}
    partial = len(read) < len(dimensions)
    weight = sum(weights[name] for name in read)
    total = sum(value * weights[name] for name, value in read.items()) / weight if weight else None
    equal = sum(read.values()) / len(read) if read else None
    clears = None if partial or total is None else total >= BAR_TOTAL and min(read.values()) >= BAR_DIMENSION
    return Score(
        {name: _round(value) for name, value in dimensions.items()},
        _round(total),
        _round(equal),
        partial,
        clears,
    )


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
