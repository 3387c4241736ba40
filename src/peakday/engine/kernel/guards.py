"""What an arrow's caller keeps watch over: a budget of retries, a breaker, and who has been asked twice.

An arrow with any of `budget`, `breaker`, `hedge` and `dedupe` has a guard; all others pay one comparison.
"""

from __future__ import annotations

from peakday.engine.kernel.calls import push_agenda
from peakday.engine.kernel.compiling import internal
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.layout import BREAKER_CLOSED, BREAKER_HALF_OPEN, BREAKER_OPEN, PULL, WAKE
from peakday.engine.kernel.windows import clear, forget, remember
from peakday.engine.kernel.world import arrow_at, box_at, call_at, guard_at, ring_at

BUDGET_SPAN = 10.0
"""Seconds over which a budget counts requests and retries (docs/board.md)."""


@internal
def may_retry(k, f):
    """May this failed call (or message) be tried again? A retry that may be made is spent at once."""
    c = call_at(k, f)
    a = arrow_at(k, c.arrow)
    if c.attempt >= a.retries:
        return False
    if a.guard < 0:
        return True
    g = guard_at(k, a.guard)
    if g.budget_ring < 0:
        return True
    forget(k, g.budget_ring, BUDGET_SPAN)
    r = ring_at(k, g.budget_ring)
    if r.marked + 1 > g.budget * (r.count - r.marked) + 1e-9:
        return False
    remember(k, g.budget_ring, BUDGET_SPAN, 1)
    return True


@internal
def is_shut(k, guard):
    """Would the breaker turn a call away now?"""
    g = guard_at(k, guard)
    if g.breaker == BREAKER_CLOSED:
        return False
    if g.breaker == BREAKER_OPEN:
        return k.now < g.opens_at
    return call_at(k, g.probe).gen == g.probe_gen  # the trial is still out


@internal
def let_out(k, f, guard):
    """A call is about to be sent. False where the breaker is open, and the call is not to be sent."""
    c = call_at(k, f)
    g = guard_at(k, guard)
    if g.breaker != BREAKER_CLOSED:
        if is_shut(k, guard):
            return False
        # Rested: this call is the trial. (Where a trial was let go unanswered, the next call is one.)
        g.breaker = BREAKER_HALF_OPEN
        g.changed = k.now
        g.probe = f
        g.probe_gen = c.gen
    if g.budget_ring >= 0 and c.attempt == 0:
        remember(k, g.budget_ring, BUDGET_SPAN, 0)
    return True


@internal
def heed(k, f, failed):
    """Tell the breaker how an attempt ended. Calls sent before its last change of state say nothing."""
    c = call_at(k, f)
    a = arrow_at(k, c.arrow)
    g = guard_at(k, a.guard)
    if g.outcome_ring < 0 or c.sent < g.changed or g.breaker == BREAKER_OPEN:
        return
    if g.breaker == BREAKER_CLOSED:
        remember(k, g.outcome_ring, g.within, failed)
        r = ring_at(k, g.outcome_ring)
        if not failed or r.count < g.least or r.marked < g.share * r.count - 1e-9:
            return
    drained = box_at(k, a.source).store
    clear(k, g.outcome_ring)
    g.changed = k.now
    if failed:
        g.breaker = BREAKER_OPEN
        g.opens_at = k.now + g.rest
        if k.warm:
            g.opened += 1
        if drained:
            schedule(k, g.opens_at, WAKE, a.target, 0)
    else:
        g.breaker = BREAKER_CLOSED
        if drained:
            push_agenda(k, PULL, a.target)
