"""Targets while many requests are still inside: what is not done yet is not forgotten."""

from __future__ import annotations

import numpy as np
import pytest

from peakday.board import Board, parse
from peakday.engine import Result, run
from peakday.engine.kernel import histogram
from peakday.engine.unfinished import SoFar, bins_of


def counts(*seconds: float) -> np.ndarray:
    return np.bincount(bins_of(np.array(seconds, dtype=float)), minlength=histogram.BINS)


def board(text: str) -> Board:
    reading = parse(text)
    assert reading.board is not None, reading.mistakes
    return reading.board


def target(result: Result, text: str) -> dict:
    return next(each for each in result.to_dict()["targets"] if each["text"] == text)


def test_the_product_limit_estimate_is_the_textbooks():
    # done after 6, 6, 6, 7, 10, 13, 16, 22, 23; left after 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35
    # (Freireich and others, 1963): half of them last more than 23
    done = counts(6, 6, 6, 7, 10, 13, 16, 22, 23)
    left = counts(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
    seconds, at_least = SoFar(done, left).percentile(0.5)
    assert seconds == pytest.approx(23, rel=0.01)
    assert not at_least
    assert SoFar(done, left).percentile(0.9) == (pytest.approx(35, rel=0.01), True)


def test_with_nobody_inside_it_is_the_plain_percentile():
    one_to_100 = counts(*range(1, 101))
    assert SoFar(one_to_100, counts()).percentile(0.95)[0] == pytest.approx(95, rel=0.01)
    assert SoFar(one_to_100, counts()).mean() == (pytest.approx(50.5, rel=0.01), False)


GROWING = """
boxes: {u: {is: clients}, w: {is: service, slots: 1, time: 10 ms, queue: unlimited, order: lifo, holds: no}}
arrows: [u -> w: {delay: 0 ms}]
journeys: {j: {from: u, load: {rate: 200/s, evenly: true}}}
targets: [j p90 < 1 s, j within 1 s > 90 %, j success > 99 %]
run: {for: 100 s, warm-up: 10 s, seeds: 2}
"""


def test_a_line_that_grows_is_not_praised_for_those_it_served():
    result = run(board(GROWING))
    # the newest is served first: half are answered within 15 ms, the others are never served
    assert result.journeys["j"].p90 == pytest.approx(15, rel=0.02)
    p90, within, success = (target(result, t.text) for t in result.board.targets)
    assert p90["met"] is False
    assert p90["measured"] > 50
    assert within["met"] is False
    assert within["measured"] == pytest.approx(50, abs=2)
    assert success["met"] is None
    assert "still inside" in success["unsure"]
    assert any("still inside" in warning for warning in result.to_dict()["warnings"])


def test_a_run_too_short_to_tell_says_so():
    result = run(board(GROWING.replace("j p90 < 1 s", "j p90 < 10 min")))
    told = target(result, "j p90 < 10 min")
    assert told["met"] is None
    assert "no less" in told["unsure"]


def test_a_steady_line_that_takes_long_is_judged_as_it_is():
    result = run(board("""
boxes: {u: {is: clients}, w: {is: people, copies: 200, time: uniform 5 min to 15 min, queue: unlimited}}
arrows: [u -> w]
journeys: {j: {from: u, load: 10/min}}
targets: [j p90 < 15 min, j mean < 11 min, j success > 99 %]
run: {for: 4 h, warm-up: 1 h, seeds: 3}
"""))  # fmt: skip
    assert result.to_dict()["journeys"]["j"]["unfinished"] > 0.02 * result.to_dict()["requests"]
    assert [each["met"] for each in result.to_dict()["targets"]] == [True, True, True]
    assert target(result, "j mean < 11 min")["measured"] == pytest.approx(10, rel=0.03)


def test_where_nobody_is_answered_no_answer_is_in_time():
    nobody = GROWING.replace("time: 10 ms", "time: 10 ms, errors: 100 %").replace(
        "order: lifo", "order: fifo"
    )
    told = target(run(board(nobody.replace("queue: unlimited", "queue: 5"))), "j p90 < 1 s")
    assert (told["met"], told["measured"]) == (False, None)
    assert told["unsure"].startswith("none of ")
