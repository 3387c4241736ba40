"""Volumes: what is an average, a peak, a unit; and arithmetic that does or does not agree."""

from __future__ import annotations

import pytest

from peakday.interview.transcript import parse
from peakday.rubric.reading.figures import figures_of
from peakday.rubric.reading.sentences import sentences_of
from peakday.rubric.reading.volumes import Volumes, read_volumes


def volumes(text: str) -> Volumes:
    turns = parse(f"[00:01] Candidate: {text}\n").candidate
    return read_volumes(figures_of(sentences_of(turns)), lambda sentence: True)


@pytest.mark.parametrize(
    "text",
    [
        "1 million scans a day is about 11.6 a second.",
        "That's 50,000 an hour, so roughly 14 a second.",
        "A million a day works out to 12 per second.",
    ],
)
def test_right_conversions(text: str) -> None:
    read = volumes(text)
    assert len(read.sums) == 1
    assert read.wrong == ()


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("1 million scans a day is about 116 a second.", 10),
        ("50,000 an hour is 833 a second.", 60),
    ],
)
def test_errors_of_ten_times_are_seen(text: str, factor: float) -> None:
    read = volumes(text)
    assert read.sums[0].off_by_ten
    assert read.sums[0].factor == pytest.approx(factor, rel=0.05)


def test_doubt_admitted() -> None:
    assert volumes("1 million a day is about 116 a second, wait, that seems high.").doubted


def test_products() -> None:
    read = volumes("40 million templates times 2 KB is 80 GB.")
    assert [s.right_ for s in read.sums] == [True]
    read = volumes("40 million templates times 2 KB is 8 TB.")
    assert [s.off_by_ten for s in read.sums] == [True]


def test_two_different_rates_are_no_equation() -> None:
    read = volumes("We see 1 million scans a day on average and 50,000 an hour at peak.")
    assert read.sums == ()
    assert len(read.peaks) == 1
    assert len(read.averages) == 1


def test_by_may_divide_and_a_longer_product_is_not_followed() -> None:
    assert [s.right_ for s in volumes("50,000 by 1,000 is 50.").sums] == [True]
    assert [s.off_by_ten for s in volumes("50,000 by 1,000 is 5.").sums] == [True]
    assert not any(s.off_by_ten for s in volumes("300 by 0.5 KB by 86,400 is 13 GB.").sums)
