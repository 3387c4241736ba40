"""Answers on their way back: attempts, fallbacks, joins, timeouts, and what a caller does next."""

from __future__ import annotations

from peakday.engine.kernel.caches import admit_key
from peakday.engine.kernel.calls import adopt, inherit, push_tell, push_what_follows, put_back, take_call
from peakday.engine.kernel.cancelling import abort, forsake
from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.deck import chance
from peakday.engine.kernel.guards import heed, is_shut, may_retry
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.hedges import drop_twin, outlived
from peakday.engine.kernel.hints import seldom
from peakday.engine.kernel.layout import (
    ANSWERED,
    ANSWERING,
    BOX_STREAMS,
    CALL,
    CALLING,
    DELIVERING,
    END,
    ERROR,
    GO_ON,
    GROUP,
    LOST,
    NO_SLOT,
    NOTHING,
    OK,
    PICK,
    REPLIED,
    RESOLVE,
    S_ERROR,
    S_REPLY,
    STORE,
    TIMEOUT,
)
from peakday.engine.kernel.outgoing import (
    arrow_stream,
    back_off,
    call_out,
    fall_back,
    send_off,
    takes,
)
from peakday.engine.kernel.repeats import mark_done, share_letter
from peakday.engine.kernel.requests import end_request, free_call, mislead, record, spoil
from peakday.engine.kernel.service import give_back
from peakday.engine.kernel.shapes import draw
from peakday.engine.kernel.stores import message_failed, store
from peakday.engine.kernel.traces import note
from peakday.engine.kernel.world import arrow_at, box_at, call_at, cell_at, count_at, journey_at, step_at


@inlined
def finish(k, f):
    """A call is through with its work and its own calls; returns what follows.

    Where one of them failed and no arrow took care of it, the call fails with the same reason.
    """
    c = call_at(k, f)
    if seldom(c.failure != OK):
        give_back(k, f)
        c.result = c.failure
        return RESOLVE, f
    b = box_at(k, c.box)
    result = _by_chance(k, f) if seldom(b.chancy) else OK
    if result == OK:
        if k.warm:
            b.completed += 1
        if seldom(k.dedupes):
            mark_done(k, f)
        if seldom(b.cache >= 0):
            admit_key(k, f)
    if c.holds_slot != NO_SLOT:
        give_back(k, f)
    c.result = result
    return RESOLVE, f


@internal
def _by_chance(k, f):
    """Whether a call that did all its work fails at its box all the same, or has a wrong outcome."""
    c = call_at(k, f)
    b = box_at(k, c.box)
    result = OK
    fails = b.fail + b.more_errors
    if fails > 0.0 and chance(k, c.box * BOX_STREAMS + S_ERROR) < fails:
        result = ERROR
        if k.warm:
            b.errored += 1
            count_at(k.lost, 2 * (c.journey * k.boxes_size + c.box)).value += 1
    if b.wrong > 0.0 and chance(k, c.box * BOX_STREAMS + S_ERROR) < b.wrong:
        c.wrong = 1
    return result


@internal
def pick_target(k, f, step):
    """A balancer's next arrow in turn: to a box that is up, no breaker open before it, where there is one.

    Returns -1 where the call's journey takes none of them.
    """
    s = step_at(k, step)
    b = box_at(k, call_at(k, f).box)
    picked = -1
    for i in range(s.count):
        at = (b.cursor + i) % s.count
        a = arrow_at(k, s.arrow + at)
        if not (a.journeys >> call_at(k, f).journey) & 1:
            continue
        if box_at(k, a.target).down == 0 and (a.guard < 0 or not is_shut(k, a.guard)):
            picked = at
            break
        if picked < 0:
            picked = at
    if picked < 0:
        return -1
    b.cursor = (picked + 1) % s.count
    return s.arrow + picked


@inlined
def go_on(k, f):
    """Take a call through its box's program until it must wait or is through; returns what follows."""
    c = call_at(k, f)
    c.state = CALLING
    while True:
        s = step_at(k, c.step)
        if s.do == STORE:
            store(k, f)
        if s.do == END or s.do == STORE:
            return finish(k, f)
        if s.do == GROUP:
            c.pending = 0
            c.got = 0
            c.child = -1
            k.ticket += 1
            c.child_ticket = k.ticket
            for i in range(s.count):
                if takes(k, f, s.arrow + i):
                    for _ in range(arrow_at(k, s.arrow + i).times):
                        c.pending += 1
                        do, g = call_out(k, f, s.arrow + i)
                        push_what_follows(k, do, g)
            c.need = c.pending if s.need <= 0 or s.need > c.pending else s.need
            if c.pending > 0:
                c.failure = OK
                return NOTHING, f
        elif s.do == PICK:  # always a balancer's first step, so nothing can have failed yet
            arrow = pick_target(k, f, c.step)
            if arrow >= 0:
                k.ticket += 1
                c.child_ticket = k.ticket
                c.left = 1
                c.child = -1
                return call_out(k, f, arrow)
        elif (arrow_at(k, s.arrow).always and c.failure == OK) or takes(k, f, s.arrow):
            c.failure = OK
            times = arrow_at(k, s.arrow).times
            if s.do == CALL:
                c.left = times
                c.child = -1
                k.ticket += 1
                c.child_ticket = k.ticket
                return call_out(k, f, s.arrow)
            for _ in range(times):
                send_off(k, f, s.arrow)
        c.step += 1


@internal
def _call_failed(k, p, result):
    """A caller's call has failed for good: until an arrow for errors is taken, no other is.

    Returns what follows.
    """
    c = call_at(k, p)
    c.child_ticket = 0
    c.last_ok = 0
    c.last_hit = 0
    c.failure = result
    c.step += 1
    return GO_ON, p


@inlined
def tell(k, p, ticket, result, hit, wrong):
    """Bring one answer to a caller, if it is still waiting for it; returns what follows."""
    c = call_at(k, p)
    if c.child_ticket != ticket:
        return NOTHING, p
    if seldom(c.state == DELIVERING):
        if result == OK:
            mislead(k, c.root, wrong)
            free_call(k, p)
        else:
            message_failed(k, p)
        return NOTHING, p
    grouped = step_at(k, c.step).do == GROUP
    if result == OK:
        c.wrong |= wrong
        c.last_ok = 1
        c.last_hit = hit
        if grouped:
            c.pending -= 1
            c.got += 1
            if c.got < c.need:
                return NOTHING, p
        else:
            c.left -= 1
            if c.left > 0:
                return call_out(k, p, step_at(k, c.step).arrow)
        c.child_ticket = 0
        c.step += 1
        return GO_ON, p
    if grouped:
        c.pending -= 1
        if c.got + c.pending >= c.need:
            return NOTHING, p
    return _call_failed(k, p, result)


@inlined
def _bring(k, p, ticket, result, hit, wrong):
    """Bring an answer to a caller as soon as it is its turn: at once where nothing is due before."""
    if k.agenda_at == k.agenda_end:
        return tell(k, p, ticket, result, hit, wrong)
    push_tell(k, p, ticket, result, hit, wrong)
    return NOTHING, p


@inlined
def answered(k, f):
    """An answer has come back along its arrow; returns what follows."""
    c = call_at(k, f)
    a = arrow_at(k, c.arrow)
    p = c.parent
    result = c.result
    if seldom(a.guard >= 0) and c.fallback == 0:
        if c.ticket >= 0:
            heed(k, f, result != OK)
        if outlived(k, f):
            return NOTHING, f
    if p < 0:
        if a.waits or c.ticket < 0 or result == OK:
            if result == OK:
                mislead(k, c.root, c.wrong)
            free_call(k, f)
            return NOTHING, f
    elif call_at(k, p).child_ticket != c.ticket:
        free_call(k, f)  # nobody waits for it any more
        return NOTHING, f
    elif result == OK or call_at(k, p).state == DELIVERING:
        ticket = c.ticket
        hit = c.hit
        wrong = c.wrong
        free_call(k, f)
        return _bring(k, p, ticket, result, hit, wrong)
    return _answered_badly(k, f)


@internal
def _answered_badly(k, f):
    """A failure has come back: try again, fall back, or tell the caller. Returns what follows."""
    c = call_at(k, f)
    a = arrow_at(k, c.arrow)
    p = c.parent
    if c.fallback == 0 and may_retry(k, f):
        c.attempt += 1
        c.gen += 1
        back_off(k, f)
    elif c.fallback == 0 and a.other >= 0:
        fall_back(k, f)
    elif p >= 0:
        push_tell(k, p, c.ticket, c.result, 0, 0)
        free_call(k, f)
    else:
        if k.warm:
            a.dropped += 1
        spoil(k, c.root)
        free_call(k, f)
    return NOTHING, f


@inlined
def resolve(k, f):
    """A call has its result at its box: file its time, and send the answer back. Returns what follows."""
    c = call_at(k, f)
    if c.counted and c.result == OK:
        _file_hop(k, c)
    if seldom(c.trace >= 0):
        note(k, f, c.result)
    ends_here = c.root >= 0 and c.result == OK and (box_at(k, c.box).ends >> c.journey) & 1
    if ends_here and not call_at(k, c.root).recorded:
        record(k, c.root, OK, c.wrong | call_at(k, c.root).wrong, k.now)
    if c.arrow < 0:
        end_request(k, f)
        return NOTHING, f
    a = arrow_at(k, c.arrow)
    if c.alone:
        _come_home(k, f)
        return NOTHING, f
    if a.direct and a.cut == 0 and c.fallback == 0:
        return ANSWERED, f
    if a.waits and c.parent >= 0 and call_at(k, c.parent).state != DELIVERING:
        if a.cut > 0 and c.fallback == 0:
            c.state = LOST
            return NOTHING, f
        network = a.other_delay if c.fallback else a.delay
        if network >= 0:
            c.state = ANSWERING
            delay = draw(k, arrow_stream(k, c.arrow, S_REPLY), network)
            schedule(k, k.now + delay, REPLIED, f, c.gen)
            return NOTHING, f
    return ANSWERED, f


@inlined
def _come_home(k, f):
    """A request that was its own call is answered, and through with the box that passed it on too."""
    c = call_at(k, f)
    if seldom(arrow_at(k, c.arrow).cut > 0):
        c.state = LOST
        return
    if c.result == OK and k.warm:
        box_at(k, journey_at(k, c.journey).start).completed += 1
    record(k, f, c.result, c.wrong, k.now)
    put_back(k, f)


@inlined
def _file_hop(k, c):
    """Add a call's wait and work to what its journey spends at its box."""
    at = 2 * (c.journey * k.boxes_size + c.box)
    cell_at(k.hops, at).value += c.started - c.arrived
    cell_at(k.hops, at + 1).value += c.work


@internal
def timed_out(k, f):
    """The timeout of an attempt is due and its caller still waits: give up on it, try again or fail."""
    c = call_at(k, f)
    p = c.parent
    arrow = c.arrow
    a = arrow_at(k, arrow)
    if k.warm:
        a.timeouts += 1
        count_at(k.lost, 2 * (c.journey * k.boxes_size + c.box) + 1).value += 1
    ticket = c.ticket
    attempt = c.attempt
    if c.counted:
        cell_at(k.hops, 2 * (c.journey * k.boxes_size + c.box)).value += a.timeout
    if a.guard >= 0:
        heed(k, f, 1)
        drop_twin(k, f)
    counted = c.counted
    if c.trace >= 0:
        note(k, f, TIMEOUT)
    stops = a.cancel or c.state >= LOST
    delivering = p >= 0 and call_at(k, p).state == DELIVERING
    again = c.fallback == 0 and not delivering and may_retry(k, f)
    forsake(k, f)
    if delivering:
        message_failed(k, p)
    elif again or (c.fallback == 0 and a.other >= 0):
        g = take_call(k, a.target, c.journey, arrow, c.root)
        following = call_at(k, g)
        following.parent = p
        following.ticket = ticket
        following.counted = counted
        following.attempt = attempt
        inherit(k, f, g)
        following.key = c.key
        share_letter(k, f, g)
        if p >= 0:
            adopt(k, p, g)
        if again:
            following.attempt += 1
            back_off(k, g)
        else:
            fall_back(k, g)
    elif p >= 0:
        push_tell(k, p, ticket, TIMEOUT, 0, 0)
    else:
        if k.warm:
            a.dropped += 1
        spoil(k, c.root)
    c.trace = -1
    if stops:
        abort(k, f)
