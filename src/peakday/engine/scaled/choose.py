"""Exact or scaled: chosen for a board by what the exact run would take, and told with the measured error."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import Any

from peakday.board.models import Board
from peakday.engine.errors import Refused
from peakday.engine.estimate import Estimate
from peakday.engine.pile_up import tried
from peakday.engine.replicate import Budget, replicate
from peakday.engine.scaled.check import Check
from peakday.engine.scaled.gates import is_gated
from peakday.engine.scaled.plan import (
    EVENTS,
    PILOT_EVENTS,
    SURELY_EXACT,
    Size,
    crowd_for,
    pilot_crowd,
    roughly,
    unscalable,
)
from peakday.engine.scaled.simulate import scaled_tables

SAFELY = 0.95
"""The pilot knows the size of the exact run to a few per cent: one that just fits may just not."""


@dataclass(frozen=True)
class Choice:
    """How a board is run: `crowd` 1 is the exact engine. `size` is what the exact run takes or would take."""

    crowd: int
    size: Size


def choose(board: Board, known: Estimate, seeds: int, budget: Budget) -> Choice:
    """Choose for a filled board. Raises `Refused` where `scaled` is wanted and cannot stand for it."""
    size = roughly(board, known, seeds)
    wanted = board.run.engine
    small = size.events < SURELY_EXACT * budget.events and size.calls < SURELY_EXACT * budget.calls
    if wanted == "exact" or (wanted == "auto" and small):
        return Choice(1, size)
    whole = unscalable(board)
    if whole and wanted == "auto":
        return Choice(1, size)
    if whole:
        raise Refused(
            f"The scaled engine cannot let one request stand for many here: {'; '.join(whole)}. "
            "Use `engine: exact` with a shorter run or a lower load."
        )
    size, runs_away = _measured(board, known, size, seeds)
    if wanted == "auto" and runs_away:
        return Choice(1, size)  # what it comes to depends on when one looks: its budget ends it, and says why
    if wanted == "auto" and size.events <= SAFELY * budget.events and size.calls <= SAFELY * budget.calls:
        return Choice(1, size)
    fits = int(SAFELY**2 * budget.events)  # a scaled run is known less well than an exact one
    return Choice(crowd_for(board, size, min(EVENTS, fits)), size)


def _measured(board: Board, known: Estimate, rough: Size, seeds: int) -> tuple[Size, bool]:
    """The size of the exact run, by a small run in which one request stands for very many.

    And whether the board runs away: its calls are tried again and again, more of them all the time.
    """
    crowd = pilot_crowd(rough, seeds)
    tables = scaled_tables(board, known, crowd)
    budget = Budget(events=10 * PILOT_EVENTS)
    pilot = replicate(tables, 1, budget=budget, started=monotonic())
    k = pilot.world.k
    part = max(1e-6, float(k["now"][0]) / board.run.for_)
    in_use = len(pilot.world.calls) - int(k["free_count"][0])
    calls = max(in_use, int(k["live_max"][0]))
    again = tried(pilot.world)
    size = Size(float(k["events"][0]) / part * crowd * seeds, calls * crowd)
    return size, again is not None and again.stubborn


def told(board: Board, crowd: int, checked: Check | None) -> dict[str, Any]:
    """What the answer says of a scaled run: the method, its size, and the error that was measured."""
    gated = [name for name, box in board.boxes.items() if is_gated(box, crowd)]
    error = None
    if checked is not None:
        error = {
            **checked.errors,
            "measured_at": f"1/{checked.smaller_by} of the size, {checked.seconds:.6g} s, "
            f"one request for {checked.crowd}",
        }
    return {
        "method": "one request stands for many; randomness is that of the whole crowd",
        "crowd": crowd,
        "gated": gated,
        "error": error,
    }
