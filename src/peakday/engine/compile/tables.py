"""A compiled board: all its tables side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from peakday.board.models import Arrow, Board
from peakday.engine.compile.arrows import arrow_table, either_table
from peakday.engine.compile.boxes import box_table
from peakday.engine.compile.drawing import Drawing
from peakday.engine.compile.guards import guard_table
from peakday.engine.compile.journeys import journey_tables
from peakday.engine.compile.keys import KeyTables, key_tables
from peakday.engine.compile.lines import LineTables, line_tables
from peakday.engine.compile.programs import step_table
from peakday.engine.compile.shapes import Shapes
from peakday.engine.compile.shortcuts import mark_shortcuts
from peakday.engine.compile.stores import feeder_table
from peakday.engine.compile.timeline import changes
from peakday.engine.refuse import check_runnable


@dataclass(frozen=True)
class Tables:
    """A compiled board. `box_names`, `arrow_names` and `journey_names` say what the rows are."""

    board: Board
    box_names: tuple[str, ...]
    arrows_in_order: tuple[Arrow, ...]
    journey_names: tuple[str, ...]
    boxes: np.ndarray[Any, Any]
    lines: LineTables
    keys: KeyTables
    lane_count: int
    steps: np.ndarray[Any, Any]
    arrows: np.ndarray[Any, Any]
    eithers: np.ndarray[Any, Any]
    journeys: np.ndarray[Any, Any]
    levels: np.ndarray[Any, Any]
    traced: np.ndarray[Any, Any]
    changes: np.ndarray[Any, Any]
    feeders: np.ndarray[Any, Any]
    withins: np.ndarray[Any, Any]
    within_of: dict[tuple[str, float], int]
    ring_arrows: tuple[int, ...]
    shapes: np.ndarray[Any, Any]
    values: np.ndarray[Any, Any]
    fan: int
    guards: np.ndarray[Any, Any]
    crowd: float = 1.0
    """How many customers one simulated request stands for; 1 in the exact engine."""


def compile_board(board: Board, crowd: float = 1.0) -> Tables:
    """Compile a filled board; `crowd` is how many customers each of its requests stands for.

    Raises `EngineError` for a board that says what cannot be run, or has nothing to run.
    """
    check_runnable(board)
    drawing = Drawing.of(board, Shapes(dealt=crowd > 1))
    boxes = box_table(drawing)
    lines = line_tables(drawing, boxes)
    keys = key_tables(drawing, boxes)
    arrows, rings = arrow_table(drawing)
    eithers = either_table(drawing, arrows)
    guards = guard_table(drawing, arrows, rings)
    steps, fan = step_table(drawing, boxes)
    feeders = feeder_table(drawing, boxes, arrows)
    asked = journey_tables(drawing)
    happens = changes(board, drawing.index, drawing.arrows, lines.people)
    mark_shortcuts(boxes, arrows, steps, asked.journeys, guards, happens)
    shapes, values = drawing.shapes.tables()
    return Tables(
        board=board,
        box_names=drawing.names,
        arrows_in_order=drawing.arrows,
        journey_names=drawing.journeys,
        boxes=boxes,
        lines=lines,
        keys=keys,
        lane_count=drawing.lanes,
        steps=steps,
        arrows=arrows,
        eithers=eithers,
        journeys=asked.journeys,
        levels=asked.levels,
        traced=asked.traced,
        changes=happens,
        feeders=feeders,
        withins=asked.withins,
        within_of=asked.within_of,
        ring_arrows=tuple(rings),
        shapes=shapes,
        values=values,
        fan=2 * fan + 8,
        guards=guards,
        crowd=crowd,
    )
