"""Calls on their way out: which arrows a call takes, sending, timeouts and backoff."""

from __future__ import annotations

from peakday.engine.kernel.calls import adopt, push_agenda, push_what_follows, take_call
from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.layout import (
    ALWAYS,
    ARROW_STREAMS,
    BACKING_OFF,
    BOX_STREAMS,
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
from peakday.engine.kernel.shapes import draw
from peakday.engine.kernel.world import arrow_at, call_at, due_at, ring_at


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
    if a.either:
        if c.either < 0.0:
            c.either = uniform(k, c.box * BOX_STREAMS + S_EITHER)
        return a.low <= c.either < a.high
    if a.share < 1.0:
        return uniform(k, arrow_stream(k, arrow, S_SHARE)) < a.share
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


@internal
def send(k, f):
    """Send a prepared call along its arrow; returns REACH where it arrives at once, else NOTHING."""
    c = call_at(k, f)
    a = arrow_at(k, c.arrow)
    if k.warm:
        a.calls += 1
    c.sent = k.now
    c.state = TRAVELLING
    if a.ring >= 0:
        watch(k, f, a.ring)
    if a.cut > 0:
        c.state = LOST
    elif a.delay >= 0:
        delay = draw(k, arrow_stream(k, c.arrow, S_DELAY), a.delay)
        schedule(k, k.now + delay, REACHED, f, c.gen)
    else:
        return REACH
    return NOTHING


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
    adopt(k, f, g)
    return send(k, g), g


@internal
def send_off(k, f, arrow):
    """Send one message along an arrow that does not wait."""
    c = call_at(k, f)
    g = take_call(k, arrow_at(k, arrow).target, c.journey, arrow, c.root)
    child = call_at(k, g)
    child.ticket = 0
    child.counted = c.counted if c.root >= 0 else 0
    push_what_follows(k, send(k, g), g)


@internal
def back_off(k, f):
    """Schedule the next attempt of a call that failed; its `attempt` has been counted up already."""
    c = call_at(k, f)
    a = arrow_at(k, c.arrow)
    if k.warm:
        a.retried += 1
    pause = a.backoff * 2.0 ** (c.attempt - 1)
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
    push_agenda(k, REACH, f)
