"""A command line called inside the test's own process: quick, and with what it printed told apart."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from peakday.cli.group import peakday
from peakday.cli.guard import guarded


@dataclass(frozen=True)
class Said:
    """What a command line answered."""

    code: int
    out: str
    err: str


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Calls `peakday` with these words."""

    def call(*words: object) -> Said:
        code = guarded(peakday, [str(word) for word in words])
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return call


SMALL = """\
title: A small shop
boxes: {shoppers: {is: clients}, shop: {is: service, copies: 1, slots: 1, time: 5 ms, queue: 50}}
arrows: [shoppers -> shop]
journeys: {visit: {from: shoppers, load: {rate: 100/s, evenly: true}}}
targets: [visit p99 < 20 ms]
run: {for: 20 s, warm-up: 1 s, seeds: 2}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A board that clears its one target with time to spare."""
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file
