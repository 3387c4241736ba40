"""Levels into scores: the rubric's arithmetic by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from peakday.rubric.criteria import CRITERIA
from peakday.rubric.criterion import Reading, found, unread
from peakday.rubric.evidence import Evidence
from peakday.rubric.scale import DIMENSIONS, points
from peakday.rubric.score import score


def readings(levels: Mapping[str, int | None], default: int | None = 3) -> dict[str, Reading]:
    told = {}
    for criterion in CRITERIA:
        level = levels.get(criterion.id, default)
        told[criterion.id] = unread("not there") if level is None else Reading(level)
    return told


def test_the_rubric_has_its_twenty_one_criteria_and_its_weights() -> None:
    assert [criterion.id for criterion in CRITERIA] == (
        [
            "S1",
            "S2",
            "S3",
            "S4",
            "A1",
            "A2",
            "A3",
            "A4",
            "A5",
            "T1",
            "T2",
            "T3",
            "T4",
            "C1",
            "C2",
            "C3",
            "C4",
            "M1",
            "M2",
            "M3",
            "M4",
        ]
    )
    assert sum(dimension.weight for dimension in DIMENSIONS) == 100
    assert [points(level) for level in range(5)] == [0, 10, 40, 70, 100]
    assert all(len(criterion.anchors) == 4 for criterion in CRITERIA)


def test_all_good_is_seventy_and_clears() -> None:
    result = score(readings({}))
    assert (result.total, result.total_equal_weights, result.partial) == (70.0, 70.0, False)
    assert result.clears_the_bar is True


def test_the_weighted_sum() -> None:
    scoping = {"S1": 4, "S2": 4, "S3": 4, "S4": 4}
    result = score(readings(scoping))
    assert result.dimensions["scoping"] == 100
    assert result.total == pytest.approx(0.2 * 100 + 0.8 * 70)
    assert result.total_equal_weights == pytest.approx((100 + 4 * 70) / 5)


def test_one_dimension_under_fifty_keeps_it_under_the_bar() -> None:
    levels = {c.id: 4 for c in CRITERIA} | {"M1": 2, "M2": 2, "M3": 2, "M4": 2}
    result = score(readings(levels))
    assert result.total == pytest.approx(94)
    assert result.clears_the_bar is False


def test_a_null_leaves_the_mean_and_an_empty_dimension_the_total() -> None:
    one = score(readings({"S2": None}))
    assert (one.dimensions["scoping"], one.partial) == (70.0, False)
    levels = dict.fromkeys(["C1", "C2", "C3", "C4"]) | {"M1": 4, "M2": 4, "M3": 4, "M4": 4}
    result = score(readings(levels))
    assert result.dimensions["customer"] is None
    assert result.partial is True
    assert result.clears_the_bar is None
    assert result.total == pytest.approx((75 * 70 + 10 * 100) / 85, abs=0.05)


def test_no_evidence_no_point() -> None:
    assert found(3, [None]).level == 0
    piece = Evidence("quote", "00:01", "a", "b")
    assert len(found(3, [piece, piece]).evidence) == 1
    assert found(0, [piece]).evidence == ()
    with pytest.raises(ValueError, match="reason"):
        Reading(None)
