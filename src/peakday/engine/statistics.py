"""Intervals at 95 %: Student's t over replications for times; for shares the wider of it and Wilson's."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isnan, sqrt

Z95 = 1.959963984540054
_T95 = (
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281,
    2.2010, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860,
    2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
)  # fmt: skip


def t95(degrees: int) -> float:
    """The two-sided 95 % quantile of Student's t; beyond 30 degrees by its expansion in 1/degrees."""
    if degrees < 1:
        return float("inf")
    if degrees <= len(_T95):
        return _T95[degrees - 1]
    z = Z95
    return z + (z**3 + z) / (4 * degrees) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * degrees**2)


def over_seeds(
    values: Sequence[float], pooled: float | None = None, least: float = -inf
) -> tuple[float, float] | None:
    """The t interval around a pooled figure from one figure a replication; `None` with fewer than two.

    Around the mean of the figures where no pooled one is given. `least` is what the figure can be at least:
    where few seeds differ much, the symmetric interval would reach below it, and what is cut off there
    cannot be true, so that the rest covers as often.
    """
    known = [v for v in values if not isnan(v)]
    n = len(known)
    if n < 2:
        return None
    mean = sum(known) / n
    centre = mean if pooled is None or isnan(pooled) else pooled
    spread = sqrt(sum((v - mean) ** 2 for v in known) / (n - 1))
    half = t95(n - 1) * spread / sqrt(n)
    return max(least, centre - half), centre + half


def wilson(successes: float, trials: float) -> tuple[float, float] | None:
    """Wilson's interval of a share of independent trials; `None` without trials."""
    if trials <= 0:
        return None
    z2 = Z95**2
    share = successes / trials
    centre = (share + z2 / (2 * trials)) / (1 + z2 / trials)
    half = Z95 / (1 + z2 / trials) * sqrt(share * (1 - share) / trials + z2 / (4 * trials**2))
    low = 0.0 if successes == 0 else centre - half
    high = 1.0 if successes == trials else centre + half
    return max(0.0, low), min(1.0, high)


def share_interval(
    successes: Sequence[float], trials: Sequence[float], crowd: float = 1.0
) -> tuple[float, float] | None:
    """The interval of a share from its counts, one pair a replication; `None` without trials.

    The wider, at each end, of Wilson's over all requests, which takes them as independent and holds
    where few fail, and Student's t over the replications' own shares, which holds where requests that
    meet in a line fail together. In a scaled run `crowd` counts stand for one simulated request.
    """
    alone = wilson(sum(successes) / crowd, sum(trials) / crowd)
    if alone is None:
        return None
    share = sum(successes) / sum(trials)
    together = over_seeds([s / n for s, n in zip(successes, trials, strict=True) if n > 0], share)
    if together is None:
        return alone
    return max(0.0, min(alone[0], together[0])), min(1.0, max(alone[1], together[1]))
