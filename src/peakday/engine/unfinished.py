"""Requests that are still inside when a run ends: how long they have been, and what that says of the others.

Figures of answered requests alone flatter a line that grows: who has waited since noon is not among them.
What is certain is that each of those inside takes no less than it has taken so far; that is the lower bound
of a time. The upper one takes it that each is done in so long as those inside need at the rate at which
others left (Little, 1961): the last of a line has no more than that before it. While a line grows there is no
upper bound. Between the two lies the figure that is told, where many are inside the product-limit estimate
(Kaplan and Meier, 1958). A run with fewer inside, or who have been there for less long, has no worse bounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import isfinite, isnan
from typing import Any

import numpy as np

from peakday.engine.kernel import histogram, layout
from peakday.engine.kernel.world import World

MANY = 0.02
"""A share of the counted requests inside at the end below which the figure told is that of answered ones."""
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

    def bounds(self, share: float | None, ahead: float) -> tuple[float, float]:
        """The seconds between which that share, or with `None` the mean, lies.

        Those inside are done in `ahead` seconds at most; with infinity, nobody knows when. NaN for nobody.
        """
        if share is None:
            return self._mean_bounds(ahead)
        all_of_it = self.answered + self.inside
        least = histogram.percentile(all_of_it, share, 0.0, float("inf"))
        alone = histogram.percentile(self.answered, share, 0.0, float("inf"))
        if not self.inside.any():
            return least, alone
        if not isfinite(ahead):
            enough = self.answered.sum() >= share * all_of_it.sum()
            rank = min(1.0, share * float(all_of_it.sum()) / max(1, self.answered.sum()))
            return least, histogram.percentile(self.answered, rank, 0.0, ahead) if enough else ahead
        later = np.bincount(
            bins_of(histogram.edges()[1:] + ahead), weights=self.inside, minlength=histogram.BINS
        ).astype(np.int64)
        most = histogram.percentile(self.answered + later, share, 0.0, float("inf"))
        return least, most if isnan(alone) else max(most, alone)

    def _mean_bounds(self, ahead: float) -> tuple[float, float]:
        middles = (histogram.edges()[:-1] + histogram.edges()[1:]) / 2
        n, inside = float((self.answered + self.inside).sum()), float(self.inside.sum())
        if not n:
            return float("nan"), float("nan")
        least = float(((self.answered + self.inside) * middles).sum()) / n
        return least, least + (inside * ahead / n if inside else 0.0)


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
