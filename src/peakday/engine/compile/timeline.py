"""A board's failures and the end of warm-up, as the kernel's timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from peakday.board.models import Arrow, Board, Failure, Shift, Trace
from peakday.engine.errors import EngineError
from peakday.engine.kernel import layout
from peakday.engine.shifts import at_work


def changes(
    board: Board,
    index: dict[str, int],
    arrows: tuple[Arrow, ...],
    people: Sequence[Shift],
) -> np.ndarray[Any, Any]:
    """The timeline, in order of time: rows of CHANGES.

    Raises `EngineError` where a failure cannot be played, such as more load on a recorded trace.
    """
    rows: list[tuple[float, int, int, float, int]] = [(board.run.warm_up, layout.WARM, -1, 1.0, 1)]
    for failure in board.failures:
        end = None if failure.duration is None else failure.at + failure.duration
        for what, target in _victims(board, failure, index, arrows):
            rows.append((failure.at, what, target, failure.amount, 1))
            if end is not None and what != layout.GONE:
                rows.append((end, what, target, failure.amount, 0))
    for which, shift in enumerate(people):
        rows += [(at, layout.SHIFT, which, 1.0, on) for at, on in at_work(shift, board.run)]
    rows.sort(key=lambda row: row[0])
    table = np.zeros(len(rows), dtype=layout.CHANGES)
    for i, row in enumerate(rows):
        table[i] = row
    return table


def _victims(
    board: Board, failure: Failure, index: dict[str, int], arrows: tuple[Arrow, ...]
) -> list[tuple[int, int]]:
    """What a failure changes: pairs of (what, row), the window in which it counts first."""
    window = (layout.WINDOW, -1)
    match failure.what:
        case "down":
            return [window, (layout.DOWN, _box(failure, index))]
        case "slow":
            return [window, (layout.SLOW, _box(failure, index))]
        case "errors":
            return [window, (layout.ERRORS, _box(failure, index))]
        case "gone":
            return [window, (layout.GONE, _box(failure, index))]
        case "lost":
            inside = [
                index[box.name]
                for box in board.boxes.values()
                if box.place == failure.place or (box.place or "").startswith(f"{failure.place}/")
            ]
            return [window, *((layout.DOWN, at) for at in inside)]
        case "cut":
            cut = [i for i, arrow in enumerate(arrows) if (arrow.source, arrow.target) == failure.arrow]
            return [window, *((layout.CUT, at) for at in cut)]
        case "load":
            if any(isinstance(j.load, Trace) for j in board.journeys.values()):
                raise EngineError(
                    f"failure {failure.text!r}: a recorded trace plays as it is. "
                    "Use a rate to change its load."
                )
            return [window, (layout.LOAD, -1)]


def _box(failure: Failure, index: dict[str, int]) -> int:
    if failure.box is None or failure.box not in index:
        raise EngineError(f"failure {failure.text!r}: it names no box of the board.")
    return index[failure.box]


def windows(board: Board) -> list[tuple[float, float]]:
    """The stretches of the run in which a failure is on, merged, in seconds."""
    spans = sorted(
        (f.at, board.run.for_ if f.duration is None else min(board.run.for_, f.at + f.duration))
        for f in board.failures
    )
    merged: list[tuple[float, float]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged
