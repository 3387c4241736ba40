"""Readable as it stands, and nothing in it is markup."""

from __future__ import annotations

import pytest

from peakday.rubric.report.markup import cell, plain


@pytest.mark.parametrize("text", ["p99 < 500 ms", "a -> b", "user_id", "8.85 s", "$525 a month", "1 < 2 > 0"])
def test_what_is_no_markup_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "shielded"),
    [
        ("<script>", "\\<script>"),
        ("</b>", "\\</b>"),
        ("# head", "\\# head"),
        ("> quote", "\\> quote"),
        ("1. first", "1\\. first"),
        ("_so_", "\\_so\\_"),
        ("[x](javascript:y)", "\\[x\\](javascript:y)"),
        ("`x`", "\\`x\\`"),
        ("two\nlines", "two lines"),
    ],
)
def test_what_would_be_markup_is_shielded(text: str, shielded: str) -> None:
    assert plain(text) == shielded


def test_a_cell_ends_where_it_should() -> None:
    assert cell("a | b") == "a \\| b"
