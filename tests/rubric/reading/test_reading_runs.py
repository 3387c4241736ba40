"""Drawings under the prompt's terms: what is kept, what is taken from talk, and the scenarios' outcome."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peakday.board import parse as parse_board
from peakday.board.models import DayShape
from peakday.experiments import Here
from peakday.prompts import Prompt, fit
from peakday.rubric.material import Material
from peakday.rubric.reading import runs as runs_module
from peakday.rubric.reading.runs import at_load, run_all

BOARD = """[00:01] Candidate: first
```board
boxes: {scanner: {is: clients}, matcher: {is: service, time: 80 ms}, cache: {is: cache}, rows: {is: database}}
arrows: [scanner -> matcher, matcher -> cache, {cache -> rows: {on: miss}}]
```
"""


def test_the_prompts_load_and_targets_are_put_on_the_drawing(material: Callable[..., Material]) -> None:
    drawn = material(BOARD).drawn
    assert drawn.fitted is not None
    assert isinstance(drawn.fitted.journeys["checkout"].load, DayShape)
    assert "checkout p99 < 500 ms" in [target.text for target in drawn.fitted.targets]


def test_what_was_said_sets_capacities_the_drawing_leaves_open(material: Callable[..., Material]) -> None:
    said = BOARD + "[00:09] Candidate: We run six instances of the matcher, and the cache hit rate is 92 %.\n"
    drawn = material(said).drawn
    assert drawn.fitted is not None
    assert drawn.fitted.boxes["matcher"].copies == 6
    assert drawn.fitted.boxes["cache"].hit == pytest.approx(0.92)
    assert len([line for line in drawn.inferred if "from what was said" in line]) == 2
    only = (
        BOARD + "[00:09] Candidate: If we had ten times the load I would run 60 instances of the matcher.\n"
    )
    hypothetical = material(only).drawn.fitted
    assert hypothetical is not None
    assert hypothetical.boxes["matcher"].copies is None


def test_a_drawing_that_does_not_read_is_said(material: Callable[..., Material]) -> None:
    read = material("[00:01] Candidate: x\n```board\nboxes: {a: [\n```\n")
    assert read.drawn.board is None
    assert read.drawn.problems
    assert read.runs.problem


@pytest.mark.parametrize(("design", "clears"), [("strong", True), ("naive", False), ("overbuilt", True)])
def test_the_prompts_own_designs(amazon_one: Prompt, design: str, clears: bool) -> None:
    runs = run_all(amazon_one.board(design), amazon_one)
    assert runs.clears("peak") is clears
    assert runs.clears("twice") is clears
    assert runs.reference_usd is not None
    usd = runs.results["peak"].usd_per_month
    assert (usd > 2 * runs.reference_usd) is (design == "overbuilt")
    assert len(runs.failures) == len(amazon_one.failures)


def test_what_is_run_side_by_side_comes_out_as_one_after_another(
    amazon_one: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = amazon_one.board("naive")
    together = run_all(board, amazon_one).to_dict()
    monkeypatch.setattr(runs_module, "Threads", Here)
    assert run_all(board, amazon_one).to_dict() == together


def test_scenarios_are_steady_and_in_fair_weather(amazon_one: Prompt) -> None:
    reading = parse_board("arrows: [u -> a]\nboxes: {u: {is: clients}, a: {}}", needs_load=False)
    assert reading.board is not None
    board = fit(amazon_one, reading.board)
    peak = at_load(board, 1.0).journeys["checkout"]
    assert peak.load is not None
    assert peak.load.rate == pytest.approx(50_000 / 3600)  # type: ignore[union-attr]
    assert peak.average == pytest.approx(1e6 / 86_400)
    assert at_load(board, 2.0).failures == ()
    assert not [target for target in at_load(board, 1.0).targets if target.during_failures]
