"""Copies that come and go: shifts and scaling, by arithmetic."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peakday.board.models import Arrow, Failure, Scale, Shift
from peakday.engine import EngineError, run
from peakday.quantities.varying import Exponential
from physics.boards import board, box, ms, play

HOUR = 3600.0
EVERY_MINUTE = 1 / 60


def crew(*shifts: Shift, **fields):
    """People who take a minute for each task."""
    return box("a", ms(60_000), slots=1, shifts=shifts, **fields)


def a_day(people, starts: float | None = None, hours: float = 24.0, load: float = EVERY_MINUTE):
    """A task a minute, evenly, for a day."""
    day = board([people], [Arrow("u", "a")], load, evenly=True, for_=hours * HOUR)
    return run(replace(day, run=replace(day.run, starts=starts)))


def of(result, name="a"):
    return result.to_dict()["boxes"][name]


@pytest.mark.parametrize("pick", ["shared", "round-robin", "least"])
def test_nobody_starts_work_outside_a_shift(pick):
    """480 come before 8, and two people take two a minute against one that comes: done by 16:00."""
    result = a_day(crew(Shift(8 * HOUR, 16 * HOUR, 2), pick=pick))
    journey = result.to_dict()["journeys"]["j"]
    # The last to be begun came in the half minute before 16:00; those after it wait for tomorrow.
    assert journey["unfinished"] == 480
    assert of(result)["queue"]["max"] == 480
    assert journey["latency_ms"]["max"] == pytest.approx(8 * HOUR * 1000 + 60_000, abs=60_000)
    # Two for eight hours of twenty-four; at 16:00 one or both still finish what they have begun.
    assert of(result)["copies"]["mean"] == pytest.approx(2 / 3, abs=1e-3)
    assert of(result)["copies"]["max"] == 2
    assert of(result)["utilisation"] == pytest.approx(1.0, abs=0.002)


def test_a_shift_runs_past_midnight_and_a_day_may_start_at_noon():
    night = crew(Shift(22 * HOUR, 30 * HOUR, 3))
    from_midnight = a_day(night)
    assert of(from_midnight)["copies"]["mean"] == pytest.approx(1.0, abs=1e-3)  # 0 to 6 and 22 to 24
    from_noon = a_day(night, starts=12 * HOUR, hours=10)
    assert of(from_noon)["completed_per_s"] == 0
    assert of(from_noon)["copies"]["mean"] == 0


def test_shifts_add_where_they_overlap():
    late = Shift(12 * HOUR, 20 * HOUR, 2)
    result = a_day(crew(Shift(8 * HOUR, 16 * HOUR, 4), late, late))
    assert of(result)["copies"]["max"] == 8
    assert of(result)["copies"]["mean"] == pytest.approx(64 / 24, abs=0.01)


def test_the_next_shift_starts_while_the_last_one_finishes():
    """Work of 90 min begun at 15:30 holds nobody of the shift that comes at 16:00."""
    shifts = Shift(8 * HOUR, 16 * HOUR, 1), Shift(16 * HOUR, 24 * HOUR, 1)
    slow = box("a", ms(90 * 60_000), slots=1, shifts=shifts)
    result = a_day(slow, load=1 / (1.5 * HOUR))
    # Arrivals at 0:45, 2:15, … ; begun at 8:00, 9:30, …, 15:30, and by the other at 16:00, 17:30, …, 23:30.
    assert result.to_dict()["journeys"]["j"]["latency_ms"]["max"] > 0
    assert of(result)["copies"]["max"] == 2
    assert of(result)["completed_per_s"] * 24 * HOUR == pytest.approx(6 + 5, abs=1e-6)


def test_round_the_clock_is_a_plain_box():
    always = a_day(crew(Shift(0, 24 * HOUR, 1)), hours=48)
    assert of(always)["copies"] == {"mean": 1.0, "max": 1}
    assert of(always)["utilisation"] == pytest.approx(1.0, abs=1e-3)


def grown(scale: Scale, load: float, for_: float, **fields):
    """A box that scales, each copy one slot of a second's work."""
    return play(
        [box("a", ms(1000), slots=1, scale=scale, **fields)], [Arrow("u", "a")], load, evenly=True, for_=for_
    )


@pytest.mark.parametrize("pick", ["shared", "round-robin"])
def test_copies_double_while_all_are_busy_and_serve_once_warm(pick):
    """All busy at a 50 % target: 1 copy until 30 s (more asked for at 10), 2 to 50, 4 to 70, then 8."""
    result = grown(Scale(1, 8, 0.5, 10.0, 20.0), 100.0, 80.0, pick=pick)
    assert of(result)["copies"]["max"] == 8
    assert of(result)["copies"]["mean"] == pytest.approx((30 * 1 + 20 * 2 + 20 * 4 + 10 * 8) / 80, abs=1e-9)
    assert of(result)["utilisation"] == pytest.approx(1.0, abs=2e-3)


def test_copies_settle_where_the_load_is_the_target():
    """Three busy slots at 60 % want five copies."""
    result = grown(Scale(1, 20, 0.6, 10.0, 0.0), 3.0, 400.0)
    world = result.measures.worlds[0]
    assert int(world.scales[0]["serving"]) == 5
    assert of(result)["usd_per_month"] == pytest.approx(of(result)["copies"]["mean"] * 730 * 0.096, rel=1e-6)


def test_scaling_in_kills_no_work():
    """Load for 100 s, then none: every request is still answered, and one copy is left."""
    stop = Failure("stop", 100.0, "load", None, amount=1e-9)
    result = play(
        [box("a", Exponential(1.0), slots=2, scale=Scale(1, 30, 0.5, 5.0, 5.0), pick="round-robin")],
        [Arrow("u", "a")],
        15.0,
        for_=200.0,
        failures=[stop],
    )
    journey = result.to_dict()["journeys"]["j"]
    assert journey["success"] == 1
    assert journey["unfinished"] == 0
    assert int(result.measures.worlds[0].boxes["copies"][1]) == 1


def test_what_cannot_scale_says_so():
    endless = box("a", ms(1), slots=-1, scale=Scale(1, 8, 0.5, 10.0, 20.0))
    with pytest.raises(EngineError, match="slots are unlimited"):
        play([endless], [Arrow("u", "a")])
    both = crew(Shift(0, HOUR, 1), scale=Scale(1, 8, 0.5, 10.0, 20.0))
    with pytest.raises(EngineError, match="both say how many"):
        play([both], [Arrow("u", "a")])
    restless = box("a", ms(1), scale=Scale(1, 8, 0.5, 1e-9, 1.0))
    with pytest.raises(EngineError, match="looks more than 100 000 times"):
        play([restless], [Arrow("u", "a")])
