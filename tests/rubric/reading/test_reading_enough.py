"""What is said to be enough is held to how busy it was; what cannot be checked says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peakday.rubric.material import Material

BOARD = """[00:01] Candidate: first
```board
boxes: {scanner: {is: clients}, matcher: {is: service, time: 20 ms, copies: 4, slots: 8},
  redis: {is: database, time: TIME, copies: COPIES, slots: 1}}
arrows: [scanner -> matcher, matcher -> redis]
```
"""


@pytest.mark.parametrize(
    ("said", "time", "copies", "holds"),
    [
        ("One Redis node is plenty.", "1 ms", 1, True),
        ("One Redis node is plenty.", "400 ms", 1, False),
        ("Redis won't be the bottleneck.", "1 ms", 1, True),
        ("One Redis node is plenty.", "1 ms", 3, None),
        ("One Redis node is plenty.", "1 ms", "", True),
        ("Is one Redis node enough?", "1 ms", 1, "no claim"),
        ("One Redis node is not enough.", "1 ms", 1, "no claim"),
        ("I wonder whether one Redis node is enough.", "1 ms", 1, "no claim"),
    ],
)
def test_enough(
    said: str, time: str, copies: int | str, holds: object, material: Callable[..., Material]
) -> None:
    board = BOARD.replace("TIME", time).replace("copies: COPIES,", f"copies: {copies}," if copies else "")
    claims = material(f"{board}[01:00] Candidate: {said}\n").claims
    if holds == "no claim":
        assert claims == ()
        return
    (claim,) = claims
    assert (claim.text, claim.holds) == (said, holds)
    assert "redis" in claim.why
