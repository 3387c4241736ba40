"""A run in batches tells one share that never falls, and has one budget of wall time."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import Any

import pytest

from peakday.board import parse
from peakday.engine import run
from peakday.engine.progress import Progress

BOARD = """
boxes:
  u: {is: clients}
  a: {is: service, slots: 1, queue: unlimited, time: exp 10 ms}
arrows: [u -> a]
journeys: {j: {from: u, load: 50/s}}
targets: [j p99 < 100 ms]
run: {for: 20 s, warm-up: 2 s, until: 5 %}
"""


def test_each_batch_takes_half_of_what_is_left() -> None:
    told: list[float] = []
    whole = Progress(told.append, more=True)
    for _ in range(3):
        tell = whole.of_batch()
        assert tell is not None
        tell(0.5)
        tell(1.0)
    whole.done()
    assert told == [0.25, 0.5, 0.625, 0.75, 0.8125, 0.875, 1.0]


def test_one_batch_alone_is_all_there_is() -> None:
    told: list[float] = []
    whole = Progress(told.append, more=False)
    tell = whole.of_batch()
    assert tell is not None
    tell(0.5)
    tell(1.0)
    whole.done()
    assert told == [0.5, 1.0]
    assert Progress(None, more=True).of_batch() is None


def test_a_run_that_adds_seeds_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules["peakday.engine.run"]
    simulate = module.simulate_scaled
    begun: list[float] = []

    def watched(*given: Any, **named: Any) -> Any:
        begun.append(named["started"])
        return simulate(*given, **named)

    monkeypatch.setattr(module, "simulate_scaled", watched)
    board = parse(BOARD, "until.yaml").board
    assert board is not None
    told: list[float] = []
    result = run(board, progress=told.append)
    assert len(begun) > 1
    assert len(set(begun)) == 1
    assert len(result.seeds) > 5
    assert all(before <= after for before, after in pairwise(told))
    assert told[-1] == 1.0
