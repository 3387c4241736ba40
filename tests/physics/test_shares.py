"""Intervals of shares in congested lines, more replications until they are narrow, and budgets that stop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peakday.board.models import Arrow, Errors, Target
from peakday.engine import run
from peakday.engine.replicate import Budget
from peakday.engine.statistics import share_interval, wilson
from peakday.engine.until import more_seeds
from peakday.quantities.varying import Exponential
from physics.boards import board, box, ms

TRIALS = 120


@pytest.mark.parametrize(
    ("slots", "queue", "rate", "truth"),
    [(1, 20, 100.0, 1 - 1 / 22), (5, 0, 400.0, 1 - 0.19907)],
    ids=["a full line", "a loss system"],
)
def test_shares_of_congested_lines_are_covered(slots: int, queue: int, rate: float, truth: float) -> None:
    """Losses come in bursts: taken as independent trials, the first is covered about half the time."""
    small = board(
        [box("a", Exponential(0.01), slots=slots, queue=queue)], [Arrow("u", "a")], rate, for_=60, warm_up=10
    )
    covered = 0
    for trial in range(TRIALS):
        figure = run(small, seeds=range(9000 + 5 * trial, 9005 + 5 * trial)).measures.journey("j").success()
        assert figure.interval is not None
        covered += figure.interval[0] <= truth <= figure.interval[1]
    # Binomial(120, 0.95) has a standard deviation of 2.4; skewed figures of five seeds cost a little more.
    assert covered >= 102


def test_a_share_with_few_failures_keeps_wilsons_width() -> None:
    assert share_interval([1000, 1000, 1000], [1000, 1000, 1000]) == wilson(3000, 3000)


def test_replications_that_differ_widen_a_share() -> None:
    interval = share_interval([900, 990, 700], [1000, 1000, 1000])
    alone = wilson(2590, 3000)
    assert interval is not None
    assert alone is not None
    assert interval[0] < alone[0]
    assert interval[1] > alone[1]


def test_a_scaled_run_counts_only_what_it_simulated() -> None:
    assert share_interval([99_000], [100_000], crowd=1000) == wilson(99, 100)


def test_until_adds_seeds_till_the_interval_is_narrow() -> None:
    small = board(
        [box("a", Exponential(0.01), slots=1)],
        [Arrow("u", "a")],
        70.0,
        for_=60,
        warm_up=10,
        seeds=3,
        targets=[Target("j p99 < 500 ms", "j", "p99", "<", 0.5, "ms")],
    )
    result = run(small, until=0.05)
    assert len(result.seeds) > 3
    assert result.until is not None
    assert result.until["reached"] is not None
    assert result.until["reached"] <= 0.05
    again = run(small, until=0.05)
    assert again.seeds == result.seeds


def test_until_stops_at_the_budget_and_says_so() -> None:
    small = board(
        [box("a", Exponential(0.01), slots=1)], [Arrow("u", "a")], 70.0, for_=60, warm_up=10, seeds=3
    )
    answer = run(small, until=0.0001, budget=Budget(events=100_000)).to_dict()
    assert any("the budget ended at" in said for said in answer["warnings"])


def test_more_seeds_follow_the_square_root() -> None:
    assert more_seeds([1, 2, 3, 4], 0.04, 0.02, events=10, left=1e9) == list(range(5, 17))
    assert more_seeds([1, 2, 3, 4], 0.04, 0.02, events=10, left=35) == [5, 6, 7]
    assert more_seeds([1, 2], 0.01, 0.02, events=10, left=1e9) == []


def test_a_storm_of_retries_ends_in_its_budget_with_an_account() -> None:
    storm = board(
        [box("a", Exponential(0.1), slots=1)],
        [Arrow("u", "a", timeout=1.0, retries=1000, backoff=0.01, jitter="none")],
        1000.0,
        for_=600,
    )
    storm = replace(storm, run=replace(storm.run, engine="exact"))
    result = run(storm, budget=Budget(calls=20_000))
    assert "calls were in progress" in result.stopped
    assert "along u -> a were at attempt" in result.stopped
    assert "bound the retries or the queue" in result.stopped
    assert result.to_dict()["requests"] > 0


def test_a_board_that_runs_away_is_not_scaled_but_ends_in_its_budget() -> None:
    """A million retries, without a pause: what it comes to depends on when it is looked at."""
    storm = board(
        [box("a", ms(100), slots=10)],
        [Arrow("u", "a", timeout=0.1, retries=1_000_000, backoff=0.0)],
        300.0,
        for_=600,
    )
    result = run(storm, budget=Budget(calls=100_000))
    assert result.scaled is None
    assert "stood in line at a" in result.stopped


def test_one_call_tried_again_for_ever_at_one_instant_ends_too() -> None:
    calls = Arrow("u", "a", retries=1_000_000_000, backoff=0.0, jitter="none")
    stuck = board([box("a", errors=Errors(fail=1.0))], [calls], 1.0, for_=60)
    result = run(stuck, budget=Budget(events=400_000))
    assert "A call along u -> a was at attempt" in result.stopped
    late = replace(stuck, run=replace(stuck.run, warm_up=30.0))
    assert "so nothing is counted" in run(late, budget=Budget(events=400_000)).stopped
