"""Messages: stored by queues, streams and topics, and taken by workers with a free slot."""

from __future__ import annotations

from peakday.engine.kernel.calls import adopt, append, inherit, prepend, push_agenda, take_call, unlink
from peakday.engine.kernel.compiling import internal
from peakday.engine.kernel.guards import is_shut, may_retry
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.histogram import BINS, bin_of
from peakday.engine.kernel.layout import DELIVERING, PULL, S_DELAY, STORED, WAKE
from peakday.engine.kernel.outgoing import arrow_stream, back_off, count_call, deliver, takes, watch
from peakday.engine.kernel.repeats import was_done
from peakday.engine.kernel.requests import free_call, spoil
from peakday.engine.kernel.service import refill, settle, start_work
from peakday.engine.kernel.shapes import draw
from peakday.engine.kernel.world import (
    arrow_at,
    box_at,
    call_at,
    cell_at,
    count_at,
    guard_at,
    lane_at,
    line_at,
    step_at,
)


@internal
def shelve(k, m, front):
    """Put a message on the shelf of its store and tell the workers."""
    c = call_at(k, m)
    b = box_at(k, c.box)
    settle(k, b)
    b.stored += 1
    if k.warm and b.stored > b.queue_max:
        b.queue_max = b.stored
    c.state = STORED
    if front:
        prepend(k, c.lane, m)
    else:
        append(k, c.lane, m)
    step = b.first_step
    for i in range(step_at(k, step).count):
        arrow = step_at(k, step).arrow + i
        if arrow_at(k, arrow).lane == c.lane:
            push_agenda(k, PULL, arrow_at(k, arrow).target)


@internal
def store(k, f):
    """Turn a call that a store has answered into messages: one, or one a subscription."""
    c = call_at(k, f)
    b = box_at(k, c.box)
    step = step_at(k, b.first_step)
    for i in range(b.store_lanes):
        if b.topic and not takes(k, f, step.arrow + i):
            continue
        m = take_call(k, c.box, c.journey, -1, c.root)
        message = call_at(k, m)
        message.counted = c.counted if c.root >= 0 else 0
        inherit(k, f, m)
        message.lane = b.first_lane + i
        message.arrived = k.now
        shelve(k, m, False)


@internal
def pull(k, box):
    """A worker with a free slot takes the next message, if its limit lets it."""
    b = box_at(k, box)
    if b.down > 0:
        return
    line = -1
    least = 0
    for i in range(b.first_line, b.first_line + b.lines):
        n = line_at(k, i)
        if n.busy < n.capacity and n.length == 0 and (line < 0 or n.busy < least):
            line = i
            least = n.busy
    if line < 0:
        return
    for i in range(b.feeders):
        feeder = b.first_feeder + (b.cursor + i) % b.feeders
        arrow = count_at(k.feeders, feeder).value
        a = arrow_at(k, arrow)
        lane = a.lane
        m = lane_at(k, lane).head
        if m < 0 or a.cut > 0 or (a.guard >= 0 and is_shut(k, a.guard)):
            continue
        if k.dedupes and was_done(k, m):
            if k.warm and a.guard >= 0:
                guard_at(k, a.guard).repeats += 1
            _take_down(k, m)
            free_call(k, m)
            push_agenda(k, PULL, box)
            return
        if b.rate > 0.0:
            refill(b, k.now)
            if b.tokens < 1.0 - 1e-9:
                if not b.wake_set:
                    b.wake_set = 1
                    schedule(k, k.now + (1.0 - b.tokens) / b.rate, WAKE, box, 0)
                return
            b.tokens -= 1.0
        b.cursor = (b.cursor + i + 1) % b.feeders
        _hand_over(k, m, arrow, line)
        push_agenda(k, PULL, box)
        return


@internal
def _take_down(k, m):
    """Take a message off its shelf; how long it lay there counts."""
    c = call_at(k, m)
    b = box_at(k, c.box)
    settle(k, b)
    lane = c.lane
    unlink(k, m)
    c.lane = lane
    b.stored -= 1
    if k.warm:
        waited = k.now - c.arrived
        b.started += 1
        count_at(k.waits, c.box * BINS + bin_of(waited)).value += 1
        if waited > 0.0:
            b.waited += 1
            b.wait_sum += waited
            if waited > b.wait_max:
                b.wait_max = waited


@internal
def _hand_over(k, m, arrow, line):
    """Give message `m` to the worker at the end of `arrow`, in a slot of `line`."""
    _take_down(k, m)
    c = call_at(k, m)
    if c.counted:
        cell_at(k.hops, 2 * (c.journey * k.boxes_size + c.box)).value += k.now - c.arrived
    c.state = DELIVERING
    c.arrow = arrow
    k.ticket += 1
    c.child_ticket = k.ticket
    a = arrow_at(k, arrow)
    g = take_call(k, a.target, c.journey, arrow, c.root)
    child = call_at(k, g)
    child.parent = m
    child.ticket = c.child_ticket
    child.counted = c.counted
    child.line = line
    child.sent = k.now
    child.attempt = c.attempt
    inherit(k, m, g)
    c.child = -1
    adopt(k, m, g)
    if a.guard >= 0:
        deliver(k, m, g)
    count_call(k, g)
    if k.warm:
        box_at(k, a.target).arrivals += 1
    if a.ring >= 0:
        watch(k, g, a.ring)
    # The slot is taken while the message is on its way.
    start_work(k, g, draw(k, arrow_stream(k, arrow, S_DELAY), a.delay) if a.delay >= 0 else 0.0)


@internal
def message_failed(k, m):
    """A worker did not get a message done: deliver it again later, or drop it."""
    c = call_at(k, m)
    a = arrow_at(k, c.arrow)
    c.child_ticket = 0
    if may_retry(k, m):
        c.attempt += 1
        back_off(k, m)
        return
    if k.warm:
        a.dropped += 1
    spoil(k, c.root)
    free_call(k, m)
