"""Rare events: more replications where the tightest share that a target asks for is still undecided."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from peakday.board.models import Board, Target
from peakday.engine.compile import Tables
from peakday.engine.disagreements import needed
from peakday.engine.measure import Measures
from peakday.engine.replicate import Budget, Replication
from peakday.engine.targets import judge
from peakday.engine.until import MOST_SEEDS

RARE = 0.001
"""A target that lets at most this share of requests fail, or be wrong, speaks of rare events."""
EVENTS = 20_000_000
"""Events spent on them beyond what the board asks for by itself; two or three seconds on two cores."""
LOOKS = 3
"""Each look at an interval may mislead, two or three times in a hundred: there are no more than these."""
_MARGIN = 1.25
_SHARES = ("success", "wrong", "within", "availability")


def replicate_rare(
    board: Board,
    tables: Tables,
    done: list[Replication],
    budget: Budget,
    simulate: Callable[[list[int], Budget], list[Replication]],
) -> list[Replication]:
    """The replications that were `done`, and as many more as decide the tightest targets of rare events.

    None are added where that many do not fit the budget: such a target stays undecided, and is said to be.
    """
    rare = [target for target in board.targets if is_rare(target)]
    left = min(float(EVENTS), budget.events - _events(done))
    for _ in range(LOOKS - 1):
        if not rare or any(r.stopped for r in done):
            break
        n, each = len(done), max(1.0, _events(done) / len(done))
        most = min(int(left / each), MOST_SEEDS - n)
        measures = Measures(tables, done)
        results = [judge(target, measures, 0.0) for target in rare]
        factors = [needed(result) for result in results if result.met is None]
        wanted = [ceil(n * (factor * _MARGIN - 1)) for factor in factors if factor is not None]
        possible = [max(1, more) for more in wanted if more <= most]
        if not possible or most < 1:
            break
        more = max(possible)
        after = max(r.seed for r in done) + 1
        added = simulate(list(range(after, after + more)), Budget(int(left), budget.calls, budget.wall_s))
        left -= _events(added)
        done = [*done, *added]
    return done


def is_rare(target: Target) -> bool:
    """Does it ask for a share so close to none or all that few requests decide it?"""
    return target.metric in _SHARES and min(target.value, 1.0 - target.value) <= 1.000001 * RARE


def _events(replications: list[Replication]) -> float:
    return sum(float(r.world.k["events"][0]) for r in replications)
