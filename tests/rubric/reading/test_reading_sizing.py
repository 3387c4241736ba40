"""Copies nobody stated, sized by the closed form and said to be assumed."""

from __future__ import annotations

from collections.abc import Callable

from peakday.rubric.material import Material

SKETCH = """[00:01] Candidate: I draw it.
```board
boxes: {shoppers: {is: clients}, door: {is: gateway}, matcher: {is: service, slots: 1, time: 100 ms COPIES},
  palms: {is: database}}
arrows: [shoppers -> door, door -> matcher, matcher -> palms]
journeys: {pay: {from: shoppers, load: 70/s}}
```
"""


def read(material: Callable[..., Material], copies: str) -> Material:
    return material(SKETCH.replace("COPIES", copies), known=False)


def test_a_service_without_copies_gets_what_the_peak_needs_and_a_store_does_not(
    material: Callable[..., Material],
) -> None:
    drawn = read(material, "").drawn
    assert drawn.fitted is not None
    assert drawn.fitted.boxes["matcher"].copies == 11  # 70 a second, 100 ms and the store's, 70 % busy
    assert drawn.fitted.boxes["palms"].copies is None
    assert any("matcher is run with 11 copies: nobody said how many" in told for told in drawn.inferred)
    assert drawn.unsized > 0


def test_copies_that_were_stated_stay(material: Callable[..., Material]) -> None:
    drawn = read(material, ", copies: 2").drawn
    assert drawn.fitted is not None
    assert drawn.fitted.boxes["matcher"].copies == 2
    assert drawn.unsized < read(material, "").drawn.unsized


def test_a_measured_level_moves_by_little(material: Callable[..., Material]) -> None:
    told = material("[00:01] Candidate: hm\n")
    told.expected = 4.0
    assert [told.weighed(level, 0.9) for level in (1, 2, 3, 4)] == [2, 3, 4, 4]
    assert told.weighed(1, 0.0) == 1
    told.expected = 1.0
    assert told.weighed(4, 0.5) == 3
    assert told.weighed(4, 0.7) == 2
