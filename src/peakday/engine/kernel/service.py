"""A call at a box: let in or refused, in line, at work, and its slot given back."""

from __future__ import annotations

from peakday.engine.kernel.calls import append, prepend, push_agenda, unlink
from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.histogram import BINS, bin_of
from peakday.engine.kernel.layout import (
    BOX_STREAMS,
    ERROR,
    GAVE_UP,
    IN_LINE,
    LEAST,
    LIFO,
    LIMITED,
    NOTHING,
    PRIORITY,
    PULL,
    RANDOM,
    REJECTED,
    RESOLVE,
    ROUND_ROBIN,
    S_PATIENCE,
    S_PICK,
    S_TIME,
    WORK_DONE,
    WORKED,
    WORKING,
)
from peakday.engine.kernel.random import uniform
from peakday.engine.kernel.repeats import drop_repeat
from peakday.engine.kernel.shapes import draw
from peakday.engine.kernel.world import (
    arrow_at,
    box_at,
    call_at,
    cell_at,
    count_at,
    journey_at,
    lane_at,
    line_at,
    shape_at,
)


@inlined
def settle(k, b):
    """Bring a box's time integrals up to now; they count only after warm-up."""
    since = b.since if b.since > k.warm_up else k.warm_up
    if k.now > since:
        span = k.now - since
        b.busy_area += b.busy * span
        b.queue_area += (b.waiting + b.stored) * span
        b.capacity_area += b.capacity * span
        b.copies_area += b.copies * span
    b.since = k.now


@inlined
def refuse(k, f, result):
    """Answer a call at once with a failure; returns what follows."""
    c = call_at(k, f)
    c.result = result
    if k.warm and c.arrow >= 0:
        arrow_at(k, c.arrow).refused += 1
    return RESOLVE, f


@internal
def choose_line(k, box):
    """Which copy's line a call joins, by the box's way of picking."""
    b = box_at(k, box)
    n = b.lines
    if b.pick == ROUND_ROBIN:
        at = b.cursor
        b.cursor = (at + 1) % n
        return b.first_line + at
    stream = box * BOX_STREAMS + S_PICK
    first = int(uniform(k, stream) * n)
    if b.pick == RANDOM or n == 1:
        return b.first_line + first
    best = b.first_line + first
    load = line_at(k, best).busy + line_at(k, best).length
    if b.pick == LEAST:
        # Starting at a random copy breaks ties evenly.
        for step in range(1, n):
            other = b.first_line + (first + step) % n
            its = line_at(k, other).busy + line_at(k, other).length
            if its < load:
                best = other
                load = its
        return best
    second = int(uniform(k, stream) * (n - 1))
    if second >= first:
        second += 1
    other = b.first_line + second
    if line_at(k, other).busy + line_at(k, other).length < load:
        return other
    return best


@inlined
def refill(b, now):
    """Fill the token bucket up to now."""
    b.tokens = min(b.burst, b.tokens + (now - b.filled) * b.rate)
    b.filled = now


@inlined
def start_work(k, f, late=0.0):
    """Give a call its slot and draw its work, which begins `late` seconds from now."""
    c = call_at(k, f)
    box = c.box
    b = box_at(k, box)
    settle(k, b)
    b.busy += 1
    line_at(k, c.line).busy += 1
    c.holds_slot = 1
    c.started = k.now
    if k.warm:
        waited = k.now - c.arrived
        b.started += 1
        count_at(k.waits, box * BINS + bin_of(waited)).value += 1
        if waited > 0.0:
            b.waited += 1
            b.wait_sum += waited
            if waited > b.wait_max:
                b.wait_max = waited
    c.state = WORKING
    if b.file > 0 and b.file == journey_at(k, c.journey).file:
        work = cell_at(k.values, shape_at(k, b.time).first + c.row).value * b.slow
    else:
        work = draw(k, box * BOX_STREAMS + S_TIME, b.time) * b.slow
    c.work = work
    if k.warm:
        b.work_sum += work
    schedule(k, k.now + late + work, WORKED, f, c.gen)


@inlined
def reach(k, f):
    """A call reaches its box: refused, put to work, or in line. Returns what follows at once."""
    c = call_at(k, f)
    box = c.box
    b = box_at(k, box)
    c.arrived = k.now
    if k.warm:
        b.arrivals += 1
    if b.down > 0:
        if k.warm:
            b.refused += 1
        return refuse(k, f, ERROR)
    if k.dedupes and drop_repeat(k, f):
        return RESOLVE, f
    if b.rate > 0.0:
        refill(b, k.now)
        if b.tokens < 1.0 - 1e-9:
            if k.warm:
                b.limited += 1
            return refuse(k, f, LIMITED)
        b.tokens -= 1.0
    if b.store and b.queue >= 0 and b.stored >= b.queue:
        if k.warm:
            b.rejected += 1
        return refuse(k, f, REJECTED)
    if b.immediate:
        return WORK_DONE, f
    line = b.first_line
    if b.lines > 1:
        line = choose_line(k, box)
    c.line = line
    n = line_at(k, line)
    if n.busy < n.capacity:
        start_work(k, f)
        return NOTHING, f
    if b.queue >= 0 and n.length >= b.queue:
        if k.warm:
            b.rejected += 1
        return refuse(k, f, REJECTED)
    settle(k, b)
    c.state = IN_LINE
    n.length += 1
    b.waiting += 1
    if k.warm and b.waiting > b.queue_max:
        b.queue_max = b.waiting
    lane = n.first_lane
    if b.order == PRIORITY:
        lane += journey_at(k, c.journey).priority
    if b.order == LIFO:
        prepend(k, lane, f)
    else:
        append(k, lane, f)
    if b.patience >= 0:
        patience = draw(k, box * BOX_STREAMS + S_PATIENCE, b.patience)
        schedule(k, k.now + patience, GAVE_UP, f, c.gen)
    return NOTHING, f


@internal
def leave_line(k, f):
    """Take a call out of its line without serving it; its wait so far counts."""
    c = call_at(k, f)
    b = box_at(k, c.box)
    settle(k, b)
    unlink(k, f)
    line_at(k, c.line).length -= 1
    b.waiting -= 1
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
def next_in_line(k, line):
    """Put the next waiting call of a line to work, or look for a stored message to take."""
    n = line_at(k, line)
    b = box_at(k, n.box)
    if n.busy >= n.capacity or b.down > 0:
        return
    if n.length > 0:
        lane = n.first_lane
        while lane_at(k, lane).head < 0:
            lane += 1
        f = lane_at(k, lane).head
        settle(k, b)
        unlink(k, f)
        n.length -= 1
        b.waiting -= 1
        start_work(k, f)
    elif b.feeders > 0:
        push_agenda(k, PULL, n.box)


@internal
def give_back(k, f):
    """Give back the slot a call holds, and let the next in line have it."""
    c = call_at(k, f)
    if c.holds_slot == 0:
        return
    c.holds_slot = 0
    b = box_at(k, c.box)
    settle(k, b)
    b.busy -= 1
    line_at(k, c.line).busy -= 1
    next_in_line(k, c.line)
