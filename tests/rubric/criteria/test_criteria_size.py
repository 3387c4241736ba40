"""A2 and A3 by running: twice the peak is enough for a 4, and many times the cost is never right-sized."""

from __future__ import annotations

from collections.abc import Callable

from peakday.rubric.criteria import CRITERIA
from peakday.rubric.criteria.a2_load import CRITERION as CARRIES
from peakday.rubric.criteria.a3_right_sized import CRITERION as SIZE
from peakday.rubric.material import Material
from peakday.rubric.mistakes import find_mistakes

LAVISH = """[00:10] Candidate: It goes from the scanner to the matcher and on to the rows.
```board
boxes: {scanner: {is: clients}, matcher: {is: service, time: 80 ms, copies: 1200, slots: 4},
  rows: {is: aws/dynamodb}}
arrows: [scanner -> matcher, matcher -> rows]
```
"""
LEAN = LAVISH.replace("copies: 1200", "copies: 14")


def test_twice_the_peak_cleared_is_a_four_though_a_box_that_fails_takes_all_with_it(
    material: Callable[..., Material],
) -> None:
    told = material(LEAN)
    assert told.runs.clears("twice")
    assert any((failure.success_during or 0.0) < 0.5 for failure in told.runs.failures)
    reading = CARRIES.read(told)
    assert reading.level == 4 or any("by the run alone level 4" in piece.text for piece in reading.evidence)


def test_many_times_the_cost_is_machinery_the_load_never_needs(material: Callable[..., Material]) -> None:
    lavish, lean = material(LAVISH), material(LEAN)
    readings = {criterion.id: criterion.read(lavish) for criterion in CRITERIA}
    [dear] = [m for m in find_mistakes(lavish, readings) if m.id == "over-engineering"]
    assert "matcher" in dear.evidence[0].text
    assert (SIZE.read(lavish).level or 0) < (SIZE.read(lean).level or 0)
