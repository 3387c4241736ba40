"""The journey a failure's question speaks of, on a drawing of one's own."""

from __future__ import annotations

import pytest

from peakday.board import parse, parse_failure
from peakday.interview.running import journeys_asked
from peakday.prompts import PromptFailure, load
from peakday.prompts.speaks_of import speaks_of

BOARD = """
title: Two who need one table
boxes:
  readers: {is: clients}
  tellers: {is: clients}
  app: {is: service, copies: 2, time: 5 ms}
  intake: {is: service, copies: 2, time: 5 ms}
  table: {is: database, time: 2 ms}
arrows: [readers -> app, tellers -> intake, app -> table, intake -> table]
journeys:
  event: {from: tellers, load: 10/s}
  look: {from: readers, load: 10/s}
targets: [look p99 < 1 s, event within 60 s > 99 %]
"""


@pytest.mark.parametrize(
    ("say", "predict", "text", "journey"),
    [
        ("", "Does p99 stay under a second, and what happens to the events?", "table slow x30", "look"),
        ("", "What happens to the events, and what does p99 become?", "table slow x30", "event"),
        ("", "What share of the looks is still answered?", "table down", "look"),
        ("Whatever tells of events stops.", "How much piles up?", "intake down", "event"),
        ("Something stops.", "How much piles up?", "intake down", "event"),
        ("Something stops.", "How late is the newest?", "table down", "look"),
        ("It is a holiday.", "Which box is the first to refuse?", "load x2", "look"),
    ],
)
def test_a_question_speaks_of_one_journey(say: str, predict: str, text: str, journey: str) -> None:
    board = parse(BOARD).board
    assert board is not None
    asked = PromptFailure("f", f"at 5 s: {text}", say, predict, "", {})
    assert speaks_of(asked, parse_failure(asked.text, board), board) == journey


def test_a_prompts_failures_are_each_of_one_journey() -> None:
    prompt = load("pharmacy-tracking")
    asked = journeys_asked(prompt, prompt.board("strong"))
    assert asked == {"app-down": "look", "status-slow": "look", "workers-down": "event"}
