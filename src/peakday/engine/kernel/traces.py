"""Whole requests written down as they go: every call's way, wait, work and outcome.

A traced request carries its number to every call made for it. With no traces asked for, that is one
number copied a call and one comparison a request.
"""

from __future__ import annotations

from peakday.engine.kernel.compiling import internal
from peakday.engine.kernel.world import call_at, hop_at


@internal
def begin_trace(k, f):
    """Trace the request that has just begun, and wait until the next one is due."""
    c = call_at(k, f)
    c.trace = k.traces_begun
    k.traces_begun += 1
    k.trace_at = k.now + k.trace_every


@internal
def note(k, f, result):
    """Write down a call as it ends, or as its caller stops waiting for it."""
    if k.hops_written >= k.hops_size:
        return
    c = call_at(k, f)
    h = hop_at(k, k.hops_written)
    k.hops_written += 1
    h.trace = c.trace
    h.journey = c.journey
    h.box = c.box
    h.arrow = c.arrow
    h.attempt = c.attempt
    h.result = result
    h.wrong = c.wrong
    h.sent = c.sent
    h.arrived = c.arrived
    h.started = c.started
    h.work = c.work
    h.ended = k.now
