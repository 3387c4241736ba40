"""`hedge`: a call without an answer after a while is sent a second time, and the first good answer wins.

The two copies are twins: each knows the other until one of them wins, both have failed, or the caller
stops waiting. A copy that failed stays, as FAILED, so that its twin still has the attempt's timeout.
"""

from __future__ import annotations

from peakday.engine.kernel.calls import adopt, inherit, push_what_follows, take_call
from peakday.engine.kernel.cancelling import abort, forsake, is_awaited
from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.layout import BREAKER_CLOSED, FAILED, LOST, OK, STOP
from peakday.engine.kernel.outgoing import count_call, dispatch
from peakday.engine.kernel.repeats import share_letter
from peakday.engine.kernel.requests import free_call
from peakday.engine.kernel.world import arrow_at, call_at, guard_at


@internal
def hedge(k, f, gen):
    """The hedge's delay is over: where the call is still waited for, send its second copy."""
    c = call_at(k, f)
    if c.gen != gen or c.state == FAILED or not is_awaited(k, f):
        return
    a = arrow_at(k, c.arrow)
    g = guard_at(k, a.guard)
    if g.breaker != BREAKER_CLOSED:
        return
    second = take_call(k, a.target, c.journey, c.arrow, c.root)
    copy = call_at(k, second)
    copy.parent = c.parent
    copy.ticket = c.ticket
    copy.counted = c.counted
    copy.attempt = c.attempt
    inherit(k, f, second)
    copy.extra = 1
    copy.sent = k.now
    copy.twin = f
    c.twin = second
    share_letter(k, f, second)
    if c.parent >= 0:
        adopt(k, c.parent, second)
    if k.warm:
        g.hedged += 1
    count_call(k, second)
    push_what_follows(k, dispatch(k, second), second)


@inlined
def part(k, f):
    """A call and its twin, if it has one, are no pair any more: either may be let go without the other."""
    c = call_at(k, f)
    if c.twin >= 0:
        call_at(k, c.twin).twin = -1
        c.twin = -1


@internal
def drop_twin(k, f):
    """The attempt is over for its caller: whichever other copy of it is out is not waited for any more."""
    c = call_at(k, f)
    twin = c.twin
    if twin >= 0:
        part(k, f)
        forsake(k, twin)
        if call_at(k, twin).state >= LOST:
            abort(k, twin)
        elif arrow_at(k, c.arrow).cancel:
            # As an event of its own: it, or a call it makes, may be on the agenda of this very moment.
            schedule(k, k.now, STOP, twin, call_at(k, twin).gen)


@internal
def outlived(k, f):
    """A copy has its answer. True where that is no answer yet: it failed and its twin is still out."""
    c = call_at(k, f)
    twin = c.twin
    if twin < 0:
        return False
    if not is_awaited(k, f):  # the caller is gone, so there is no pair any more
        part(k, f)
        if call_at(k, twin).state == FAILED:
            free_call(k, twin)
        return False
    if c.result == OK or call_at(k, twin).state == FAILED:
        drop_twin(k, f)
        return False
    c.state = FAILED
    return True
