"""A journey's request: begun by a source, recorded once, and let go when nothing of it is left."""

from __future__ import annotations

from peakday.engine.kernel.calls import disown, put_back, take_call
from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.hints import seldom
from peakday.engine.kernel.histogram import BINS, bin_of
from peakday.engine.kernel.layout import (
    ABANDONED,
    ARROW_STREAMS,
    BOX_STREAMS,
    CLOSED,
    ENDED,
    ERROR,
    JOURNEY_STREAMS,
    LIMITED,
    OK,
    REJECTED,
    S_THINK,
    THOUGHT,
    TIMEOUT,
)
from peakday.engine.kernel.repeats import let_letter_go
from peakday.engine.kernel.shapes import draw
from peakday.engine.kernel.traces import begin_trace
from peakday.engine.kernel.world import call_at, journey_at, tally_at, within_at


@inlined
def begin_request(k, journey):
    """A customer starts a journey now; returns the request."""
    j = journey_at(k, journey)
    f = take_call(k, j.start, journey, -1, -1)
    c = call_at(k, f)
    c.sent = k.now
    c.row = j.played - 1
    c.counted = k.warm
    c.in_failure = k.failing > 0
    if j.until >= 0:
        c.root = f
        c.refs = 1
    j.offered += 1
    k.live += 1
    if k.live > k.live_max:
        k.live_max = k.live
    if k.warm:
        j.counted += 1
        if c.in_failure:
            j.f_counted += 1
    if seldom(k.now >= k.trace_at):
        begin_trace(k, f)
    return f


@internal
def think_time(k, journey):
    """How long a user of a closed load thinks before asking again."""
    stream = k.boxes_size * BOX_STREAMS + k.arrows_size * ARROW_STREAMS + journey * JOURNEY_STREAMS + S_THINK
    return draw(k, stream, journey_at(k, journey).think)


@internal
def _count_answer(k, r, journey, seconds, wrong):
    """File an answered, counted request."""
    j = journey_at(k, journey)
    c = call_at(k, r)
    j.answered += 1
    j.wrong += wrong
    j.sum += seconds
    j.sumsq += seconds * seconds
    if seconds < j.min:
        j.min = seconds
    if seconds > j.max:
        j.max = seconds
    b = bin_of(seconds)
    tally_at(k.latency, (journey) * BINS + b).value += 1
    for i in range(j.first_within, j.first_within + j.withins):
        if seconds <= within_at(k, i).limit:
            within_at(k, i).done += 1
    if seldom(c.in_failure):
        j.f_answered += 1
        j.f_wrong += wrong
        j.f_sum += seconds
        if seconds > j.f_max:
            j.f_max = seconds
        tally_at(k.latency, (k.journeys_size + journey) * BINS + b).value += 1
        for i in range(j.first_within, j.first_within + j.withins):
            if seconds <= within_at(k, i).limit:
                within_at(k, i).f_done += 1


@internal
def meet_failure(k, r):
    """A request behind a queue is lost: if that is during a failure, the failure met it, whenever it came."""
    c = call_at(k, r)
    if c.root >= 0 and k.failing > 0 and c.counted and not c.in_failure:
        c.in_failure = 1
        journey_at(k, c.journey).f_counted += 1


@inlined
def record(k, r, result, wrong, at):
    """A request is answered or has failed at time `at`: the moment its customer knows."""
    c = call_at(k, r)
    c.recorded = 1
    k.live -= 1
    journey = c.journey
    j = journey_at(k, journey)
    if result == OK:
        j.done_ok += 1
        j.seconds += at - c.sent
        if k.warm:
            j.completed += 1
        if c.counted:
            _count_answer(k, r, journey, at - c.sent, wrong)
    else:
        j.done_bad += 1
    if seldom(result != OK) and c.counted:
        meet_failure(k, r)
        if result == TIMEOUT:
            j.timeout += 1
        elif result == REJECTED:
            j.rejected += 1
        elif result == LIMITED:
            j.limited += 1
        elif result == ABANDONED:
            j.abandoned += 1
        else:
            j.error += 1
    if j.source == CLOSED and j.leaving > 0:
        j.leaving -= 1
    elif j.source == CLOSED:
        schedule(k, k.now + think_time(k, journey), THOUGHT, journey, 0)


@internal
def _let_go(k, r):
    """One part of a request that ends behind a queue is over; after the last one, close it."""
    c = call_at(k, r)
    c.refs -= 1
    if c.refs == 0 and c.state == ENDED:
        if not c.recorded:
            # Nothing failed, yet the ending box was never asked: the answer was all there was to it.
            record(k, r, c.result if c.result != OK else c.spoiled, c.wrong, c.arrived)
        put_back(k, r)


@inlined
def free_call(k, f):
    """Return a call's slot, and tell the request it was part of."""
    root = call_at(k, f).root
    if seldom(k.dedupes or k.cancels):
        _cut_loose(k, f)
    put_back(k, f)
    if root >= 0:
        _let_go(k, root)


@internal
def _cut_loose(k, f):
    """Take a call off what lists it: those its caller waits for, those that share a message's letter."""
    if k.dedupes:
        let_letter_go(k, f)
    disown(k, f)


@inlined
def spoil(k, root):
    """A part of a request that ends behind a queue was dropped: it can end only as an error."""
    if root >= 0:
        if not call_at(k, root).recorded:
            meet_failure(k, root)
        call_at(k, root).spoiled = ERROR


@inlined
def mislead(k, root, wrong):
    """A part of a request that ends behind a queue is done, with a wrong outcome: so is the request."""
    if wrong and root >= 0:
        call_at(k, root).wrong = 1


@inlined
def end_request(k, f):
    """The call a customer made has its answer."""
    c = call_at(k, f)
    result = c.result
    if c.root < 0:
        record(k, f, result, c.wrong, k.now)
        put_back(k, f)
        return
    if not c.recorded and result != OK:
        record(k, f, result, c.wrong, k.now)
    c.state = ENDED
    c.arrived = k.now
    _let_go(k, f)
