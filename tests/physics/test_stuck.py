"""Nobody is forgotten and time never stands still: boards on which that was once to be feared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peakday.board.models import Arrow, Errors, Failure, Limit, Stepped
from peakday.engine import run
from peakday.engine.replicate import Budget
from physics.boards import board, box, ms, play

HOUR = 3600.0


def journey(result):
    return result.to_dict()["journeys"]["j"]


def test_a_box_that_calls_itself_is_tried_again_like_any_other():
    """A call ends well with p: no error of its own, and where it calls itself, one of two attempts does."""
    a = box("a", ms(10), slots=2, holds=False, errors=Errors(fail=0.1))
    itself = Arrow("a", "a", share=0.2, retries=1, backoff=0.01, jitter="none")
    result = play([a], [Arrow("u", "a"), itself], 20, for_=100.0)
    assert journey(result)["unfinished"] <= 2
    p = 0.9
    for _ in range(50):
        p = 0.9 * (1 - 0.2 * (1 - p) ** 2)
    assert journey(result)["success"] == pytest.approx(p, abs=0.02)
    assert result.to_dict()["boxes"]["a"]["queue"]["end"] <= 2


@pytest.mark.parametrize("partitions", [None, 2])
def test_a_worker_with_a_limit_goes_on_late_in_a_long_run(partitions):
    """501 a second from a bucket of one, ten hours on: the clock's next moment brings 4e-9 of a token."""
    worker = box("w", ms(0), limit=Limit(501.0, 1.0), partitions=partitions)
    store = box("q", ms(0), is_="queue", queue=-1)
    load = Stepped(((0.0, 0.0), (10 * HOUR, 2000.0), (10 * HOUR + 2, 0.0)))
    long = board([store, worker], [Arrow("u", "q"), Arrow("q", "w")], load, for_=10 * HOUR + 60, until="w")
    exact = replace(long, run=replace(long.run, engine="exact"))
    result = run(exact, budget=Budget(events=100_000))
    assert result.stopped == ""
    assert journey(result)["unfinished"] == 0
    if not partitions:
        assert journey(result)["latency_ms"]["max"] == pytest.approx(6000, rel=0.1)


def cut_and_down(*first, **more):
    """`b` goes down in the 20 s in which nothing comes back from it."""
    cut = Failure("a -> b cut", 10.0, "cut", 20.0, arrow=("a", "b"))
    down = Failure("b down", 10.0, "down", 1.0, box="b")
    boxes = [box("a", slots=50, holds=True), box("b", ms(100))]
    arrows = [Arrow("u", "a"), Arrow("a", "b", timeout=0.2, **more)]
    failures = [cut, down] if "cut" in first else [down, cut]
    return play(boxes, arrows, 100, evenly=True, for_=60.0, failures=failures)


@pytest.mark.parametrize("first", ["cut", "down"])
def test_who_waits_along_a_cut_arrow_for_a_box_that_goes_down_has_a_timeout(first):
    result = cut_and_down(first)
    assert journey(result)["unfinished"] <= 10
    # From 10 s on nothing is answered until 30 s; ten more were at work in `b`.
    assert sum(journey(result)["failed"].values()) == pytest.approx(2010, abs=2)
    assert journey(result)["failed"]["timeout"] == pytest.approx(2010 if first == "cut" else 2000, abs=2)


def test_who_waits_along_a_cut_arrow_is_asked_again_by_a_hedge():
    """The cut heals before the hedge, which goes to a box that is up again."""
    cut = Failure("u -> b cut", 10.0, "cut", 0.05, arrow=("u", "b"))
    down = Failure("b down", 10.0, "down", 0.05, box="b")
    calls = Arrow("u", "b", timeout=2.0, hedge=0.3)
    result = play([box("b", ms(200))], [calls], 100, evenly=True, for_=20.0, failures=[cut, down])
    assert sum(journey(result)["failed"].values()) == 0
    assert journey(result)["unfinished"] <= 20


def test_what_a_box_had_in_work_as_it_went_down_is_answered_once():
    """The work's own end comes while the error is on its way back, and is none any more."""
    down = Failure("b down", 10.0, "down", 0.01, box="b")
    calls = Arrow("u", "b", delay=ms(500))
    result = play([box("b", ms(100))], [calls], 100, evenly=True, for_=20.0, failures=[down])
    assert journey(result)["failed"]["error"] == 11
    assert journey(result)["unfinished"] == 110
    assert result.to_dict()["boxes"]["b"]["queue"]["end"] == 0


def test_a_second_copy_outlives_a_first_that_nobody_waits_for():
    """The first leaves the line at 20 ms, the group is over at 25, the timeout at 30, the second at 35."""
    c = box("c", ms(100), slots=1, patience=ms(20))
    d = box("d", ms(25), errors=Errors(fail=1.0))
    hedged = Arrow("b", "c", together=True, timeout=0.03, hedge=0.015)
    arrows = [Arrow("u", "b"), hedged, Arrow("b", "d", together=True)]
    result = play([box("b"), c, d], arrows, 300, for_=20.0)
    for world in result.measures.worlds:
        assert int((world.calls["state"] != 0).sum()) + int(world.k["free_count"][0]) == len(world.calls)
    assert journey(result)["unfinished"] <= 20
