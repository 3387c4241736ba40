"""A scenario always comes to an end: what is spared is seeds and time, never the verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peakday.board import parse
from peakday.board.models import Board, DayShape
from peakday.engine import run
from peakday.rubric.reading import affordable
from peakday.rubric.reading.affordable import measured, overrun
from peakday.rubric.reading.runs import Runs, at_load

FLOOR = """
boxes:
  trucks: {is: clients}
  lanes: {is: queue}
  graders: {is: people, shifts: ["06:00-18:00 x 60", "18:00-06:00 x 30"], time: 20 s}
arrows: [trucks -> lanes, lanes -> graders]
journeys:
  process: {from: trucks, until: graders, load: {average: 1/s, peak: 2/s, shape: day, at: "16:00"}}
targets: [process p99 < 4 h]
run: {for: 8 h, warm-up: 30 min, starts: "10:00", seeds: 1}
"""


def board(text: str = FLOOR) -> Board:
    read = parse(text).board
    assert read is not None
    return read


def test_people_by_the_hour_are_run_under_the_loads_own_course_on_the_boards_seeds() -> None:
    peak = at_load(board(), 1.0)
    assert isinstance(peak.journeys["process"].load, DayShape)
    assert peak.run == board().run
    twice = at_load(board(), 2.0).journeys["process"]
    assert isinstance(twice.load, DayShape)
    assert twice.load.peak == pytest.approx(4.0)
    assert twice.average == pytest.approx(2.0)


def test_what_cannot_be_scaled_gets_more_and_then_a_shorter_time(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = measured(at_load(board(), 1.0))
    events = int(whole.to_dict()["events"])
    monkeypatch.setattr(affordable, "PATIENT", int(0.6 * events))
    shorter = measured(at_load(board(), 1.0))
    assert not shorter.stopped
    assert shorter.board.run.for_ < whole.board.run.for_
    runs = Runs(results={"peak": shorter}, asked={"peak": whole.board.run.for_})
    assert runs.clears("peak") is True
    assert any("instead of 8 h" in line for line in runs.shortened)


def test_a_run_taken_as_far_as_it_came_is_the_run_of_that_time(monkeypatch: pytest.MonkeyPatch) -> None:
    peak = at_load(board(), 1.0)
    monkeypatch.setattr(affordable, "PATIENT", int(0.6 * measured(peak).to_dict()["events"]))
    cut = measured(peak)
    again = run(replace(peak, run=replace(peak.run, for_=cut.board.run.for_)), checked=False)
    figures = [result.to_dict() for result in (cut, again)]
    assert figures[0]["targets"] == figures[1]["targets"]
    assert figures[0]["journeys"] == figures[1]["journeys"]
    assert figures[0]["boxes"] == figures[1]["boxes"]


def test_what_is_stopped_in_its_warm_up_is_run_again_with_half_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = board(FLOOR.replace("warm-up: 30 min", "warm-up: 4 h"))
    peak = at_load(slow, 1.0)
    monkeypatch.setattr(affordable, "PATIENT", int(0.2 * measured(peak).to_dict()["events"]))
    shorter = measured(peak)
    assert not shorter.stopped
    assert shorter.board.run.warm_up == pytest.approx(shorter.board.run.for_ / 2)


def test_what_piles_up_is_not_run_again_and_does_not_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    few = board(FLOOR.replace("x 60", "x 20").replace("x 30", "x 20"))
    monkeypatch.setattr(affordable, "PATIENT", 20_000)
    stopped = measured(at_load(few, 1.0))
    assert stopped.stopped
    assert overrun(stopped)
    assert Runs(results={"peak": stopped}).clears("peak") is False


def test_several_seeds_become_one_before_the_time_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    three = replace(board(), run=replace(board().run, seeds=3, for_=3600 * 3))
    events = int(measured(three).to_dict()["events"])
    monkeypatch.setattr(affordable, "PATIENT", int(0.5 * events))
    once = measured(three)
    assert not once.stopped
    assert once.seeds == [1]
    assert once.board.run.for_ == three.run.for_
