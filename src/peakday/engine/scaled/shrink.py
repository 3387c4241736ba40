"""A board for fewer customers: load, room and capacity divided by one number; times stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from peakday.board.models import (
    UNLIMITED,
    Board,
    Box,
    Closed,
    DayShape,
    Journey,
    Limit,
    Load,
    Steady,
    Stepped,
    Trace,
)
from peakday.engine.scaled.chances import has_own_lines
from peakday.engine.scaled.gates import is_gated

LEAST_BURST = 16.0
"""Fewer tokens than this would refuse by chance what the whole bucket lets through."""


def stand_for(board: Board, crowd: int) -> Board:
    """The filled board for requests that stand for `crowd` customers each.

    Boxes that go behind a gate keep their size; the gate divides what they do.
    """
    boxes = {
        name: _gated(box, crowd) if is_gated(box, crowd) else _divided(box, crowd)
        for name, box in board.boxes.items()
    }
    return _with(board, boxes, crowd)


def smaller(board: Board, by: int) -> Board:
    """The filled board of a service `by` times smaller: the same drawing, for the exact engine."""
    return _with(board, {name: _divided(box, by) for name, box in board.boxes.items()}, by)


def _with(board: Board, boxes: dict[str, Box], by: int) -> Board:
    journeys = {name: _journey(journey, by) for name, journey in board.journeys.items()}
    return replace(board, boxes=boxes, journeys=journeys)


def _gated(box: Box, crowd: int) -> Box:
    changed: dict[str, Any] = {"pick": "shared"}
    if has_own_lines(box) and box.queue not in (None, UNLIMITED):
        changed["queue"] = (box.queue or 0) * (box.copies or 1)
    return replace(box, limit=_limit(box.limit, crowd), **changed)


def _divided(box: Box, by: int) -> Box:
    """Fewer copies where each has its own line, with as much room each; else one smaller pool."""
    changed: dict[str, Any] = {"limit": _limit(box.limit, by)}
    if box.scale is not None:
        changed["scale"] = replace(
            box.scale, least=_part(box.scale.least, by), most=_part(box.scale.most, by)
        )
    if box.shifts is not None:
        changed["shifts"] = tuple(replace(shift, copies=_part(shift.copies, by)) for shift in box.shifts)
    copies, slots = box.copies or 1, box.slots or 1
    alone = has_own_lines(box) or box.scale is not None or box.shifts is not None
    if box.slots not in (None, UNLIMITED):
        changed["copies"] = _part(copies, by) if alone else 1
        changed["slots"] = slots if alone else _part(copies * slots, by)
    if box.queue is not None and box.queue > 0 and not has_own_lines(box):
        changed["queue"] = _part(box.queue, by)
    return replace(box, **changed)


def _part(whole: int, by: int) -> int:
    return max(1, round(whole / by))


def _limit(limit: Limit | None, by: int) -> Limit | None:
    return None if limit is None else Limit(limit.rate / by, max(limit.burst / by, LEAST_BURST))


def _journey(journey: Journey, by: int) -> Journey:
    average = None if journey.average is None else journey.average / by
    return replace(journey, load=_load(journey.load, by), average=average)


def _load(load: Load | None, by: int) -> Load | None:
    return None if load is None else _LOADS[type(load)](load, by)


_LOADS: dict[type, Callable[[Any, int], Load]] = {
    Steady: lambda load, by: replace(load, rate=load.rate / by),
    DayShape: lambda load, by: replace(load, average=load.average / by, peak=load.peak / by),
    Closed: lambda load, by: replace(load, users=_part(load.users, by)),
    Trace: lambda load, by: replace(load, times=load.times[by // 2 :: by]),
    Stepped: lambda load, by: replace(load, steps=tuple((at, rate / by) for at, rate in load.steps)),
}
