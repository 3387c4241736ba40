"""The event heap: by time, then by the order of being scheduled. Nothing is ever deleted from it.

An event for a call carries the call's generation; when the call has moved on, the event is stale and
is dropped as it surfaces.
"""

from __future__ import annotations

from peakday.engine.kernel.compiling import inlined
from peakday.engine.kernel.world import event_at


@inlined
def _copy(to, event):
    to.at = event.at
    to.order = event.order
    to.kind = event.kind
    to.what = event.what
    to.gen = event.gen


@inlined
def schedule(k, at, kind, what, gen):
    """Put an event into the heap at time `at`. The caller has made sure there is room."""
    i = k.in_heap
    k.in_heap = i + 1
    k.order += 1
    while i > 0:
        parent = (i - 1) >> 2
        if event_at(k, parent).at <= at:
            break
        _copy(event_at(k, i), event_at(k, parent))
        i = parent
    e = event_at(k, i)
    e.at = at
    e.order = k.order
    e.kind = kind
    e.what = what
    e.gen = gen


@inlined
def drop_first(k):
    """Remove the earliest event (the caller has read it)."""
    n = k.in_heap - 1
    k.in_heap = n
    if n == 0:
        return
    last = event_at(k, n)
    at = last.at
    order = last.order
    i = 0
    while True:
        first = 4 * i + 1
        if first >= n:
            break
        best = first
        best_at = event_at(k, first).at
        best_order = event_at(k, first).order
        end = min(first + 4, n)
        for j in range(first + 1, end):
            t = event_at(k, j).at
            if t < best_at or (t == best_at and event_at(k, j).order < best_order):
                best = j
                best_at = t
                best_order = event_at(k, j).order
        if best_at > at or (best_at == at and best_order > order):
            break
        _copy(event_at(k, i), event_at(k, best))
        i = best
    _copy(event_at(k, i), event_at(k, n))
