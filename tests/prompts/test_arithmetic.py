from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peakday.prompts.arithmetic import work_out


def test_it_works_out_a_line() -> None:
    assert work_out("50000 / 3600") == pytest.approx(13.8889, rel=1e-4)
    assert work_out("2 * (3 + 4) - -1") == 15


@pytest.mark.parametrize(
    "text",
    ["", "1 / 0", "2 ** 9999999", "__import__('os')", "a + 1", "1 if 1 else 2", "'x' * 9", "True"],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="work"):
        work_out(text)


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_it_divides_as_numbers_do(a: int, b: int) -> None:
    assert work_out(f"{a} / {b}") == a / b


@given(st.text(max_size=60))
def test_any_text_gives_a_number_or_a_clear_error(text: str) -> None:
    with suppress(ValueError, OverflowError):
        assert isinstance(work_out(text), float)
