"""Copies that follow the load: a look at every tick, copies that serve once warm, idle ones let go first."""

from __future__ import annotations

import math

from peakday.engine.kernel.areas import busy_so_far, capacity_so_far
from peakday.engine.kernel.compiling import internal
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.layout import LOOK, SERVE
from peakday.engine.kernel.staff import arrive, depart, resize
from peakday.engine.kernel.world import box_at, count_at, line_at, scale_at


@internal
def _own_line(k, b):
    """The line that all copies of a box share: its last, where a common line stands before it."""
    return b.first_line + b.lines - 1


@internal
def _least_busy(k, b, present):
    """The line of the copy with the least to do, among those that take calls or those that do not."""
    best = -1
    least = 0
    for line in range(b.first_line, b.first_line + b.lines):
        n = line_at(k, line)
        load = n.busy + n.length
        if (n.capacity > 0) == present and (best < 0 or load < least):
            best = line
            least = load
    return best


@internal
def _set_serving(k, i, wanted):
    """Have that many copies serve, from now on."""
    s = scale_at(k, i)
    b = box_at(k, s.box)
    if b.roster < 0:
        s.serving = wanted
        resize(k, _own_line(k, b), wanted * b.slots)
        return
    while s.serving < wanted:
        arrive(k, _least_busy(k, b, False))
        s.serving += 1
    while s.serving > wanted:
        depart(k, _least_busy(k, b, True))
        s.serving -= 1


@internal
def serve(k, i):
    """Copies started a while ago are warm."""
    s = scale_at(k, i)
    copies = count_at(k.started, s.first + s.head).value
    s.head = (s.head + 1) % s.size
    s.count -= 1
    s.warming -= copies
    if copies > 0:
        _set_serving(k, i, s.serving + copies)


@internal
def look(k, i):
    """A tick: ceil(copies × utilisation since the last one / target) copies are wanted."""
    s = scale_at(k, i)
    b = box_at(k, s.box)
    worked = busy_so_far(k, b)
    there = capacity_so_far(k, b)
    slots = there - s.capacity_then
    busy = (worked - s.busy_then) / slots if slots > 0.0 else 0.0
    if b.gated:
        busy *= k.crowd
    s.busy_then = worked
    s.capacity_then = there
    s.looks += 1
    schedule(k, (s.looks + 1) * s.every, LOOK, i, 0)
    # The allowance is for rounding in the areas: 60 % busy of 60 % wanted is exactly as many copies.
    wanted = math.ceil(s.serving * busy / s.at - 1e-9)
    wanted = min(max(wanted, s.least), s.most)
    more = wanted - s.serving - s.warming
    if more > 0:
        count_at(k.started, s.first + (s.head + s.count) % s.size).value = more
        s.count += 1
        s.warming += more
        schedule(k, k.now + s.warm, SERVE, i, 0)
        return
    at = s.count
    while more < 0 and at > 0:  # those not warm yet go first, the newest of them before the others
        at -= 1
        copies = count_at(k.started, s.first + (s.head + at) % s.size)
        fewer = min(copies.value, -more)
        copies.value -= fewer
        s.warming -= fewer
        more += fewer
    if more < 0:
        _set_serving(k, i, wanted)
