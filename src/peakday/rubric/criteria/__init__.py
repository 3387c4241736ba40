"""The 21 criteria, each its own small module, in the rubric's order."""

from __future__ import annotations

from peakday.rubric.criteria import (
    a1_legible,
    a2_load,
    a3_right_sized,
    a4_parts,
    a5_deep_dive,
    c1_customer,
    c2_business,
    c3_principles,
    c4_next,
    m1_structure,
    m2_time,
    m3_clarity,
    m4_gaps,
    s1_questions,
    s2_scope,
    s3_metrics,
    s4_volumes,
    t1_alternatives,
    t2_failures,
    t3_reasons,
    t4_foresight,
)
from peakday.rubric.criterion import Criterion

CRITERIA: tuple[Criterion, ...] = (
    s1_questions.CRITERION,
    s2_scope.CRITERION,
    s3_metrics.CRITERION,
    s4_volumes.CRITERION,
    a1_legible.CRITERION,
    a2_load.CRITERION,
    a3_right_sized.CRITERION,
    a4_parts.CRITERION,
    a5_deep_dive.CRITERION,
    t1_alternatives.CRITERION,
    t2_failures.CRITERION,
    t3_reasons.CRITERION,
    t4_foresight.CRITERION,
    c1_customer.CRITERION,
    c2_business.CRITERION,
    c3_principles.CRITERION,
    c4_next.CRITERION,
    m1_structure.CRITERION,
    m2_time.CRITERION,
    m3_clarity.CRITERION,
    m4_gaps.CRITERION,
)
"""Every criterion of the rubric, in its order."""
