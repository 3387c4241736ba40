"""A1 by drawings of each level."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peakday.rubric.criteria import a1_legible
from peakday.rubric.material import Material

FULL = """boxes: {scanner: {is: clients}, gateway: {is: gateway}, matcher: {is: service},
  rows: {is: database}, spare: {is: device}, audit: {is: queue}, alarms: {is: monitor}}
arrows:
  - scanner -> gateway
  - gateway -> matcher: {timeout: 300 ms, else: spare}
  - matcher -> rows
  - matcher ~> audit
  - matcher ~> alarms
"""


@pytest.mark.parametrize(
    ("board", "level"),
    [
        ("boxes: {scanner: {is: clients}, matcher: {is: service}}", 1),
        ("boxes: {scanner: {is: clients}, gateway: {is: gateway}}\narrows: [scanner -> gateway]", 2),
        ("boxes: {scanner: {is: clients}, matcher: {is: service}}\narrows: [scanner -> matcher]", 2),
        ("boxes: {s: {is: clients}, m: {is: service}, d: {is: database}, k: {is: queue}}\n"
         "arrows: [s -> m, m -> d]", 1),  # a loose box, in a session that says nothing else
        ("boxes: {scanner: {is: clients}, matcher: {is: service}, rows: {is: database}}\n"
         "arrows: [scanner -> matcher, matcher -> rows]", 2),  # whole, in a session that says nothing else
        (FULL, 4),
    ],
)  # fmt: skip
def test_levels(material: Callable[..., Material], board: str, level: int) -> None:
    reading = a1_legible.read(material(f"[00:01] Candidate: see\n```board\n{board}\n```\n"))
    assert reading.level == level
    assert reading.evidence[0].kind == "board"
    assert level == 4 or reading.to_raise


def test_told_and_not_drawn_is_poor_and_nothing_is_nothing(material: Callable[..., Material]) -> None:
    told = a1_legible.read(material("[00:01] Candidate: The client calls the gateway, then the service.\n"))
    assert told.level == 1
    assert a1_legible.read(material("[00:01] Candidate: I like palms.\n")).level == 0


def test_a_drawing_that_does_not_read_is_not_judged(material: Callable[..., Material]) -> None:
    reading = a1_legible.read(material("[00:01] Candidate: see\n```board\nboxes: {a: [\n```\n"))
    assert reading.level is None
    assert "could not be read" in (reading.reason or "")
