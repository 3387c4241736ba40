"""Every row of "Meaning, by small examples": constant times, no network delay."""

from __future__ import annotations

import pytest

from peakday.board.models import Arrow, Box, Errors, Failure, Limit
from peakday.quantities.varying import Exponential
from physics.boards import box, ms, play

close = pytest.approx


def journey(result):
    return result.to_dict()["journeys"]["j"]


def of(result, name):
    return result.to_dict()["boxes"][name]


def test_a_box_half_busy():
    result = play([box("a", ms(5), slots=1)], [Arrow("u", "a")], 100, evenly=True)
    assert journey(result)["latency_ms"]["mean"] == close(5)
    assert journey(result)["latency_ms"]["p99"] == close(5)
    assert of(result, "a")["wait_ms"]["mean"] == 0
    assert of(result, "a")["utilisation"] == close(0.5)


@pytest.mark.parametrize(("holds", "busy"), [(True, 0.5), (False, 0.1)])
def test_holding_a_slot_while_calling(holds, busy):
    chain = [box("a", ms(10), slots=1, holds=holds), box("b", ms(40))]
    result = play(chain, [Arrow("u", "a"), Arrow("a", "b")], 10, evenly=True)
    assert journey(result)["latency_ms"]["mean"] == close(50)
    assert of(result, "a")["utilisation"] == close(busy, rel=1e-3)


def test_held_slots_bound_the_throughput():
    chain = [box("a", ms(10), slots=1, holds=True, queue=5), box("b", ms(40))]
    result = play(chain, [Arrow("u", "a"), Arrow("a", "b")], 30, evenly=True)
    answer = journey(result)
    assert answer["completed_per_s"] == close(20, rel=1e-3)
    assert answer["failed"]["rejected"] == close(6000, rel=2e-3)


def test_an_asynchronous_arrow_is_not_waited_for():
    pair = [box("a", ms(10)), box("b", ms(40))]
    result = play(pair, [Arrow("u", "a"), Arrow("a", "b", waits=False)], 10, evenly=True)
    assert journey(result)["latency_ms"]["mean"] == close(10)
    assert of(result, "b")["arrivals_per_s"] == of(result, "a")["arrivals_per_s"]


@pytest.mark.parametrize(("together", "latency"), [(False, 70), (True, 30)])
def test_several_calls_one_after_another_or_at_once(together, latency):
    pair = [box("a", ms(10)), box("b", ms(20))]
    result = play(pair, [Arrow("u", "a"), Arrow("a", "b", times=3, together=together)], 10, evenly=True)
    assert journey(result)["latency_ms"]["mean"] == close(latency)


def test_enough_answers_are_enough():
    boxes = [box("a"), box("x", ms(10)), box("y", ms(20)), box("z", ms(30))]
    calls = [Arrow("a", name, together=True, need=2) for name in "xyz"]
    result = play(boxes, [Arrow("u", "a"), *calls], 10, evenly=True)
    assert journey(result)["latency_ms"]["mean"] == close(20)
    assert of(result, "z")["utilisation"] == close(10 * 0.030 / 100)


@pytest.mark.parametrize(("cancel", "work_ms"), [(False, 300), (True, 150)])
def test_timeouts_and_retries(cancel, work_ms):
    arrow = Arrow("u", "b", timeout=0.05, retries=2, backoff=0.01, jitter="none", cancel=cancel)
    result = play([box("b", ms(100))], [arrow], 10, evenly=True)
    answer = journey(result)
    assert answer["success"] == 0
    assert answer["attempts_per_request"] == close(3, rel=1e-3)
    assert of(result, "b")["utilisation"] * 100 * 1000 / 10 == close(work_ms, rel=1e-3)
    world = result.measures.worlds[0]
    ended = int(world.journeys["timeout"][0])
    assert answer["unfinished"] == 6000 - ended == 2  # each takes 180 ms: two were still trying


def test_a_cache_passes_on_its_misses():
    boxes = [box("c", ms(1), is_="cache", hit=0.8), box("d", ms(9))]
    result = play(boxes, [Arrow("u", "c"), Arrow("c", "d", on="miss")], 500, evenly=True)
    assert journey(result)["latency_ms"]["mean"] == close(2.8, rel=0.01)
    assert of(result, "d")["arrivals_per_s"] == close(100, rel=0.02)


def test_on_miss_of_the_call_before():
    boxes = [box("a"), box("c", ms(1), is_="cache", hit=0.8), box("d", ms(9))]
    arrows = [Arrow("u", "a"), Arrow("a", "c"), Arrow("a", "d", on="miss")]
    assert journey(play(boxes, arrows, 500, evenly=True))["latency_ms"]["mean"] == close(2.8, rel=0.01)


@pytest.mark.parametrize(("until", "latency"), [(None, 2), ("w", 32)])
def test_a_queue_answers_when_it_has_stored(until, latency):
    boxes = [Box("q", is_="queue", time=ms(2)), box("w", ms(30))]
    result = play(boxes, [Arrow("u", "q"), Arrow("q", "w")], 10, evenly=True, until=until)
    assert journey(result)["latency_ms"]["mean"] == close(latency)


def test_a_journey_may_end_at_any_of_several_boxes():
    boxes = [Box("q", is_="queue", time=ms(2)), box("w"), box("a", ms(30)), box("b", ms(70))]
    arrows = [Arrow("u", "q"), Arrow("q", "w")]
    arrows += [Arrow("w", "a", share=0.25, either=True), Arrow("w", "b", share=0.75, either=True)]
    result = play(boxes, arrows, 50, until=("a", "b"))
    assert journey(result)["latency_ms"]["mean"] == close(2 + 0.25 * 30 + 0.75 * 70, rel=0.01)
    assert journey(result)["estimate"]["mean"] == close(2 + 0.25 * 30 + 0.75 * 70, rel=0.01)


def test_of_two_ends_the_first_that_is_done_counts():
    boxes = [Box("q", is_="topic", time=ms(2)), box("a", ms(30)), box("b", ms(70))]
    result = play(boxes, [Arrow("u", "q"), Arrow("q", "a"), Arrow("q", "b")], 10, until=("b", "a"))
    assert journey(result)["latency_ms"]["mean"] == close(32)


def test_the_fallback_answers_for_a_box_that_is_down():
    down = Failure("at 0 s: b down", 0.0, "down", box="b")
    boxes = [box("b", ms(100)), box("c", ms(7))]
    answer = journey(play(boxes, [Arrow("u", "b", else_="c")], 10, evenly=True, failures=[down]))
    assert answer["latency_ms"]["mean"] == close(7)
    assert answer["success"] == 1


def test_a_box_down_for_a_tenth_of_the_run():
    down = Failure("at 100 s for 60 s: b down", 100.0, "down", 60.0, box="b")
    answer = journey(play([box("b", ms(1))], [Arrow("u", "b")], 10, evenly=True, failures=[down]))
    assert answer["success"] == close(0.9)
    assert answer["during_failures"]["success"] == 0


def test_each_copy_takes_one():
    two = box("a", ms(10), copies=2, slots=1, pick="round-robin")
    result = play([two], [Arrow("u", "a", times=2, together=True)], 50, evenly=True)
    assert of(result, "a")["wait_ms"]["mean"] == 0


def test_a_token_bucket_first_refuses_when_it_is_empty():
    gate = box("g", ms(0.01), limit=Limit(10_000, 5_000))
    answer = journey(play([gate], [Arrow("u", "g")], 20_000, evenly=True, for_=0.499))
    assert answer["failed"]["limited"] == 0
    answer = journey(play([gate], [Arrow("u", "g")], 20_000, evenly=True, for_=1.0))
    assert answer["failed"]["limited"] == close(5_000, abs=3)


def test_a_balancer_skips_a_box_that_is_down():
    boxes = [box("lb", is_="balancer"), box("x", ms(1)), box("y", ms(1))]
    arrows = [Arrow("u", "lb"), Arrow("lb", "x"), Arrow("lb", "y")]
    down = Failure("at 0 s for 300 s: x down", 0.0, "down", 300.0, box="x")
    result = play(boxes, arrows, 10, evenly=True, failures=[down])
    assert journey(result)["success"] == 1
    assert of(result, "x")["arrivals_per_s"] == close(2.5, rel=0.01)


def test_a_cut_arrow_hangs_until_its_timeout():
    cut = Failure("at 2 s for 5 s: u -> b cut", 2.0, "cut", 5.0, arrow=("u", "b"))
    answer = journey(
        play([box("b", ms(1))], [Arrow("u", "b", timeout=0.1)], 20, evenly=True, for_=10, failures=[cut])
    )
    assert answer["failed"]["timeout"] == 100


def test_more_load_for_a_while():
    more = Failure("at 2 s for 5 s: load x3", 2.0, "load", 5.0, amount=3.0)
    answer = journey(play([box("b", ms(1))], [Arrow("u", "b")], 20, evenly=True, for_=10, failures=[more]))
    assert answer["offered_per_s"] == close(40)


def test_slow_and_errors_last_as_long_as_they_are_told():
    slow = Failure("slow", 0.0, "slow", 5.0, box="b", amount=10.0)
    answer = journey(play([box("b", ms(1))], [Arrow("u", "b")], 10, evenly=True, for_=10, failures=[slow]))
    assert answer["latency_ms"]["mean"] == close(5.5)
    errors = Failure("errors", 0.0, "errors", 5.0, box="b", amount=1.0)
    answer = journey(play([box("b", ms(1))], [Arrow("u", "b")], 10, evenly=True, for_=10, failures=[errors]))
    assert answer["success"] == close(0.5)


def test_a_wrong_outcome_is_answered_and_passed_on():
    boxes = [box("a", ms(1)), box("b", ms(1), errors=Errors(wrong=0.25))]
    answer = journey(play(boxes, [Arrow("u", "a"), Arrow("a", "b")], 100))
    assert answer["success"] == 1
    assert answer["wrong"] == close(0.25, abs=0.01)


def test_a_message_is_delivered_again_until_it_is_dropped():
    boxes = [Box("q", is_="queue", time=ms(2)), box("w", ms(3), errors=Errors(fail=0.5))]
    answer = journey(play(boxes, [Arrow("u", "q"), Arrow("q", "w", retries=3, backoff=0.01)], 50, until="w"))
    assert answer["success"] == close(1 - 0.5**4, abs=0.006)


def test_a_later_arrow_for_errors_saves_the_request():
    boxes = [box("a"), box("b", ms(1), errors=Errors(fail=1.0)), box("c", ms(5))]
    arrows = [Arrow("u", "a"), Arrow("a", "b"), Arrow("a", "c", on="error")]
    answer = journey(play(boxes, arrows, 10, evenly=True))
    assert answer["success"] == 1
    assert answer["latency_ms"]["mean"] == close(6)


def test_either_excludes_the_other():
    boxes = [box("a"), box("b", ms(1)), box("c", ms(1))]
    arrows = [Arrow("u", "a"), *(Arrow("a", n, share=0.5, either=True) for n in "bc")]
    result = play(boxes, arrows, 500)
    assert of(result, "b")["arrivals_per_s"] + of(result, "c")["arrivals_per_s"] == close(
        of(result, "a")["arrivals_per_s"], rel=1e-4
    )
    assert journey(result)["latency_ms"]["max"] == close(1)


def test_network_delay_counts_both_ways():
    answer = journey(play([box("b", ms(1))], [Arrow("u", "b", delay=ms(10))], 10, evenly=True))
    assert answer["latency_ms"]["mean"] == close(21)


def test_patience_runs_out_in_line():
    impatient = box("a", Exponential(1.0), slots=1, patience=ms(100))
    answer = journey(play([impatient], [Arrow("u", "a")], 10))
    assert answer["failed"]["abandoned"] > 0
    assert answer["latency_ms"]["max"] is not None
