"""Which sentences ask something, with their question mark and without."""

from __future__ import annotations

import pytest

from peakday.interview.transcript import parse
from peakday.rubric.reading.questions import is_question
from peakday.rubric.reading.sentences import sentences_of


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("How many shoppers a minute?", True),
        ("how many shoppers a minute", True),
        ("so what is the peak", True),
        ("when is the peak", True),
        ("which stores are open at night", True),
        ("are there stores without a network", True),
        ("is it one region", True),
        ("any limit on the budget", True),
        ("i'd like to know the peak", True),
        ("When the matcher is down, the till falls back to cards", False),
        ("When the matcher is down the till falls back to cards;", False),
        ("which means the till falls back to cards", False),
        ("Where the queue is long we add a till", False),
        ("any box that fails is replaced by its neighbour within a minute or so", False),
        ("is down", False),
        ("What matters is latency.", False),
    ],
)
def test_what_asks(said: str, asks: bool) -> None:
    (sentence,) = sentences_of(parse(f"[00:01] Candidate: {said}\n").candidate)
    assert is_question(sentence) is asks
