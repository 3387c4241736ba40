"""What a failure is held against: what the board did by itself, before anything failed."""

from __future__ import annotations

import pytest

from peakday.board import parse
from peakday.engine import run

FAILING = """
boxes: {u: {is: clients}, gate: {is: gateway, limit: 10/s burst 1}, shop: {is: service}}
arrows: [u -> gate, gate -> shop]
journeys: {buy: {from: u, load: 100/s}}
targets: [buy success during failures > 50 %]
failures: ["at 60 s for 20 s: shop down"]
run: {for: 120 s, warm-up: 10 s, seeds: 2}
"""


def before(text: str) -> float | None:
    reading = parse(text)
    assert reading.board is not None
    told: float | None = run(reading.board, series=True).to_dict()["journeys"]["buy"]["before_failures"][
        "success"
    ]
    return told


def test_a_board_that_turns_most_away_did_so_before_the_failure() -> None:
    assert before(FAILING) == pytest.approx(0.1, abs=0.01)


def test_a_board_that_was_well_was_well_before_the_failure() -> None:
    assert before(FAILING.replace("limit: 10/s burst 1", "limit: 1k/s burst 1k")) == pytest.approx(
        1.0, abs=0.001
    )


def test_with_no_time_before_it_nothing_is_said() -> None:
    assert before(FAILING.replace("at 60 s", "at 5 s")) is None
