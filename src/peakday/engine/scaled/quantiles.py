"""Durations as tables of quantiles, for draws that are dealt from a deck (`kernel.deck`).

A table has 64 cells an octave of what is left of 1: the first octave is the lower half of the
distribution, the next the following quarter, and so on to 2⁻³². So the tail is as finely cut as the
middle, and a straight line inside each cell is within about 10⁻⁴ of the curve.
"""

from __future__ import annotations

from math import log
from statistics import NormalDist
from typing import Any

import numpy as np

from peakday.engine.kernel.deck import OCTAVES, PER_OCTAVE
from peakday.quantities.varying import (
    Constant,
    Exponential,
    FromFile,
    Gamma,
    HyperExponential,
    LogNormal,
    Pareto,
    Pert,
    Uniform,
    Varying,
)

Array = np.ndarray[Any, Any]
_GRID = 40_001


def rests() -> Array:
    """1 − u at the edges of the cells, from 1 down to 2⁻³²; shape (OCTAVES × PER_OCTAVE + 1,)."""
    step = np.arange(OCTAVES * PER_OCTAVE + 1)
    octave, part = np.divmod(step, PER_OCTAVE)
    return np.asarray(np.ldexp(1.0 - part / (2 * PER_OCTAVE), -octave))


def quantiles(varying: Varying) -> Array:
    """The duration, in seconds, at each edge of the table.

    The very first edge is moved so that the table has the mean of the distribution: the lower tail is
    curved, and its first cell holds 1/128 of all draws.
    """
    table = _inverse(varying)
    width = -np.diff(rests())
    missing = varying.mean - float((width * (table[1:] + table[:-1]) / 2).sum())
    table[0] = min(max(0.0, table[0] + 2 * missing / width[0]), table[1])
    return table


def _inverse(varying: Varying) -> Array:
    """The inverse of the distribution at each edge of the table."""
    rest = rests()
    match varying:
        case Constant(seconds):
            return np.full(len(rest), seconds)
        case Exponential(seconds):
            return -seconds * np.log(rest)
        case Uniform(least, most):
            return most - (most - least) * rest
        case LogNormal():
            normal = NormalDist()
            z = [-8.3, *(-normal.inv_cdf(float(r)) for r in rest[1:])]
            return np.exp(varying.mu + varying.sigma * np.array(z))
        case Pareto(_, tail):
            return np.asarray(varying.least * rest ** (-1 / tail))
        case FromFile(_, _, values):
            ordered = np.sort(np.array(values))
            return ordered[np.minimum((len(ordered) * (1 - rest)).astype(np.int64), len(ordered) - 1)]
        case HyperExponential(seconds, _):
            p = varying.first_share
            fast, slow = seconds / (2 * p), seconds / (2 * (1 - p))
            x = np.exp(np.linspace(log(fast) - 40, log(slow) + 4, _GRID))
            return np.interp(-rest, -(p * np.exp(-x / fast) + (1 - p) * np.exp(-x / slow)), x)
        case Gamma(seconds, cv):
            return _by_density(*_gamma_density(1 / cv**2, seconds * cv**2))
        case Pert(least, _, most):
            x, density = _beta_density(varying.alpha, varying.beta)
            return least + (most - least) * _by_density(x, density)
        case _:
            raise AssertionError("a mix is flattened before it comes here")


def _gamma_density(shape: float, scale: float) -> tuple[Array, Array]:
    """Points x and the density of log x there (up to a factor), wide enough for the table's last edge."""
    low = -40 / min(1.0, shape) if shape < 1 else -40 / shape**0.5 - 5
    y = np.linspace(low, log(shape + 60 + 12 * shape**0.5), _GRID)
    log_density = shape * y - np.exp(y)
    return scale * np.exp(y), np.exp(log_density - log_density.max()) * np.gradient(y)


def _beta_density(a: float, b: float) -> tuple[Array, Array]:
    """Points of (0, 1) and the density of their logit there (up to a factor)."""
    y = np.linspace(-45.0, 45.0, _GRID)
    x = 1 / (1 + np.exp(-y))
    log_density = -a * np.log1p(np.exp(-y)) - b * np.log1p(np.exp(y))
    return x, np.exp(log_density - log_density.max()) * np.gradient(y)


def _by_density(x: Array, weight: Array) -> Array:
    """Invert the distribution with these weights at these points, from its upper end for the tail's sake."""
    between = (weight[1:] + weight[:-1]) / 2
    above = np.append(np.cumsum(between[::-1])[::-1], 0.0)
    above /= above[0]
    return np.interp(-rests(), -above, x)
