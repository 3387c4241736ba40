"""Messages: stored by queues, streams and topics, and taken by workers one by one."""

from __future__ import annotations

import numpy as np

from peakday.engine.kernel.areas import change_stored
from peakday.engine.kernel.calls import adopt, append, inherit, prepend, push_agenda, take_call, unlink
from peakday.engine.kernel.compiling import internal
from peakday.engine.kernel.guards import is_shut, may_retry
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.keys import draw_key, part_lets_in
from peakday.engine.kernel.layout import DELIVERING, KEYED, PULL, S_DELAY, STORED, WAKE
from peakday.engine.kernel.lines import count_wait
from peakday.engine.kernel.outgoing import arrow_stream, back_off, count_call, deliver, takes, watch
from peakday.engine.kernel.repeats import was_done
from peakday.engine.kernel.requests import free_call, spoil
from peakday.engine.kernel.service import refill
from peakday.engine.kernel.shapes import draw
from peakday.engine.kernel.world import (
    arrow_at,
    box_at,
    call_at,
    cell_at,
    count_at,
    guard_at,
    lane_at,
    part_at,
    step_at,
)

NO_MESSAGE = -1
DROPPED = -2


@internal
def shelve(k, m, front):
    """Put a message on the shelf of its store and tell the workers."""
    c = call_at(k, m)
    b = box_at(k, c.box)
    change_stored(k, b, 1)
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
        message.key = 0
        shelve(k, m, False)


@internal
def waiting_messages(k, b):
    """How many stored messages a worker could take, its limit aside."""
    total = 0
    for i in range(b.first_feeder, b.first_feeder + b.feeders):
        a = arrow_at(k, count_at(k.feeders, i).value)
        if a.cut == 0 and not (a.guard >= 0 and is_shut(k, a.guard)):
            total += lane_at(k, a.lane).length
    return total


@internal
def _limit_lets_in(k, box, m):
    """Does a worker's limit let it take a message now? If not, it is woken when it does."""
    b = box_at(k, box)
    tokens = b.tokens
    if b.gate == KEYED:
        message = call_at(k, m)
        if message.key == 0:  # drawn once, so that it waits for its own partition
            message.key = draw_key(k, b.keys)
        if part_lets_in(k, b, message.key):
            return True
        tokens = part_at(k, b.first_part + (message.key - 1) % b.parts).tokens
    else:
        refill(b, k.now)
        if b.tokens >= 1.0 - 1e-9:
            b.tokens -= 1.0
            return True
        tokens = b.tokens
    if not b.wake_set:
        b.wake_set = 1
        # A token due in less than the clock can tell is there at the next moment it can: never again now.
        at = max(k.now + (1.0 - tokens) / b.rate, np.nextafter(k.now, np.inf))
        schedule(k, at, WAKE, box, 0)
    return False


@internal
def next_message(k, box):
    """A worker takes the next message, if there is one and its limit lets it.

    Returns the call for it, NO_MESSAGE, or DROPPED where it had been done already and is gone.
    """
    b = box_at(k, box)
    for i in range(b.feeders):
        arrow = count_at(k.feeders, b.first_feeder + (b.cursor + i) % b.feeders).value
        a = arrow_at(k, arrow)
        m = lane_at(k, a.lane).head
        if m < 0 or a.cut > 0 or (a.guard >= 0 and is_shut(k, a.guard)):
            continue
        if k.dedupes and was_done(k, m):
            if k.warm and a.guard >= 0:
                guard_at(k, a.guard).repeats += 1
            _take_down(k, m)
            free_call(k, m)
            return DROPPED
        if b.gate and not _limit_lets_in(k, box, m):
            return NO_MESSAGE
        b.cursor = (b.cursor + i + 1) % b.feeders
        return _hand_over(k, m, arrow)
    return NO_MESSAGE


@internal
def _take_down(k, m):
    """Take a message off its shelf; how long it lay there counts."""
    c = call_at(k, m)
    b = box_at(k, c.box)
    lane = c.lane
    unlink(k, m)
    c.lane = lane
    change_stored(k, b, -1)
    count_wait(k, c.box, k.now - c.arrived)


@internal
def _hand_over(k, m, arrow):
    """Give message `m` to the worker at the end of `arrow`; returns the call the worker gets.

    Its `work` says how long it is on its way: the slot is taken meanwhile.
    """
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
    child.key = c.key
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
    if a.delay >= 0:
        child.work = draw(k, arrow_stream(k, arrow, S_DELAY), a.delay)
    return g


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
