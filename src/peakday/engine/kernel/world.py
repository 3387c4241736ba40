"""All the memory of one replication, and how compiled code reaches a row of it.

The kernel's functions take one argument for all of it: the clock record `k`, which holds the address of
every table. `call_at(k, i)` is then a multiplication and an addition, with no array header to pass
around and no reference to count; passing the arrays themselves made the same loop thirty times slower
and its compilation a hundred. Python keeps the arrays alive in a `World` and rewrites an address when
it grows one (`World.attach`).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic
from numba.np.numpy_support import from_dtype

from peakday.engine.kernel import layout

Array = np.ndarray[Any, Any]


@dataclass
class World:
    """Everything one replication reads and writes; `k` is its clock and counters, one record long."""

    k: Array
    calls: Array
    boxes: Array
    lines: Array
    lanes: Array
    steps: Array
    arrows: Array
    eithers: Array
    journeys: Array
    levels: Array
    traced: Array
    changes: Array
    feeders: Array
    withins: Array
    rings: Array
    due: Array
    shapes: Array
    values: Array
    streams: Array
    decks: Array
    traced_hops: Array
    """Calls of traced requests, as they ended; `k.hops_written` of them."""
    coarse: Array
    """The time series of latency: counts so far; shape (samples × journeys, histogram.COARSE)."""
    heap: Array
    agenda: Array
    latency: Array
    """Histogram counts of counted answers, in 32 bits; shape (2 × journeys, bins): all, those in failures."""
    waits: Array
    """Histogram counts of time in line, in 32 bits; shape (boxes, bins)."""
    hops: Array
    """Seconds waited and worked, for counted requests; shape (journeys × boxes, 2)."""
    lost: Array
    """Calls that came to nothing by a box's own doing, and that timed out there; (journeys × boxes, 2)."""
    sampled: Array
    """The time series: shape (samples × boxes, 4) of busy slots, waiting calls, copies, arrivals so far."""
    sampled_journeys: Array
    """Shape (samples × journeys, 4): offered, answered, failed, seconds of latency so far."""
    guards: Array
    shifts: Array
    roster: Array
    """Lines of boxes whose copies come and go, the present ones first; whole numbers."""
    batches: Array
    scales: Array
    started: Array
    """Copies started and not yet serving, a ring for each box that scales; whole numbers."""
    keys: Array
    parts: Array
    caches: Array
    entries: Array
    spots: Array

    def attach(self) -> None:
        """Write every array's address and length into the clock record, for the kernel to find."""
        for field in fields(self):
            if field.name != "k":
                array = getattr(self, field.name)
                assert array.flags.c_contiguous
                self.k[field.name] = array.ctypes.data
        for name in (
            "calls", "boxes", "lines", "arrows", "journeys", "changes", "scales", "heap", "agenda"
        ):  # fmt: skip
            self.k[f"{name}_size"] = len(getattr(self, name))


def _record_at(context: Any, builder: Any, record: Any, address: Any, index: Any) -> Any:
    """Code for the record at `index` of the table at `address`, in place."""
    offset = builder.mul(index, context.get_constant(types.int64, record.dtype.itemsize))
    return builder.inttoptr(builder.add(address, offset), context.get_value_type(record))


def _row(dtype: np.dtype[Any], table: str) -> Any:
    """A compiled function (clock, index) -> the record at that index of a table, in place."""
    record = from_dtype(dtype)
    place = from_dtype(layout.CLOCK).offset(table)

    @intrinsic
    def at(_typing: Any, clock: Any, _index: Any) -> Any:
        def build(context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
            k, index = arguments
            address = cgutils.get_record_member(builder, k, place, context.get_value_type(types.int64))
            return _record_at(context, builder, record, builder.load(address), index)

        return record(clock, types.int64), build

    return at


def _number(kind: type) -> Any:
    """A compiled function (address, index) -> that number of a table of plain numbers, as a record."""
    record = from_dtype(np.dtype([("value", kind)]))

    @intrinsic
    def at(_typing: Any, _address: Any, _index: Any) -> Any:
        def build(context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
            return _record_at(context, builder, record, *arguments)

        return record(types.int64, types.int64), build

    return at


call_at = _row(layout.CALLS, "calls")
"""Call `i`."""
box_at = _row(layout.BOXES, "boxes")
"""Box `i`."""
line_at = _row(layout.LINES, "lines")
"""Line `i`."""
lane_at = _row(layout.LANES, "lanes")
"""Lane `i`."""
step_at = _row(layout.STEPS, "steps")
"""Step `i` of the boxes' programs."""
arrow_at = _row(layout.ARROWS, "arrows")
"""Arrow `i`."""
either_at = _row(layout.EITHERS, "eithers")
"""Row `i` of the stretches of `either` arrows."""
journey_at = _row(layout.JOURNEYS, "journeys")
"""Journey `i`."""
level_at = _row(layout.LEVELS, "levels")
"""Level `i` of the loads."""
change_at = _row(layout.CHANGES, "changes")
"""Entry `i` of the timeline."""
within_at = _row(layout.WITHINS, "withins")
"""Limit `i` that a target asks answers to stay within."""
ring_at = _row(layout.RINGS, "rings")
"""Timeout ring `i`."""
due_at = _row(layout.DUE, "due")
"""Entry `i` of the timeout rings' memory."""
shape_at = _row(layout.SHAPES, "shapes")
"""Shape `i` of the durations that vary."""
stream_at = _row(layout.STREAMS, "streams")
"""Random stream `i`."""
deck_at = _row(layout.DECKS, "decks")
"""The deck random stream `i` is dealt from."""
hop_at = _row(layout.HOPS, "traced_hops")
"""Call `i` of those written down of traced requests."""
event_at = _row(layout.EVENTS, "heap")
"""Event `i` of the heap."""
agendum_at = _row(layout.AGENDA, "agenda")
"""Entry `i` of the agenda."""
guard_at = _row(layout.GUARDS, "guards")
"""Guard `i` of the arrows that have one."""
shift_at = _row(layout.SHIFTS, "shifts")
"""Shift `i`: people who come and go together."""
batch_at = _row(layout.BATCHES, "batches")
"""Row `i` of the boxes that work in batches."""
scale_at = _row(layout.SCALES, "scales")
"""Row `i` of the copies that follow the load."""
keys_at = _row(layout.KEYS, "keys")
"""Row `i` of the keys that are drawn."""
part_at = _row(layout.PARTS, "parts")
"""Partition `i`."""
cache_at = _row(layout.CACHES, "caches")
"""Row `i` of the caches that know their keys."""
entry_at = _row(layout.ENTRIES, "entries")
"""Key `i` held by a cache."""
spot_at = _row(layout.SPOTS, "spots")
"""Spot `i` of the caches' hash tables."""
cell_at = _number(np.float64)
"""Number `i` of a table of plain floats, as a record with one `value`."""
tally_at = _number(np.int32)
"""Number `i` of a histogram, as a record with one `value`: small ones, so that more of them are at hand."""
count_at = _number(np.int64)
"""Number `i` of a table of plain whole numbers, as a record with one `value`."""
