"""Copies and batches in closed form: how many copies there are, and how work comes to them."""

from __future__ import annotations

from math import ceil, exp

from peakday.board.models import Box, Every, Run
from peakday.engine.shifts import mean_over_run


def copies_of(box: Box, offered: float, run: Run) -> float:
    """How many copies serve `offered` erlangs: as written, on shift on average, or scaled to."""
    if box.shifts:
        return mean_over_run(box.shifts, run)
    if box.scale:
        wanted = ceil(offered / ((box.slots or 1) * box.scale.at) - 1e-9)
        return min(max(wanted, box.scale.least), box.scale.most)
    return box.copies or 1


def gather(every: Every | None, rate: float) -> tuple[float, float]:
    """Batches a second, and mean seconds a call waits for its batch, where `rate` calls a second come.

    By size n: (n − 1)/(2·rate). By time T: T/2, and no batch where nobody came, e^(−rate·T) of the time.
    By both: full batches while they fill within T, and what the tick finds, as if calls came evenly.
    """
    if every is None or rate <= 0:
        return rate, 0.0
    size, seconds = every.size, every.seconds
    if size is not None and (seconds is None or size == 1):
        return rate / size, (size - 1) / (2 * rate)
    assert seconds is not None
    came = rate * seconds
    if size is None or came < size:
        return -(exp(-came) - 1) / seconds, seconds / 2
    full, rest = divmod(came, size)
    waits = full * size * (size - 1) / (2 * rate) + rest * rest / (2 * rate)
    return (full + (rest > 1e-9)) / seconds, waits / came
