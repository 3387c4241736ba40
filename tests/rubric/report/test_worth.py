"""Only ablation lines that tell something are shown; where a run tells nothing, that is said instead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from peakday.board import parse
from peakday.experiments import Ablation
from peakday.experiments.undone import say_undone
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


def test_of_what_is_kept_or_handed_on_no_target_is_said_to_tell(excellent: Grade) -> None:
    text = """
boxes:
  drivers: {is: clients}
  viewers: {is: clients}
  line: {is: stream}
  writer: {is: service}
  newest: {is: cache}
  map: {is: service}
  rows: {is: database}
arrows: [drivers -> line, line -> writer, writer -> newest, viewers -> map, map -> newest]
journeys: {ping: {from: drivers, load: 5/s}, look: {from: viewers, load: 5/s}}
"""
    board = parse(text).board
    rows = [_row(name, 1.0, nothing=True) for name in ("line", "newest")]
    alone = worth(replace(_with(excellent, *rows), board=board))
    assert "What line and newest are for, no target tells." in alone.note
    assert "hangs" not in alone.note
    behind = parse(text.replace("map -> newest]", "map -> newest, map -> rows, writer -> rows]")).board
    cached = worth(replace(_with(excellent, *rows), board=behind))
    assert "What line is for, no target tells. No target hangs on newest." in cached.note


def test_what_only_one_box_keeps_is_needed_by_all_that_read_it(excellent: Grade) -> None:
    text = """
boxes:
  patients: {is: clients}
  carriers: {is: clients}
  program: {is: service}
  orders: {is: database}
  other: {is: service}
arrows: [patients -> program, carriers -> program, program -> orders]
journeys: {look: {from: patients, load: 5/s}, event: {from: carriers, until: orders, load: 5/s}}
"""

    def without_it(text: str) -> str:
        board = parse(text).board
        undone = replace(_row("orders", 90.0, nothing=False), without_it=say_undone(("event",)))
        return worth(replace(_with(excellent, undone), board=board)).rows[0].without_it

    assert without_it(text) == "look and event are not done without it: nothing else keeps what is needed"
    half = "{share: 50 %, either: true}"
    apart = text.replace("patients -> program", f"patients -> program: {half}, patients -> other: {half}")
    assert without_it(apart).startswith("event is not done")


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
