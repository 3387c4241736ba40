"""What a command is taken for, and what it is refused for."""

from __future__ import annotations

import pytest

from peakday.interview.commands import Scene, decide
from peakday.interview.events import Event
from peakday.interview.refusal import Refused
from peakday.interview.state import state_of
from peakday.interview.transcript import from_events
from peakday.prompts import load

CARD = {"id": "c1", "kind": "trade-off", "text": "DynamoDB", "over": "Aurora", "cost": "no joins"}
EVENTS = [
    Event(1, 60, "said", {"speaker": "candidate", "text": "They wait in line.  \r\nSo they walk away. "}, 60),
    Event(2, 90, "carded", {"card": CARD}, 90),
    Event(3, 95, "said", {"speaker": "interviewer", "text": "Go on."}, 95),
]


def confirmed(quote: str) -> bool:
    scene = Scene(load("amazon-one"), state_of(EVENTS), 100.0)
    (draft,) = decide("principle", {"principle": "Frugality", "quote": quote, "shown": True}, scene)
    return bool(draft.data["quote"] == quote)


def test_what_the_report_quotes_of_the_candidate_can_be_confirmed() -> None:
    quotes = [turn.text for turn in from_events(EVENTS).candidate]
    assert quotes == [
        "They wait in line.\nSo they walk away.",
        "DynamoDB; over Aurora; the cost is no joins",
    ]
    assert all(confirmed(quote) for quote in quotes)
    assert confirmed("in line.  \r\nSo they"), "as it was typed, too"


@pytest.mark.parametrize("quote", ["Go on.", "I love customers.", "", " \n"])
def test_other_words_cannot(quote: str) -> None:
    with pytest.raises(Refused, match="words of yours"):
        confirmed(quote)
