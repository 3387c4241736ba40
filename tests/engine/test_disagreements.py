"""What a run says of its own error."""

from __future__ import annotations

import pytest

from peakday.engine.disagreements import _off


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.031, "3.1 %"), (0.0, "0 %"), (1.5, "1.5 times"), (15.2, "15 times"), (None, "by an unknown share")],
)
def test_an_error_is_said_in_percent_or_in_times_never_in_powers(share: float | None, said: str) -> None:
    assert _off(share) == said


def test_an_error_beside_nothing_has_no_size() -> None:
    assert _off(float("inf")) == "by an unknown share"
