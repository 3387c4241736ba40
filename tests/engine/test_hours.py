"""A run's answer says at which hours of the day it lies."""

from __future__ import annotations

import pytest

from peakday.board import parse
from peakday.engine import run

BOARD = """
boxes:
  u: {is: clients}
  a: {is: service, copies: 4, time: 10 ms}
arrows: [u -> a]
journeys: {ask: {from: u, load: %s}}
run: {for: %s, warm-up: 10 s, seeds: 1%s}
"""
DAY = '{average: 5/s, peak: 10/s, shape: day, at: "18:00"}'


@pytest.mark.parametrize(
    ("load", "long", "more", "starts", "at_peak"),
    [
        (DAY, "2 min", "", "17:59", True),
        (DAY, "2 min", ', starts: "03:00"', "03:00", False),
        (DAY, "24 h", "", "00:00", False),
        ("1/s", "2 min", "", None, False),
    ],
)
def test_the_hours_are_those_written_or_those_around_the_peak(
    load: str, long: str, more: str, starts: str | None, at_peak: bool
) -> None:
    read = parse(BOARD % (load, long, more)).board
    assert read is not None
    window = run(read).to_dict()["window"]
    assert (window["starts"], window["at_peak"]) == (starts, at_peak)
