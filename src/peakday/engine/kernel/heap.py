"""The event heap: by time, then by the order of being scheduled. Nothing is ever deleted from it.

An event for a call carries the call's generation; when the call has moved on, the event is stale and
is dropped as it surfaces. The event being acted on leaves a hole at the top, which the first event that
follows from it fills: most events cause one other, and the heap is then put in order once, not twice.
Every event has four below it. The places after the last one hold events that never come, so that the
earliest of four is always the earliest of four.
"""

from __future__ import annotations

import numpy as np

from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.world import event_at

FAMILY = 4
"""How many events stand right below one."""
_LAST = np.iinfo(np.int64).max


@inlined
def _copy(to, event):
    to.at = event.at
    to.order = event.order
    to.tag = event.tag


@inlined
def kind_of(tag):
    """The kind of event a tag was packed with."""
    return tag >> 58


@inlined
def what_of(tag):
    """What the event happens to: a number below 2**26."""
    return (tag >> 32) & 0x3FFFFFF


@inlined
def gen_of(tag):
    """The generation the event is meant for."""
    return np.int32(tag & 0xFFFFFFFF)


@inlined
def _whole(at):
    """A time as a whole number: times are never negative, and then their bits are in the same order."""
    return np.float64(at).view(np.int64)


@inlined
def comes_before(at, order, other_at, other_order):
    """Is the first of two things due before the second? Told without a branch: nobody can foretell which."""
    a = _whole(at)
    b = _whole(other_at)
    return (a < b) | ((a == b) & (order < other_order))


@inlined
def _is_earlier(k, i, j):
    """1 where event `i` is before event `j`, else 0."""
    one = event_at(k, i)
    other = event_at(k, j)
    return int(comes_before(one.at, one.order, other.at, other.order))


@inlined
def _leave_empty(k, i):
    """Put an event that never comes where there is none."""
    e = event_at(k, i)
    e.at = np.inf
    e.order = _LAST


@inlined
def open_heap(k):
    """Begin with no event at all."""
    for i in range(FAMILY - 1):
        _leave_empty(k, i)


@inlined
def _sink(k, n, at, order, tag):
    """Put an event where it belongs among the first `n`, beginning at the hole at the top."""
    i = 0
    first = 1
    while first < n:
        left = first + _is_earlier(k, first + 1, first)
        right = first + 2 + _is_earlier(k, first + 3, first + 2)
        best = left + (right - left) * _is_earlier(k, right, left)
        e = event_at(k, best)
        if comes_before(at, order, e.at, e.order):
            break
        _copy(event_at(k, i), e)
        i = best
        first = FAMILY * i + 1
    e = event_at(k, i)
    e.at = at
    e.order = order
    e.tag = tag


@internal
def schedule(k, at, kind, what, gen):
    """Put an event into the heap at time `at`. The loop has made sure there is room."""
    k.order += 1
    tag = (np.int64(kind) << 58) | (np.int64(what) << 32) | (np.int64(gen) & 0xFFFFFFFF)
    if k.hole:
        k.hole = 0
        _sink(k, k.in_heap, at, k.order, tag)
        return
    i = k.in_heap
    k.in_heap = i + 1
    _leave_empty(k, i + FAMILY - 1)
    while i > 0:
        parent = (i - 1) >> 2
        if event_at(k, parent).at <= at:
            break
        _copy(event_at(k, i), event_at(k, parent))
        i = parent
    e = event_at(k, i)
    e.at = at
    e.order = k.order
    e.tag = tag


@inlined
def close_hole(k):
    """Take the event that was acted on out of the heap, where nothing has taken its place."""
    if k.hole:
        k.hole = 0
        n = k.in_heap - 1
        k.in_heap = n
        last = event_at(k, n)
        at = last.at
        order = last.order
        tag = last.tag
        _leave_empty(k, n)
        if n > 0:
            _sink(k, n, at, order, tag)
