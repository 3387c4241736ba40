"""What a box adds up over time: slots at work, who waits, slots and copies there are, each times seconds.

The area under a number n that has changed by d at the times t is n(now) × now − Σ d × t. The kernel keeps
that sum alone, one multiplication a change, and nothing has to be brought up to date before one: a field
`busy_area` is the area less `busy` × now until the run is over (`replicate`).
"""

from __future__ import annotations

from peakday.engine.kernel.compiling import inlined


@inlined
def change_busy(k, b, by):
    """`by` more slots of a box are at work from now on."""
    b.busy += by
    b.busy_area -= by * k.now


@inlined
def change_waiting(k, b, by):
    """`by` more calls stand in a box's lines from now on."""
    b.waiting += by
    b.queue_area -= by * k.now


@inlined
def change_stored(k, b, by):
    """`by` more messages lie in a box from now on."""
    b.stored += by
    b.queue_area -= by * k.now


@inlined
def change_staff(k, b, slots, copies):
    """A box has so many more slots, in so many more copies, from now on."""
    b.capacity += slots
    b.capacity_area -= slots * k.now
    b.copies += copies
    b.copies_area -= copies * k.now


@inlined
def busy_so_far(k, b):
    """Slot-seconds of work up to now."""
    return b.busy_area + b.busy * k.now


@inlined
def capacity_so_far(k, b):
    """Slot-seconds there were to work in, up to now."""
    return b.capacity_area + b.capacity * k.now


@inlined
def begin_anew(k, b):
    """Warm-up is over: all areas begin at zero now."""
    b.busy_area = -b.busy * k.now
    b.queue_area = -(b.waiting + b.stored) * k.now
    b.capacity_area = -b.capacity * k.now
    b.copies_area = -b.copies * k.now
