"""Nobody is forgotten and time never stands still: boards on which that was once to be feared."""

from __future__ import annotations

import pytest

from peakday.board.models import Arrow, Errors
from physics.boards import box, ms, play


def journey(result):
    return result.to_dict()["journeys"]["j"]


def test_a_box_that_calls_itself_is_tried_again_like_any_other():
    """A call ends well with p: no error of its own, and where it calls itself, one of two attempts does."""
    a = box("a", ms(10), slots=2, holds=False, errors=Errors(fail=0.1))
    itself = Arrow("a", "a", share=0.2, retries=1, backoff=0.01, jitter="none")
    result = play([a], [Arrow("u", "a"), itself], 20, for_=100.0)
    assert journey(result)["unfinished"] <= 2
    p = 0.9
    for _ in range(50):
        p = 0.9 * (1 - 0.2 * (1 - p) ** 2)
    assert journey(result)["success"] == pytest.approx(p, abs=0.02)
    assert result.to_dict()["boxes"]["a"]["queue"]["end"] <= 2
