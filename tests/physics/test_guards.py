"""Budgets, breakers, hedges and dedupe by arithmetic: constant times, no network delay."""

from __future__ import annotations

from math import exp

import pytest

from peakday.board.models import Arrow, Box, Breaker, Errors, Every, Failure, Stepped
from peakday.quantities.varying import Exponential
from physics.boards import box, means_by_seed, ms, play, z_of

close = pytest.approx
EVEN = {"evenly": True, "for_": 100.0}


def journey(result):
    return result.to_dict()["journeys"]["j"]


def arrow_of(result, name):
    return result.to_dict()["arrows"][name]


def work_ms(result, name):
    """Milliseconds of work a request at a box of 100 slots, and requests at 10/s."""
    return result.to_dict()["boxes"][name]["utilisation"] * 100 * 1000 / 10


def broken(name, time=1):
    return box(name, ms(time), errors=Errors(fail=1.0))


@pytest.mark.parametrize(("budget", "attempts"), [(None, 4), (0.1, 1.1), (0.5, 1.5), (0.0, 1)])
def test_a_budget_bounds_retries_by_requests(budget, attempts):
    calls = Arrow("u", "b", retries=3, backoff=0.01, jitter="none", budget=budget)
    result = play([broken("b")], [calls], 100, **EVEN)
    assert journey(result)["attempts_per_request"] == close(attempts, rel=2e-3)


def test_a_budget_forgets_what_is_ten_seconds_back():
    """100 requests a second until 20 s; from 25 s one a second, and it fails: ten a window, one retry."""
    fails = Failure("errors", 20.0, "errors", None, box="b", amount=1.0)
    load = Stepped(((0.0, 100.0), (20.0, 0.0), (25.0, 1.0)), evenly=True)
    calls = Arrow("u", "b", retries=1, backoff=0.0, jitter="none", budget=0.1)
    result = play([box("b", ms(1))], [calls], load, for_=85.0, failures=[fails])
    # Until 30 s the hundred a second still count: every failure is tried again. Then 10 % of the requests.
    assert arrow_of(result, "u -> b")["retries"] == close(5 + 55 / 10, abs=1)


def test_a_breaker_opens_rests_tries_one_and_closes():
    """The 20th failure (1.951 s) opens it. Trials: 7.05, 12.15, 17.25, 22.35, 27.45, and 32.55 s is well."""
    fails = Failure("errors", 0.0, "errors", 30.0, box="b", amount=1.0)
    calls = Arrow("u", "b", breaker=Breaker(0.5, 20, 10.0, 5.0), retries=0)
    result = play([box("b", ms(1))], [calls], 10, **EVEN, failures=[fails])
    assert journey(result)["failed"]["error"] == 325
    arrow = arrow_of(result, "u -> b")
    assert (arrow["opened"], arrow["refused"]) == (6, 300)
    assert arrow["calls_per_s"] == close(7.0)


def test_a_breaker_leaves_a_smaller_share_of_errors_alone():
    calls = Arrow("u", "b", breaker=Breaker(0.5, 20, 10.0, 5.0))
    result = play([box("b", ms(1), errors=Errors(fail=0.2))], [calls], 10, **EVEN)
    assert arrow_of(result, "u -> b")["opened"] == 0


def test_an_open_breaker_goes_straight_to_the_fallback():
    calls = Arrow("u", "b", breaker=Breaker(0.5, 20, 10.0, 200.0), retries=2, backoff=1.0, else_="c")
    result = play([broken("b"), box("c", ms(7))], [calls], 10, **EVEN)
    answer = journey(result)
    assert answer["success"] == 1
    assert answer["latency_ms"]["p50"] == close(7, rel=0.01)
    assert arrow_of(result, "u -> b")["calls_per_s"] < 0.5


def test_timeouts_open_a_breaker():
    calls = Arrow("u", "b", timeout=0.05, breaker=Breaker(0.5, 20, 10.0, 5.0))
    result = play([box("b", ms(100))], [calls], 10, **EVEN)
    # 20 calls, then one trial every 5.05 s that times out, the next call 0.05 s later at the earliest.
    assert arrow_of(result, "u -> b")["timeouts"] == close(20 + 98 / 5.1, abs=1)


def test_a_balancer_goes_round_an_open_breaker():
    breaker = Breaker(0.5, 20, 10.0, 500.0)
    arrows = [Arrow("u", "lb"), Arrow("lb", "x", breaker=breaker), Arrow("lb", "y", breaker=breaker)]
    result = play([box("lb", is_="balancer"), broken("x"), box("y", ms(1))], arrows, 10, **EVEN)
    assert journey(result)["failed"]["error"] == 20


def test_a_worker_rests_while_its_breaker_is_open():
    """Nothing is dropped: the messages wait out the failure, one trial every rest."""
    fails = Failure("errors", 0.0, "errors", 30.0, box="w", amount=1.0)
    drain = Arrow("q", "w", retries=1000, backoff=0.01, jitter="none", breaker=Breaker(0.5, 20, 10.0, 5.0))
    result = play([Box("q", is_="queue", time=ms(2)), box("w", ms(3), slots=1)], [Arrow("u", "q"), drain], 10,
                  **EVEN, until="w", failures=[fails])  # fmt: skip
    assert journey(result)["success"] == 1
    assert arrow_of(result, "q -> w")["dropped"] == 0
    assert arrow_of(result, "q -> w")["retries"] == close(20 + 6, abs=2)


def test_hedging_takes_the_sooner_of_two():
    """Exponential work m, a copy after h: m·(1 − e^(−h/m)) + e^(−h/m)·m/2."""
    m, h = 0.1, 0.05
    result = play([box("b", Exponential(m), slots=1000)], [Arrow("u", "b", hedge=h)], 50, for_=400, seeds=24)
    late = exp(-h / m)
    assert abs(z_of(means_by_seed(result), m * (1 - late) + late * m / 2)) < 4
    assert journey(result)["attempts_per_request"] == close(1 + late, rel=5e-3)


@pytest.mark.parametrize("cancel", [False, True])
def test_the_loser_of_a_hedge_stops_only_where_the_arrow_cancels(cancel):
    arrows = [Arrow("u", "lb", hedge=0.01, cancel=cancel), Arrow("lb", "x"), Arrow("lb", "y")]
    boxes = [box("lb", is_="balancer", time=ms(0)), box("x", ms(100)), box("y", ms(5))]
    result = play(boxes, arrows, 10, **EVEN)
    assert journey(result)["latency_ms"]["max"] == close(15)  # x is asked first, y 10 ms later
    assert work_ms(result, "x") == close(15 if cancel else 100, rel=1e-3)
    assert work_ms(result, "y") == close(5, rel=1e-3)


@pytest.mark.parametrize(("cancel", "work"), [(False, 200), (True, 90)])
def test_a_timeout_ends_both_copies(cancel, work):
    calls = Arrow("u", "b", timeout=0.05, hedge=0.01, cancel=cancel)
    result = play([box("b", ms(100))], [calls], 10, **EVEN)
    assert journey(result)["failed"]["timeout"] == 1000
    assert work_ms(result, "b") == close(work, rel=2e-3)


def test_an_attempt_fails_when_both_copies_have_and_is_tried_again():
    """20 ms of work, a copy after 10: failed at 30 ms, again at 40, failed at 70, then c for 5 ms."""
    calls = Arrow("u", "b", hedge=0.01, retries=1, backoff=0.01, jitter="none", else_="c", timeout=1.0)
    result = play([broken("b", 20), box("c", ms(5))], [calls], 10, **EVEN)
    assert journey(result)["latency_ms"]["max"] == close(75)
    assert arrow_of(result, "u -> b")["calls_per_s"] == close(40)
    assert arrow_of(result, "u -> b")["hedged"] == 2000


def test_nothing_is_hedged_that_is_over_before():
    result = play([broken("b", 5)], [Arrow("u", "b", hedge=0.01)], 10, **EVEN)
    assert arrow_of(result, "u -> b")["hedged"] == 0
    steady = play(
        [box("a"), box("b", ms(20))], [Arrow("u", "a"), Arrow("a", "b", times=3, hedge=0.01)], 10, **EVEN
    )
    assert journey(steady)["latency_ms"]["max"] == close(60)  # an answer counts once, whoever else answers
    assert arrow_of(steady, "a -> b")["calls_per_s"] == close(60)


@pytest.mark.parametrize("together", [False, True])
def test_a_hedged_group_needs_each_answer_once(together):
    boxes = [box("a"), box("x", ms(30)), box("y", ms(80))]
    arrows = [Arrow("u", "a"), *(Arrow("a", n, together=together, hedge=0.01) for n in "xy")]
    assert journey(play(boxes, arrows, 10, **EVEN))["latency_ms"]["max"] == close(80 if together else 110)


@pytest.mark.parametrize(("dedupe", "work"), [(False, 300), (True, 100)])
def test_a_message_done_after_its_timeout_is_not_done_again(dedupe, work):
    drain = Arrow("q", "w", timeout=0.05, retries=2, backoff=0.01, jitter="none", dedupe=dedupe)
    boxes = [Box("q", is_="queue", time=ms(2)), box("w", ms(100), slots=1)]
    result = play(boxes, [Arrow("u", "q"), drain], 2, evenly=True, for_=100.0)
    assert result.to_dict()["boxes"]["w"]["utilisation"] == close(2 * work / 1000, rel=5e-3)
    arrow = arrow_of(result, "q -> w")
    assert arrow["dropped"] == close(0 if dedupe else 200, abs=1)  # the last is still at work
    assert arrow.get("repeats", 0) == (200 if dedupe else 0)


@pytest.mark.parametrize(("dedupe", "stored", "success"), [(False, 20, 0), (True, 10, 1)])
def test_a_repeat_of_what_is_stored_is_not_stored_again(dedupe, stored, success):
    put = Arrow("u", "q", timeout=0.005, retries=1, backoff=0.01, jitter="none", dedupe=dedupe)
    result = play([Box("q", is_="queue", time=ms(8)), box("w", ms(1))], [put, Arrow("q", "w")], 10, **EVEN)
    assert result.to_dict()["boxes"]["w"]["arrivals_per_s"] == close(stored)
    assert journey(result)["success"] == success


@pytest.mark.parametrize(("layers", "retries", "last"), [(3, 3, 64), (5, 2, 243)])
def test_retries_multiply_down_the_layers(layers, retries, last):
    names = "abcde"[:layers]
    boxes = [*(box(n, slots=100_000) for n in names[:-1]), broken(names[-1])]
    hops = zip("u" + names, names, strict=False)
    arrows = [Arrow(x, y, retries=retries, backoff=0.0, jitter="none") for x, y in hops]
    result = play(boxes, arrows, 1, evenly=True, for_=100.0)
    assert result.to_dict()["boxes"][names[-1]]["arrivals_per_s"] == close(last)
    made = sum((retries + 1) ** layer for layer in range(1, layers + 1))
    assert journey(result)["attempts_per_request"] == close(made / layers)


def test_two_copies_that_finish_at_the_same_moment():
    """Both copies are in one batch, so the loser is to be stopped while its own answer is already due."""
    batch = box("b", ms(5), every=Every(None, 4))
    result = play([batch], [Arrow("u", "b", hedge=0.001, cancel=True)], 200, for_=30.0)
    world = result.measures.worlds[0]
    used = int((world.calls["state"] != 0).sum())
    assert used + int(world.k["free_count"][0]) == len(world.calls)
    assert journey(result)["success"] == 1
