"""Targets while many requests are still inside: what is not done yet is not forgotten."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from peakday.board import Board, parse, parse_target
from peakday.engine import Result, run
from peakday.engine.kernel import histogram
from peakday.engine.measure import Figure
from peakday.engine.targets import verdict
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


durations = st.lists(st.floats(1, 1e5), max_size=40)


@given(durations, durations, st.sampled_from([0.0, 60.0, 7200.0, float("inf")]), st.data())
def test_fewer_left_and_shorter_waits_are_never_judged_worse(done, ages, ahead, data):
    """Some of those inside are done after all, others came later, and who was done was done sooner."""
    limit = parse_target("j p90 < 1 h")
    helped = st.floats(0.1, 1)
    sooner = [each * data.draw(helped) for each in done]
    out = data.draw(st.lists(st.booleans(), min_size=len(ages), max_size=len(ages)))
    sooner += [3000.0 for gone in out if gone]
    younger = [each * data.draw(helped) for each, gone in zip(ages, out, strict=True) if not gone]
    less = ahead * data.draw(helped)

    def judged(answered: list[float], inside: list[float], ahead: float) -> int:
        bounds = SoFar(counts(*answered), counts(*inside)).bounds(0.9, ahead)
        figure = Figure(None if np.isnan(bounds[0]) else bounds[0], None, bounds=bounds)
        return [False, None, True].index(verdict(limit, figure))

    assert judged(done, ages, ahead) <= judged(sooner, younger, less)


SMALL_CREW = """
boxes: {u: {is: clients}, w: {is: people, copies: 1, time: 15 s, queue: unlimited}}
arrows: [u -> w]
journeys: {j: {from: u, load: {rate: 360/h, evenly: true}}}
run: {for: 8 h, warm-up: 30 min, seeds: 2}
"""


def test_a_third_that_never_came_out_is_not_a_target_met():
    """A crew too small by a third: those answered took 2.6 h at most, and of the others no more is known."""
    for limit, met in (("4 h", None), ("90 min", False)):
        text = f"j p99 < {limit}"
        told = target(run(board(f"{SMALL_CREW}targets: [{text}]")), text)
        assert told["met"] is met
        assert told.get("unsure", "would tell").endswith("would tell")


DOWN = """
boxes:
  u: {is: clients}
  q: {is: queue, queue: unlimited, time: 0 ms}
  w: {is: people, copies: 60, time: 50 s, queue: unlimited}
  s: {is: service, slots: 9, time: 1 ms}
arrows: [u -> q, q -> w, w -> s: {delay: 0 ms}]
journeys: {j: {from: u, load: {rate: 1/s, evenly: true}, until: s}}
targets: [j success during failures > 99 %]
failures: ["at 500 s for 20 s: s down"]
run: {for: 1000 s, warm-up: 0 s, seeds: 1}
"""


def test_what_a_failure_refused_was_met_by_it_whenever_it_came():
    """Twenty came before the failure and were refused in it; twenty came in it and were done after it."""
    told = run(board(DOWN)).to_dict()
    assert told["journeys"]["j"]["during_failures"]["requests"] == pytest.approx(40, abs=1)
    assert target(run(board(DOWN)), "j success during failures > 99 %")["measured"] == pytest.approx(
        50, abs=2
    )


def test_what_a_failure_met_and_is_not_out_yet_is_undecided():
    slow = DOWN.replace("at 500 s for 20 s: s down", "at 970 s for 20 s: w slow x1.5")
    told = target(run(board(slow)), "j success during failures > 99 %")
    assert told["met"] is None
    assert "still inside" in told["unsure"]


def test_who_waits_for_ever_in_a_failure_is_lost():
    cut = """
boxes: {u: {is: clients}, s: {is: service, slots: 9, time: 1 ms}}
arrows: [u -> s: {delay: 0 ms}]
journeys: {j: {from: u, load: {rate: 1/s, evenly: true}}}
targets: [j success during failures > 99 %]
failures: ["at 500 s for 20 s: u -> s cut"]
run: {for: 1000 s, warm-up: 0 s, seeds: 1}
"""
    told = target(run(board(cut)), "j success during failures > 99 %")
    assert (told["measured"], told["met"]) == (0, False)
