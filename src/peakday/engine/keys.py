"""Keys in closed form: Zipf's shares, an LRU cache by Che's approximation, the hottest partition."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from peakday.board.models import KeyCache, Keys

EXACT = 4096
"""This many of the most popular keys are taken one by one, the rest in blocks."""
BLOCKS = 400


@lru_cache(maxsize=64)
def zipf_shares(keys: Keys) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Blocks of keys, the most popular first: what share of calls one key of each gets, and how many it has.

    A block's weight is the integral of r^-s from half a rank before it to half a rank after.
    """
    s, exact = keys.exponent, min(keys.count, EXACT)
    weights = np.arange(1, exact + 1, dtype=float) ** -s
    counts = np.ones(exact)
    if keys.count > exact:
        edges = np.unique(np.round(np.geomspace(exact, keys.count, BLOCKS)))
        upper, lower, sizes = edges[1:] + 0.5, edges[:-1] + 0.5, np.diff(edges)
        area = np.log(upper / lower) if s == 1 else (upper ** (1 - s) - lower ** (1 - s)) / (1 - s)
        weights, counts = np.concatenate([weights, area / sizes]), np.concatenate([counts, sizes])
    return weights / float((weights * counts).sum()), counts


@lru_cache(maxsize=64)
def che(cache: KeyCache) -> float:
    """The hit share of an LRU cache in its steady state, by Che's approximation (Che, Tung and Wang 2002).

    A key stays for a characteristic time T, the same for all, with Σ(1 − e^(−p·T)) = room; it is hit with
    probability 1 − e^(−p·T).
    """
    if cache.room >= cache.keys.count:
        return 1.0
    share, counts = zipf_shares(cache.keys)
    low, high = 0.0, float(cache.room)

    def held(time: float) -> float:
        return float((counts * -np.expm1(-share * time)).sum())

    while held(high) < cache.room:
        high *= 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if held(middle) < cache.room else (low, middle)
    return float((counts * share * -np.expm1(-share * low)).sum())


@lru_cache(maxsize=64)
def hottest_share(keys: Keys, partitions: int) -> float:
    """The share of calls that fall on the first partition, the hottest: keys are dealt to them in turn."""
    share, counts = zipf_shares(keys)
    single = share[counts == 1][:EXACT]
    return float(single[::partitions].sum() + (1.0 - single.sum()) / partitions)
