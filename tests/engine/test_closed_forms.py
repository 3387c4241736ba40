"""Shifts, batches, scaling and keys in closed form, by hand."""

from __future__ import annotations

from math import exp, inf, pi

import pytest

from peakday.board import parse
from peakday.board.models import Box, Every, KeyCache, Keys, Run, Scale, Shift
from peakday.engine.crews import copies_of, gather
from peakday.engine.erlang import erlang_b
from peakday.engine.estimate import estimate
from peakday.engine.keys import che, hottest_share, zipf_shares
from peakday.engine.shifts import at_work, mean_over_day, mean_over_run

HOUR = 3600.0
NIGHT = Shift(22 * HOUR, 30 * HOUR, 6)


def test_a_night_shift_is_there_at_midnight_and_comes_again():
    assert at_work(NIGHT, Run(for_=24 * HOUR)) == [(0.0, 1), (6 * HOUR, 0), (22 * HOUR, 1)]
    assert at_work(NIGHT, Run(for_=10 * HOUR, starts=12 * HOUR)) == [(10 * HOUR, 1)]


def test_round_the_clock_nobody_ever_goes():
    assert at_work(Shift(0.0, 24 * HOUR, 1), Run(for_=48 * HOUR))[0] == (0.0, 1)
    assert mean_over_run([Shift(0.0, 24 * HOUR, 3)], Run(for_=48 * HOUR, warm_up=HOUR)) == 3


def test_people_on_average():
    assert mean_over_day([NIGHT, Shift(8 * HOUR, 16 * HOUR, 3)]) == 3
    assert mean_over_run([NIGHT], Run(for_=12 * HOUR, warm_up=2 * HOUR)) == pytest.approx(6 * 4 / 10)


def test_copies_that_follow_the_load():
    scaled = Box("a", slots=2, scale=Scale(2, 10, 0.5, 30.0, 60.0))
    wanted = [copies_of(scaled, erlangs, Run()) for erlangs in (0.0, 3.0, 3.1, 100.0)]
    assert wanted == [2, 3, 4, 10]


@pytest.mark.parametrize("servers", [1, 3, 40, 2000])
@pytest.mark.parametrize("load", [0.1, 0.8, 1.0, 1.3, 5.0])
def test_erlang_b_is_the_recursion_from_no_server_on(servers: int, load: float):
    blocked = 1.0
    for n in range(1, servers + 1):
        blocked = servers * load * blocked / (n + servers * load * blocked)
    assert erlang_b(servers, servers * load) == pytest.approx(blocked, rel=1e-9, abs=1e-15)


def test_erlang_b_of_ten_million_slots_is_that_of_a_normal_load():
    """At capacity B is the normal density's √(2/πc), ρ being 1."""
    assert erlang_b(10_000_000, 1e7) == pytest.approx((2 / (pi * 1e7)) ** 0.5, rel=1e-3)


@pytest.mark.parametrize(
    ("every", "rate", "batches", "wait"),
    [
        (None, 5.0, 5.0, 0.0),
        (Every(None, 10), 5.0, 0.5, 0.9),
        (Every(10.0, None), 5.0, (1 - exp(-50)) / 10, 5.0),
        (Every(10.0, 4), 1.0, 0.3, 1.4),
        (Every(10.0, 1000), 1.0, (1 - exp(-10)) / 10, 5.0),
    ],
)
def test_waiting_for_a_batch_to_gather(every, rate, batches, wait):
    assert gather(every, rate) == pytest.approx((batches, wait))


def test_blocks_of_keys_stand_for_all_of_them():
    share, counts = zipf_shares(Keys(0.9, 50_000))
    assert counts.sum() == 50_000
    assert (share * counts).sum() == pytest.approx(1)
    exact = 1 / sum(r**-0.9 for r in range(1, 50_001))
    assert share[0] == pytest.approx(exact, rel=1e-6)


def test_che_and_the_hottest_partition():
    assert che(KeyCache(Keys(0.0, 1000), 250)) == pytest.approx(0.25)
    assert che(KeyCache(Keys(0.9, 1000), 1000)) == 1.0
    assert hottest_share(Keys(0.0, 1_000_000), 8) == pytest.approx(1 / 8, rel=1e-3)
    weights = [r**-1.1 for r in range(1, 1001)]
    assert hottest_share(Keys(1.1, 1000), 12) == pytest.approx(sum(weights[::12]) / sum(weights), rel=1e-9)


@pytest.mark.parametrize(
    ("long", "rate", "noted"), [("24 h", 5.0, True), ("10 min", 10.0, False), ("4 h", 9.9, False)]
)
def test_a_day_is_taken_as_its_mean_over_the_run_and_said_to_be_where_it_is_far_from_even(long, rate, noted):
    text = f"""
boxes: {{u: {{is: clients}}, a: {{is: service, slots: 1, queue: unlimited, time: 125 ms}}}}
arrows: [u -> a]
journeys: {{j: {{from: u, load: {{average: 5/s, peak: 10/s, shape: day}}}}}}
run: {{for: {long}, warm-up: none}}
"""
    board = parse(text, "day.yaml").board
    assert board is not None
    known = estimate(board)
    assert known.journeys["j"][1] == pytest.approx(rate, rel=0.02)
    assert any("its peak" in note for note in known.notes) == noted


def test_a_slot_that_nobody_asks_for_is_not_held_however_long_its_call_would_take():
    """`b` is never called; what it would call is past its capacity."""
    text = """
boxes:
  u: {is: clients}
  b: {is: service, slots: 1, time: 5 ms, scale: {from: 1, to: 6, at: 50 %}}
  d: {is: service, slots: 1, time: 5 ms}
  c: {is: database, copies: 1, slots: 1, queue: unlimited, time: 20 ms}
arrows: [u -> c, b -> c, d -> c]
journeys: {j: {from: u, load: 100/s}}
"""
    board = parse(text, "idle.yaml").board
    assert board is not None
    known = estimate(board)
    assert known.boxes["b"].utilisation == known.boxes["d"].utilisation == 0
    assert known.boxes["c"].wait_s == inf
