"""The calls in a batch: joining it, and leaving it when they are through, aborted or dropped.

A batch is kept by a call of its own that holds the slot: `child` is its first member, `got` how many are
in it, `under` the next one to be told that the work is done. Members are linked by `prev` and `next`, and
know their batch by `lane`.
"""

from __future__ import annotations

from peakday.engine.kernel.compiling import internal
from peakday.engine.kernel.layout import BATCH_SLOT, WORKING
from peakday.engine.kernel.lines import count_wait
from peakday.engine.kernel.world import call_at


@internal
def join_batch(k, batch, f):
    """Put a call into a batch that is being loaded, after those already in it."""
    g = call_at(k, batch)
    c = call_at(k, f)
    count_wait(k, c.box, k.now - c.arrived)
    c.state = WORKING
    c.started = k.now
    c.holds_slot = BATCH_SLOT
    c.line = g.line
    c.lane = batch
    c.next = -1
    c.prev = g.sibling
    if g.sibling >= 0:
        call_at(k, g.sibling).next = f
    else:
        g.child = f
    g.sibling = f
    g.got += 1


@internal
def leave_batch(k, f):
    """Take a call out of its batch; returns the batch if nobody is left in it, else -1."""
    c = call_at(k, f)
    batch = c.lane
    g = call_at(k, batch)
    if g.under == f:
        g.under = c.next
    if c.prev >= 0:
        call_at(k, c.prev).next = c.next
    else:
        g.child = c.next
    if c.next >= 0:
        call_at(k, c.next).prev = c.prev
    else:
        g.sibling = c.prev
    c.prev = -1
    c.next = -1
    g.got -= 1
    return batch if g.got == 0 else -1
