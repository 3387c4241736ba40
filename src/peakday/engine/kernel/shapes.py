"""Drawing a duration that varies, from its row in the table of shapes."""

from __future__ import annotations

import math

from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.deck import draw_dealt
from peakday.engine.kernel.layout import QUANTILES
from peakday.engine.kernel.random import exponential, gamma, normal, uniform
from peakday.engine.kernel.world import cell_at, shape_at

CONSTANT = 0
EXPONENTIAL = 1
LOGNORMAL = 2  # a: mu, b: sigma
UNIFORM = 3  # a: least, b: most
GAMMA = 4  # a: shape, b: scale
HYPEREXPONENTIAL = 5  # a: share of the first phase, b: its mean, c: the other's
PARETO = 6  # a: least, b: tail
PERT = 7  # a, b: least and most, c: first shape of the beta (the shapes add to 6)
MIX = 8  # first, count: rows of its parts, whose cumulated share stands in values
ROWS = 9  # first, count: rows of values


@internal
def draw_varied(k, i, shape):
    """A duration of a shape that is neither constant nor exponential, in seconds."""
    s = shape_at(k, shape)
    if s.kind >= QUANTILES:
        return draw_dealt(k, i, shape)
    if s.kind == MIX:
        u = uniform(k, i)
        part = 0
        while part < s.count - 1 and u >= cell_at(k.values, s.first + part).value:
            part += 1
        s = shape_at(k, int(s.a) + part)
        if s.kind == CONSTANT:
            return s.a
        if s.kind == EXPONENTIAL:
            return s.a * exponential(k, i)
    if s.kind == LOGNORMAL:
        return math.exp(s.a + s.b * normal(k, i))
    if s.kind == UNIFORM:
        return s.a + (s.b - s.a) * uniform(k, i)
    if s.kind == GAMMA:
        return s.b * gamma(k, i, s.a)
    if s.kind == HYPEREXPONENTIAL:
        mean = s.b if uniform(k, i) < s.a else s.c
        return mean * exponential(k, i)
    if s.kind == PARETO:
        return s.a * (1.0 - uniform(k, i)) ** (-1.0 / s.b)
    if s.kind == PERT:
        x = gamma(k, i, s.c)
        y = gamma(k, i, 6.0 - s.c)
        return s.a + (s.b - s.a) * x / (x + y)
    return cell_at(k.values, s.first + int(uniform(k, i) * s.count)).value


@inlined
def draw(k, i, shape):
    """A duration, in seconds, from row `shape` of the table, with stream `i`."""
    kind = shape_at(k, shape).kind
    if kind == EXPONENTIAL:
        return shape_at(k, shape).a * exponential(k, i)
    if kind == CONSTANT:
        return shape_at(k, shape).a
    return draw_varied(k, i, shape)
