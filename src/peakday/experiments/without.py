"""A board without one of its boxes, or with half of it. Pure: boards in, boards out.

Removing goes by what the box does: a pass-through is spliced out, a cache always misses, a queue becomes a
direct call, a leaf goes with its arrows.
"""

from __future__ import annotations

from dataclasses import replace
from math import prod, sqrt

from peakday.board.models import UNLIMITED, Arrow, Board, Box, Price
from peakday.catalog import kind
from peakday.catalog.places import delay_between
from peakday.quantities.varying import Constant, Gamma, Varying

_CACHES = ("cache", "cdn")
_STORES = ("queue", "stream", "topic")
_WIDEST = 3.0
"""Coefficient of variation of a network time made of two; a heavy tail has none that can be written."""


class CannotHalve(ValueError):
    """There is no half of this box; the message says why."""


def without(board: Board, name: str) -> Board:
    """The board as it would be had `name` never been drawn.

    A network time that nobody wrote is best left open: the spliced arrow then has what its own places say.

    Raises `ValueError` for a box that is not there, for clients, without whom nobody comes, and for the last
    box a journey ends at: it would never be done.
    """
    box = _box(board, name)
    sort = kind(box)
    if sort == "clients" or any(journey.start == name for journey in board.journeys.values()):
        raise ValueError(f"{name}: this is where a journey starts; without it nobody comes.")
    outgoing = [arrow for arrow in board.arrows if arrow.source == name]
    if sort in _CACHES and _told_by_hits(board, name):
        return _never_hits(board, box)
    if not outgoing:
        return _dropped(board, name)
    if sort in _STORES:
        return _spliced(board, name, outgoing, asynchronous=False)
    return _spliced(board, name, outgoing, asynchronous=True)


def halved(board: Board, name: str) -> Board:
    """The board with half the copies of a box, or half the slots where it has one copy.

    Raises `CannotHalve` where it has neither to halve.
    """
    box = _box(board, name)
    if box.scale is not None and box.scale.most > 1:
        scale = replace(box.scale, least=max(1, box.scale.least // 2), most=box.scale.most // 2)
        return _with_box(board, replace(box, scale=scale, copies=min(box.copies or 1, scale.most)))
    if box.shifts and any(shift.copies > 1 for shift in box.shifts):
        shifts = tuple(replace(shift, copies=max(1, shift.copies // 2)) for shift in box.shifts)
        return _with_box(board, replace(box, shifts=shifts))
    if box.copies is not None and box.copies > 1 and box.slots != UNLIMITED:
        return _with_box(board, replace(box, copies=box.copies // 2))
    if box.slots is not None and box.slots > 1:
        return _with_box(board, replace(box, slots=box.slots // 2))
    if box.slots == UNLIMITED:
        raise CannotHalve(f"{name} takes what comes: it has no number to halve.")
    raise CannotHalve(f"{name} is one copy with one slot: there is no half of it.")


def _box(board: Board, name: str) -> Box:
    if name not in board.boxes:
        raise ValueError(f"The board has no box called {name!r}.")
    return board.boxes[name]


def _with_box(board: Board, box: Box) -> Board:
    return replace(board, boxes={**board.boxes, box.name: box})


def _told_by_hits(board: Board, name: str) -> bool:
    """Whether the board says what a miss leads to, on the cache's own arrows or its caller's."""
    callers = {arrow.source for arrow in board.arrows if arrow.target == name}
    return any(a.on in ("hit", "miss") and (a.source == name or a.source in callers) for a in board.arrows)


def _never_hits(board: Board, box: Box) -> Board:
    """The cache costs nothing, takes no time, and never has the answer."""
    gone = replace(
        box, hit=0.0, time=Constant(0.0), slots=UNLIMITED, limit=None, errors=None, price=Price(), copies=1
    )
    return _without_failures(_with_box(board, gone), box.name)


def _dropped(board: Board, name: str) -> Board:
    arrows = tuple(_else_dropped(a, name) for a in board.arrows if name not in (a.source, a.target))
    return _rest(board, name, arrows)


def _spliced(board: Board, name: str, outgoing: list[Arrow], *, asynchronous: bool) -> Board:
    """Who called the box now calls what it called.

    The way in is kept (its share, its timeout and retries); the way on adds its own condition. An arrow
    the box did not wait for (`asynchronous`) is not waited for now either; behind a queue, the caller
    calls directly, and waits if it waited for the queue.
    """
    arrows: list[Arrow] = []
    for arrow in board.arrows:
        if arrow.source == name:
            continue
        if arrow.target != name:
            arrows.append(_else_dropped(arrow, name, outgoing))
            continue
        arrows += [_joined(board, arrow, on, asynchronous) for on in outgoing if on.target != arrow.source]
    seen: set[tuple[str, str, bool, str | None]] = set()
    unique = []
    for arrow in arrows:
        key = (arrow.source, arrow.target, arrow.waits, arrow.on)
        if key not in seen or arrow.source == arrow.target:
            seen.add(key)
            unique.append(arrow)
    return _rest(board, name, tuple(a for a in unique if a.source != a.target))


def _joined(board: Board, into: Arrow, on: Arrow, asynchronous: bool) -> Arrow:
    shares = [each.share for each in (into, on) if each.share is not None]
    return replace(
        on,
        source=into.source,
        waits=into.waits and (on.waits or not asynchronous),
        share=prod(shares) if shares else None,
        either=into.either or on.either,
        on=on.on if on.on in ("error", "ok") else into.on,
        times=into.times * on.times,
        timeout=into.timeout if into.timeout is not None else on.timeout,
        retries=max(into.retries, on.retries),
        only=into.only if on.only is None else on.only,
        delay=None
        if into.delay is None and on.delay is None
        else _sum(_delay(board, into), _delay(board, on)),
    )


def _delay(board: Board, arrow: Arrow) -> Varying:
    """Network time each way: what is written, or else what the places say."""
    if arrow.delay is not None:
        return arrow.delay
    seconds, _ = delay_between(board.boxes[arrow.source].place, board.boxes[arrow.target].place)
    return Constant(seconds)


def _sum(one: Varying, other: Varying) -> Varying:
    """One duration after the other: its mean is right, and its spread, up to the widest a network has."""
    if not one.mean or not other.mean:
        return one if one.mean else other
    mean = one.mean + other.mean
    spread = sqrt(one.scv * one.mean**2 + other.scv * other.mean**2) / mean
    return Gamma(mean, min(spread, _WIDEST)) if spread else Constant(mean)


def _else_dropped(arrow: Arrow, name: str, outgoing: list[Arrow] | None = None) -> Arrow:
    if arrow.else_ != name:
        return arrow
    return replace(arrow, else_=outgoing[0].target if outgoing else None)


def _rest(board: Board, name: str, arrows: tuple[Arrow, ...]) -> Board:
    """The board without the box, its failures and whatever nobody reaches any more."""
    journeys = dict(board.journeys)
    reached = {journey.start for journey in journeys.values()}
    while True:
        more = {a.target for a in arrows if a.source in reached} - reached
        more |= {a.else_ for a in arrows if a.source in reached and a.else_} - reached
        if not more:
            break
        reached |= more
    was_reached = _reached(board)
    boxes = {
        each: box
        for each, box in board.boxes.items()
        if each != name and (each in reached or each not in was_reached)
    }
    kept = tuple(a for a in arrows if a.source in boxes and a.target in boxes)
    for journey in board.journeys.values():
        left = tuple(end for end in journey.ends if end in boxes)
        if journey.ends and not left:
            raise ValueError(f"{name}: without it {journey.name} never comes to where it ends.")
        journeys[journey.name] = journey.ending_at(left)
    smaller = replace(board, boxes=boxes, arrows=kept, journeys=journeys)
    for gone in set(board.boxes) - set(boxes):
        smaller = _without_failures(smaller, gone)
    return smaller


def _reached(board: Board) -> set[str]:
    reached = {journey.start for journey in board.journeys.values()}
    while (
        more := {
            end for a in board.arrows if a.source in reached for end in (a.target, a.else_) if end is not None
        }
        - reached
    ):
        reached |= more
    return reached


def _without_failures(board: Board, name: str) -> Board:
    kept = tuple(f for f in board.failures if f.box != name and not (f.arrow and name in f.arrow))
    return replace(board, failures=kept)
