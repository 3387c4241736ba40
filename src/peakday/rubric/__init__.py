"""The rubric: 21 criteria with their evidence, the score they add up to, and the report.

`grade(path_or_transcript)` reads a session and answers a `Grade`; `peakday.rubric.report` lays it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peakday.rubric.criteria import CRITERIA
    from peakday.rubric.graded import Grade
    from peakday.rubric.grading import grade

__all__ = ["CRITERIA", "Grade", "grade"]

_HOME = {
    "Grade": "peakday.rubric.graded",
    "grade": "peakday.rubric.grading",
    "CRITERIA": "peakday.rubric.criteria",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"peakday.rubric has no {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value
