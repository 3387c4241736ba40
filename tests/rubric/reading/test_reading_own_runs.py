"""Runs as the studio logged them: which drawing, which load, what was missed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from peakday.interview.transcript import Drawing, LoggedRun, Transcript, Turn
from peakday.prompts import Prompt
from peakday.rubric import Grade
from peakday.rubric.criteria import a2_load
from peakday.rubric.material import Material
from peakday.rubric.reading.own_runs import as_asked, as_changed, own_runs
from peakday.rubric.reading.runs import FailureRun, Runs
from peakday.rubric.report.tables import studio

FIRST = (
    "boxes: {scanner: {is: clients}, matcher: {is: service}, rows: {is: database}}\n"
    "arrows: [scanner -> matcher, matcher -> rows]\n"
)
LAST = FIRST.replace("is: service", "is: service, copies: 40")
MOVED = LAST + "layout: {matcher: [10, 20]}\n"
TARGET = "checkout p99 < 500 ms"


def _target(text: str, measured: float, unit: str, met: bool | None) -> dict[str, Any]:
    return {"text": text, "measured": measured, "unit": unit, "met": met}


def _logged(order: int, load: str | None, *targets: dict[str, Any], failing: bool = False) -> LoggedRun:
    result = {"targets": list(targets), "limiting": "matcher"}
    failures = ("at 60 s for 30 s: matcher down",) if failing else ()
    return LoggedRun(f"run-{order}", float(order), order, failures, load, None, result)


def _session(*runs: LoggedRun, said: str = "") -> Transcript:
    drawings = tuple(
        Drawing(order, "board", text, float(order), None, 1)
        for order, text in ((1, FIRST), (10, LAST), (20, MOVED))
    )
    turns = (Turn(30, "interviewer", "Interviewer", said, 30.0, "00:30", 0, len(said), 1),) if said else ()
    return Transcript(source=said, drawings=drawings, runs=runs, turns=turns)


def test_a_run_belongs_to_the_drawing_before_it_and_moving_a_box_makes_no_other() -> None:
    missed = _target(TARGET, 900.0, "ms", False)
    dear = _target("cost < $1 M/month", 2e6, "USD/month", False)
    runs = own_runs(_session(_logged(5, None, missed), _logged(15, None, missed, dear)))
    assert [(run.number, run.stamp, run.of_the_last) for run in runs] == [
        (1, "00:05", False),
        (2, "00:15", True),
    ]
    assert [target["text"] for target in runs[1].missed()] == [TARGET]
    assert runs[1].to_dict()["targets"][1]["met"] is False
    assert "window" not in runs[1].to_dict()  # logged before runs said what hours they ran


def test_an_own_run_says_what_hours_it_ran() -> None:
    logged = _logged(5, None, _target(TARGET, 900.0, "ms", False))
    window = {"starts": "10:00", "starts_s": 36_000.0, "for_s": 28_800.0, "warm_up_s": 60.0, "at_peak": False}
    assert logged.result is not None
    ran = replace(logged, result={**logged.result, "window": window, "simulated_s": 28_740.0})
    told = own_runs(_session(ran))[0].to_dict()
    assert (told["window"], told["simulated_s"]) == (window, 28_740.0)


def test_as_asked_and_as_changed_are_told_apart(amazon_one: Prompt) -> None:
    ball = next(ball for ball in amazon_one.curveballs if ball.load)
    met = _target(TARGET, 90.0, "ms", True)
    runs = own_runs(
        _session(_logged(15, None, met), _logged(25, ball.load, met), _logged(26, None, met, failing=True))
    )
    asked, changed = as_asked(runs, amazon_one), as_changed(runs, amazon_one)
    assert asked is not None
    assert changed is not None
    assert (asked.number, changed.number) == (1, 2)


def _clearing(monkeypatch: pytest.MonkeyPatch, amazon_one: Prompt, *failures: FailureRun) -> Runs:
    """The strong design's own runs stand for the drawing's, so that only what is beside them differs."""
    from peakday.rubric.reading.runs import run_all

    runs = run_all(amazon_one.board("strong"), None)
    runs.failures = list(failures)
    monkeypatch.setattr(Material, "runs", runs)
    return runs


def test_the_report_agrees_with_the_candidates_own_last_run(
    monkeypatch: pytest.MonkeyPatch, amazon_one: Prompt
) -> None:
    runs = _clearing(monkeypatch, amazon_one)
    ball = next(ball for ball in amazon_one.curveballs if ball.load)
    met = _target(amazon_one.targets[0], 90.0, "ms", True)
    missed = _target(amazon_one.targets[0], 900.0, "ms", False)

    def read(*logged: LoggedRun, said: str = "") -> tuple[int | None, list[str], str]:
        reading = a2_load.read(Material(_session(*logged, said=said), amazon_one))
        return reading.level, [piece.why for piece in reading.evidence], reading.to_raise

    assert read()[0] == 4
    assert read(_logged(15, None, met))[0] == 4
    level, why, _ = read(_logged(15, None, missed))
    assert level == 2
    assert "your run 1 misses the prompt's load, limited by matcher" in why
    level, why, raises = read(_logged(15, None, met), _logged(25, ball.load, missed))
    assert level == 3
    assert any("as it was changed, load" in each for each in why)
    assert "came out at 0.9 s" in raises or "900 ms" in raises

    def not_run(*logged: LoggedRun) -> str:
        reading = a2_load.read(Material(_session(*logged, said=ball.text), amazon_one))
        return next(piece.text for piece in reading.evidence if piece.why.startswith("the interviewer"))

    fair = _logged(15, None, met)
    assert not_run(fair) == f"under the new load, {ball.load}, the last drawing was not run"
    assert not_run(fair, _logged(25, ball.load, met, failing=True)).endswith("was run only with failures")
    runs.failures = [FailureRun("cache", "at 10 s: cache down", runs.results["peak"], 0.0008, holds=False)]
    level, why, _ = read()
    assert level == 4  # twice the peak is cleared: the anchor asks for that or for the main failure
    assert "does not hold through one of the prompt's failures" in why
    monkeypatch.setattr(Runs, "clears", lambda self, scenario: scenario != "twice")
    level, _, raises = read()
    assert level == 3
    assert "0.08 %" in raises


def test_the_report_has_a_table_of_the_candidates_own_runs(excellent: Grade) -> None:
    missed = _target(TARGET, 900.0, "ms", False)
    logged = _session(_logged(5, None, missed), _logged(15, "x2", missed))
    told = studio(replace(excellent, transcript=logged))
    first, second = told.splitlines()[-2:]
    assert first.startswith("| 00:05 | 1 (an earlier drawing) | as asked | ✗ checkout p99 < 500 ms: 900 ms")
    assert second.startswith("| 00:15 | 2 | load x2 |")
    assert studio(excellent) == ""
