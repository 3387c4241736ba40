"""Targets held against what was measured: met, missed, or undecided where the interval straddles."""

from __future__ import annotations

import operator
from dataclasses import dataclass

from peakday.board.models import Target
from peakday.engine.measure import METRICS, PERCENTILES, Figure, Measures

_OPERATORS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_UNITS = {
    "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0, "h": 3600.0, "d": 86_400.0, "day": 86_400.0,
    "%": 0.01,
    "/s": 1.0, "/min": 1 / 60, "/h": 1 / 3600, "/day": 1 / 86_400,
    "USD/month": 1.0,
}  # fmt: skip


@dataclass(frozen=True)
class TargetResult:
    """One target and its verdict; `measured` and `ci95` in `unit`, `met` is `None` while undecided."""

    target: Target
    measured: float | None
    ci95: tuple[float, float] | None
    met: bool | None
    by_seed: tuple[float, ...] = ()
    """The figure in each replication, in `unit`."""
    unsure: str = ""
    """Why it cannot be told whether it is met, or there is no figure that says it is missed; else empty."""

    @property
    def scale(self) -> float:
        """What one of `unit` is in the target's own terms: seconds, shares of 1, a second, US dollars."""
        return _UNITS.get(self.target.unit, 1.0)

    def to_dict(self) -> dict[str, object]:
        """As docs/board.md writes it."""
        said: dict[str, object] = {
            "text": self.target.text,
            "measured": self.measured,
            "unit": self.target.unit,
            "met": self.met,
            "ci95": list(self.ci95) if self.ci95 else None,
        }
        return said | {"unsure": self.unsure} if self.unsure else said


def judge(target: Target, measures: Measures, usd_per_month: float) -> TargetResult:
    """Hold one target against the run; one that the board itself leaves unsure is neither met nor missed."""
    if target.unsure:
        return TargetResult(target, None, None, None, unsure=target.unsure)
    figure = figure_of(target, measures, usd_per_month)
    if figure.value is None and (told := _unanswered(target, measures)):
        return TargetResult(target, None, None, False, unsure=told)
    scale = _UNITS.get(target.unit, 1.0)
    met = verdict(target, figure)
    interval = figure.interval
    return TargetResult(
        target,
        None if figure.value is None else figure.value / scale,
        None if interval is None else (interval[0] / scale, interval[1] / scale),
        met,
        tuple(one / scale for one in figure.by_seed),
        unsure=figure.unsure if met is None and _straddles(target, figure) else "",
    )


def figure_of(target: Target, measures: Measures, usd_per_month: float = 0.0) -> Figure:
    """The figure a target speaks of, in seconds, shares of 1, a second, or US dollars a month."""
    if target.metric == "cost":
        return Figure(usd_per_month, (usd_per_month, usd_per_month))
    if target.metric == "availability":
        return measures.availability()
    assert target.journey is not None
    journey = measures.journey(target.journey)
    if target.during_failures:
        journey = journey.during_failures()
    if target.metric == "within":
        assert target.within is not None
        return journey.within(target.within)
    if target.metric in PERCENTILES or target.metric == "mean":
        return journey.duration(PERCENTILES.get(target.metric))
    return METRICS[target.metric](journey)


def _unanswered(target: Target, measures: Measures) -> str:
    """What to say of a time that nothing has, because nobody was answered at all; else empty."""
    if (
        target.journey is None
        or target.op not in ("<", "<=")
        or target.metric not in (*PERCENTILES, "mean", "max")
    ):
        return ""
    journey = measures.journey(target.journey)
    ended = int(sum((journey.during_failures() if target.during_failures else journey).ended()))
    return f"none of {ended} requests was answered" if ended else ""


def verdict(target: Target, figure: Figure) -> bool | None:
    """Met if the figure holds and all it may still be; missed if none of that does; else undecided."""
    if figure.value is None:
        return None
    may_be = (figure.value, *(figure.interval or ()), *(figure.bounds or ()))
    ends = {_holds(target, each) for each in may_be}
    return ends.pop() if len(ends) == 1 else None


def _holds(target: Target, value: float) -> bool:
    return bool(_OPERATORS[target.op](value, target.value))


def _straddles(target: Target, figure: Figure) -> bool:
    """Is it those still inside that decide?"""
    return figure.bounds is not None and len({_holds(target, each) for each in figure.bounds}) > 1


def overall(results: list[TargetResult]) -> str:
    """`clears`, `misses` or `undecided`; a miss outranks an undecided."""
    if any(r.met is False for r in results):
        return "misses"
    return "undecided" if any(r.met is None for r in results) else "clears"
