"""A1: the drawing as a graph: the customer's journey end to end, holes, names, and the side paths."""

from __future__ import annotations

import re
from dataclasses import dataclass

from peakday.board.models import Arrow, Board
from peakday.catalog import CatalogError, kind
from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence, stamp_of
from peakday.rubric.material import Material
from peakday.rubric.reading.cues import cue

_STARTS = ("clients", "device", "people")
_WORKS = ("service", "function", "people", "device", "external")
_KEEPS = ("database", "cache", "store", "stream", "queue", "external", "topic", "cdn")
_LINES = ("queue", "stream")
_NAMELESS = re.compile(r"^(?:box|node|thing|component|new|untitled|a|b|c|x|y|z)[-_ ]?\d*$", re.I)
_PART = cue(
    "gateway", "load balancer", "service", "database", "cache", "queue", "client*", "server", "store",
    "cdn", "api", "scanner", "app", "worker*", "redis", "dynamodb", "s3", "lambda",
)  # fmt: skip
_FLOW = cue(
    "calls", "goes to", "sends", "talks to", "behind", "in front of", "writes to", "reads from",
    "connects", "then", "passes", "forwards", "feeds", "->", "into",
)  # fmt: skip


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


def read(material: Material) -> Reading:
    """Level by how whole the graph is. Nothing drawn, nothing told: level 0."""
    board = material.drawn.board
    if board is None:
        if material.transcript.drawings:
            return Reading(
                None, reason="The drawing could not be read: " + " ".join(material.drawn.problems[:2])
            )
        spoken = [
            s for s in material.sentences if len(set(_PART.findall(s.low))) >= 2 and _FLOW.search(s.low)
        ]
        evidence = [material.quote(s, "the layout is told, not drawn") for s in spoken[:2]]
        return found(
            1 if spoken else 0, evidence, "Draw it: one box for who starts, and an arrow for every call."
        )
    shape = shape_of(board)
    at = stamp_of(material.drawn.drawing) if material.drawn.drawing else None
    path = Evidence("board", at, " -> ".join(shape.path), "the longest path from where the journey starts")
    if len(shape.path) < 2:
        apart = Evidence("board", at, ", ".join(list(board.boxes)[:12]), "boxes no path joins")
        return found(1, [apart], "Join them: who calls whom, from the customer's first touch on.")
    lacks = hole(shape)
    if lacks:
        loose = Evidence("board", at, ", ".join(shape.loose), "no arrow reaches") if shape.loose else None
        return found(2, [path, loose], lacks)
    sides = [Evidence("board", at, arrow, f"{what} is drawn") for what, arrow in shape.sides]
    if len(sides) >= 2:
        return found(4, [path, *sides])
    lacking = [what for what, arrow in (("what happens when a part fails", shape.failing),
               ("what need not be waited for", shape.asynchronous), ("what watches it", shape.watching))
               if not arrow]  # fmt: skip
    return found(3, [path, *sides], f"The main path is whole; draw {lacking[0]} and {lacking[1]}.")


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


CRITERION = Criterion(
    "A1", "architecture", "Complete and legible", ("board",),
    ("loose boxes, or a layout only spoken", "the main path, with a hole in it",
     "the customer's journey end to end, every box named, every arrow's meaning plain",
     "and the side paths (failure, async, monitoring) are drawn too"),
    read,
)  # fmt: skip
