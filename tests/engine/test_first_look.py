"""A first look is quick, honest about how sure it is, and left out where the whole run is as quick."""

from __future__ import annotations

from math import log

from peakday.board import Board, parse
from peakday.engine.first_look import EVENTS, first_look

BOARD = """
boxes:
  u: {is: clients}
  a: {is: service, copies: 10, slots: 100, time: exp 10 ms}
arrows: [u -> a]
journeys: {ask: {from: u, load: %s}}
targets: [ask p99 < 100 ms]
run: {for: 10 min, warm-up: 1 min, seeds: 5}
"""


def board(load: str) -> Board:
    read = parse(BOARD % load).board
    assert read is not None
    return read


def test_a_first_look_is_few_events_and_right_within_its_interval() -> None:
    look = first_look(board("20k/s"))
    assert look is not None
    answer = look.to_dict()
    assert answer["events"] < 1.1 * EVENTS
    ask = answer["journeys"]["ask"]
    # Nobody waits, so that the time is exponential: mean 10 ms, p99 ln(100) as much.
    for figure, truth in (("mean", 10.0), ("p99", 10 * log(100))):
        low, high = ask["ci95"][figure]
        assert high - low < 0.1 * truth
        assert low - 2 * (high - low) < truth < high + 2 * (high - low)
    assert answer["scaled"]["error"] is None


SHIFTS = """
boxes:
  u: {is: clients}
  crew: {is: people, shifts: ["00:00-12:00 x 3000", "12:00-24:00 x 1000"], time: exp 48 s, queue: unlimited}
arrows: [u -> crew]
journeys: {ask: {from: u, load: 50/s}}
targets: [ask p99 < 4 h, ask success > 99 %]
run: {for: 24 h, warm-up: 30 min, seeds: 2, starts: "00:00"}
"""


def test_a_look_at_the_first_hours_gives_no_interval_and_meets_nothing() -> None:
    """At night there are people enough; from noon on a line grows, of which the first hours know nothing."""
    drawn = parse(SHIFTS).board
    assert drawn is not None
    look = first_look(drawn)
    assert look is not None
    assert look.stopped
    answer = look.to_dict()
    assert answer["window"] == {
        "starts": "00:00",
        "starts_s": 0.0,
        "for_s": 86_400.0,
        "warm_up_s": 1800.0,
        "at_peak": False,
    }
    assert set(answer["journeys"]["ask"]["ci95"].values()) == {None}
    for target in answer["targets"]:
        assert (target["met"], target["ci95"]) == (None, None)
        assert target["unsure"].endswith("min of 24 h were run")
    assert answer["verdict"] == "undecided"


def test_a_board_whose_run_is_as_quick_gets_none() -> None:
    assert first_look(board("20/s")) is None
