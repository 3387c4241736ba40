"""The scaled engine held against the exact one, at the largest size of the same board that both can run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from peakday.board.models import UNLIMITED, Board, DayShape, Stepped
from peakday.engine.compile import compile_board
from peakday.engine.estimate import estimate
from peakday.engine.kernel.layout import NO_LIMIT
from peakday.engine.measure import Measures
from peakday.engine.replicate import Budget
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
"""Nor is its run cut shorter than to this part of it."""
FAINT = 0.1
"""A box less busy than this is compared as if it were this busy: a tenth of nothing is nothing."""


@dataclass(frozen=True)
class Check:
    """Largest relative differences (shares of 1) between the engines, and where they were measured."""

    smaller_by: int
    crowd: int
    seconds: float
    p99: float
    utilisation: float
    success: float

    @property
    def worst(self) -> float:
        """The largest of the three."""
        return max(self.p99, self.utilisation, self.success)


def check(board: Board, size: Size, seeds: int, crowd: int, budget: Budget) -> Check | None:
    """Run both engines on the filled board made smaller; `None` where no such size is left.

    The scaled run's requests stand for so many fewer that as many are simulated as in the run it checks.
    """
    events = size.events / seeds * len(SEEDS)
    by = max(1, min(ceil(events / CHECK_EVENTS), _most(board)))
    part = min(1.0, CHECK_EVENTS / (events / by))
    if part < LEAST_PART:
        return None
    run = replace(board.run, for_=board.run.for_ * part, warm_up=board.run.warm_up * part)
    small = replace(smaller(board, by), run=run)
    other = max(2, round(crowd / by))
    known = estimate(small)
    allowed = replace(budget, events=4 * CHECK_EVENTS)
    exact = side_by_side(compile_board(small), SEEDS, budget=allowed)
    tables = scaled_tables(small, known, other)
    scaled = simulate_scaled(small, tables, (1, 2, 3, 4), budget=allowed)
    if any(r.stopped for r in (*exact, *scaled)):
        return None
    return _apart(Measures(compile_board(small), exact), Measures(tables, scaled), by, other, run.for_)


def _most(board: Board) -> int:
    """How many times smaller the board can be made and keep its pools."""
    pools = [
        (box.copies or 1) * (box.slots or 1)
        for box in board.boxes.values()
        if box.slots not in (None, UNLIMITED)
    ]
    varies = board.failures or any(isinstance(j.load, Stepped | DayShape) for j in board.journeys.values())
    return max(1, min(pools, default=10**9) // (LEAST_WHERE_IT_VARIES if varies else LEAST_SLOTS))


def _apart(exact: Measures, scaled: Measures, by: int, crowd: int, seconds: float) -> Check:
    p99 = success = utilisation = 0.0
    for name in exact.tables.journey_names:
        one, other = exact.journey(name), scaled.journey(name)
        p99 = max(p99, _relative(one.percentile(0.99).value, other.percentile(0.99).value))
        success = max(success, _relative(one.success().value, other.success().value))
    for at in range(len(exact.tables.box_names)):
        if exact.tables.boxes["slots"][at] < NO_LIMIT:
            busy = [
                m.total(m.boxes, at, "busy_area") / max(1e-12, m.total(m.boxes, at, "capacity_area"))
                for m in (exact, scaled)
            ]
            utilisation = max(utilisation, abs(busy[1] - busy[0]) / max(busy[0], FAINT))
    return Check(by, crowd, seconds, p99, utilisation, success)


def _relative(exact: float | None, scaled: float | None) -> float:
    if not exact or scaled is None:
        return 0.0 if (exact or 0.0) == (scaled or 0.0) else 1.0
    return abs(scaled - exact) / exact
