"""What every drawing program's reader shares: names that a board takes, whatever stands on a box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peakday.board.formats import mermaid
from peakday.board.formats.sketch import free_name
from peakday.board.reading.names import check_name
from peakday.quantities import QuantityError


@given(st.text(max_size=90), st.lists(st.sampled_from(["a", "box", "null"])))
def test_any_text_makes_a_name(text: str, taken: list[str]) -> None:
    assert check_name(free_name(text, taken)) not in taken


def test_a_cut_name_ends_in_a_letter() -> None:
    assert free_name("a" * 59 + " and more", ()) == "a" * 59
    with pytest.raises(QuantityError, match=r"Write `a{59}` and keep the words"):
        check_name("a" * 59 + " and more")


def test_a_long_name_refuses_no_drawing() -> None:
    board = mermaid.read(f"graph LR\n{'a' * 59}-b --> null").board
    assert board is not None
    assert list(board.boxes) == ["a" * 59, "box-null"]
