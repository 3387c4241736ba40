"""Only ablation lines that tell something are shown; where a run tells nothing, that is said instead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from peakday.experiments import Ablation
from peakday.rubric import Grade
from peakday.rubric.report.worth import needless, worth


def _row(box: str, usd: float, *, nothing: bool, half: bool | None = None) -> Ablation:
    said = f"no target changes; saves ${usd:.0f} a month" if nothing else "p99 is missed: 9 s instead of 1 s"
    return Ablation(box, said, "no target changes", usd, nothing, (), half, worsens=not nothing)


def _with(grade: Grade, *rows: Ablation, **peak: Any) -> Grade:
    return replace(grade, ablation=rows, runs={**grade.runs, "peak": {**grade.runs["peak"], **peak}})


def test_what_changes_nothing_and_costs_little_is_one_sentence(excellent: Grade) -> None:
    told = worth(_with(excellent, _row("profiles", 1.0, nothing=True), _row("audit", 5.0, nothing=False)))
    assert [row.boxes for row in told.rows] == [("audit",)]
    assert "Profiles and hot templates" in told.note


def test_boxes_that_tell_the_same_share_a_line(excellent: Grade) -> None:
    told = worth(_with(excellent, *(_row(name, 90.0, nothing=True) for name in ("profiles", "audit"))))
    assert [(row.boxes, row.without_it) for row in told.rows] == [
        (("profiles", "audit"), "no target changes")
    ]


def test_half_would_do_only_where_every_target_is_met_with_it(excellent: Grade) -> None:
    row = _row("audit", 90.0, nothing=False, half=True)
    met = {"text": "checkout p99 < 500 ms", "measured": 90.0, "unit": "ms", "met": True}
    said = [
        worth(_with(excellent, row, targets=[{**met, "met": verdict}])).rows[0].halved
        for verdict in (True, False, None)
    ]
    assert said == ["half of it would do at the peak", "no target changes", "no target changes"]
    guessed = replace(row, halved="estimated, not run: no target changes")
    assert worth(_with(excellent, guessed, targets=[met])).rows[0].halved == guessed.halved


def test_a_service_without_effect_has_left_its_work_undone(excellent: Grade) -> None:
    graded = _with(excellent, _row("matcher", 140.0, nothing=True))
    assert "work left undone" in worth(graded).rows[0].without_it
    assert needless(graded) == []


def test_a_run_that_answers_few_or_measures_nothing_tells_of_no_box(excellent: Grade) -> None:
    rows = (_row("profiles", 300.0, nothing=True),)
    lost = {"checkout": {"offered_per_s": 14.0, "success": 0.02, "p99_ms": 9.0, "mean_ms": 4.0}}
    few = worth(_with(excellent, *rows, journeys=lost))
    assert (few.rows, "2 %" in few.note) == ((), True)
    target = {"text": "deliver mean < 90 min", "measured": None, "unit": "min", "met": None,
              "unsure": "nobody is drawn who delivers"}  # fmt: skip
    blind = worth(_with(excellent, *rows, targets=[target]))
    assert (blind.rows, "nobody is drawn" in blind.note) == ((), True)
    assert needless(_with(excellent, *rows, targets=[target])) == []


def test_a_box_that_cannot_be_taken_away_has_no_line(excellent: Grade) -> None:
    kept = replace(
        _row("profiles", 90.0, nothing=False), without_it="profiles: this is where a journey starts."
    )
    told = worth(_with(excellent, kept, _row("audit", 90.0, nothing=False)))
    assert [row.boxes for row in told.rows] == [("audit",)]
    assert "Profiles" not in told.note
