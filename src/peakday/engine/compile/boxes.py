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
_ORDERS = {"fifo": layout.FIFO, "lifo": layout.LIFO, "priority": layout.PRIORITY}

Table = np.ndarray[Any, Any]


def box_tables(drawing: Drawing) -> tuple[Table, Table]:
    """Rows of BOXES, and rows of LINES in the boxes' order."""
    rows = np.zeros(len(drawing.names), dtype=layout.BOXES)
    lines: list[tuple[int, int, int, int, int]] = []
    for at, name in enumerate(drawing.names):
        _box(drawing, rows[at], drawing.board.boxes[name])
        _lines(drawing, rows[at], at, lines)
    table = np.zeros(len(lines), dtype=layout.LINES)
    for i, line in enumerate(lines):
        table[i] = line
    return rows, table


def _box(drawing: Drawing, row: Any, box: Box) -> None:
    copies = box.copies if box.copies is not None else 1
    slots = layout.NO_LIMIT if box.slots in (None, UNLIMITED) else box.slots
    row["copies"] = copies
    row["slots"] = slots
    row["pick"] = _PICKS[box.pick or "shared"] if copies > 1 and slots < layout.NO_LIMIT else layout.SHARED
    row["order"] = _ORDERS[box.order or "fifo"]
    row["holds"] = bool(box.holds)
    row["queue"] = -1 if box.queue is None else box.queue
    time = box.time or Constant(0.0)
    row["time"] = drawing.shapes.row(time)
    row["file"] = drawing.file(time.file) if isinstance(time, FromFile) else 0
    row["patience"] = drawing.shapes.row(box.patience) if box.patience else -1
    row["immediate"] = slots == layout.NO_LIMIT and time == Constant(0.0)
    row["store"] = drawing.kinds[box.name] in STORES
    row["topic"] = drawing.kinds[box.name] == "topic"
    row["hit"] = box.hit if box.hit is not None and not isinstance(box.hit, KeyCache) else -1.0
    row["fail"] = box.errors.fail if box.errors else 0.0
    row["wrong"] = box.errors.wrong if box.errors else 0.0
    row["slow"] = 1.0
    row["rate"] = box.limit.rate if box.limit else 0.0
    row["burst"] = max(1.0, box.limit.burst) if box.limit else 0.0
    row["tokens"] = row["burst"]
    row["capacity"] = layout.NO_LIMIT if slots == layout.NO_LIMIT else copies * slots


def _lines(drawing: Drawing, row: Any, at: int, lines: list[tuple[int, int, int, int, int]]) -> None:
    copies, slots = int(row["copies"]), int(row["slots"])
    shared = row["pick"] == layout.SHARED
    row["lines"] = 1 if shared else copies
    row["first_line"] = len(lines)
    row["classes"] = len(drawing.journeys) if row["order"] == layout.PRIORITY else 1
    for _ in range(int(row["lines"])):
        capacity = int(row["capacity"]) if shared else slots
        lines.append((0, capacity, 0, drawing.take_lanes(int(row["classes"])), at))
