"""Boxes and their lines as rows: what every kind of box means is decided here, once."""

from __future__ import annotations

from typing import Any

import numpy as np

from peakday.board.models import UNLIMITED, Box, KeyCache
from peakday.engine.compile.drawing import STORES, Drawing
from peakday.engine.kernel import layout
from peakday.quantities.varying import Constant, FromFile

_PICKS = {
    "shared": layout.SHARED,
    "round-robin": layout.ROUND_ROBIN,
    "random": layout.RANDOM,
    "least": layout.LEAST,
    "two-choices": layout.TWO_CHOICES,
}
BY_ITS_KEYS = 2.0
"""Stands for the hit share of a cache that knows its keys."""
_ORDERS = {"fifo": layout.FIFO, "lifo": layout.LIFO, "priority": layout.PRIORITY}


def box_table(drawing: Drawing) -> np.ndarray[Any, Any]:
    """Rows of BOXES, without what other tables add to them: lines, keys, programs, feeders."""
    rows = np.zeros(len(drawing.names), dtype=layout.BOXES)
    for at, name in enumerate(drawing.names):
        _box(drawing, rows[at], drawing.board.boxes[name])
    for journey, name in enumerate(drawing.journeys):
        for end in drawing.board.journeys[name].ends:
            rows[drawing.index[end]]["ends"] |= 1 << journey
    return rows


def _box(drawing: Drawing, row: Any, box: Box) -> None:
    slots = layout.NO_LIMIT if box.slots in (None, UNLIMITED) else box.slots
    row["slots"] = slots
    row["pick"] = _PICKS[box.pick or "shared"]
    row["order"] = _ORDERS[box.order or "fifo"]
    row["holds"] = bool(box.holds)
    row["queue"] = -1 if box.queue is None else box.queue
    time = box.time or Constant(0.0)
    row["time"] = drawing.shapes.row(time)
    row["file"] = drawing.file(time.file) if isinstance(time, FromFile) else 0
    row["patience"] = drawing.shapes.row(box.patience) if box.patience else -1
    row["store"] = drawing.kinds[box.name] in STORES
    row["topic"] = drawing.kinds[box.name] == "topic"
    row["hit"] = -1.0 if box.hit is None else BY_ITS_KEYS if isinstance(box.hit, KeyCache) else box.hit
    row["fail"] = box.errors.fail if box.errors else 0.0
    row["wrong"] = box.errors.wrong if box.errors else 0.0
    row["slow"] = 1.0
    row["gate"] = layout.BUCKET if box.limit else layout.OPEN_GATE
    row["rate"] = box.limit.rate if box.limit else 0.0
    row["burst"] = max(1.0, box.limit.burst) if box.limit else 0.0
    row["tokens"] = row["burst"]
    straight_on = slots == layout.NO_LIMIT and time == Constant(0.0) and not box.shifts and not box.every
    row["entry"] = layout.STRAIGHT_ON if straight_on else layout.TO_A_LINE
    for table in ("roster", "batch", "scale", "keys", "cache"):
        row[table] = -1
