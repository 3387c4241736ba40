"""Small pools in a scaled run: which boxes stand behind a gate, and what it begins with."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from peakday.board.models import UNLIMITED, Board, Box, DayShape, Stepped, Trace
from peakday.engine.compile import Tables
from peakday.engine.estimate import Estimate
from peakday.engine.kernel.gate import SETTLED
from peakday.engine.scaled.chances import chances, has_own_lines

LEAST_SLOTS = 64
"""A pool that would be left with fewer slots than this is not divided: it stands behind a gate."""
LEAST_COPIES = 16
"""Where each copy has its own line, copies are left out whole down to this many."""
WATCHED = 256
"""Over how many simulated requests a gate finds out what it is asked, where that varies."""
LEAST_WATCHED = 16
"""Of fewer no load can be told: one request that stands for thousands would look like a rush of them."""


def is_gated(box: Box, crowd: float) -> bool:
    """Is this box too small to be divided by `crowd`, or does its size change as it runs?"""
    if box.slots in (None, UNLIMITED):
        return False
    if box.scale is not None or box.shifts is not None:
        return True
    if has_own_lines(box):
        return (box.copies or 1) / crowd < LEAST_COPIES
    return (box.copies or 1) * (box.slots or 1) / crowd < LEAST_SLOTS


def load_varies(board: Board) -> bool:
    """Do load or failures come and go?"""
    return bool(board.failures) or any(
        isinstance(journey.load, Stepped | DayShape | Trace) for journey in board.journeys.values()
    )


def _is_watched(board: Board, box: Box) -> bool:
    """May what the box is asked change within the run, so that it has to be watched closely?"""
    retries = any(arrow.retries or arrow.breaker for arrow in board.arrows)
    return load_varies(board) or box.scale is not None or retries


def with_gates(tables: Tables, board: Board, known: Estimate) -> Tables:
    """The tables with a gate for every box of the filled `board` that needs one."""
    values = [tables.values]
    end = len(tables.values)
    for at, name in enumerate(tables.box_names):
        box = board.boxes[name]
        if not is_gated(box, tables.crowd):
            continue
        row, est = tables.boxes[at], known.boxes[name]
        row["gated"] = SETTLED if settles(box, tables.crowd) else 1
        row["hold"] = box.time.mean if box.time else 0.0
        waiting = any(arrow.source == name and arrow.waits for arrow in board.arrows)
        row["holds"] = bool(box.holds) and waiting  # without calls there is nothing to hold a slot through
        if row["holds"] and np.isfinite(est.hold_s):
            row["rest"] = max(0.0, est.hold_s - row["hold"])
        rate = max(est.offered_per_s, 1e-9) / tables.crowd
        calls, part = (WATCHED, 20) if _is_watched(board, box) else (4096, 4)
        row["window"] = max(1e-3, LEAST_WATCHED / rate, min(calls / rate, board.run.for_ / part))
        row["asked"] = rate * row["window"]
        table = chances(box, settles(box, tables.crowd))
        row["table"] = end
        values.append(table.ravel())
        end += table.size
    return replace(tables, values=np.concatenate(values))


def settles(box: Box, crowd: float) -> bool:
    """Is the box's waiting room so small that its line settles while a gate finds out what it is asked?

    A line of K places takes some K² arrivals to become what its load makes it in the long run; a gate looks
    back over `WATCHED` simulated requests.
    """
    if box.queue is None or box.queue == UNLIMITED:
        return False
    apart = has_own_lines(box) and box.pick in ("random", "round-robin")
    copies = box.copies or 1
    places = box.queue * (1 if apart or not has_own_lines(box) else copies)
    return places**2 * (copies if apart else 1) <= WATCHED * crowd
