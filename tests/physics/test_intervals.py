"""A 95 % interval covers the truth about 95 times in a hundred."""

from __future__ import annotations

from peakday.board.models import Arrow
from peakday.engine import run
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
