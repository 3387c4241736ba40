"""Log-spaced histograms of durations: every bin at most 1/128 (0.8 %) wide, from 0.1 µs to 4 months.

A bin is the exponent and the first seven bits of the fraction of the duration as a 64-bit float, so
filing a duration is a shift and a subtraction. Durations of zero (or below 0.1 µs) share bin 0.
"""

from __future__ import annotations

import numpy as np

from peakday.engine.kernel.compiling import inlined

PER_OCTAVE = 128
COARSE_STEP = 8
_LOWEST = -24  # 2**-24 s = 0.06 µs
_OCTAVES = 48
BINS = _OCTAVES * PER_OCTAVE + 1
COARSE = BINS // COARSE_STEP + 1
"""Bins of the histograms in a time series: eight of these bins in one, each at most 6 % wide."""
_BASE = (1023 + _LOWEST) * PER_OCTAVE


@inlined
def bin_of(seconds):
    """The bin of a duration in seconds."""
    b = (np.float64(seconds).view(np.int64) >> 45) - _BASE + 1
    if b < 0:
        return 0
    if b >= BINS:
        return BINS - 1
    return b


def edges() -> np.ndarray:
    """The lower edges of all bins and the last one's upper edge, in seconds; shape (BINS + 1,)."""
    step = np.arange(_OCTAVES * PER_OCTAVE + 1)
    octave, part = np.divmod(step, PER_OCTAVE)
    return np.concatenate([[0.0], np.ldexp(1.0 + part / PER_OCTAVE, octave + _LOWEST)])


def percentile(counts: np.ndarray, share: float, least: float, most: float) -> float:
    """The `share` percentile (0..1) in seconds, straight-lined within its bin, kept within [least, most]."""
    total = int(counts.sum())
    if total == 0:
        return float("nan")
    running = np.cumsum(counts)
    rank = share * total
    b = int(np.searchsorted(running, rank, side="left"))
    below = running[b] - counts[b]
    lower, upper = _EDGES[b], _EDGES[b + 1]
    value = lower + (upper - lower) * (rank - below) / max(1, counts[b])
    return float(min(max(value, least), most))


_EDGES = edges()
