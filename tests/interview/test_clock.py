"""The clock is told from stamps alone, and pauses are left out of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from peakday.interview.clock import SessionClock


def test_a_pause_is_left_out() -> None:
    clock = SessionClock().start(100.0).pause(160.0, "tea").resume(400.0)
    assert clock.at(460.0) == 120.0
    assert clock.pauses[0].lasted == 240.0
    assert clock.pauses[0].at == 60.0
    assert clock.pauses[0].why == "tea"


def test_it_stands_while_paused_and_after_the_end() -> None:
    clock = SessionClock().start(100.0).pause(160.0)
    assert not clock.running
    assert clock.at(1000.0) == 60.0
    ended = clock.end(1000.0)
    assert ended.at(5000.0) == 60.0
    assert SessionClock().start(0.0).end(30.0).at(99.0) == 30.0


def test_pausing_twice_and_resuming_twice_change_nothing() -> None:
    clock = SessionClock().start(0.0).pause(10.0)
    assert clock.pause(20.0) == clock
    running = clock.resume(30.0)
    assert running.resume(40.0) == running
    assert SessionClock().at(10.0) == 0.0


@given(st.lists(st.tuples(st.sampled_from(["pause", "resume", "wait"]), st.floats(0, 1000)), max_size=30))
def test_it_never_runs_backwards_and_never_faster_than_time(steps: list[tuple[str, float]]) -> None:
    clock, now, ran = SessionClock().start(0.0), 0.0, 0.0
    for kind, gap in steps:
        if clock.running:
            ran += gap
        before, now = clock.at(now), now + gap
        assert before - 1e-6 <= clock.at(now) <= before + gap + 1e-6
        if kind != "wait":
            clock = clock.pause(now) if kind == "pause" else clock.resume(now)
    assert abs(clock.at(now) - ran) < 1e-6
