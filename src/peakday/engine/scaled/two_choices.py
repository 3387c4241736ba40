"""The law of two choices: a call looks at two copies and joins the shorter line (Mitzenmacher 2001)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from peakday.engine.kernel.gate import STEPS

Table = np.ndarray[Any, Any]


@lru_cache(maxsize=64)
def two_choices(slots: int) -> Table:
    """The table of very many copies with `slots` each, where a call joins the shorter line of two at random.

    The fixed point of the mean field: s(k), the share of copies with k calls or more, obeys
    k(s(k) − s(k+1)) = λ(s(k−1)² − s(k)²) up to the slots, and s(k) = ρ·s(k−1)² beyond (Mitzenmacher 2001;
    with one slot, ρ^(2^k − 1)). A call waits where both copies have no slot free.
    """
    table = np.zeros((2 * STEPS + 1, 3))
    loads = np.arange(1, STEPS) / STEPS
    low, high = np.full(len(loads), -700.0), np.zeros(len(loads))
    for _ in range(60):  # how many copies are idle, in logarithms: the more, the fewer are full
        middle = (low + high) / 2
        full, before = _filled(slots, loads, np.exp(middle))
        too_few = full > loads * before**2
        low, high = np.where(too_few, middle, low), np.where(too_few, high, middle)
    full, before = _filled(slots, loads, np.exp(low))
    full = loads * before**2
    line, longer = np.zeros(len(loads)), full
    for _ in range(60):
        longer = loads * longer**2
        line += longer
    table[1:STEPS, 1] = full**2
    table[1:STEPS, 2] = line / (loads * slots) / np.maximum(full**2, 1e-300)
    return table


def _filled(slots: int, loads: Table, idle: Table) -> tuple[Table, Table]:
    """The shares of copies with all slots busy, and with one less at most free, where so many are idle."""
    before, share, step = np.ones(len(loads)), 1.0 - idle, idle
    for k in range(1, slots):
        step = np.minimum(loads * slots / k * (before + share) * step, 2.0)
        before, share = share, np.maximum(share - step, 0.0)
    return share, before


@lru_cache(maxsize=64)
def two_choices_in_room(slots: int, places: int) -> Table:
    """The same where each copy has so many `places` for calls that wait, at loads to 2, and what is lost.

    Downwards from the share s(K) that is quite full: s(k−1)² = s(k)² + min(k, c)(s(k) − s(k+1))/λ, with s(K)
    such that s(0) is 1. Where that is too small to begin with, room does not matter.
    """
    loads = np.arange(1, 2 * STEPS + 1) / STEPS
    low, high = np.full(len(loads), -40.0), np.zeros(len(loads))
    for _ in range(50):
        middle = (low + high) / 2
        too_many = _levels(slots, places, loads, np.exp(middle))[0] > 1.0
        low, high = np.where(too_many, low, middle), np.where(too_many, middle, high)
    levels = _levels(slots, places, loads, np.exp(low))
    lost, full, line = levels[-1] ** 2, levels[slots] ** 2, levels[slots + 1 :].sum(axis=0)
    table = two_choices(slots).copy()
    found = np.zeros_like(table)
    found[1:, 0] = lost
    found[1:, 1] = np.clip((full - lost) / (1 - lost), 0.0, 1.0)
    found[1:, 2] = line / (loads * slots * (1 - lost)) / np.maximum(found[1:, 1], 1e-300)
    matters = np.concatenate([[False], (low > -39.0) | (loads >= 1.0)])
    table[matters] = found[matters]
    return table


def _levels(slots: int, places: int, loads: Table, top: Table) -> Table:
    """s(0) to s(K), from s(K) downwards: [k, load]. Beyond 1 it is held at 10."""
    levels = np.zeros((slots + places + 2, len(loads)))
    levels[-2] = top
    for k in range(slots + places, 0, -1):
        leave = min(k, slots) * (levels[k] - levels[k + 1]) / (loads * slots)
        levels[k - 1] = np.minimum(np.sqrt(levels[k] ** 2 + leave), 10.0)
    return levels[:-1]
