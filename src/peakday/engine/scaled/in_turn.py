"""Waits before few slots where calls come in turn: each copy of many gets every n-th of random arrivals."""

from __future__ import annotations

from functools import lru_cache
from math import lgamma, log
from typing import Any

import numpy as np

from peakday.engine.kernel.gate import STEPS

Table = np.ndarray[Any, Any]

MOST_PHASES = 64
"""Gaps of more copies than this are as good as constant."""
_NODES = 400


@lru_cache(maxsize=64)
def in_turn(slots: int, copies: int) -> tuple[Table, Table]:
    """The share that waits, and their mean wait in mean works, at loads 1/100 to 99/100: E_n/M/c.

    A copy's gaps are Erlang of n = `copies` phases. What calls find as they come is a chain: from i they
    find j next where i + 1 − j leave in a gap. From c = `slots` on its steady state is geometric, with
    σ = (ν/(ν + c(1 − σ)))^n for ν phases a mean work (Kleinrock, Queueing Systems I, 6.2); below, it solves
    the chain's c equations, their integrals over the gap taken on a grid of its logarithm.
    """
    phases = min(copies, MOST_PHASES)
    loads = np.arange(1, STEPS) / STEPS
    rate = phases * loads * slots
    sigma = loads**2
    for _ in range(2000):
        sigma = (rate / (rate + slots * (1 - sigma))) ** phases
    steps = np.linspace(log(1e-6 / slots), log(40 / (slots * loads[0])), _NODES)
    gaps = np.exp(steps)
    width = gaps * (steps[1] - steps[0])
    staying = _staying(slots, gaps)
    found = np.tensordot(_erlang(phases, rate, gaps) * width, staying[:, 1:, :slots], (1, 0))
    leaving = slots * (1 - sigma)[:, None] * gaps
    full = np.exp(np.minimum(leaving, 700.0)) * _longer(phases, rate[:, None] * gaps + leaving) * width
    found[:, -1, :] += np.tensordot(full, staying[:, -1, :slots], (1, 0)) * (sigma**2 * slots)[:, None]
    balance = np.swapaxes(found, 1, 2) - np.eye(slots)
    balance[:, 0, :] = 1.0  # of the equations one follows from the others: all shares add up to 1 instead
    balance[:, 0, -1] += sigma / (1 - sigma)
    ones = np.zeros((len(loads), slots, 1))
    ones[:, 0] = 1.0
    last = np.linalg.solve(balance, ones)[:, -1, 0]
    return np.clip(last * sigma / (1 - sigma), 0.0, 1.0), 1 / (slots * (1 - sigma))


def _staying(slots: int, gaps: Table) -> Table:
    """How likely j of n at work are still there after each gap, in mean works: [gap, n, j], binomial."""
    n = np.arange(slots + 1)
    logs = np.array([lgamma(i + 1.0) for i in n])
    over = n[:, None] - n[None, :]
    ways = np.where(over >= 0, logs[:, None] - logs[None, :] - logs[np.maximum(over, 0)], -np.inf)
    gone = np.log(-np.expm1(-gaps))
    return np.asarray(np.exp(ways - n * gaps[:, None, None] + np.maximum(over, 0) * gone[:, None, None]))


def _erlang(phases: int, rate: Table, at: Table) -> Table:
    """The density of Erlang's distribution: [rate, at]."""
    logs = phases * np.log(rate)[:, None] + (phases - 1) * np.log(at) - rate[:, None] * at - lgamma(phases)
    return np.asarray(np.exp(logs))


def _longer(phases: int, due: Table) -> Table:
    """How likely fewer than so many `phases` have passed where so many are due: Poisson's distribution."""
    term = np.exp(-due)
    total = np.zeros_like(due)
    for passed in range(phases):
        total += term
        term = term * due / (passed + 1)
    return total
