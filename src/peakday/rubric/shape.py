"""A drawing as a graph: its main path, what hangs loose, its side paths, and the hole in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from peakday.board.models import Arrow, Board
from peakday.catalog import CatalogError, kind

_STARTS = ("clients", "device", "people")
_WORKS = ("service", "function", "people", "device", "external")
_KEEPS = ("database", "cache", "store", "stream", "queue", "external", "topic", "cdn")
_LINES = ("queue", "stream")
_NAMELESS = re.compile(r"^(?:box|node|thing|component|new|untitled|a|b|c|x|y|z)[-_ ]?\d*$", re.I)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the graph of a drawing is: its main path, what hangs loose, and the side paths it has."""

    path: tuple[str, ...]
    loose: tuple[str, ...]
    nameless: tuple[str, ...]
    starts: bool
    works: bool
    keeps: bool
    asynchronous: str | None
    failing: str | None
    watching: str | None

    @property
    def sides(self) -> list[tuple[str, str]]:
        """The side paths drawn, each with its arrow."""
        named = (("an asynchronous path", self.asynchronous), ("a failure path", self.failing),
                 ("monitoring", self.watching))  # fmt: skip
        return [(what, arrow) for what, arrow in named if arrow]


def shape_of(board: Board) -> Shape:
    """The graph of a drawing, read."""
    starts = [journey.start for journey in board.journeys.values()]
    starts = [name for name in starts if name in board.boxes] or _free(board)
    path = _longest(board, starts)
    kinds = {name: _kind(board, name) for name in board.boxes}
    touched = {end for arrow in board.arrows for end in (arrow.source, arrow.target, arrow.else_) if end}
    reached = _reached(board, starts)
    loose = tuple(
        n
        for n in board.boxes
        if n not in touched or (n not in reached and kinds[n] not in ("monitor", *_STARTS))
    )
    names = {name: board.boxes[name].label or name for name in board.boxes}
    return Shape(
        path=path,
        loose=loose,
        nameless=tuple(name for name, label in names.items() if _NAMELESS.match(label)),
        starts=any(kinds[name] in _STARTS or name in starts for name in starts),
        works=any(kinds[name] in _WORKS for name in reached - set(starts)),
        keeps=any(kinds[name] in _KEEPS for name in reached),
        asynchronous=next((a.name for a in board.arrows if not a.waits or kinds[a.source] in _LINES), None),
        failing=next((_failing(a) for a in board.arrows if a.else_ or a.on == "error"), None),
        watching=next((name for name, k in kinds.items() if k == "monitor" and name in touched), None),
    )  # fmt: skip


def _failing(arrow: Arrow) -> str:
    return f"{arrow.name} else {arrow.else_}" if arrow.else_ else arrow.name


def hole(shape: Shape) -> str:
    """What the drawing does not do, however well its figures look, with the mend; empty where it is whole."""
    if shape.loose:
        loose = ", ".join(shape.loose[:3])
        return f"No arrow from the customer reaches {loose}: draw who calls it, or take it away."
    if not shape.works:
        return f"After {shape.path[-1]} nothing does the work: draw the service that answers."
    if not shape.keeps:
        return f"{shape.path[-1]} keeps nothing: draw where it reads what it needs to answer."
    if shape.nameless:
        return f"{shape.nameless[0]} says nothing: name every box by what it does."
    return ""


def _free(board: Board) -> list[str]:
    entered = {arrow.target for arrow in board.arrows}
    return [
        name for name in board.boxes if name not in entered and any(a.source == name for a in board.arrows)
    ]


def _reached(board: Board, starts: list[str]) -> set[str]:
    reached = set(starts)
    while (
        more := {end for a in board.arrows if a.source in reached for end in (a.target, a.else_) if end}
        - reached
    ):
        reached |= more
    return reached


def _longest(board: Board, starts: list[str]) -> tuple[str, ...]:
    best: tuple[str, ...] = ()
    stack: list[tuple[str, ...]] = [(name,) for name in starts]
    looked = 0
    while stack and looked < 5000:
        looked += 1
        path = stack.pop()
        best = path if len(path) > len(best) else best
        for arrow in board.arrows:
            if arrow.source == path[-1] and arrow.target not in path:
                stack.append((*path, arrow.target))
    return best


def _kind(board: Board, name: str) -> str:
    try:
        return kind(board.boxes[name])
    except CatalogError:
        return "service"
