"""A box with a free slot looks for work that is not in the slot's own line."""

from __future__ import annotations

from peakday.engine.kernel.batches import take_batch
from peakday.engine.kernel.calls import push_agenda
from peakday.engine.kernel.compiling import internal
from peakday.engine.kernel.gate import look_again
from peakday.engine.kernel.layout import PULL
from peakday.engine.kernel.lines import free_line, take_first
from peakday.engine.kernel.service import start_work
from peakday.engine.kernel.stores import DROPPED, NO_MESSAGE, next_message
from peakday.engine.kernel.world import box_at, call_at, line_at


@internal
def pull(k, box):
    """Take what waits in the common line, else the next message, and look again; or begin a batch."""
    b = box_at(k, box)
    if b.down > 0:
        return
    if b.batch >= 0:
        take_batch(k, box)
        return
    line = free_line(k, b)
    if line < 0:
        if b.gated:
            look_again(k, box)
        return
    if b.common and line_at(k, b.first_line).length > 0:
        f = take_first(k, b.first_line)
    else:
        f = next_message(k, box)
        if f == NO_MESSAGE:
            return
    if f != DROPPED:
        c = call_at(k, f)
        c.line = line
        start_work(k, f, c.work)
    push_agenda(k, PULL, box)
