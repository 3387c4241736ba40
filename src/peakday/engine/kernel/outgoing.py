"""Calls on their way out: which arrows a call takes, sending, timeouts and backoff."""

from __future__ import annotations

from peakday.engine.kernel.calls import adopt, inherit, push_agenda, push_what_follows, take_call
from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.deck import chance
from peakday.engine.kernel.guards import let_out
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.layout import (
    ALWAYS,
    ANSWERED,
    ANSWERING,
    ARROW_STREAMS,
    BACKING_OFF,
    BOX_STREAMS,
    CALLING,
    ERROR,
    HEDGE,
    JITTER_EQUAL,
    JITTER_FULL,
    LOST,
    NOTHING,
    ON_ERROR,
    ON_HIT,
    ON_MISS,
    ON_OK,
    REACH,
    REACHED,
    RETRY,
    RING,
    S_BACKOFF,
    S_DELAY,
    S_EITHER,
    S_SHARE,
    TRAVELLING,
)
from peakday.engine.kernel.random import uniform
from peakday.engine.kernel.repeats import hand_letter, share_letter
from peakday.engine.kernel.shapes import draw
from peakday.engine.kernel.world import (
    arrow_at,
    box_at,
    call_at,
    due_at,
    either_at,
    guard_at,
    journey_at,
    ring_at,
)


@inlined
def arrow_stream(k, arrow, purpose):
    """The random stream of an arrow for a purpose."""
    return k.boxes_size * BOX_STREAMS + arrow * ARROW_STREAMS + purpose


@internal
def takes(k, f, arrow):
    """Does this call take this arrow? Journey, condition, then share."""
    c = call_at(k, f)
    a = arrow_at(k, arrow)
    if not (a.journeys >> c.journey) & 1:
        return False
    if c.failure != 0 and a.on != ON_ERROR:
        return False
    if a.on != ALWAYS:
        hit = c.hit if c.hit != 0 else c.last_hit
        if a.on == ON_HIT and hit != 1:
            return False
        if a.on == ON_MISS and hit != 2:
            return False
        if a.on == ON_OK and not c.last_ok:
            return False
        if a.on == ON_ERROR and c.last_ok:
            return False
    if a.either >= 0:
        if c.either < 0.0:
            c.either = chance(k, c.box * BOX_STREAMS + S_EITHER)
        e = either_at(k, a.either + c.journey)
        return e.low <= c.either < e.high
    if a.share < 1.0:
        return chance(k, arrow_stream(k, arrow, S_SHARE)) < a.share
    return True


@internal
def watch(k, f, ring):
    """Start the timeout of a call. Timeouts of an arrow are alike, so the oldest is always the first."""
    c = call_at(k, f)
    r = ring_at(k, ring)
    at = k.now + arrow_at(k, r.arrow).timeout
    d = due_at(k, r.first + (r.head + r.count) % r.size)
    d.at = at
    d.call = f
    d.gen = c.gen
    r.count += 1
    if r.count + k.fan >= r.size:
        k.ring_full = 1
    if not r.armed:
        r.armed = 1
        schedule(k, at, RING, ring, 0)


@inlined
def count_call(k, f):
    """Count a call that is sent; those a retry or a hedge brought about, however deep, are counted apart."""
    c = call_at(k, f)
    if k.warm:
        a = arrow_at(k, c.arrow)
        a.calls += 1
        if k.amplifies:
            a.extra += c.extra
            journey_at(k, c.journey).calls += 1
            journey_at(k, c.journey).extra += c.extra


@internal
def dispatch(k, f):
    """Put a call on its way along its arrow; returns REACH where it arrives at once, else NOTHING."""
    c = call_at(k, f)
    a = arrow_at(k, c.arrow)
    if a.cut > 0:
        c.state = LOST
    elif a.delay >= 0:
        delay = draw(k, arrow_stream(k, c.arrow, S_DELAY), a.delay)
        schedule(k, k.now + delay, REACHED, f, c.gen)
    else:
        return REACH
    return NOTHING


@internal
def _guarded(k, f):
    """Ask the arrow's guard before a call is sent: False where its breaker turns the call away."""
    c = call_at(k, f)
    a = arrow_at(k, c.arrow)
    g = guard_at(k, a.guard)
    if not let_out(k, f, a.guard):
        if k.warm:
            a.refused += 1
        c.attempt = a.retries  # an open breaker is not asked again
        c.sent = -1.0  # so the breaker learns nothing from its own refusal
        c.result = ERROR
        c.state = ANSWERING
        return False
    c.twin = -1
    if g.hedge > 0.0:
        schedule(k, k.now + g.hedge, HEDGE, f, c.gen)
    if g.dedupe:
        hand_letter(k, f)
    return True


@internal
def deliver(k, m, g):
    """Ask an arrow's guard before message `m` goes to its worker as call `g`; its breaker is not open."""
    guard = arrow_at(k, call_at(k, g).arrow).guard
    let_out(k, g, guard)
    if guard_at(k, guard).dedupe:
        hand_letter(k, m)
        share_letter(k, m, g)


@internal
def send(k, f):
    """Send a prepared call along its arrow; returns what follows at once."""
    c = call_at(k, f)
    a = arrow_at(k, c.arrow)
    c.sent = k.now
    c.state = TRAVELLING
    if a.direct and a.cut == 0:
        count_call(k, f)
        return REACH
    if a.guard >= 0 and not _guarded(k, f):
        return ANSWERED
    count_call(k, f)
    if a.ring >= 0:
        watch(k, f, a.ring)
    return dispatch(k, f)


@inlined
def call_out(k, f, arrow):
    """Make one call along a waiting arrow on behalf of call `f`; returns what follows at once."""
    c = call_at(k, f)
    a = arrow_at(k, arrow)
    g = take_call(k, a.target, c.journey, arrow, c.root)
    child = call_at(k, g)
    child.parent = f
    child.ticket = c.child_ticket
    child.counted = c.counted
    inherit(k, f, g)
    adopt(k, f, g)
    return send(k, g), g


@inlined
def set_out(k, f):
    """What a request begins with: its first box, or where that only passes it on, its one call there.

    Where that call is all there is to the request, the request makes it itself (see `compile.shortcuts`).
    """
    c = call_at(k, f)
    j = journey_at(k, c.journey)
    arrow = j.begins
    b = box_at(k, c.box)
    if arrow < 0 or b.down > 0:
        return REACH, f
    if k.warm:
        b.arrivals += 1
    a = arrow_at(k, arrow)
    if j.alone and c.trace < 0 and a.cut == 0:
        c.alone = 1
        c.arrow = arrow
        c.box = a.target
        count_call(k, f)
        return REACH, f
    c.state = CALLING
    c.step = b.first_step
    c.last_ok = 1
    c.last_hit = 0
    c.failure = 0
    c.left = 1
    k.ticket += 1
    c.child_ticket = k.ticket
    return call_out(k, f, arrow)


@internal
def send_off(k, f, arrow):
    """Send one message along an arrow that does not wait."""
    c = call_at(k, f)
    g = take_call(k, arrow_at(k, arrow).target, c.journey, arrow, c.root)
    child = call_at(k, g)
    child.ticket = 0
    child.counted = c.counted if c.root >= 0 else 0
    inherit(k, f, g)
    push_what_follows(k, send(k, g), g)


@internal
def back_off(k, f):
    """Schedule the next attempt of a call that failed; its `attempt` has been counted up already."""
    c = call_at(k, f)
    a = arrow_at(k, c.arrow)
    if k.warm:
        a.retried += 1
    c.extra = 1
    pause = a.backoff * 2.0 ** min(c.attempt - 1, 1000)  # past any run, and still a number
    if a.jitter == JITTER_FULL:
        pause *= uniform(k, arrow_stream(k, c.arrow, S_BACKOFF))
    elif a.jitter == JITTER_EQUAL:
        pause *= 0.5 + 0.5 * uniform(k, arrow_stream(k, c.arrow, S_BACKOFF))
    c.state = BACKING_OFF
    schedule(k, k.now + pause, RETRY, f, c.gen)


@internal
def fall_back(k, f):
    """Send a call that ran out of attempts to its fallback box."""
    c = call_at(k, f)
    c.fallback = 1
    c.gen += 1
    c.box = arrow_at(k, c.arrow).other
    c.result = 0
    c.hit = 0
    c.wrong = 0
    c.either = -1.0
    c.state = TRAVELLING
    a = arrow_at(k, c.arrow)
    if a.other_delay >= 0:
        delay = draw(k, arrow_stream(k, c.arrow, S_DELAY), a.other_delay)
        schedule(k, k.now + delay, REACHED, f, c.gen)
    else:
        push_agenda(k, REACH, f)
