"""Waiting lines: which one a call joins, standing in it, and leaving it."""

from __future__ import annotations

from peakday.engine.kernel.areas import change_waiting
from peakday.engine.kernel.calls import append, prepend, unlink
from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.gate import has_room
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.histogram import BINS, bin_of
from peakday.engine.kernel.layout import (
    BOX_STREAMS,
    BY_KEY,
    GAVE_UP,
    IN_LINE,
    LEAST,
    LIFO,
    PRIORITY,
    RANDOM,
    ROUND_ROBIN,
    S_PATIENCE,
    S_PICK,
)
from peakday.engine.kernel.random import uniform
from peakday.engine.kernel.shapes import draw
from peakday.engine.kernel.world import box_at, call_at, count_at, journey_at, lane_at, line_at, tally_at


@inlined
def count_wait(k, box, waited):
    """File how long a call stood in a line, once warm-up is over."""
    if k.warm:
        b = box_at(k, box)
        b.started += 1
        tally_at(k.waits, box * BINS + bin_of(waited)).value += 1
        if waited > 0.0:
            b.waited += 1
            b.wait_sum += waited
            if waited > b.wait_max:
                b.wait_max = waited


@inlined
def _present_line(k, b, at):
    """The line of the box's present copy number `at`."""
    if b.roster < 0:
        return b.first_line + at
    return count_at(k.roster, b.roster + at).value


@inlined
def _load_of(k, line):
    return line_at(k, line).busy + line_at(k, line).length


@internal
def choose_line(k, f):
    """Which copy's line a call joins, by the box's way of picking; the common one where no copy is there."""
    c = call_at(k, f)
    b = box_at(k, c.box)
    n = b.lines
    if b.pick == BY_KEY:
        return b.first_line + ((c.key - 1) % b.parts) % n
    if b.roster >= 0:
        n = b.present
        if n == 0:
            return b.first_line
    if b.pick == ROUND_ROBIN:
        at = b.cursor % n
        b.cursor = (at + 1) % n
        return _present_line(k, b, at)
    stream = c.box * BOX_STREAMS + S_PICK
    first = int(uniform(k, stream) * n)
    best = _present_line(k, b, first)
    if b.pick == RANDOM or n == 1:
        return best
    load = _load_of(k, best)
    if b.pick == LEAST:
        # Starting at a random copy breaks ties evenly.
        for step in range(1, n):
            other = _present_line(k, b, (first + step) % n)
            its = _load_of(k, other)
            if its < load:
                best = other
                load = its
        return best
    second = int(uniform(k, stream) * (n - 1))
    if second >= first:
        second += 1
    other = _present_line(k, b, second)
    if _load_of(k, other) < load:
        return other
    return best


@internal
def free_line(k, b):
    """The line with a free slot and nobody waiting where the fewest are at work; -1 where there is none."""
    line = -1
    least = 0
    for i in range(b.first_line, b.first_line + b.lines):
        n = line_at(k, i)
        if n.length == 0 and has_room(k, n) and (line < 0 or n.busy < least):
            line = i
            least = n.busy
    return line


@inlined
def stand_again(k, f):
    """Put a call into its line, in the box's order; its patience, if it has any, runs already."""
    c = call_at(k, f)
    b = box_at(k, c.box)
    n = line_at(k, c.line)
    c.state = IN_LINE
    n.length += 1
    change_waiting(k, b, 1)
    if k.warm and b.waiting > b.queue_max:
        b.queue_max = b.waiting
    lane = n.first_lane
    if b.order == PRIORITY:
        lane += journey_at(k, c.journey).priority
    if b.order == LIFO:
        prepend(k, lane, f)
    else:
        append(k, lane, f)


@inlined
def stand(k, f):
    """Put a call into its line for the first time."""
    stand_again(k, f)
    c = call_at(k, f)
    b = box_at(k, c.box)
    if b.patience >= 0:
        patience = draw(k, c.box * BOX_STREAMS + S_PATIENCE, b.patience)
        schedule(k, k.now + patience, GAVE_UP, f, c.gen)


@inlined
def take_first(k, line):
    """Take whoever is next out of a line that somebody stands in."""
    n = line_at(k, line)
    b = box_at(k, n.box)
    lane = n.first_lane
    while lane_at(k, lane).head < 0:
        lane += 1
    f = lane_at(k, lane).head
    unlink(k, f)
    n.length -= 1
    change_waiting(k, b, -1)
    return f


@internal
def leave_line(k, f):
    """Take a call out of its line without serving it; its wait so far counts."""
    c = call_at(k, f)
    b = box_at(k, c.box)
    unlink(k, f)
    line_at(k, c.line).length -= 1
    change_waiting(k, b, -1)
    count_wait(k, c.box, k.now - c.arrived)
