"""Keys, the partitions they fall on, and the caches that know them."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import Any

import numpy as np

from peakday.board.models import Box, KeyCache, Keys
from peakday.engine.compile.drawing import Drawing
from peakday.engine.kernel import layout
from peakday.engine.kernel.keys import integral, integral_inverse

Table = np.ndarray[Any, Any]


@dataclass(frozen=True)
class KeyTables:
    """Rows of KEYS, PARTS and CACHES, and how many keys and hash spots the caches have room for."""

    keys: Table
    parts: Table
    caches: Table
    entries: int
    spots: int


def key_tables(drawing: Drawing, boxes: Table) -> KeyTables:
    """Everything that draws a key, each box from a stream of its own; writes the rows into the boxes."""
    keys: list[tuple[float, ...]] = []
    parts: list[tuple[float, ...]] = []
    caches: list[tuple[int, ...]] = []
    entries = spots = 0
    streams = (
        len(drawing.names) * layout.BOX_STREAMS
        + len(drawing.arrows) * layout.ARROW_STREAMS
        + len(drawing.journeys) * layout.JOURNEY_STREAMS
    )
    for at, name in enumerate(drawing.names):
        box, row = drawing.board.boxes[name], boxes[at]
        row["parts"] = box.partitions or 1
        asked = keys_of(box)
        if asked is None:
            continue
        row["keys"] = len(keys)
        keys.append((*zipf_row(asked), streams + len(keys)))
        if row["parts"] > 1:
            row["gate"] = layout.KEYED
            row["first_part"] = len(parts)
            parts += [(float(row["burst"]), 0.0, 0, 0)] * int(row["parts"])
        if isinstance(box.hit, KeyCache):
            row["cache"] = len(caches)
            room = min(box.hit.room, box.hit.keys.count)
            bits = max(3, (2 * room - 1).bit_length())
            caches.append((room, 0, -1, -1, (1 << bits) - 1, 64 - bits, entries, spots))
            entries, spots = entries + room, spots + (1 << bits)
    return KeyTables(
        _table(keys, layout.KEYS), _table(parts, layout.PARTS), _table(caches, layout.CACHES), entries, spots
    )


def keys_of(box: Box) -> Keys | None:
    """The keys a box is asked for, where it makes a difference: a key cache's, or a partitioned box's."""
    if isinstance(box.hit, KeyCache):
        return box.hit.keys
    if (box.partitions or 1) > 1:
        return box.keys or Keys(0.0, box.partitions or 1)
    return None


def zipf_row(keys: Keys) -> tuple[float, float, float, float, float]:
    """Exponent, count, and the bounds and the quick acceptance of rejection-inversion."""
    s, count = keys.exponent, float(keys.count)
    low = _integral(1.5, s) - 1.0
    high = _integral(count + 0.5, s)
    skip = 2.0 - _inverse(_integral(2.5, s) - exp(-s * log(2.0)), s)
    return s, count, low, high, skip


_integral = integral.py_func
_inverse = integral_inverse.py_func


def _table(rows: list[Any], dtype: np.dtype[Any]) -> Table:
    table = np.zeros(max(1, len(rows)), dtype=dtype)
    for i, row in enumerate(rows):
        table[i] = row
    return table
