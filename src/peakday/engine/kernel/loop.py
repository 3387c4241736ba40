"""The loop: take the earliest event, do what it says, and everything that follows at once."""

from __future__ import annotations

from peakday.engine.kernel.answers import answered, go_on, is_awaited, resolve, tell, timed_out
from peakday.engine.kernel.calls import push_agenda
from peakday.engine.kernel.compiling import entry, inlined, internal
from peakday.engine.kernel.heap import drop_first, schedule
from peakday.engine.kernel.layout import (
    ABANDONED,
    ANSWERED,
    ARRIVAL,
    BACKING_OFF,
    BOX_STREAMS,
    CHANGE,
    DONE,
    GAVE_UP,
    GROW_AGENDA,
    GROW_CALLS,
    GROW_HEAP,
    GROW_RING,
    IN_LINE,
    PAUSED,
    PULL,
    RATE,
    REACH,
    REACHED,
    REPLIED,
    RESOLVE,
    RETRY,
    RING,
    S_HIT,
    SAMPLE,
    TELL,
    THOUGHT,
    WAKE,
    WORK_DONE,
    WORKED,
)
from peakday.engine.kernel.outgoing import send
from peakday.engine.kernel.random import uniform
from peakday.engine.kernel.requests import begin_request
from peakday.engine.kernel.service import give_back, leave_line, reach
from peakday.engine.kernel.sources import arrival, change_rate
from peakday.engine.kernel.stores import pull, shelve
from peakday.engine.kernel.timeline import change, sample
from peakday.engine.kernel.world import (
    agendum_at,
    arrow_at,
    box_at,
    call_at,
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
    if b.hit >= 0.0:
        c.hit = 1 if uniform(k, c.box * BOX_STREAMS + S_HIT) < b.hit else 2
    if not b.holds:
        give_back(k, f)
    c.step = b.first_step


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
    if arrow_at(k, c.arrow).source == c.box:  # a message, standing at its store
        shelve(k, f, True)
        return
    c.result = 0
    c.hit = 0
    c.wrong = 0
    c.either = -1.0
    c.box = arrow_at(k, c.arrow).target
    send(k, f)


@entry
def simulate(clock):
    """Run a replication until its horizon, its next pause, or until an array must grow.

    Returns DONE, PAUSED or one of GROW_…; calling it again goes on where it stopped.
    """
    k = clock[0]
    while True:
        while k.agenda_at < k.agenda_end:
            if k.free_count < k.fan:
                return GROW_CALLS
            if k.in_heap + k.fan >= k.heap_size:
                return GROW_HEAP
            if k.ring_full:
                return GROW_RING
            if k.agenda_end + k.fan >= k.agenda_size:
                return GROW_AGENDA
            a = agendum_at(k, k.agenda_at)
            k.agenda_at += 1
            what = a.do
            f = a.call
            if what == REACH:
                reach(k, f)
            elif what == RESOLVE:
                resolve(k, f)
            elif what == ANSWERED:
                answered(k, f)
            elif what == TELL:
                tell(k, f, a.ticket, a.result, a.hit, a.wrong)
            elif what == PULL:
                pull(k, f)
            else:
                if what == WORK_DONE:
                    _work_done(k, f)
                go_on(k, f)
        k.agenda_at = 0
        k.agenda_end = 0
        if k.events >= k.pause_at:
            return PAUSED
        if k.free_count < k.fan:
            return GROW_CALLS
        if k.in_heap + k.fan >= k.heap_size:
            return GROW_HEAP
        if k.ring_full:
            return GROW_RING
        if k.in_heap == 0 or event_at(k, 0).at > k.horizon:
            k.now = k.horizon
            return DONE
        e = event_at(k, 0)
        kind = e.kind
        what = e.what
        gen = e.gen
        k.now = e.at
        drop_first(k)
        k.events += 1
        if kind == ARRIVAL:
            if gen == journey_at(k, what).token & 0x3FFFFFFF:
                arrival(k, what)
        elif kind == WORKED:
            if call_at(k, what).gen == gen:
                push_agenda(k, WORK_DONE, what)
        elif kind == REACHED:
            if call_at(k, what).gen == gen:
                push_agenda(k, REACH, what)
        elif kind == REPLIED:
            if call_at(k, what).gen == gen:
                push_agenda(k, ANSWERED, what)
        elif kind == RING:
            _ring_due(k, what)
        elif kind == RETRY:
            _retry(k, what, gen)
        elif kind == GAVE_UP:
            c = call_at(k, what)
            if c.gen == gen and c.state == IN_LINE:
                leave_line(k, what)
                if k.warm:
                    box_at(k, c.box).abandoned += 1
                c.result = ABANDONED
                c.started = k.now
                push_agenda(k, RESOLVE, what)
        elif kind == THOUGHT:
            begin_request(k, what)
        elif kind == WAKE:
            box_at(k, what).wake_set = 0
            push_agenda(k, PULL, what)
        elif kind == CHANGE:
            if k.agenda_end + k.calls_size + k.fan >= k.agenda_size:
                schedule(k, k.now, CHANGE, what, 0)
                return GROW_AGENDA
            change(k, what)
        elif kind == RATE:
            _next_level(k, what)
        elif kind == SAMPLE:
            sample(k)
            if k.samples < k.samples_size:
                schedule(k, (k.samples + 1) * k.sample_every, SAMPLE, 0, 0)
