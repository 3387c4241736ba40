"""The rubric's numbers: levels, points, dimensions, and the bar."""

from __future__ import annotations

from dataclasses import dataclass

POINTS: tuple[float, ...] = (0.0, 10.0, 40.0, 70.0, 100.0)
"""What levels 0 to 4 are worth: naming everything and using nothing is worth ten points, not twenty-five."""

LEVELS: tuple[str, ...] = ("not shown", "poor", "mixed", "good", "excellent")

BAR_TOTAL = 70.0
BAR_DIMENSION = 50.0

BAR_NOTE = (
    "The bar is Peakday's own: a total of 70 or more with no dimension under 50. It is not Amazon's. "
    "The weights come from an article about such interviews; Amazon publishes none."
)


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the five dimensions; `weight` in percent."""

    id: str
    title: str
    weight: float


DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("scoping", "Scoping", 20.0),
    Dimension("architecture", "Architecture", 30.0),
    Dimension("trade_offs", "Trade-offs", 25.0),
    Dimension("customer", "Customer and business", 15.0),
    Dimension("communication", "Communication", 10.0),
)


def points(level: int) -> float:
    """The points of a level from 0 to 4."""
    return POINTS[level]
