"""When a journey of the prompt is done on somebody's own drawing.

A queue answers once it has stored; the work behind it may take hours. Whether a customer waits for that work
is the prompt's to say, not the drawing's: a parcel is refunded when it has been graded, and nobody waits for
an analytics stream. So a prompt names the box whose part ends each journey, by words and by what all its own
designs have on the way; here that box is looked for among those that were drawn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from peakday.board.models import Assumed, Board, Journey
from peakday.prompts.model import Prompt, PromptJourney
from peakday.prompts.needs import needs, worked_off_later
from peakday.prompts.way import PASSING, Way, goes_by, words_on

SIDE = (
    "alarm", "alert", "metric", "monitor", "audit", "analytic", "report", "dashboard", "archive", "histor",
    "trail", "e mail", "email", "mail", "notif", "message", "sms", "text", "billing", "backup", "invoice",
    "statistic", "experiment",
)  # fmt: skip
"""Beginnings of words for what goes on beside the work, unless the prompt says that it is the work."""
_LOGS = re.compile(r"\b(logs?|logging|logger|data (lake|warehouse))\b")


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a journey ends: at the first of `ends` that has done its part; with none, with the answer."""

    ends: tuple[str, ...] = ()
    assumed: Assumed | None = None
    unsure: str = ""
    """Why the drawing cannot tell when the journey is done; empty where it can."""


def ending(prompt: Prompt, board: Board, journey: Journey) -> Ending:
    """When `journey`, which the prompt has too, is done on `board`. What the drawing says itself stands."""
    if journey.ends:
        return Ending()
    means = prompt.journeys[journey.name]
    needed = needs(prompt)[journey.name]
    way = Way(board, journey)
    by_hand = "people" in needed
    matched = frozenset(name for name in way.all if way.does_work(name) and _is(board, name, means.until))
    if by_hand:
        people = frozenset(name for name in way.all if way.kind(name) == "people")
        if not people and not any(_is(board, name, means.hands) for name in way.all if way.does_work(name)):
            return Ending(unsure=_nobody(means))
        stranded = [name for name in board.boxes if name not in way.all and _is(board, name, means.until)]
        if stranded and not matched:
            why = f"no arrow leads {means.name} to {stranded[0]}. Draw one, or say `until:` which box"
            return Ending(unsure=why)
        if set(means.until) <= set(means.hands) and people:
            matched = people & matched or people  # a map of couriers brings nothing
        else:
            matched |= people
        late = matched & way.later
        return _at(way, means, late) if late else Ending()
    if needed and all(way.kind(name) in PASSING for name in way.all):
        return Ending(unsure=f"nothing on the way of {means.name} does its work. Draw what does")
    if matched:
        at_once = not worked_off_later(prompt, journey.name) and matched & way.waited_for
        last = way.last_of(at_once or matched)
        if way.waited_for.isdisjoint(last):
            return _at(way, means, frozenset(last))
        return _with_answer(way, means)
    if needed <= way.families(way.waited_for) or not way.hands_over:
        return _with_answer(way, means)
    late = frozenset(name for name in way.later if way.does_work(name) and not _beside(board, name, ()))
    return _at(way, means, late) if late else _with_answer(way, means)


def _at(way: Way, means: PromptJourney, names: frozenset[str]) -> Ending:
    """The last of these boxes: all of them where a request comes to one only, else the last it comes to."""
    last = way.last_of(names)
    if sum(way.chances.get(name, 0.0) for name in last) > 1 + 1e-9:
        most = max(way.chances.get(name, 0.0) for name in last)
        last = [name for name in last if way.chances.get(name, 0.0) > most / 2]
    if sum(way.chances.get(name, 0.0) for name in last) > 1 + 1e-9:
        last = [
            max(
                last,
                key=lambda name: (way.kind(name) == "people", way.chances.get(name, 0.0), last.index(name)),
            )
        ]
    why = f"the prompt means it {means.means}; write `until:` in the journey to say otherwise"
    return Ending(tuple(last), Assumed(means.name, "until", " or ".join(last), why))


def _with_answer(way: Way, means: PromptJourney) -> Ending:
    """Ended by the answer; said only where the caller's own call leads into a queue others work behind."""
    if not way.hands_over:
        return Ending()
    why = "what a queue hands on is not waited for; write `until:` in the journey to say otherwise"
    return Ending((), Assumed(means.name, "until", "the answer", why))


def _nobody(means: PromptJourney) -> str:
    return f"{means.name} is done by people, and none are on its way. Draw them, or say `until:` which box"


def _is(board: Board, name: str, words: tuple[str, ...]) -> bool:
    return goes_by(board, name, words) and not _beside(board, name, words)


def _beside(board: Board, name: str, words: tuple[str, ...]) -> bool:
    """Is this box beside the work, by its words?"""
    others = [word for word in SIDE if word not in words]
    return goes_by(board, name, others) or bool(_LOGS.search(words_on(board, name)))
