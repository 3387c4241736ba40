"""A first look at a board: measured within a second or so, before the whole run that refines it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from threading import Event

from peakday.board.models import SEEDS as USUAL
from peakday.board.models import Board, Failure
from peakday.catalog import fill
from peakday.engine.estimate import estimate
from peakday.engine.replicate import Budget
from peakday.engine.result import Result
from peakday.engine.run import run
from peakday.engine.scaled.plan import roughly

EVENTS = 900_000
"""Over all seeds: some tenths of a second on two cores."""
TRIES = ((3, EVENTS), (2, 3 * EVENTS))
"""Seeds and events: three give a good interval; two get further, where three measure nothing yet."""
WORTH_IT = 2
"""A whole run of fewer than so many times these events needs no first look."""


def first_look(board: Board, *, fail: Iterable[Failure] = (), cancel: Event | None = None) -> Result | None:
    """The board measured in few events, each with its interval; `None` where the whole run is as quick.

    Where the whole run is longer than its events, one request stands for many and the error of that is not
    measured; where no request can, the run is cut short, and only what it came to is in it. `None` too where
    that is nothing. Raises what `run` raises.
    """
    filled = fill(board)
    if roughly(filled, estimate(filled).unbounded, board.run.seeds or USUAL).events < WORTH_IT * EVENTS:
        return None
    for seeds, events in TRIES:
        once = replace(board, run=replace(board.run, seeds=seeds, until=None))
        budget = Budget(events=events)
        found = run(once, fail=fail, series=True, budget=budget, checked=False, cancel=cancel)
        if any(each.p99 is not None for each in found.journeys.values()):
            return found
    return None
