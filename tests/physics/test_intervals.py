"""A 95 % interval covers the truth about 95 times in a hundred."""

from __future__ import annotations

import numpy as np
import pytest

from peakday.board.models import Arrow
from peakday.engine import run
from peakday.engine.statistics import over_seeds
from peakday.engine.until import more_seeds
from peakday.quantities.varying import Exponential
from physics.boards import board, box


def test_intervals_cover_the_truth():
    rho = 0.6
    small = board([box("a", Exponential(0.01), slots=1)], [Arrow("u", "a")], 100 * rho, for_=120, warm_up=20)
    covered = 0
    for trial in range(200):
        result = run(small, seeds=range(1000 + 5 * trial, 1005 + 5 * trial))
        low, high = result.to_dict()["journeys"]["j"]["ci95"]["mean"]
        covered += low <= 10 / (1 - rho) <= high
    # Binomial(200, 0.95): mean 190, standard deviation 3.1; a false alarm once in some ten thousand.
    assert 178 <= covered <= 200


def test_an_interval_of_times_or_rates_never_reaches_below_zero():
    """Two seeds that meet some five requests each: Student's t of one degree is 12.7 wide."""
    small = board([box("a", Exponential(0.2), slots=1)], [Arrow("u", "a")], 1, for_=6, warm_up=0)
    journey = run(small, seeds=(1, 2)).measures.journey("j")
    figures = [
        journey.mean(),
        journey.percentile(0.99),
        journey.duration(0.99),
        journey.max(),
        journey.throughput(),
    ]
    for figure in figures:
        assert figure.interval is not None
        assert 0 <= figure.interval[0] <= (figure.value or 0) <= figure.interval[1]
    assert any(figure.interval and figure.interval[0] == 0 for figure in figures)
    assert (over_seeds([-1.0, 1.0]) or (0, 0))[0] < 0  # a difference may be


@pytest.mark.parametrize("spread", [0.01, 0.03, 0.1])
def test_running_until_an_interval_is_narrow_costs_it_little(spread: float):
    """Figures of seeds drawn around 1, added as `until: 2 %` adds them."""
    draws, covered, trials = np.random.default_rng(1), 0, 1000
    for _ in range(trials):
        seen = list(draws.normal(1.0, spread, 5))
        while True:
            low, high = over_seeds(seen) or (0.0, 2.0)
            seeds = list(range(1, len(seen) + 1))
            more = more_seeds(seeds, (high - low) / 2 / float(np.mean(seen)), 0.02, 1.0, 1e9)
            if not more:
                break
            seen += list(draws.normal(1.0, spread, len(more)))
        covered += low <= 1.0 <= high
    assert covered / trials > 0.9
