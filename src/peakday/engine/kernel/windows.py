"""What happened lately: rings of moments that are forgotten one by one once they are too old."""

from __future__ import annotations

from peakday.engine.kernel.compiling import internal
from peakday.engine.kernel.world import due_at, ring_at


@internal
def forget(k, ring, span):
    """Drop what lies `span` seconds back or more, so that the ring holds just the latest `span`."""
    r = ring_at(k, ring)
    while r.count > 0:
        oldest = due_at(k, r.first + r.head)
        if oldest.at > k.now - span:
            return
        r.marked -= oldest.gen
        r.head = (r.head + 1) % r.size
        r.count -= 1


@internal
def remember(k, ring, span, mark):
    """Note that something happens now; `mark` is 1 for what the ring counts apart, else 0."""
    forget(k, ring, span)
    r = ring_at(k, ring)
    latest = due_at(k, r.first + (r.head + r.count) % r.size)
    latest.at = k.now
    latest.gen = mark
    r.count += 1
    r.marked += mark
    if r.count + k.fan >= r.size:
        k.ring_full = 1


@internal
def clear(k, ring):
    """Forget everything."""
    r = ring_at(k, ring)
    r.count = 0
    r.marked = 0
