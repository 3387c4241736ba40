"""What a board costs: each box at the average load of the journeys that come to it."""

from __future__ import annotations

import pytest

import peakday
from peakday.board import parse
from peakday.engine import estimate

HOURS = 730.0

TWO = """
boxes:
  u: {is: clients}
  b: {is: service, slots: unlimited, time: 1 ms, price: $1/M}
  c: {is: service, slots: unlimited, time: 1 ms, price: $2/M}
arrows:
  - u -> b: {only: [j]}
  - u -> c: {only: [k]}
journeys: {j: {load: {average: 10/s, peak: 100/s}}, k: {load: {average: 20/s, peak: 40/s}}}
run: {for: 100 s, seeds: 2}
"""

STANDBY = """
boxes:
  u: {is: clients}
  b: {is: service, slots: unlimited, time: 1 ms, price: $1/M, errors: 50 %}
  c: {is: service, slots: unlimited, time: 1 ms, price: $1/M}
arrows:
  - u -> b: {else: c}
journeys: {j: {load: {average: 10/s, peak: 1000/s}}}
run: {for: 100 s, seeds: 2}
"""

THINKING = """
boxes:
  u: {is: clients}
  b: {is: service, copies: 1, slots: 1, queue: unlimited, time: 100 ms, price: $1/M}
arrows: ["u -> b"]
load: {users: 40, think: 1 s}
run: {for: 200 s, seeds: 1}
"""


def test_each_box_is_billed_at_the_average_of_the_journeys_that_reach_it() -> None:
    """One journey runs at ten times its average, another at twice: no one ratio is right for both."""
    board = parse(TWO, "two.yaml").board
    assert board is not None
    answer = peakday.run(board).to_dict()
    of_b, of_c = 10 * HOURS * 3600 / 1e6, 2 * 20 * HOURS * 3600 / 1e6
    assert answer["boxes"]["b"]["usd_per_month"] == pytest.approx(of_b, rel=1e-9)
    assert answer["boxes"]["c"]["usd_per_month"] == pytest.approx(of_c, rel=1e-9)
    assert estimate(board).usd_per_month == pytest.approx(of_b + of_c, rel=1e-9)
    assert answer["cost"]["usd_per_1000"] == pytest.approx(1000 * (10 * 1e-6 + 20 * 2e-6) / 30, rel=1e-9)


def test_a_thousand_requests_of_users_who_wait_cost_what_they_cost() -> None:
    """One slot answers ten a second, though forty users who never waited would ask forty."""
    board = parse(THINKING, "thinking.yaml").board
    assert board is not None
    answer = peakday.run(board).to_dict()
    assert answer["cost"]["usd_per_1000"] == pytest.approx(1e-3, rel=0.01)


def test_a_box_called_only_where_another_fails_is_billed_at_the_average_too() -> None:
    board = parse(STANDBY, "standby.yaml").board
    assert board is not None
    answer = peakday.run(board).to_dict()
    assert answer["boxes"]["c"]["usd_per_month"] == pytest.approx(5 * HOURS * 3600 / 1e6, rel=0.02)
