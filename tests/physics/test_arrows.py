"""Every option of an arrow, every failure and the targets over them, by arithmetic."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peakday.board.models import Arrow, Box, Closed, Errors, Failure, Journey, Steady, Target
from peakday.engine import run
from peakday.quantities.varying import Constant
from physics.boards import board, box, ms, play

close = pytest.approx
EVEN = {"evenly": True, "for_": 100.0}
ALWAYS_FAILS = Errors(fail=1.0)


def journey(result, name="j"):
    return result.to_dict()["journeys"][name]


def rate(result, name):
    return result.to_dict()["boxes"][name]["arrivals_per_s"]


def test_each_arrow_draws_its_share_alone():
    """Latency 2, 1 or 0 ms: both taken by a quarter, neither by a quarter."""
    arrows = [Arrow("u", "a"), Arrow("a", "b", share=0.5), Arrow("a", "c", share=0.5)]
    result = play([box("a"), box("b", ms(1)), box("c", ms(1))], arrows, 200, **EVEN)
    assert journey(result)["latency_ms"]["max"] == close(2)
    assert journey(result)["latency_ms"]["mean"] == close(1, rel=0.03)
    variance = float(result.measures.worlds[0].journeys["sumsq"][0]) / 20_000 - 1e-6
    assert variance == close(0.5e-6, rel=0.05)


def test_each_journey_shares_out_its_own_arrows():
    names = "vwxy"
    only = {"v": ("j",), "w": ("j",), "x": ("i",), "y": ("i",)}
    arrows = [Arrow("u", "a"), *(Arrow("a", n, share=0.5, either=True, only=only[n]) for n in names)]
    plain = board([box("a"), *(box(n, ms(1)) for n in names)], arrows, 200, **EVEN)
    both = plain.journeys | {"i": Journey("i", "u", Steady(200.0, True))}
    result = run(type(plain)(**{s: getattr(plain, s) for s in plain.__slots__} | {"journeys": both}))
    for name in names:
        assert rate(result, name) == close(100, rel=0.05)
    assert journey(result)["latency_ms"]["mean"] == close(1)
    assert journey(result, "i")["latency_ms"]["mean"] == close(1)


def test_arrows_of_one_journey_lie_beside_those_of_both():
    """`v` is taken by j and `x` by i, by half of each; `w` is the other half of both."""
    only = {"v": ("j",), "w": None, "x": ("i",)}
    arrows = [Arrow("u", "a"), *(Arrow("a", n, share=0.5, either=True, only=only[n]) for n in only)]
    plain = board([box("a"), *(box(n, ms(1)) for n in only)], arrows, 200, **EVEN)
    both = replace(plain, journeys=plain.journeys | {"i": Journey("i", "u", Steady(200.0, True))})
    result = run(both)
    assert [rate(result, name) for name in only] == close([100, 200, 100], rel=0.05)
    assert journey(result)["latency_ms"]["mean"] == close(1)
    assert journey(result, "i")["latency_ms"]["mean"] == close(1)


@pytest.mark.parametrize(("fails", "taken"), [(None, ["b", "d"]), (ALWAYS_FAILS, ["c", "d"])])
def test_ok_and_error_speak_of_the_call_before(fails, taken):
    """b's `on: ok` follows x; c's `on: error` too; d comes after whatever went well."""
    arrows = [
        Arrow("u", "a"),
        Arrow("a", "x"),
        Arrow("a", "b", on="ok"),
        Arrow("a", "c", on="error"),
        Arrow("a", "d"),
    ]
    result = play([box("a"), box("x", errors=fails), *(box(n, ms(1)) for n in "bcd")], arrows, 10, **EVEN)
    assert [n for n in "bcd" if rate(result, n) > 0] == taken
    assert journey(result)["success"] == 1


def test_a_failure_nobody_takes_care_of_ends_the_request():
    """The only arrow for errors belongs to another journey, or is not drawn: the request fails."""
    arrows = [Arrow("u", "a"), Arrow("a", "x"), Arrow("a", "c", on="error", share=0.5), Arrow("a", "d")]
    result = play([box("a"), box("x", errors=ALWAYS_FAILS), box("c"), box("d")], arrows, 100, **EVEN)
    assert journey(result)["success"] == close(0.5, abs=0.03)
    assert rate(result, "d") == rate(result, "c")


def test_a_second_attempt_starts_afresh():
    """b fails its first call and goes on after it on the second attempt: nothing of the first sticks."""
    arrows = [Arrow("u", "a", retries=1, backoff=0.0), Arrow("a", "x"), Arrow("a", "b", on="ok")]
    fails = Failure("x fails for 50 ms", 0.0, "errors", 0.06, box="x", amount=1.0)
    result = play(
        [box("a"), box("x", ms(10)), box("b", ms(1))], arrows, 10, evenly=True, for_=1.0, failures=[fails]
    )
    assert journey(result)["success"] == 1


@pytest.mark.parametrize(("jitter", "low", "high"), [("none", 40, 40), ("equal", 20, 40), ("full", 0, 40)])
def test_jitter_spreads_the_wait(jitter, low, high):
    calls = Arrow("u", "x", retries=1, backoff=0.04, jitter=jitter, else_="y")
    result = play([box("x", ms(1), errors=ALWAYS_FAILS), box("y")], [calls], 10, **EVEN)
    row = result.measures.worlds[0].journeys[0]
    assert low - 1e-9 <= 1000 * row["min"] - 2 <= low + 0.5
    assert high - 0.5 <= 1000 * row["max"] - 2 <= high + 1e-9
    assert journey(result)["latency_ms"]["mean"] - 2 == close((low + high) / 2, rel=0.04)


def test_backoff_doubles_without_a_cap():
    calls = Arrow("u", "x", retries=4, backoff=0.01, jitter="none", else_="y")
    result = play([box("x", ms(1), errors=ALWAYS_FAILS), box("y", ms(7))], [calls], 10, **EVEN)
    assert journey(result)["latency_ms"]["max"] == close(5 + 10 + 20 + 40 + 80 + 7)


def test_only_its_journeys_take_an_arrow_also_out_of_a_balancer():
    arrows = [Arrow("u", "lb"), Arrow("lb", "x", only=("i",)), Arrow("lb", "y", only=("j",))]
    plain = board([box("lb", is_="balancer"), box("x", ms(1)), box("y", ms(2))], arrows, 10, **EVEN)
    both = plain.journeys | {
        "i": Journey("i", "u", Steady(10.0, True)),
        "k": Journey("k", "u", Steady(10.0, True)),
    }
    result = run(type(plain)(**{s: getattr(plain, s) for s in plain.__slots__} | {"journeys": both}))
    assert [journey(result, n)["latency_ms"]["max"] for n in "ijk"] == close([1, 2, 0])


def test_need_counts_answers_that_succeed():
    boxes = [box("a"), box("x", ms(10), errors=ALWAYS_FAILS), box("y", ms(20)), box("z", ms(30))]
    calls = [Arrow("a", n, together=True, need=2) for n in "xyz"]
    assert journey(play(boxes, [Arrow("u", "a"), *calls], 10, **EVEN))["latency_ms"]["mean"] == close(30)
    boxes[2] = box("y", ms(20), errors=ALWAYS_FAILS)
    failing = journey(play(boxes, [Arrow("u", "a"), *calls], 10, **EVEN))
    assert failing["failed"]["error"] == 1000


def test_places_set_the_delay_each_way_and_the_fallback_travels_too():
    from peakday.catalog import delay_between

    near, _ = delay_between("us-east-1/a", "us-east-1/b")
    far, _ = delay_between("us-east-1", "eu-west-1")
    boxes = [
        box("a", place="us-east-1/a"),
        box("b", ms(1), place="us-east-1/b"),
        box("c", ms(1), place="eu-west-1"),
    ]
    arrows = (Arrow("u", "a"), Arrow("a", "b", else_="c"))
    small = board(boxes, [], 10, **EVEN)
    well = type(small)(**{s: getattr(small, s) for s in small.__slots__} | {"arrows": arrows})
    assert journey(run(well))["latency_ms"]["mean"] == close(1 + 2000 * near)
    lost = Failure("us-east-1/b lost", 0.0, "lost", place="us-east-1/b")
    failed_over = type(small)(**{s: getattr(well, s) for s in small.__slots__} | {"failures": (lost,)})
    assert journey(run(failed_over))["latency_ms"]["mean"] == close(2000 * near + 2000 * far + 1)


def test_a_worker_waits_for_a_message_on_its_way():
    boxes = [Box("q", is_="queue", time=ms(2)), box("w", ms(30), slots=1)]
    result = play(boxes, [Arrow("u", "q"), Arrow("q", "w", delay=ms(10))], 10, **EVEN, until="w")
    assert journey(result)["latency_ms"]["max"] == close(42)
    assert result.to_dict()["boxes"]["w"]["utilisation"] == close(0.4, rel=2e-3)


def test_a_lost_region_takes_its_zones_and_a_balancer_goes_elsewhere():
    boxes = [
        box("lb", is_="balancer"),
        box("x", ms(1), place="eu-west-1/a"),
        box("y", ms(1), place="us-east-1"),
    ]
    arrows = [Arrow("u", "lb"), Arrow("lb", "x"), Arrow("lb", "y")]
    lost = Failure("eu-west-1 lost", 50.0, "lost", place="eu-west-1")
    result = play(boxes, arrows, 10, **EVEN, failures=[lost])
    assert journey(result)["success"] == 1
    assert (rate(result, "x"), rate(result, "y")) == close((2.5, 7.5))


def test_what_a_lost_box_held_is_an_error_at_once():
    lost = Failure("x down", 10.03, "down", 1.0, box="x")
    answer = journey(play([box("x", ms(1000))], [Arrow("u", "x")], 10, **EVEN, failures=[lost]))
    assert answer["failed"]["error"] == 20  # ten in work, ten that came while it was down
    assert answer["during_failures"] == {"success": 0, "p99_ms": None, "requests": 10}


def test_an_answer_is_lost_on_a_cut_arrow_too():
    """Sent at 9.95 s, answered at 10.05 s, cut from 10 s: nothing comes back before the timeout."""
    cut = Failure("u -> x cut", 10.0, "cut", 0.1, arrow=("u", "x"))
    answer = journey(play([box("x", ms(100))], [Arrow("u", "x", timeout=0.5)], 10, **EVEN, failures=[cut]))
    assert answer["failed"]["timeout"] == 2  # the one sent before, and the one sent meanwhile


def test_twice_the_users_for_a_while():
    """u thinks 1 s exactly and is answered in 0: N users ask N times a second."""
    more = Failure("load x3", 20.0, "load", 30.0, amount=3.0)
    result = play([box("x")], [Arrow("u", "x")], Closed(10, Constant(1.0)), for_=100.5, failures=[more])
    assert result.to_dict()["requests"] == close(10 * 100 + 20 * 30, abs=21)


def test_targets_over_failure_windows():
    slow = Failure("x slow x10", 20.0, "slow", 40.0, box="x", amount=10.0)
    targets = [
        Target("p", "j", "p99", "<", 0.02, "ms", during_failures=True),
        Target("w", "j", "within", ">", 0.5, "%", within=0.005),
        Target("d", "j", "within", ">", 0.5, "%", within=0.005, during_failures=True),
        Target("t", "j", "throughput", ">", 9.0, "/s", during_failures=True),
    ]
    result = play([box("x", ms(1))], [Arrow("u", "x")], 10, **EVEN, failures=[slow], targets=targets)
    found = [(t["measured"], t["met"]) for t in result.to_dict()["targets"]]
    assert [m for m, _ in found] == close([10, 60, 0, 10], rel=0.01)
    assert [met for _, met in found] == [True, True, False, True]
