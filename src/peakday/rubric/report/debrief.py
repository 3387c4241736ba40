"""The debrief: one thing to practise next, what the interviewer would ask now, and principles to confirm."""

from __future__ import annotations

from typing import Any

from peakday.rubric.graded import Grade
from peakday.rubric.report.follow_ups import follow_ups
from peakday.rubric.report.practise import practise


def debrief(grade: Grade) -> dict[str, Any]:
    """The debrief as plain JSON: `practise`, `follow_ups` and `confirm`."""
    return {
        "practise": practise(grade),
        "follow_ups": [each.to_dict() for each in follow_ups(grade)],
        "confirm": [
            {"name": p.name, "quote": p.evidence[0].to_dict()}
            for p in grade.principles
            if p.level == "possible" and p.evidence
        ],
    }
