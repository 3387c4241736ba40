"""Which key a call asks for, by Zipf's law, and the partitions that keys fall on.

Key r of n is asked for with probability r^-s / (1 + 2^-s + … + n^-s), drawn exactly and in constant time
by rejection-inversion (Hörmann and Derflinger 1996, "Rejection-inversion to generate variates from monotone
discrete distributions"). Exponent 0 is uniform.
"""

from __future__ import annotations

import math

from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.random import uniform
from peakday.engine.kernel.world import box_at, call_at, keys_at, part_at


@inlined
def integral(x, s):
    """The integral of t^-s from 1 to x."""
    log_x = math.log(x)
    power = (1.0 - s) * log_x
    if abs(power) < 1e-8:
        return log_x * (1.0 + 0.5 * power)
    return math.expm1(power) / (1.0 - s)


@inlined
def integral_inverse(y, s):
    """The x up to which the integral of t^-s from 1 is y."""
    power = max(-1.0, (1.0 - s) * y)
    if abs(power) < 1e-8:
        return math.exp(y * (1.0 - 0.5 * power))
    return math.exp(math.log1p(power) / (1.0 - s))


@internal
def draw_key(k, keys):
    """A key, from 1 (the most popular) to the count of row `keys`."""
    z = keys_at(k, keys)
    s = z.exponent
    if s == 0.0:
        return int(uniform(k, z.stream) * z.count) + 1
    while True:
        y = z.high + uniform(k, z.stream) * (z.low - z.high)
        x = integral_inverse(y, s)
        key = min(max(math.floor(x + 0.5), 1.0), z.count)
        if key - x <= z.skip or y >= integral(key + 0.5, s) - math.exp(-s * math.log(key)):
            return int(key)


@inlined
def ask_for_key(k, f, keys):
    """The key of a call at this box; an attempt made again asks for the same one."""
    c = call_at(k, f)
    if c.attempt == 0 or c.fallback:
        c.key = draw_key(k, keys)


@internal
def part_lets_in(k, b, key):
    """Does the limit of the key's partition let a call in? Keys are dealt to the partitions in turn."""
    p = part_at(k, b.first_part + (key - 1) % b.parts)
    p.arrivals += k.warm
    if b.rate <= 0.0:
        return True
    p.tokens = min(b.burst, p.tokens + (k.now - p.filled) * b.rate)
    p.filled = k.now
    if p.tokens < 1.0 - 1e-9:
        p.limited += k.warm
        return False
    p.tokens -= 1.0
    return True


@internal
def let_in_by_key(k, f):
    """Draw the key of a call at a partitioned box; is it let in?"""
    c = call_at(k, f)
    b = box_at(k, c.box)
    ask_for_key(k, f, b.keys)
    return part_lets_in(k, b, c.key)
