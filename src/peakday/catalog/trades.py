"""How long people take for one piece of work, by what they are: a grader is no courier."""

from __future__ import annotations

from functools import cache

from peakday.catalog.figures import Figure, figure, table
from peakday.catalog.words import words_of


def trade_time(label: str) -> Figure | None:
    """The time of the trade a label names, the last one where it names several; `None` for no known trade."""
    known = _trades()
    return next((known[word] for word in reversed(words_of(label)) if word in known), None)


@cache
def _trades() -> dict[str, Figure]:
    return {word: figure(trade["time"]) for trade in table("trades").values() for word in trade["words"]}
