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
from numba.extending import intrinsic
from numba.np.numpy_support import from_dtype

from peakday.engine.kernel import layout
from peakday.engine.kernel.compiling import inlined

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
    """Histogram counts of counted answers, shape (2 × journeys, bins): all, then those in failure windows."""
    waits: Array
    """Histogram counts of time in line, shape (boxes, bins)."""
    hops: Array
    """Seconds waited and worked, for counted requests; shape (journeys × boxes, 2)."""
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


def _reader(dtype: np.dtype[Any]) -> Any:
    """A compiled function (address, index) -> the record of `dtype` at that index, in place."""
    record = from_dtype(dtype)
    width = dtype.itemsize

    @intrinsic
    def at(_typing: Any, _address: Any, _index: Any) -> Any:
        def build(context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
            address, index = arguments
            offset = builder.mul(index, context.get_constant(types.int64, width))
            return builder.inttoptr(builder.add(address, offset), context.get_value_type(record))

        return record(types.int64, types.int64), build

    return at


_CELL = np.dtype([("value", np.float64)])
_COUNT = np.dtype([("value", np.int64)])
_cell = _reader(_CELL)
_count = _reader(_COUNT)
_call = _reader(layout.CALLS)
_box = _reader(layout.BOXES)
_line = _reader(layout.LINES)
_lane = _reader(layout.LANES)
_step = _reader(layout.STEPS)
_arrow = _reader(layout.ARROWS)
_journey = _reader(layout.JOURNEYS)
_level = _reader(layout.LEVELS)
_change = _reader(layout.CHANGES)
_within = _reader(layout.WITHINS)
_ring = _reader(layout.RINGS)
_due = _reader(layout.DUE)
_shape = _reader(layout.SHAPES)
_stream = _reader(layout.STREAMS)
_deck = _reader(layout.DECKS)
_hop = _reader(layout.HOPS)
_event = _reader(layout.EVENTS)
_agendum = _reader(layout.AGENDA)
_guard = _reader(layout.GUARDS)
_shift = _reader(layout.SHIFTS)
_batch = _reader(layout.BATCHES)
_scale = _reader(layout.SCALES)
_keys = _reader(layout.KEYS)
_part = _reader(layout.PARTS)
_cache = _reader(layout.CACHES)
_entry = _reader(layout.ENTRIES)
_spot = _reader(layout.SPOTS)


@inlined
def call_at(k, i):
    """Call `i`."""
    return _call(k.calls, i)


@inlined
def box_at(k, i):
    """Box `i`."""
    return _box(k.boxes, i)


@inlined
def line_at(k, i):
    """Line `i`."""
    return _line(k.lines, i)


@inlined
def lane_at(k, i):
    """Lane `i`."""
    return _lane(k.lanes, i)


@inlined
def step_at(k, i):
    """Step `i` of the boxes' programs."""
    return _step(k.steps, i)


@inlined
def arrow_at(k, i):
    """Arrow `i`."""
    return _arrow(k.arrows, i)


@inlined
def journey_at(k, i):
    """Journey `i`."""
    return _journey(k.journeys, i)


@inlined
def level_at(k, i):
    """Level `i` of the loads."""
    return _level(k.levels, i)


@inlined
def change_at(k, i):
    """Entry `i` of the timeline."""
    return _change(k.changes, i)


@inlined
def within_at(k, i):
    """Limit `i` that a target asks answers to stay within."""
    return _within(k.withins, i)


@inlined
def ring_at(k, i):
    """Timeout ring `i`."""
    return _ring(k.rings, i)


@inlined
def due_at(k, i):
    """Entry `i` of the timeout rings' memory."""
    return _due(k.due, i)


@inlined
def shape_at(k, i):
    """Shape `i` of the durations that vary."""
    return _shape(k.shapes, i)


@inlined
def stream_at(k, i):
    """Random stream `i`."""
    return _stream(k.streams, i)


@inlined
def deck_at(k, i):
    """The deck random stream `i` is dealt from."""
    return _deck(k.decks, i)


@inlined
def hop_at(k, i):
    """Call `i` of those written down of traced requests."""
    return _hop(k.traced_hops, i)


@inlined
def event_at(k, i):
    """Event `i` of the heap."""
    return _event(k.heap, i)


@inlined
def agendum_at(k, i):
    """Entry `i` of the agenda."""
    return _agendum(k.agenda, i)


@inlined
def guard_at(k, i):
    """Guard `i` of the arrows that have one."""
    return _guard(k.guards, i)


@inlined
def cell_at(address, i):
    """Number `i` of a table of plain floats, as a record with one `value`."""
    return _cell(address, i)


@inlined
def count_at(address, i):
    """Number `i` of a table of plain whole numbers, as a record with one `value`."""
    return _count(address, i)


@inlined
def shift_at(k, i):
    """Shift `i`: people who come and go together."""
    return _shift(k.shifts, i)


@inlined
def batch_at(k, i):
    """Row `i` of the boxes that work in batches."""
    return _batch(k.batches, i)


@inlined
def scale_at(k, i):
    """Row `i` of the copies that follow the load."""
    return _scale(k.scales, i)


@inlined
def keys_at(k, i):
    """Row `i` of the keys that are drawn."""
    return _keys(k.keys, i)


@inlined
def part_at(k, i):
    """Partition `i`."""
    return _part(k.parts, i)


@inlined
def cache_at(k, i):
    """Row `i` of the caches that know their keys."""
    return _cache(k.caches, i)


@inlined
def entry_at(k, i):
    """Key `i` held by a cache."""
    return _entry(k.entries, i)


@inlined
def spot_at(k, i):
    """Spot `i` of the caches' hash tables."""
    return _spot(k.spots, i)
