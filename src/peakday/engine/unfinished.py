"""Requests that are still inside when a run ends: how long they have been, and what that says of the others.

Figures of answered requests alone flatter a line that grows: who has waited since noon is not among them.
Where many are inside, a target's time is therefore read from the product-limit estimate (Kaplan and Meier,
1958), in which a request that is not done yet counts as longer than it has taken so far. Where even that does
not come down to the share asked for, all that is known is that it takes at least as long as the longest has.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from peakday.engine.kernel import histogram, layout
from peakday.engine.kernel.world import World

MANY = 0.02
"""A share of the counted requests inside at the end below which answered ones speak for all."""
GROWING = 0.05
"""A share of what came in and did not go out again, from which on a line grows."""

Counts = np.ndarray[Any, Any]


@dataclass(frozen=True)
class SoFar:
    """Durations of a journey in one or more replications: of those answered, and ages of those inside."""

    answered: Counts
    inside: Counts
    """Both on the bins of `kernel.histogram`."""

    @cached_property
    def _left(self) -> Counts:
        """The share that takes longer than each bin."""
        at_risk = np.cumsum((self.answered + self.inside)[::-1])[::-1]
        return np.asarray(np.cumprod(1.0 - self.answered / np.maximum(1, at_risk)))

    @property
    def _longest(self) -> float:
        used = np.nonzero(self.answered + self.inside)[0]
        return float(histogram.edges()[used[-1]]) if len(used) else float("nan")

    def percentile(self, share: float) -> tuple[float, bool]:
        """Seconds in which that share is done, and whether it is known only to take at least so long."""
        beyond = np.nonzero(self._left <= 1 - share + 1e-12)[0]
        if not len(beyond):
            return self._longest, True
        return float(histogram.edges()[int(beyond[0]) + 1]), False

    def mean(self) -> tuple[float, bool]:
        """Mean seconds, and whether it is known only to be at least so much."""
        edges = histogram.edges()
        left = np.concatenate([[1.0], self._left[:-1]])
        used = edges[1:] <= max(self._longest, edges[1])
        return float(np.sum(left[used] * np.diff(edges)[used])), bool(self._left[-1] > 1e-9)

    def older(self, limit: float) -> int:
        """How many inside have been there for longer than `limit` seconds already."""
        return int(self.inside[histogram.edges()[:-1] >= limit].sum())


def bins_of(seconds: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The bin of each duration, as `kernel.histogram.bin_of` has it for one."""
    at = np.searchsorted(histogram.edges(), seconds, side="right") - 1
    return np.asarray(np.clip(at, 0, histogram.BINS - 1))


def inside(world: World) -> Counts:
    """Ages of the counted requests inside a world as it ended, on the histogram's bins.

    The rows are those of `World.latency`: each journey's, then each journey's that arrived in a failure.
    """
    calls = world.calls[: int(world.k["fresh"][0])]
    alone = (calls["root"] < 0) & (calls["parent"] < 0) & ((calls["arrow"] < 0) | (calls["alone"] == 1))
    is_request = alone | (calls["root"] == np.arange(len(calls)))
    is_open = (calls["state"] != layout.FREE) & (calls["state"] != layout.BATCH) & (calls["recorded"] == 0)
    found = np.flatnonzero(is_request & is_open & (calls["counted"] == 1))
    bins = bins_of(np.maximum(0.0, float(world.k["now"][0]) - calls["sent"][found]))
    journey, hit = calls["journey"][found], calls["in_failure"][found] == 1
    rows = np.zeros((2 * len(world.journeys), histogram.BINS), dtype=np.int64)
    np.add.at(rows, (journey, bins), 1)
    np.add.at(rows, (journey[hit] + len(world.journeys), bins[hit]), 1)
    return rows
