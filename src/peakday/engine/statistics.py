"""Intervals: Student's t over replications for times, Wilson's for shares; both at 95 %."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan, sqrt

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


def over_seeds(values: Sequence[float]) -> tuple[float, float] | None:
    """The t interval of the mean of one figure a replication; `None` with fewer than two."""
    known = [v for v in values if not isnan(v)]
    n = len(known)
    if n < 2:
        return None
    mean = sum(known) / n
    spread = sqrt(sum((v - mean) ** 2 for v in known) / (n - 1))
    half = t95(n - 1) * spread / sqrt(n)
    return mean - half, mean + half


def wilson(successes: int, trials: int) -> tuple[float, float] | None:
    """Wilson's interval of a share; `None` without trials."""
    if trials == 0:
        return None
    z2 = Z95**2
    share = successes / trials
    centre = (share + z2 / (2 * trials)) / (1 + z2 / trials)
    half = Z95 / (1 + z2 / trials) * sqrt(share * (1 - share) / trials + z2 / (4 * trials**2))
    low = 0.0 if successes == 0 else centre - half
    high = 1.0 if successes == trials else centre + half
    return max(0.0, low), min(1.0, high)
