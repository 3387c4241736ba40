"""People on shifts: when they come and go in a run, and how many there are on average."""

from __future__ import annotations

from collections.abc import Iterable

from peakday.board.models import Run, Shift
from peakday.engine.loads import DAY


def at_work(shift: Shift, run: Run) -> list[tuple[float, int]]:
    """When the people of a shift come (1) and go (0), in seconds of the run; who is there at 0 comes at 0."""
    starts = run.starts or 0.0
    found: list[tuple[float, int]] = []
    day = -2
    while day * DAY + shift.start - starts <= run.for_:
        comes, goes = day * DAY + shift.start - starts, day * DAY + shift.end - starts
        day += 1
        if goes <= 0:
            continue
        if found and found[-1][0] == comes:  # round the clock: they stay
            found.pop()
        else:
            found.append((max(0.0, comes), 1))
        found.append((goes, 0))
    return [(at, on) for at, on in found if at <= run.for_]


def mean_over_run(shifts: Iterable[Shift], run: Run) -> float:
    """How many people are there on average in the counted part of a run."""
    total = 0.0
    for shift in shifts:
        for at, on in at_work(shift, run):
            left = max(0.0, run.for_ - max(at, run.warm_up))
            total += (left if on else -left) * shift.copies
    return total / (run.for_ - run.warm_up) if run.for_ > run.warm_up else 0.0


def mean_over_day(shifts: Iterable[Shift]) -> float:
    """How many people are there on average round the clock: what wages are paid for."""
    return sum(shift.copies * (shift.end - shift.start) for shift in shifts) / DAY
