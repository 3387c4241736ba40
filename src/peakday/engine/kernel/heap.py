"""The event heap: by time, then by the order of being scheduled. Nothing is ever deleted from it.

An event for a call carries the call's generation; when the call has moved on, the event is stale and
is dropped as it surfaces. The event being acted on leaves a hole at the top, which the first event that
follows from it fills: most events cause one other, and the heap is then put in order once, not twice.
"""

from __future__ import annotations

import numpy as np

from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.world import event_at


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


@internal
def _sink(k, n, at, order, tag):
    """Put an event where it belongs among the first `n`, beginning at the hole at the top."""
    i = 0
    while True:
        best = 4 * i + 1
        if best >= n:
            break
        best_at = event_at(k, best).at
        for j in range(best + 1, min(best + 4, n)):
            t = event_at(k, j).at
            earlier = t < best_at
            if t == best_at:  # seldom, so asked apart
                earlier = event_at(k, j).order < event_at(k, best).order
            if earlier:
                best = j
                best_at = t
        if best_at > at or (best_at == at and event_at(k, best).order > order):
            break
        _copy(event_at(k, i), event_at(k, best))
        i = best
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
        if n == 0:
            event_at(k, 0).at = np.inf
        else:
            last = event_at(k, n)
            _sink(k, n, last.at, last.order, last.tag)
