"""Loads as the kernel plays them: levels of a rate over time, traces, and users."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log, pi
from typing import Any

import numpy as np

from peakday.board.models import Closed, DayShape, Journey, Load, Run, Steady, Stepped, Trace

DAY = 86_400.0
LEVEL_S = 10.0
"""A day-shaped load moves in steps this long, each at the rate of its middle."""


@dataclass(frozen=True, slots=True)
class Levels:
    """A rate a second from each given second on; the first level starts at 0."""

    at: tuple[float, ...]
    rate: tuple[float, ...]


def day_power(average: float, peak: float) -> float:
    """The power p of ((1 + cos x)/2)^p whose mean over a day is average/peak; 1 where it is a half or more.

    The mean of ((1 + cos x)/2)^p is Γ(p + ½) / (√π Γ(p + 1)), which falls with p.
    """
    ratio = average / peak
    if ratio >= 0.5:
        return 1.0

    def mean(p: float) -> float:
        return exp(lgamma(p + 0.5) - lgamma(p + 1) - 0.5 * log(pi))

    low, high = 1.0, 2.0
    while mean(high) > ratio and high < 1e9:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if mean(middle) > ratio else (low, middle)
    return (low + high) / 2


def day_start(load: DayShape, run: Run) -> float:
    """The second of the day at which time 0 of the run lies: `starts`, else centred on the peak."""
    if run.starts is not None:
        return run.starts
    if run.for_ >= DAY:
        return 0.0
    return _peak_at(load) - run.for_ / 2


def levels(load: Load, run: Run) -> Levels:
    """The rate of an open load over the run. Traces and closed loads have none: an empty one."""
    match load:
        case Steady(rate, _):
            return Levels((0.0,), (rate,))
        case Stepped(steps, _):
            at = [t for t, _ in steps]
            rates = [r for _, r in steps]
            if not at or at[0] > 0:
                at, rates = [0.0, *at], [0.0, *rates]
            return Levels(tuple(at), tuple(rates))
        case DayShape():
            times = np.arange(0.0, run.for_, LEVEL_S)
            day = day_rates(load, day_start(load, run) + times + LEVEL_S / 2)
            return Levels(tuple(times.tolist()), tuple(day.tolist()))
        case Closed() | Trace():
            return Levels((), ())


def day_rates(load: DayShape, seconds: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The rates a second of a day-shaped load at seconds after midnight.

    A raised cosine on a floor while the average is half the peak or more, else a power of it.
    """
    bump = (1 + np.cos(2 * pi * (seconds - _peak_at(load)) / DAY)) / 2
    floor = 2 * load.average - load.peak
    if floor >= 0:
        return np.asarray(floor + (load.peak - floor) * bump)
    return np.asarray(load.peak * bump ** day_power(load.average, load.peak))


def _peak_at(load: DayShape) -> float:
    return load.at if load.at is not None else 18 * 3600.0


def mean_rate(journey: Journey, run: Run) -> float:
    """The mean rate a second a journey offers in the counted part of a run; for closed loads, at most."""
    load = journey.load
    match load:
        case None:
            return 0.0
        case Closed(users, think):
            return users / think.mean if think.mean > 0 else float("inf")
        case Trace(_, _, times):
            inside = sum(1 for t in times if run.warm_up <= t <= run.for_)
            return inside / max(1e-12, run.for_ - run.warm_up)
        case _:
            steps = levels(load, run)
            ends = [*steps.at[1:], run.for_]
            area = 0.0
            for start, end, rate in zip(steps.at, ends, steps.rate, strict=True):
                area += max(0.0, min(end, run.for_) - max(start, run.warm_up)) * rate
            return area / (run.for_ - run.warm_up)


def stated_average(journey: Journey) -> float | None:
    """The average rate a second a journey says it has, if it says."""
    if journey.average is None and isinstance(journey.load, DayShape):
        return journey.load.average
    return journey.average


def average_rate(journey: Journey, run: Run) -> float:
    """The average rate cost is counted at: the stated average, else the mean of the run."""
    stated = stated_average(journey)
    return mean_rate(journey, run) if stated is None else stated
