"""Journeys as rows: where their requests come from, and what their targets ask of each answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from peakday.board.models import Board, Closed, DayShape, Steady, Stepped, Trace
from peakday.engine import loads
from peakday.engine.compile.drawing import Drawing
from peakday.engine.kernel import layout


@dataclass(frozen=True)
class JourneyTables:
    """Rows of JOURNEYS and what they point into; `within_of` finds a row by journey and limit."""

    journeys: np.ndarray[Any, Any]
    levels: np.ndarray[Any, Any]
    traced: np.ndarray[Any, Any]
    withins: np.ndarray[Any, Any]
    within_of: dict[tuple[str, float], int]


def journey_tables(drawing: Drawing) -> JourneyTables:
    """Every journey of the drawing."""
    rows = np.zeros(len(drawing.journeys), dtype=layout.JOURNEYS)
    levels: list[tuple[float, float]] = []
    traced: list[float] = []
    limits: list[float] = []
    within_of: dict[tuple[str, float], int] = {}
    ranks = _ranks(drawing.board)
    for at, (name, journey) in enumerate(drawing.board.journeys.items()):
        row = rows[at]
        row["start"] = drawing.index[journey.start]
        row["until"] = -1 if journey.until is None else drawing.index[journey.until]
        row["priority"] = ranks[name]
        row["factor"] = 1.0
        row["min"] = np.inf
        row["think"] = -1
        load = journey.load
        if isinstance(load, Closed):
            row["source"], row["users"] = layout.CLOSED, load.users
            row["think"] = drawing.shapes.row(load.think)
        elif isinstance(load, Trace):
            row["source"], row["first_time"], row["times"] = layout.TRACED, len(traced), len(load.times)
            row["file"] = drawing.file(load.file)
            traced.extend(load.times)
        elif isinstance(load, Steady | DayShape | Stepped):
            row["source"], row["evenly"] = layout.OPEN, load.evenly
            plan = loads.levels(load, drawing.board.run)
            row["rate"] = plan.rate[0]
            row["first_level"], row["levels"] = len(levels), len(plan.at) - 1
            levels.extend(zip(plan.at[1:], plan.rate[1:], strict=True))
        row["first_within"] = len(limits)
        for limit in sorted({t.within for t in drawing.board.targets if t.journey == name and t.within}):
            within_of[name, limit] = len(limits)
            limits.append(limit)
        row["withins"] = len(limits) - int(row["first_within"])
    level_table = np.zeros(max(1, len(levels)), dtype=layout.LEVELS)
    for i, level in enumerate(levels):
        level_table[i] = level
    withins = np.zeros(max(1, len(limits)), dtype=layout.WITHINS)
    withins["limit"][: len(limits)] = limits
    return JourneyTables(rows, level_table, np.array(traced or [0.0]), withins, within_of)


def _ranks(board: Board) -> dict[str, int]:
    """Each journey's place in a priority line: by `priority`, then by the order written."""
    order = {name: i for i, name in enumerate(board.journeys)}
    stated = {
        name: (j.priority if j.priority is not None else order[name] + 1)
        for name, j in board.journeys.items()
    }
    places = sorted(set(stated.values()))
    return {name: places.index(value) for name, value in stated.items()}
