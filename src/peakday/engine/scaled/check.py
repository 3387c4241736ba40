"""The scaled engine held against the exact one, at the largest size of the same board that both can run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from peakday.board.models import UNLIMITED, Board
from peakday.engine.compile import compile_board
from peakday.engine.estimate import estimate
from peakday.engine.measure import Measures
from peakday.engine.replicate import Budget
from peakday.engine.scaled.apart import apart
from peakday.engine.scaled.gates import load_varies
from peakday.engine.scaled.plan import CHECK_EVENTS, Size
from peakday.engine.scaled.shrink import smaller
from peakday.engine.scaled.simulate import scaled_tables, simulate_scaled
from peakday.engine.side_by_side import side_by_side

SEEDS = (1, 2)
LEAST_SLOTS = 8
"""The board is not made so small for the exact engine that a pool has fewer slots than this."""
LEAST_WHERE_IT_VARIES = 2
"""The same where load or failures come and go: seeing all of the run matters more than the size."""
LEAST_PART = 0.01
LEAST_PART_WHERE_IT_VARIES = 0.1
"""Its run is never cut shorter than to these parts of it: rather the pools get smaller."""


@dataclass(frozen=True)
class Check:
    """How far apart the engines were, and where it was measured: see `peakday.engine.scaled.apart`."""

    smaller_by: int
    crowd: int
    seconds: float
    errors: dict[str, float | None]


def check(board: Board, size: Size, seeds: int, crowd: int, budget: Budget, started: float) -> Check | None:
    """Run both engines on the filled board made smaller; `None` where that tells too little.

    `started` is when the run began that this belongs to: its wall time is one budget.
    The scaled run's requests stand for so many fewer that as many are simulated as in the run it checks.
    """
    events = size.events / seeds * len(SEEDS)
    by = max(1, min(ceil(events / CHECK_EVENTS), _most(board)))
    least = LEAST_PART_WHERE_IT_VARIES if load_varies(board) else LEAST_PART
    if by < least * events / CHECK_EVENTS:
        by = ceil(
            least * events / CHECK_EVENTS
        )  # some pools may be of a slot then, but of one in both engines
    part = min(1.0, CHECK_EVENTS / (events / by))
    run = replace(board.run, for_=board.run.for_ * part, warm_up=board.run.warm_up * part)
    small = replace(smaller(board, by), run=run)
    other = max(2, round(crowd / by))
    known = estimate(small).unbounded
    allowed = replace(budget, events=4 * CHECK_EVENTS)
    exact = side_by_side(compile_board(small), SEEDS, budget=allowed, started=started)
    tables = scaled_tables(small, known, other)
    scaled = simulate_scaled(small, tables, (1, 2, 3, 4), budget=allowed, started=started)
    if any(r.stopped for r in (*exact, *scaled)):
        return None
    errors = apart(Measures(compile_board(small), exact), Measures(tables, scaled))
    return None if errors["p99"] is None else Check(by, other, run.for_, errors)


def _most(board: Board) -> int:
    """How many times smaller the board can be made and keep its pools."""
    pools = [
        (box.copies or 1) * (box.slots or 1)
        for box in board.boxes.values()
        if box.slots not in (None, UNLIMITED)
    ]
    least = LEAST_WHERE_IT_VARIES if load_varies(board) else LEAST_SLOTS
    return max(1, min(pools, default=10**9) // least)
