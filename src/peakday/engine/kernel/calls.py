"""Taking, freeing and lining up calls: the slab and its linked lists."""

from __future__ import annotations

from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.hints import seldom
from peakday.engine.kernel.layout import FOR_A_CALL, FREE, NOTHING, TELL, TRAVELLING
from peakday.engine.kernel.world import agendum_at, call_at, lane_at


@inlined
def take_call(k, box, journey, arrow, root):
    """A fresh call from the slab; the loop has made sure one is free."""
    f = k.free
    if f < 0:  # nothing to use again: the slab's next row, which nobody has touched yet
        f = k.fresh
        k.fresh += 1
    else:
        k.free = call_at(k, f).next
    c = call_at(k, f)
    k.free_count -= 1
    now = k.now
    c.arrived = now
    c.started = now
    c.either = -1.0
    c.work = 0.0
    c.attempt = 0
    c.refs = 0
    c.result = 0
    c.hit = 0
    c.wrong = 0
    c.holds_slot = 0
    c.counted = 0
    c.fallback = 0
    c.recorded = 0
    c.in_failure = 0
    c.spoiled = 0
    c.extra = 0
    c.alone = 0
    c.state = TRAVELLING
    c.parent = -1
    c.child = -1
    c.sibling = -1
    c.before = -1
    c.prev = -1
    c.next = -1
    c.twin = -1
    c.letter = -1
    c.trace = -1
    c.root = root
    c.box = box
    c.journey = journey
    c.arrow = arrow
    if seldom(root >= 0):
        call_at(k, root).refs += 1
    return f


@inlined
def inherit(k, f, g):
    """What call `g` has from the call that causes it: its row, its trace, whether a retry is why."""
    c = call_at(k, f)
    child = call_at(k, g)
    child.row = c.row
    child.trace = c.trace
    child.extra = c.extra


@inlined
def put_back(k, f):
    """Return a slot of the slab; whatever still points at the call sees another generation."""
    c = call_at(k, f)
    c.state = FREE
    c.gen += 1
    c.child_ticket = 0
    c.next = k.free
    k.free = f
    k.free_count += 1


@inlined
def push_agenda(k, do, f):
    """Remember something to be done before the next event, if call `f` is then still the same."""
    a = agendum_at(k, k.agenda_end)
    a.do = do
    a.call = f
    if do <= FOR_A_CALL:
        a.gen = call_at(k, f).gen
    k.agenda_end += 1


@inlined
def push_what_follows(k, do, f):
    """Remember what follows from something done, if anything does."""
    if do != NOTHING:
        push_agenda(k, do, f)


@inlined
def push_tell(k, p, ticket, result, hit, wrong):
    """Remember to bring an answer to caller `p`, if it still waits under this ticket by then."""
    a = agendum_at(k, k.agenda_end)
    a.do = TELL
    a.call = p
    a.ticket = ticket
    a.result = result
    a.hit = hit
    a.wrong = wrong
    k.agenda_end += 1


@inlined
def adopt(k, p, g):
    """List a call among those its caller waits for; kept only where an arrow cancels what timed out."""
    if not k.cancels:
        return
    parent = call_at(k, p)
    child = call_at(k, g)
    child.sibling = parent.child
    child.before = -1
    if parent.child >= 0:
        call_at(k, parent.child).before = g
    parent.child = g


@inlined
def disown(k, g):
    """Take a call off its caller's list, while the caller still waits for it."""
    if not k.cancels:
        return
    child = call_at(k, g)
    if child.parent < 0 or call_at(k, child.parent).child_ticket != child.ticket:
        return
    if child.before >= 0:
        call_at(k, child.before).sibling = child.sibling
    else:
        call_at(k, child.parent).child = child.sibling
    if child.sibling >= 0:
        call_at(k, child.sibling).before = child.before


@internal
def append(k, lane, f):
    """Put a call at the end of a lane."""
    q = lane_at(k, lane)
    c = call_at(k, f)
    c.lane = lane
    c.next = -1
    c.prev = q.tail
    if q.tail >= 0:
        call_at(k, q.tail).next = f
    else:
        q.head = f
    q.tail = f
    q.length += 1


@internal
def prepend(k, lane, f):
    """Put a call at the front of a lane."""
    q = lane_at(k, lane)
    c = call_at(k, f)
    c.lane = lane
    c.prev = -1
    c.next = q.head
    if q.head >= 0:
        call_at(k, q.head).prev = f
    else:
        q.tail = f
    q.head = f
    q.length += 1


@internal
def unlink(k, f):
    """Take a call out of the lane it stands in."""
    c = call_at(k, f)
    q = lane_at(k, c.lane)
    if c.prev >= 0:
        call_at(k, c.prev).next = c.next
    else:
        q.head = c.next
    if c.next >= 0:
        call_at(k, c.next).prev = c.prev
    else:
        q.tail = c.prev
    c.prev = -1
    c.next = -1
    q.length -= 1
