"""Boxes that work in batches: when one may be taken, who is in it, and what its end means for them.

Calls wait in the box's common line, messages in their stores. A free slot takes a batch when `size` are
waiting, or when some were waiting at the last tick of the clock: all there are then, `size` at most.
"""

from __future__ import annotations

from peakday.engine.kernel.areas import change_busy
from peakday.engine.kernel.calls import push_agenda, put_back, take_call
from peakday.engine.kernel.compiling import internal
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.layout import (
    BATCH,
    BATCH_DONE,
    BATCHED,
    BOX_STREAMS,
    LOAD_BATCH,
    OWN_SLOT,
    PULL,
    S_TIME,
    TICK,
    WORK_DONE,
)
from peakday.engine.kernel.lines import free_line, take_first
from peakday.engine.kernel.members import join_batch
from peakday.engine.kernel.shapes import draw
from peakday.engine.kernel.stores import DROPPED, NO_MESSAGE, next_message, waiting_messages
from peakday.engine.kernel.world import batch_at, box_at, call_at, line_at


@internal
def tick(k, box):
    """A box's clock: whoever waits now is due, as soon as a slot is free. The clock runs on."""
    b = box_at(k, box)
    t = batch_at(k, b.batch)
    t.ticks += 1
    schedule(k, (t.ticks + 1) * t.seconds, TICK, box, 0)
    t.due = line_at(k, b.first_line).length + waiting_messages(k, b)
    push_agenda(k, PULL, box)


@internal
def take_batch(k, box):
    """Begin a batch if one may be taken and a slot is free for it."""
    b = box_at(k, box)
    t = batch_at(k, b.batch)
    waiting = line_at(k, b.first_line).length + waiting_messages(k, b)
    t.due = min(t.due, waiting)
    full = t.size > 0 and waiting >= t.size
    if waiting == 0 or (t.due == 0 and not full):
        return
    line = free_line(k, b)
    if line < 0:
        return
    batch = take_call(k, box, 0, -1, -1)
    g = call_at(k, batch)
    g.state = BATCH
    g.line = line
    g.holds_slot = OWN_SLOT
    g.need = t.size if full else waiting
    g.got = 0
    g.under = -1
    change_busy(k, b, 1)
    line_at(k, line).busy += 1
    push_agenda(k, LOAD_BATCH, batch)


@internal
def load_batch(k, batch):
    """Fill a batch: first those in line, then messages one by one; then its work begins."""
    g = call_at(k, batch)
    box = g.box
    b = box_at(k, box)
    while g.got < g.need and line_at(k, b.first_line).length > 0:
        join_batch(k, batch, take_first(k, b.first_line))
    if g.got < g.need:
        f = next_message(k, box)
        if f != NO_MESSAGE:
            if f != DROPPED:
                join_batch(k, batch, f)
                g.work = max(g.work, call_at(k, f).work)  # the last to come on its way is waited for
            push_agenda(k, LOAD_BATCH, batch)
            return
    t = batch_at(k, b.batch)
    t.due = max(0, t.due - g.got)
    if g.got == 0:
        # Others took the messages first, or the limit lets none through yet: it wakes the box when it does.
        change_busy(k, b, -1)
        line_at(k, g.line).busy -= 1
        put_back(k, batch)
        return
    work = draw(k, box * BOX_STREAMS + S_TIME, b.time) * b.slow
    if k.warm:
        b.work_sum += work
    f = g.child
    while f >= 0:
        call_at(k, f).work = work
        f = call_at(k, f).next
    schedule(k, k.now + g.work + work, BATCHED, batch, g.gen)
    push_agenda(k, PULL, box)


@internal
def batch_worked(k, batch, gen):
    """The work of a batch is done: begin to tell those in it."""
    g = call_at(k, batch)
    if g.gen == gen:
        g.under = g.child
        push_agenda(k, BATCH_DONE, batch)


@internal
def batch_done(k, batch):
    """The next call of a batch goes on; the last of them gives back the slot."""
    g = call_at(k, batch)
    f = g.under
    if g.state != BATCH or f < 0:
        return
    g.under = call_at(k, f).next
    push_agenda(k, WORK_DONE, f)
    if g.under >= 0:
        push_agenda(k, BATCH_DONE, batch)
