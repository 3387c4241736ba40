"""The boards of docs/incidents.md still show what the page says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from peakday.board import read
from peakday.engine import run

EXAMPLES = Path(__file__).parents[2] / "examples"


def play(name):
    """A board of the page, one seed: its answer and its points over time."""
    answer = run(read(EXAMPLES / f"{name}.yaml"), seeds=1, series=True).to_dict()
    return answer, answer["series"]


def success(series, start, end):
    """Answered over ended requests of journey `buy` between two moments."""
    journey = series["journeys"]["buy"]
    inside = [i for i, t in enumerate(series["t_s"]) if start < t <= end]
    shares = [journey["success"][i] for i in inside if journey["success"][i] is not None]
    return sum(shares) / len(shares)


def calls(series, box, start, end):
    inside = [i for i, t in enumerate(series["t_s"]) if start < t <= end]
    return sum(series["boxes"][box]["arrivals_per_s"][i] for i in inside) / len(inside)


def test_a_retry_storm_stays_and_a_budget_ends_it():
    _, storm = play("retry-storm")
    _, budget = play("retry-storm-budget")
    assert success(storm, 20, 60) > 0.999
    assert success(budget, 20, 60) > 0.999
    # The trigger is over at 80 s. Three minutes later one board is as far down as ever.
    assert success(storm, 120, 300) < 0.01
    assert calls(storm, "checkout", 120, 300) == pytest.approx(4 * 560, rel=0.03)
    assert success(budget, 120, 300) > 0.999
    assert calls(budget, "checkout", 60, 100) < 1.2 * 560


def test_a_lost_region_needs_room_elsewhere():
    full, full_series = play("lost-region")
    room, room_series = play("lost-region-room")
    assert full["journeys"]["buy"]["during_failures"]["success"] == pytest.approx(2 / 3, abs=0.02)
    assert room["journeys"]["buy"]["during_failures"]["success"] == 1
    for series in (full_series, room_series):
        assert success(series, 160, 240) > 0.999
        assert calls(series, "west", 70, 140) == pytest.approx(600, rel=0.03)
    # Only what the lost region had in its hands: some 300 a second for about 60 ms.
    assert 1 <= room["journeys"]["buy"]["failed"]["error"] <= 60


def test_a_cold_cache_stays_cold_behind_a_long_line():
    _, long_line = play("cold-cache")
    _, short_line = play("cold-cache-short-line")
    for series in (long_line, short_line):
        assert success(series, 15, 59) > 0.999
        assert calls(series, "stock", 15, 59) == pytest.approx(295, rel=0.05)
    assert success(long_line, 120, 300) < 0.4
    assert success(short_line, 90, 300) > 0.999


def test_a_hot_partition_is_throttled_at_half_the_tables_capacity():
    hot, _ = play("hot-partition")
    spread, _ = play("hot-partition-spread")
    assert hot["boxes"]["ledger"]["arrivals_per_s"] == pytest.approx(12 * 100 / 2, rel=0.02)
    # The hottest partition is asked for 177 a second and lets in 100.
    assert hot["journeys"]["buy"]["success"] == pytest.approx(1 - 77 / 600, abs=0.01)
    assert spread["journeys"]["buy"]["success"] == 1
