"""The loop: take the earliest event, do what it says, and everything that follows at once."""

from __future__ import annotations

from peakday.engine.kernel.answers import answered, go_on, resolve, tell, timed_out
from peakday.engine.kernel.batches import batch_done, batch_worked, load_batch, tick
from peakday.engine.kernel.caches import look_up
from peakday.engine.kernel.calls import push_agenda, push_what_follows
from peakday.engine.kernel.cancelling import abort, is_awaited
from peakday.engine.kernel.compiling import entry, inlined, internal
from peakday.engine.kernel.gate import opened
from peakday.engine.kernel.heap import close_hole, comes_before, gen_of, kind_of, schedule, what_of
from peakday.engine.kernel.hedges import hedge, part
from peakday.engine.kernel.hints import seldom
from peakday.engine.kernel.layout import (
    ABANDONED,
    ANSWERED,
    BACKING_OFF,
    BATCHED,
    CHANGE,
    DEAL,
    DONE,
    FILL,
    FOR_A_CALL,
    GATE,
    GAVE_UP,
    GO_ON,
    GROW_AGENDA,
    GROW_CALLS,
    GROW_HEAP,
    GROW_RING,
    HEDGE,
    IN_LINE,
    LOAD_BATCH,
    LOOK,
    LOST,
    NOTHING,
    PAUSED,
    PULL,
    RATE,
    REACH,
    REACHED,
    REPLIED,
    RESOLVE,
    RETRY,
    RING,
    SAMPLE,
    SERVE,
    SPAN,
    STOP,
    TELL,
    THOUGHT,
    TICK,
    WAKE,
    WORK_DONE,
    WORKED,
    WORKING,
)
from peakday.engine.kernel.lines import leave_line
from peakday.engine.kernel.outgoing import send, set_out
from peakday.engine.kernel.pulling import pull
from peakday.engine.kernel.requests import begin_request, free_call
from peakday.engine.kernel.scaling import look, serve
from peakday.engine.kernel.service import fill, give_back, reach
from peakday.engine.kernel.sources import arrival, change_rate
from peakday.engine.kernel.staff import deal
from peakday.engine.kernel.stores import shelve
from peakday.engine.kernel.timeline import begun_by, change, sample
from peakday.engine.kernel.world import (
    agendum_at,
    arrow_at,
    box_at,
    call_at,
    count_at,
    due_at,
    event_at,
    journey_at,
    level_at,
    ring_at,
)


@inlined
def _work_done(k, f):
    """A call's work is done: hit or miss, and a slot that is not held is given back."""
    c = call_at(k, f)
    b = box_at(k, c.box)
    if seldom(b.hit >= 0.0):
        look_up(k, f)
    if not b.holds:
        give_back(k, f)
    c.step = b.first_step
    c.last_ok = 1
    c.last_hit = 0
    c.failure = 0


@internal
def _ring_due(k, ring):
    """The oldest timeout of an arrow is due: act on it, skip the stale ones, set the next alarm."""
    r = ring_at(k, ring)
    r.armed = 0
    acted = False
    while r.count > 0:
        d = due_at(k, r.first + r.head)
        f = d.call
        if call_at(k, f).gen == d.gen and is_awaited(k, f):
            if acted or d.at > k.now:
                r.armed = 1
                schedule(k, d.at, RING, ring, 0)
                return
            acted = True
            r.head = (r.head + 1) % r.size
            r.count -= 1
            timed_out(k, f)
            if r.armed:  # the next attempt was sent at once and set the alarm itself
                return
            continue
        if call_at(k, f).gen == d.gen and call_at(k, f).state >= LOST:
            part(k, f)  # its answer never comes, and its caller has gone; a second copy goes on unheard
            abort(k, f)
        r.head = (r.head + 1) % r.size
        r.count -= 1


@internal
def _next_level(k, journey):
    """A load that changes over time moves to its next rate."""
    j = journey_at(k, journey)
    level = level_at(k, j.first_level + j.level)
    change_rate(k, journey, level.rate, j.factor)
    j.level += 1
    if j.level < j.levels:
        schedule(k, level_at(k, j.first_level + j.level).at, RATE, journey, 0)


@internal
def _retry(k, f, gen):
    """A backoff is over: send the call again, or put the message back on its shelf."""
    c = call_at(k, f)
    if c.gen != gen or c.state != BACKING_OFF:
        return
    if box_at(k, arrow_at(k, c.arrow).source).store:  # a message, standing at its store
        shelve(k, f, True)
        return
    if not is_awaited(k, f):  # its caller has gone, or goes on without it
        free_call(k, f)
        return
    c.result = 0
    c.hit = 0
    c.wrong = 0
    c.either = -1.0
    c.box = arrow_at(k, c.arrow).target
    push_what_follows(k, send(k, f), f)


@internal
def _give_up(k, f, gen):
    """A caller's patience is over: if it still stands in line, it leaves."""
    c = call_at(k, f)
    if c.gen == gen and c.state == IN_LINE:
        leave_line(k, f)
        if k.warm:
            box_at(k, c.box).abandoned += 1
            count_at(k.lost, 2 * (c.journey * k.boxes_size + c.box)).value += 1
        c.result = ABANDONED
        c.started = k.now
        push_agenda(k, RESOLVE, f)


@internal
def _attend(k, do, i):
    """Do one of the rarer things on the agenda, for a line or a batch."""
    if do == FILL:
        fill(k, i)
    elif do == DEAL:
        deal(k, i)
    elif do == LOAD_BATCH:
        load_batch(k, i)
    else:
        batch_done(k, i)


@inlined
def _lacking(k):
    """Which table may be too small for the next SPAN things to do; DONE where none is."""
    if k.free_count < k.fan:
        return GROW_CALLS
    if k.in_heap + k.fan >= k.heap_size:
        return GROW_HEAP
    if k.ring_full:
        return GROW_RING
    if k.agenda_end + k.fan >= k.agenda_size:
        return GROW_AGENDA
    return DONE


@internal
def _lacking_for(k, kind, what):
    """Which table may be too small for an event that may touch all calls and lines; DONE where none is."""
    follow = 0  # how much it may put on the agenda
    begun = 0  # how many events it may schedule
    if kind in (CHANGE, LOOK, SERVE):
        follow = k.fresh + 2 * k.lines_size
        if kind == CHANGE:
            begun = begun_by(k, what)
    elif k.cancels and kind in (RING, STOP):  # a tree of calls stops: each gives its slot to somebody else
        follow = k.calls_size - k.free_count
        begun = follow + k.boxes_size
    if k.agenda_end + follow + k.fan >= k.agenda_size:
        return GROW_AGENDA
    if k.in_heap + begun + k.fan >= k.heap_size:
        return GROW_HEAP
    return DONE


@internal
def _happen(k, kind, what, gen):
    """Act on one of the rarer events. Returns GROW_… where there is no room to."""
    lacking = _lacking_for(k, kind, what)
    if lacking != DONE:
        k.hole = 0  # it stays where it is, before whatever else is due at this moment
        k.events -= 1
        return lacking
    if kind == RING:
        _ring_due(k, what)
    elif kind == RETRY:
        _retry(k, what, gen)
    elif kind == GAVE_UP:
        _give_up(k, what, gen)
    elif kind == HEDGE:
        hedge(k, what, gen)
    elif kind == STOP:
        if call_at(k, what).gen == gen:
            abort(k, what)
    elif kind == GATE:
        opened(k, what)
        fill(k, box_at(k, what).first_line)
    elif kind == WAKE:
        box_at(k, what).wake_set = 0
        push_agenda(k, PULL, what)
    elif kind == CHANGE:
        change(k, what)
    elif kind == TICK:
        tick(k, what)
    elif kind == BATCHED:
        batch_worked(k, what, gen)
    elif kind == LOOK:
        look(k, what)
    elif kind == SERVE:
        serve(k, what)
    elif kind == RATE:
        _next_level(k, what)
    elif kind == SAMPLE:
        sample(k)
        if k.samples < k.samples_size:
            schedule(k, (k.samples + 1) * k.sample_every, SAMPLE, 0, 0)
    return DONE


@inlined
def _in_turn(k, do, f):
    """What follows from something done: at once, or after what else is due before it."""
    if do != NOTHING and k.agenda_at < k.agenda_end:
        push_agenda(k, do, f)
        return NOTHING
    return do


@entry
def simulate(clock):
    """Run a replication until its horizon, its next pause, or until an array must grow.

    What follows from an event is done before the next one, first come first done: one thing at hand
    (`do`, to call `f`), the rest on the agenda. Returns DONE, PAUSED or one of GROW_…; calling it
    again goes on where it stopped.
    """
    k = clock[0]
    do = NOTHING
    f = 0
    left = 0
    while True:
        if left == 0:
            lacking = _lacking(k)
            if seldom(lacking != DONE):
                push_what_follows(k, do, f)
                return lacking
            left = SPAN
        left -= 1
        if do == NOTHING:
            if k.agenda_at < k.agenda_end:
                a = agendum_at(k, k.agenda_at)
                k.agenda_at += 1
                do = a.do
                f = a.call
                if do == TELL:
                    do, f = tell(k, f, a.ticket, a.result, a.hit, a.wrong)
                elif do == PULL:
                    pull(k, f)
                    do = NOTHING
                elif do <= FOR_A_CALL and call_at(k, f).gen != a.gen:
                    do = NOTHING  # what was done before it has stopped this call
                elif do >= LOAD_BATCH:
                    _attend(k, do, f)
                    do = NOTHING
            else:
                k.agenda_at = 0
                k.agenda_end = 0
                if seldom(k.events >= k.pause_at):
                    return PAUSED
                close_hole(k)
                e = event_at(k, 0)
                at = e.at
                if comes_before(k.next_at, k.next_order, e.at, e.order):
                    if seldom(k.next_at > k.horizon):
                        k.now = k.horizon
                        return DONE
                    k.now = k.next_at
                    k.events += 1
                    do, f = set_out(k, arrival(k, k.next_journey))
                else:
                    if seldom((at > k.horizon) | (k.in_heap == 0)):
                        k.now = k.horizon
                        return DONE
                    k.now = at
                    k.events += 1
                    k.hole = 1
                    kind = kind_of(e.tag)
                    f = what_of(e.tag)
                    gen = gen_of(e.tag)
                    if kind == WORKED:
                        c = call_at(k, f)
                        if (c.gen == gen) & (c.state == WORKING):  # its box may have gone down meanwhile
                            do = WORK_DONE
                    elif kind == REACHED:
                        if call_at(k, f).gen == gen:
                            do = REACH
                    elif kind == REPLIED:
                        if call_at(k, f).gen == gen:
                            do = ANSWERED
                    elif kind == THOUGHT:
                        do, f = set_out(k, begin_request(k, f))
                    else:
                        left = 0
                        lacking = _happen(k, kind, f, gen)
                        if lacking != DONE:
                            return lacking
        if do == WORK_DONE:
            _work_done(k, f)
            do = GO_ON
        if do == REACH:
            do, f = reach(k, f)
        elif do == GO_ON:
            do, f = go_on(k, f)
            do = _in_turn(k, do, f)
        if do == RESOLVE:
            do, f = resolve(k, f)
            do = _in_turn(k, do, f)
        if do == ANSWERED:
            do, f = answered(k, f)
        do = _in_turn(k, do, f)
