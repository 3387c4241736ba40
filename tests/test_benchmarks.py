"""The benchmarks play what they say they play: their boards agree with theory. Nothing is timed here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))  # the benchmarks are no part of the package

from benchmarks import games
from benchmarks.contest import Contender, Played, contest
from benchmarks.peakday_boards import chain, chain_of_calls, contender, four_servers


def test_the_timed_queue_is_the_one_theory_answers():
    assert games.four_servers_ms() == pytest.approx(17.455, abs=0.001)
    played = contender("Peakday", four_servers(games.RATE, 500.0)).play(1)
    assert played.customers == pytest.approx(500 * games.RATE, rel=0.02)
    assert played.mean_ms == pytest.approx(games.four_servers_ms(), rel=0.03)


def test_the_timed_chain_is_the_one_theory_answers():
    assert games.chain_ms() == pytest.approx(125)
    assert contender("Peakday", chain(1000.0)).play(1).mean_ms == pytest.approx(125, rel=0.05)


def test_the_chain_of_calls_works_five_times():
    # Held slots are so many that nobody waits: five times 10 ms, and no call takes 500 ms.
    assert contender("Peakday", chain_of_calls(500.0)).play(1).mean_ms == pytest.approx(50, rel=0.02)


def test_everybody_is_held_to_the_first():
    turns: list[str] = []

    def named(name: str) -> Contender:
        def play(seed: int) -> Played:
            turns.append(name)
            return Played(10, float(seed))

        return Contender(name, play)

    rows = contest([named("first"), named("second")], repetitions=3)
    assert turns == ["first", "second"] * 4  # once to warm up, then turn about
    assert rows[0].ratio == 1.0
    assert [row.mean_ms for row in rows] == [2.0, 2.0]
