"""What happens to the board as time passes: failures, shifts, load changes, and the points of the series."""

from __future__ import annotations

from peakday.engine.kernel.areas import begin_anew, busy_so_far, capacity_so_far, change_stored
from peakday.engine.kernel.caches import forget_keys
from peakday.engine.kernel.calls import push_agenda, unlink
from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.histogram import BINS, COARSE, COARSE_STEP
from peakday.engine.kernel.layout import (
    CALLING,
    CLOSED,
    CUT,
    DOWN,
    ERROR,
    ERRORS,
    GONE,
    IN_LINE,
    LOAD,
    PULL,
    RESOLVE,
    SHIFT,
    SLOW,
    STORED,
    WARM,
    WINDOW,
    WORKING,
)
from peakday.engine.kernel.lines import leave_line
from peakday.engine.kernel.requests import free_call, spoil
from peakday.engine.kernel.service import give_back
from peakday.engine.kernel.sources import change_crowd, change_rate, joining
from peakday.engine.kernel.staff import change_shift
from peakday.engine.kernel.world import (
    arrow_at,
    box_at,
    call_at,
    cell_at,
    change_at,
    count_at,
    journey_at,
    scale_at,
    tally_at,
)


@internal
def _drop_all(k, box):
    """A box goes down: everything it held is answered with an error."""
    for f in range(k.fresh):
        c = call_at(k, f)
        if c.box != box or c.state < IN_LINE or c.state > CALLING:
            continue
        if c.state == IN_LINE:
            leave_line(k, f)
        give_back(k, f)
        # Its generation stays: along a cut arrow its caller waits for the timeout that runs already.
        c.child_ticket = 0
        c.result = ERROR
        c.state = WORKING
        push_agenda(k, RESOLVE, f)


@internal
def _forget(k, box):
    """A box loses its state: the messages it stored and the keys it held are gone."""
    b = box_at(k, box)
    if b.cache >= 0:
        forget_keys(k, b.cache)
    for f in range(k.fresh):
        c = call_at(k, f)
        if c.box == box and c.state == STORED:
            unlink(k, f)
            change_stored(k, b, -1)
            spoil(k, c.root)
            free_call(k, f)


@inlined
def _new_factor(j, e):
    """What a journey's load is multiplied by once entry `e` of the timeline has changed it."""
    return j.factor * (e.amount if e.on else 1.0 / e.amount)


@internal
def begun_by(k, i):
    """How many events one entry of the timeline may schedule: thoughts of users who join, or begin anew."""
    e = change_at(k, i)
    if e.what == GONE:
        return box_at(k, e.target).stored
    begun = 0
    if e.what == LOAD:
        for journey in range(k.journeys_size):
            j = journey_at(k, journey)
            if j.source == CLOSED:
                begun += max(0, joining(j, _new_factor(j, e)))
    return begun


@internal
def change(k, i):
    """Apply one entry of the timeline."""
    e = change_at(k, i)
    sign = 1 if e.on else -1
    if e.what == WARM:
        k.warm = 1
        for i in range(k.scales_size):
            s = scale_at(k, i)
            b = box_at(k, s.box)
            s.busy_then -= busy_so_far(k, b)
            s.capacity_then -= capacity_so_far(k, b)
        for box in range(k.boxes_size):
            b = box_at(k, box)
            begin_anew(k, b)
            b.queue_max = b.waiting + b.stored
            b.copies_max = b.copies
    elif e.what == WINDOW:
        k.failing += sign
    elif e.what == DOWN:
        b = box_at(k, e.target)
        b.down += sign
        if b.down == 1 and e.on:
            _drop_all(k, e.target)
        elif b.down == 0:
            push_agenda(k, PULL, e.target)
    elif e.what == SLOW:
        box_at(k, e.target).slow *= e.amount if e.on else 1.0 / e.amount
    elif e.what == ERRORS:
        b = box_at(k, e.target)
        b.more_errors += sign * e.amount
        b.chancy = (b.fail + b.more_errors > 0.0) | (b.wrong > 0.0)
    elif e.what == CUT:
        arrow_at(k, e.target).cut += sign
        if not e.on:
            push_agenda(k, PULL, arrow_at(k, e.target).target)
    elif e.what == SHIFT:
        change_shift(k, e.target, e.on)
    elif e.what == GONE:
        _forget(k, e.target)
    elif e.what == LOAD:
        for journey in range(k.journeys_size):
            j = journey_at(k, journey)
            factor = _new_factor(j, e)
            if j.source == CLOSED:
                change_crowd(k, journey, factor)
            else:
                change_rate(k, journey, j.rate, factor)


@internal
def sample(k):
    """Write one point of the time series."""
    at = k.samples
    for box in range(k.boxes_size):
        b = box_at(k, box)
        cell_at(k.sampled, 4 * (at * k.boxes_size + box) + 0).value = b.busy
        cell_at(k.sampled, 4 * (at * k.boxes_size + box) + 1).value = b.waiting + b.stored
        cell_at(k.sampled, 4 * (at * k.boxes_size + box) + 2).value = b.copies
        cell_at(k.sampled, 4 * (at * k.boxes_size + box) + 3).value = b.arrivals
    for journey in range(k.journeys_size):
        j = journey_at(k, journey)
        cell_at(k.sampled_journeys, 4 * (at * k.journeys_size + journey) + 0).value = j.offered
        cell_at(k.sampled_journeys, 4 * (at * k.journeys_size + journey) + 1).value = j.done_ok
        cell_at(k.sampled_journeys, 4 * (at * k.journeys_size + journey) + 2).value = j.done_bad
        cell_at(k.sampled_journeys, 4 * (at * k.journeys_size + journey) + 3).value = j.seconds
        for b in range(BINS):
            count = tally_at(k.latency, journey * BINS + b).value
            if count > 0:
                row = at * k.journeys_size + journey
                count_at(k.coarse, row * COARSE + b // COARSE_STEP).value += count
    k.samples += 1
