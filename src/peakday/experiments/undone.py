"""Which journeys are left undone without a box: no run tells, since work that is not done takes no time.

A box does a journey's work where no other way leads to where the journey ends, where its people do their part
while the caller waits, or where it is the first on the way that does more than pass on, keep or watch. What
that box calls in turn may be worth nothing; the box that is asked may not.
"""

from __future__ import annotations

from dataclasses import replace

from peakday.board.models import Arrow, Board, Journey
from peakday.catalog import CatalogError, kind

_WORKERS = ("service", "function", "people", "external", "device")
_KEEPERS = ("database", "store", "cache", "cdn")
"""Who has the answer where nobody works for it."""
_LASTING = ("database", "store")
"""Keepers of what is nowhere else: a cache mostly holds copies."""
_LINES = ("queue", "stream", "topic")


def left_undone(board: Board, name: str) -> tuple[str, ...]:
    """The journeys whose work nobody does once `name` is gone, in the board's order."""
    return tuple(journey.name for journey in board.journeys.values() if _does_it(board, journey, name))


def say_undone(journeys: tuple[str, ...], why: str = "it does the work") -> str:
    """A line for a table of what each box is worth."""
    if len(journeys) == 1:
        return f"{journeys[0]} is not done without it: {why}"
    return f"{', '.join(journeys[:-1])} and {journeys[-1]} are not done without it: {why}"


def kept_only_in(board: Board, name: str) -> tuple[str, ...]:
    """The journeys that find what they need in `name` alone, whoever takes them up; in the board's order.

    A database or store, or where neither is waited for the cache that is left.
    """
    return tuple(journey.name for journey in board.journeys.values() if _keeps_alone(board, journey, name))


def _keeps_alone(board: Board, journey: Journey, name: str) -> bool:
    waited_for = _reached(board, journey, later=False)
    lasting = {each for each in waited_for if _sort(board, each) in _LASTING}
    keepers = lasting or {each for each in waited_for if _sort(board, each) in _KEEPERS}
    workers = {each for each in waited_for if _sort(board, each) in _WORKERS}
    return keepers == {name} and all(
        name in _reached(board, replace(journey, start=first), later=False)
        for first in _first(board, journey, workers)
    )


def _does_it(board: Board, journey: Journey, name: str) -> bool:
    sort = _sort(board, name)
    if set(journey.ends) == {name}:
        return True
    if sort not in _WORKERS + _KEEPERS or name not in _reached(board, journey):
        return False
    if sort in _WORKERS and journey.ends:
        return _reached(board, journey, around=name).isdisjoint(journey.ends)
    waited_for = _reached(board, journey, later=False)
    if sort == "people" and name in waited_for:
        return True
    workers = {each for each in waited_for if _sort(board, each) in _WORKERS}
    doers = workers or {each for each in waited_for if _sort(board, each) in _KEEPERS}
    return name in doers and name in _first(board, journey, doers) and not _has_a_twin(board, journey, name)


def _first(board: Board, journey: Journey, doers: set[str]) -> set[str]:
    """Those of the doers a request comes to before any other."""
    found: set[str] = set()
    seen = {journey.start}
    begun = [journey.start]
    while begun:
        for arrow in _arrows(board, journey, begun.pop()):
            if arrow.target in doers:
                found.add(arrow.target)
            elif arrow.target not in seen:
                seen.add(arrow.target)
                begun.append(arrow.target)
    return found


def _has_a_twin(board: Board, journey: Journey, name: str) -> bool:
    """Whether some of the requests go to another box instead, which can take them all."""
    for source in board.boxes:
        arrows = _arrows(board, journey, source)
        to_it = [arrow for arrow in arrows if arrow.target == name]
        others = [arrow for arrow in arrows if arrow.target != name]
        split = _sort(board, source) in ("queue", "stream", "balancer") or any(a.either for a in to_it)
        if to_it and others and split:
            return True
    return False


def _reached(board: Board, journey: Journey, *, around: str | None = None, later: bool = True) -> set[str]:
    """Boxes a request may come to, not by way of `around`, and unless `later` while its caller waits."""
    reached: set[str] = set()
    begun = [journey.start]
    while begun:
        name = begun.pop()
        if not later and _sort(board, name) in _LINES:
            continue
        arrows = [arrow for arrow in _arrows(board, journey, name) if arrow.waits or later]
        for end in [end for arrow in arrows for end in (arrow.target, arrow.else_) if end is not None]:
            if end not in reached and end != around:
                reached.add(end)
                begun.append(end)
    return reached


def _arrows(board: Board, journey: Journey, name: str) -> list[Arrow]:
    return [
        arrow
        for arrow in board.arrows
        if arrow.source == name and (arrow.only is None or journey.name in arrow.only)
    ]


def _sort(board: Board, name: str) -> str:
    try:
        return kind(board.boxes[name])
    except CatalogError:
        return "service"
