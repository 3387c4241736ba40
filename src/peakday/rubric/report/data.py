"""The report as plain JSON for the page: everything it shows, worked out, nothing left to compute there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from peakday.interview.transcript import stamp_text
from peakday.rubric.criteria import CRITERIA
from peakday.rubric.evidence import stamp_of
from peakday.rubric.graded import Grade
from peakday.rubric.reading.own_runs import own_runs
from peakday.rubric.report.debrief import debrief
from peakday.rubric.report.words import MISTAKES, inferred, partial_note, verdict
from peakday.rubric.report.worth import worth
from peakday.rubric.scale import BAR_NOTE, DIMENSIONS


def report_data(grade: Grade, session: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The grade's JSON and what the page needs beside it.

    `session` may add `id`, `title` and `started`; they are passed through.
    """
    transcript = grade.transcript
    first, last = (transcript.drawings[0], transcript.drawings[-1]) if transcript.drawings else (None, None)
    title = (
        grade.prompt.title
        if grade.prompt is not None
        else transcript.title or transcript.prompt or "A session"
    )
    told = grade.to_dict()
    drawn_at = None if last is None else stamp_of(last)
    for dimension in DIMENSIONS:
        for criterion in CRITERIA:
            if criterion.dimension == dimension.id:
                one = told["dimensions"][dimension.id]["criteria"][criterion.id]
                one.update(
                    _about(criterion.id), evidence=[_placed(piece, drawn_at) for piece in one["evidence"]]
                )
        told["dimensions"][dimension.id]["title"] = dimension.title
    return {
        **told,
        "mistakes": [{**mistake, "text": MISTAKES[mistake["id"]]} for mistake in told["mistakes"]],
        "inferred": inferred(grade),
        "verdict": verdict(grade),
        "worth": worth(grade).to_dict(),
        "own_runs": [run.to_dict() for run in own_runs(transcript)],
        "debrief": debrief(grade),
        "session": dict(session or {}),
        "title": title,
        "duration": None if transcript.minutes is None else round(transcript.minutes, 1),
        "allotted": transcript.allotted,
        "bar_note": BAR_NOTE,
        "partial_note": partial_note(grade),
        "pauses": [
            {"at": stamp_text(pause.at), "lasted": None if pause.lasted is None else stamp_text(pause.lasted)}
            for pause in transcript.pauses
        ],
        "board_first": None
        if first is None
        else {"at": stamp_of(first), "kind": first.kind, "text": first.text},
        "board_end": None if last is None else {"at": stamp_of(last), "kind": last.kind, "text": last.text},
    }


def _placed(piece: dict[str, Any], drawn_at: str | None) -> dict[str, Any]:
    """A number leads to the drawing it was measured on."""
    return {**piece, "at": piece["at"] or drawn_at} if piece["kind"] in ("run", "board") else piece


def _about(identity: str) -> dict[str, Any]:
    criterion = next(each for each in CRITERIA if each.id == identity)
    return {
        "title": criterion.title,
        "reads": list(criterion.reads),
        "anchors": list(criterion.anchors),
    }
