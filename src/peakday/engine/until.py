"""`until: 2 %`: more replications until every target's interval is narrow, or the budget is used up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import ceil, inf

from peakday.board.models import Board
from peakday.engine.compile import Tables
from peakday.engine.measure import Figure, Measures
from peakday.engine.replicate import Budget, Replication
from peakday.engine.targets import figure_of

MOST_SEEDS = 1000
_GROWTH = 4
"""At most so many times the replications of before are added at once: early intervals are rough."""


Simulate = Callable[[list[int], Budget], list[Replication]]


def replicate_until(
    board: Board, tables: Tables, seeds: list[int], wanted: float | None, budget: Budget, simulate: Simulate
) -> tuple[list[Replication], float | None]:
    """Replications of the seeds, then of more where `wanted` says so; and the half width reached, if asked.

    `simulate` runs seeds within a budget. What is left of the budget counts events, so that the same
    board gets the same seeds everywhere; a run that was stopped is not added to.
    """
    done = simulate(seeds, budget)
    if wanted is None:
        return done, None
    while True:
        reached = half_width(board, Measures(tables, done))
        used = sum(float(r.world.k["events"][0]) for r in done)
        left = budget.events - used
        more = more_seeds([r.seed for r in done], reached, wanted, used / len(done), left)
        if not more or any(r.stopped for r in done):
            return done, reached
        done += simulate(more, replace(budget, events=int(left)))


def half_width(board: Board, measures: Measures) -> float:
    """The widest half interval of the figures the targets read, relative to the figure.

    Without targets on what is measured, those of every journey's p99 and success. A figure without an
    interval is infinitely wide; one with nothing to measure is left out.
    """
    figures = [figure_of(t, measures) for t in board.targets if t.metric != "cost"]
    if not figures:
        journeys = [measures.journey(name) for name in board.journeys]
        figures = [f for j in journeys for f in (j.percentile(0.99), j.success())]
    return max((_relative(figure) for figure in figures if figure.value is not None), default=0.0)


def _relative(figure: Figure) -> float:
    if figure.interval is None or not figure.value:
        return inf if figure.interval is None else 0.0
    low, high = figure.interval
    return (high - low) / 2 / abs(figure.value)


def more_seeds(seeds: list[int], reached: float, wanted: float, events: float, left: float) -> list[int]:
    """The seeds to add: as many as √n says are missing, and no more than the `events` that are `left` allow.

    `events` is what one replication has taken on average. Empty once narrow enough, or nothing is left.
    """
    if reached <= wanted:
        return []
    n = len(seeds)
    missing = n if reached == inf else ceil(n * ((reached / wanted) ** 2 - 1))
    allowed = int(left / max(1.0, events))
    count = min(max(1, missing), _GROWTH * n, allowed, MOST_SEEDS - n)
    return list(range(max(seeds) + 1, max(seeds) + 1 + max(0, count)))
