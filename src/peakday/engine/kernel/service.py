"""A call at a box: let in or refused, in line, at work, and its slot given back."""

from __future__ import annotations

from peakday.engine.kernel.areas import change_busy, change_staff
from peakday.engine.kernel.calls import push_agenda, put_back
from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.gate import (
    charge,
    has_room,
    lets_pass,
    line_is_full,
    look_again,
    refund,
    turned_away,
    wait_by_chance,
)
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.hints import seldom
from peakday.engine.kernel.keys import let_in_by_key
from peakday.engine.kernel.layout import (
    BATCH_SLOT,
    BOX_STREAMS,
    ERROR,
    FILL,
    KEYED,
    LIMITED,
    NO_SLOT,
    NOTHING,
    OWN_SLOT,
    PULL,
    REJECTED,
    RESOLVE,
    S_TIME,
    STRAIGHT_ON,
    TO_A_LINE,
    WORK_DONE,
    WORKED,
    WORKING,
)
from peakday.engine.kernel.lines import (
    choose_line,
    count_wait,
    free_line,
    stand,
    take_first,
)
from peakday.engine.kernel.members import leave_batch
from peakday.engine.kernel.repeats import drop_repeat
from peakday.engine.kernel.shapes import draw
from peakday.engine.kernel.world import (
    arrow_at,
    box_at,
    call_at,
    cell_at,
    count_at,
    journey_at,
    line_at,
    shape_at,
)


@inlined
def refuse(k, f, result):
    """Answer a call at once with a failure; returns what follows."""
    c = call_at(k, f)
    c.result = result
    if k.warm:
        count_at(k.lost, 2 * (c.journey * k.boxes_size + c.box)).value += 1
        if c.arrow >= 0:
            arrow_at(k, c.arrow).refused += 1
    return RESOLVE, f


@inlined
def refill(b, now):
    """Fill the token bucket up to now."""
    b.tokens = min(b.burst, b.tokens + (now - b.filled) * b.rate)
    b.filled = now


@inlined
def _let_in(k, f, b):
    """Does the box's limit let this call in?"""
    if b.gate == KEYED:
        return let_in_by_key(k, f)
    refill(b, k.now)
    if b.tokens < 1.0 - 1e-9:
        return False
    b.tokens -= 1.0
    return True


@inlined
def _is_full(k, b):
    """Has a store no room for another message?"""
    return b.queue >= 0 and (line_is_full(k, b, b.stored) if b.gated else b.stored >= b.queue)


@inlined
def start_work(k, f, late=0.0):
    """Give a call its slot and draw its work, which begins `late` seconds from now."""
    c = call_at(k, f)
    box = c.box
    b = box_at(k, box)
    change_busy(k, b, 1)
    line_at(k, c.line).busy += 1
    c.holds_slot = OWN_SLOT
    c.started = k.now
    if seldom(b.gated):
        wait_by_chance(k, c, b)
    count_wait(k, box, c.started - c.arrived)
    c.state = WORKING
    if seldom(b.file > 0) and b.file == journey_at(k, c.journey).file:
        work = cell_at(k.values, shape_at(k, b.time).first + c.row).value * b.slow
    else:
        work = draw(k, box * BOX_STREAMS + S_TIME, b.time) * b.slow
    c.work = work
    if seldom(b.gated):
        charge(k, b, work)
    if k.warm:
        b.work_sum += work
    schedule(k, c.started + late + work, WORKED, f, c.gen)


@inlined
def reach(k, f):
    """A call reaches its box: refused, put to work, or in line. Returns what follows at once."""
    c = call_at(k, f)
    b = box_at(k, c.box)
    c.arrived = k.now
    c.started = k.now
    if k.warm:
        b.arrivals += 1
    if seldom(b.down > 0):
        if k.warm:
            b.refused += 1
        return refuse(k, f, ERROR)
    if seldom(k.dedupes) and drop_repeat(k, f):
        return RESOLVE, f
    if seldom(b.gate) and not _let_in(k, f, b):
        if k.warm:
            b.limited += 1
        return refuse(k, f, LIMITED)
    if seldom(b.store) and _is_full(k, b):
        if k.warm:
            b.rejected += 1
        return refuse(k, f, REJECTED)
    if b.entry == STRAIGHT_ON:
        return WORK_DONE, f
    line = b.first_line
    if b.entry != TO_A_LINE:
        line = _common_or_free(k, c.box)
    elif b.lines > 1:
        line = choose_line(k, f)
    c.line = line
    n = line_at(k, line)
    if seldom(b.gated) and turned_away(k, c.box):
        if k.warm:
            b.rejected += 1
        return refuse(k, f, REJECTED)
    if lets_pass(k, n):
        start_work(k, f)
        return NOTHING, f
    if b.queue >= 0 and (line_is_full(k, b, n.length) if b.gated else n.length >= b.queue):
        if k.warm:
            b.rejected += 1
        return refuse(k, f, REJECTED)
    stand(k, f)
    if b.gated:
        look_again(k, c.box)
    return NOTHING, f


@internal
def _common_or_free(k, box):
    """Where a call goes that may wait in the common line: to a free slot, unless it waits for a batch."""
    b = box_at(k, box)
    if b.batch >= 0:
        push_agenda(k, PULL, box)
        return b.first_line
    line = free_line(k, b)
    return b.first_line if line < 0 else line


@inlined
def _next_in_line(k, line):
    """Put the next waiting call of a line to work, or look for work elsewhere: a store, the common line."""
    n = line_at(k, line)
    b = box_at(k, n.box)
    if seldom(b.down > 0):
        return
    if not has_room(k, n):
        if b.gated:
            look_again(k, n.box)
        return
    if n.length > 0:
        start_work(k, take_first(k, line))
        if seldom(b.gated) and n.length > 0:
            look_again(k, n.box)
    elif b.seeks:
        push_agenda(k, PULL, n.box)


@internal
def fill(k, line):
    """Put to work whoever waits in a line while it has free slots, one after another."""
    n = line_at(k, line)
    more = n.length > 0 and n.busy < n.capacity and not box_at(k, n.box).gated  # a gate looks by itself
    _next_in_line(k, line)
    if more:
        push_agenda(k, FILL, line)


@inlined
def _free_slot(k, box, line):
    """A slot of a line comes free. One too many goes for good: its copy has left, or its shift is over."""
    b = box_at(k, box)
    n = line_at(k, line)
    change_busy(k, b, -1)
    n.busy -= 1
    over = n.busy - n.capacity
    if seldom(over >= 0) and not b.gated:  # a gate may be ahead of its slots
        change_staff(k, b, -1, -1 if over % b.slots == 0 else 0)
        return
    _next_in_line(k, line)


@internal
def give_back(k, f):
    """Give back the slot a call holds, and let the next in line have it."""
    c = call_at(k, f)
    held = c.holds_slot
    if held == NO_SLOT:
        return
    c.holds_slot = NO_SLOT
    line = c.line
    if seldom(held == BATCH_SLOT):
        batch = leave_batch(k, f)
        if batch < 0:
            return
        line = call_at(k, batch).line  # it was the last: the batch's own slot is free
        put_back(k, batch)
    elif seldom(box_at(k, c.box).gated):
        refund(k, box_at(k, c.box), c.work, k.now - c.started)
    _free_slot(k, c.box, line)
