"""At which boxes a journey spends time that somebody waits for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from peakday.board.models import Arrow, Board, Journey
from peakday.catalog import kind

KEEPERS = ("queue", "stream", "topic")
"""Boxes that answer once they have stored: what lies in them waits for others."""


def awaited(board: Board, journey: Journey) -> dict[str, bool]:
    """The boxes a journey is not done without, and whether the time that something waits there counts too.

    Behind an arrow that does not wait, and behind a queue, that is only what leads to the journey's end.
    A queue that leads elsewhere is waited for until it has stored, not while messages lie there. What a
    box calls once the journey has ended is waited for by nobody.
    """
    keepers = {name for name, box in board.boxes.items() if kind(box) in KEEPERS}
    taken = [arrow for arrow in board.arrows if not arrow.only or journey.name in arrow.only]
    onward: dict[str, list[tuple[str, bool]]] = {name: [] for name in board.boxes}
    for arrow in _until_the_end(taken, journey.ends, keepers):
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
        keeps = name in keepers
        found[name] = not keeps or any(box in leads for box, _ in onward[name])
        following = {box for box, waits in onward[name] if box in leads or (waits and not keeps)}
        begun |= following - found.keys()
    return found


def _until_the_end(arrows: Sequence[Arrow], ends: Collection[str], keepers: Collection[str]) -> list[Arrow]:
    """The arrows without those a box takes only after one that always brings the end and waits for it."""
    sure = set(ends)

    def certain(arrow: Arrow) -> bool:
        always = arrow.share is None and arrow.on is None and not arrow.either
        return arrow.waits and always and arrow.target in sure and arrow.source not in keepers

    while more := {arrow.source for arrow in arrows if certain(arrow)} - sure:
        sure |= more
    kept, over = list[Arrow](), set[str]()
    for arrow in arrows:
        if arrow.source not in over or arrow.together:
            kept.append(arrow)
            over |= {arrow.source} if certain(arrow) else set()
    return kept
