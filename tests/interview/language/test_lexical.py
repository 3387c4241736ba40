"""Words, stems and short forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peakday.interview.language.lexical import in_english, normalise, spelled_out, stem, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deliveries", "delivery"),
        ("stored", "storing"),
        ("users", "user"),
        ("payments", "payment"),
        ("caches", "cache"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_that_mean_the_same_meet() -> None:
    assert stems("What uptime?") & stems("availability")
    assert not stems("what is the")
    assert stems("how many couriers") == stems("courier")


def test_short_forms_are_spelled_out() -> None:
    assert spelled_out("What is the DAU?") == "What is the DAU? (daily active users)"
    assert spelled_out("How many stores?") == "How many stores?"


def test_quotes_dashes_and_case_are_one() -> None:
    assert normalise("  What’s  the\tP99 – now ") == "what's the p99 - now"


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert isinstance(stems(text), frozenset)
    assert in_english(text) in (True, False)
