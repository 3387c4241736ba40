"""At which boxes a journey spends time that somebody waits for."""

from __future__ import annotations

from peakday.board.models import Board, Journey
from peakday.catalog import kind

KEEPERS = ("queue", "stream", "topic")
"""Boxes that answer once they have stored: what lies in them waits for others."""


def awaited(board: Board, journey: Journey) -> dict[str, bool]:
    """The boxes a journey is not done without, and whether the time that something waits there counts too.

    Behind an arrow that does not wait, and behind a queue, that is only what leads to the journey's end.
    A queue that leads elsewhere is waited for until it has stored, not while messages lie there.
    """
    onward: dict[str, list[tuple[str, bool]]] = {name: [] for name in board.boxes}
    for arrow in board.arrows:
        if not arrow.only or journey.name in arrow.only:
            targets = (name for name in (arrow.target, arrow.else_) if name is not None)
            onward[arrow.source] += [(name, arrow.waits) for name in targets]
    leads, more = set[str](), set(journey.ends)
    while more:
        leads |= more
        more = {name for name, to in onward.items() if any(box in leads for box, _ in to)} - leads
    found: dict[str, bool] = {}
    begun = {journey.start}
    while begun:
        name = begun.pop()
        keeps = kind(board.boxes[name]) in KEEPERS
        found[name] = not keeps or any(box in leads for box, _ in onward[name])
        next_ = {box for box, waits in onward[name] if box in leads or (waits and not keeps)}
        begun |= next_ - found.keys()
    return found
