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


@pytest.mark.parametrize(
    "text",
    [
        "We get 1 million orders a day, so about 120 a second at peak.",
        "Each user makes ten requests a day. With 5 million users a day that's about 580 requests a second.",
        "- 1M orders/day\n- about 5k reads/s",
        "99.9 % is 43 minutes of downtime a month, so about 8.7 hours a year.",
    ],
)
def test_what_need_not_be_one_figure_is_no_wrong_sum(text: str) -> None:
    assert volumes(text).wrong == ()


def test_downtime_and_a_share_a_month_are_no_load() -> None:
    assert volumes("That is 43 minutes of downtime a month, or 99.9 % a month.").averages == ()


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
