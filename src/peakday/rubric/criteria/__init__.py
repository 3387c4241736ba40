"""The 21 criteria, each its own small module, in the rubric's order."""

from __future__ import annotations

from peakday.rubric.criteria import (
    a1_legible,
    a2_load,
    a3_right_sized,
    m1_structure,
    m2_time,
    not_read_yet,
    s1_questions,
    s3_metrics,
    s4_volumes,
    t4_foresight,
)
from peakday.rubric.criterion import Criterion

_ORDER = [
    *("S1", "S2", "S3", "S4"),
    *("A1", "A2", "A3", "A4", "A5"),
    *("T1", "T2", "T3", "T4"),
    *("C1", "C2", "C3", "C4"),
    *("M1", "M2", "M3", "M4"),
]

_BUILT = (
    s1_questions.CRITERION,
    s3_metrics.CRITERION,
    s4_volumes.CRITERION,
    a1_legible.CRITERION,
    a2_load.CRITERION,
    a3_right_sized.CRITERION,
    t4_foresight.CRITERION,
    m1_structure.CRITERION,
    m2_time.CRITERION,
    *not_read_yet.CRITERIA,
)

CRITERIA: tuple[Criterion, ...] = tuple(sorted(_BUILT, key=lambda criterion: _ORDER.index(criterion.id)))
"""Every criterion of the rubric, in its order."""
