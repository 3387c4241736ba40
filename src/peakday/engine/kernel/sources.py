"""Where requests come from: open loads, traces, and users who think."""

from __future__ import annotations

import numpy as np

from peakday.engine.kernel.compiling import entry, inlined, internal
from peakday.engine.kernel.deck import gap_of_many
from peakday.engine.kernel.heap import open_heap, schedule
from peakday.engine.kernel.layout import (
    ARROW_STREAMS,
    BOX_STREAMS,
    CHANGE,
    JOURNEY_STREAMS,
    LOOK,
    OPEN,
    RATE,
    S_GAP,
    SAMPLE,
    THOUGHT,
    TICK,
    TRACED,
)
from peakday.engine.kernel.random import exponential
from peakday.engine.kernel.requests import begin_request, think_time
from peakday.engine.kernel.world import (
    batch_at,
    box_at,
    cell_at,
    change_at,
    journey_at,
    level_at,
    scale_at,
)


@inlined
def _gap_units(k, journey):
    """How much of the load's integral passes until the next arrival: 1 evenly, else exponential."""
    if journey_at(k, journey).evenly:
        return 1.0
    stream = k.boxes_size * BOX_STREAMS + k.arrows_size * ARROW_STREAMS + journey * JOURNEY_STREAMS + S_GAP
    if k.crowd > 1.0:
        return gap_of_many(k, stream)
    return exponential(k, stream)


@inlined
def _expect(k, journey, at):
    """A journey's next request comes at time `at`; the earliest of all journeys' is the next arrival.

    Arrivals stand beside the heap, one a journey: a load of millions costs the heap nothing.
    """
    j = journey_at(k, journey)
    k.order += 1
    j.order = k.order
    j.due = at
    k.next_at = at
    k.next_order = k.order
    k.next_journey = journey
    if k.journeys_size > 1:
        _find_next(k)


@internal
def _find_next(k):
    """Look through all journeys for the earliest arrival."""
    k.next_at = np.inf
    for journey in range(k.journeys_size):
        j = journey_at(k, journey)
        if (j.due < k.next_at) | ((j.due == k.next_at) & (j.order < k.next_order)):
            k.next_at = j.due
            k.next_order = j.order
            k.next_journey = journey


@inlined
def _plan(k, journey, units):
    """Expect the next arrival of an open load after `units` of its integral."""
    j = journey_at(k, journey)
    if j.every < np.inf:
        j.units = 0.0
        _expect(k, journey, k.now + units * j.every)
    else:
        j.units = units
        _expect(k, journey, np.inf)


@inlined
def _every(j):
    """Seconds from one arrival of an open load to the next, on average; without end where none comes."""
    rate = j.rate * j.factor
    return 1.0 / rate if rate > 0.0 else np.inf


@internal
def change_rate(k, journey, rate, factor):
    """Move an open load to another rate, keeping what has already passed of the current gap."""
    j = journey_at(k, journey)
    old = j.rate * j.factor
    units = (j.due - k.now) * old if old > 0.0 else j.units
    j.rate = rate
    j.factor = factor
    j.every = _every(j)
    if j.source == OPEN:
        _plan(k, journey, units)


@inlined
def joining(j, factor):
    """How many more users a closed load has at this factor than now; below zero where some leave."""
    return round(j.users * factor) - round(j.users * j.factor)


@internal
def change_crowd(k, journey, factor):
    """Let users of a closed load join, thinking first, or leave, each once its request has ended."""
    j = journey_at(k, journey)
    more = joining(j, factor)
    j.factor = factor
    back = min(max(more, 0), j.leaving)
    j.leaving += max(-more, 0) - back
    for _ in range(more - back):
        schedule(k, k.now + think_time(k, journey), THOUGHT, journey, 0)


@internal
def open_source(k, journey):
    """Set a journey's load going at time 0."""
    j = journey_at(k, journey)
    j.every = _every(j)
    if j.source == OPEN:
        # Even arrivals start half a gap in, so that a count over a window is never off by one.
        _plan(k, journey, 0.5 if j.evenly else _gap_units(k, journey))
    elif j.source == TRACED and j.times > 0:
        _expect(k, journey, cell_at(k.traced, j.first_time).value)
    else:
        _expect(k, journey, np.inf)


@inlined
def arrival(k, journey):
    """A source's next request is due now; returns it."""
    j = journey_at(k, journey)
    if j.source == TRACED:
        j.played += 1
        if j.played < j.times:
            _expect(k, journey, cell_at(k.traced, j.first_time + j.played).value)
        else:
            _expect(k, journey, np.inf)
    else:
        _plan(k, journey, _gap_units(k, journey))
    return begin_request(k, journey)


@entry
def begin(clock):
    """Schedule what is known at time 0: the timeline, the series, the boxes' clocks, and every source."""
    k = clock[0]
    open_heap(k)
    k.next_at = np.inf
    for f in range(k.changes_size):
        schedule(k, change_at(k, f).at, CHANGE, f, 0)
    if k.sample_every > 0.0:
        schedule(k, k.sample_every, SAMPLE, 0, 0)
    for box in range(k.boxes_size):
        batch = box_at(k, box).batch
        if batch >= 0 and batch_at(k, batch).seconds > 0.0:
            schedule(k, batch_at(k, batch).seconds, TICK, box, 0)
    for f in range(k.scales_size):
        schedule(k, scale_at(k, f).every, LOOK, f, 0)
    for journey in range(k.journeys_size):
        j = journey_at(k, journey)
        open_source(k, journey)
        if j.levels > 0:
            schedule(k, level_at(k, j.first_level).at, RATE, journey, 0)
        for _ in range(j.users):
            schedule(k, think_time(k, journey), THOUGHT, journey, 0)
