"""A board as a mermaid flowchart."""

from __future__ import annotations

import re

from peakday.board.models import Arrow, Board, Box
from peakday.quantities import say_share, say_varying
from peakday.quantities.varying import Constant

_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_RESERVED = {"end", "graph", "flowchart", "subgraph", "style", "class", "classdef", "click", "linkstyle"} | {
    "direction", "title", "acctitle", "accdescr", "default"
}  # fmt: skip
_CYLINDERS = {"database", "cache", "store"}


def write(board: Board) -> str:
    """The board as a flowchart: boxes, places, arrows, and the word an arrow can carry. No other numbers."""
    lines = ["flowchart LR"]
    identity = {name: _identity(name, number) for number, name in enumerate(board.boxes)}
    places: dict[str | None, list[Box]] = {None: []}
    for box in board.boxes.values():
        places.setdefault(box.place, []).append(box)
    for number, (place, boxes) in enumerate(places.items()):
        inside = [f"  {_drawn(box, identity[box.name])}" for box in boxes]
        if place is not None:
            inside = [
                f'  subgraph place{number}["place: {place}"]',
                *(f"  {line}" for line in inside),
                "  end",
            ]
        lines += inside
    for arrow in board.arrows:
        link = "-->" if arrow.waits else "-.->"
        words = _words(arrow)
        text = f"|{words}|" if words else ""
        lines.append(f"  {identity[arrow.source]} {link}{text} {identity[arrow.target]}")
    return "\n".join(lines) + "\n"


def _identity(name: str, number: int) -> str:
    """The box's name where mermaid takes it for one, or a safe stand-in."""
    if _PLAIN_ID.fullmatch(name) and name.lower() not in _RESERVED:
        return name
    return f"b{number}_{re.sub(r'[^0-9A-Za-z]', '_', name)}"


def _drawn(box: Box, identity: str) -> str:
    label = " ".join((box.label or ("" if identity == box.name else box.name)).replace('"', "'").split())
    begin, end = ("[(", ")]") if box.is_ in _CYLINDERS else ("[", "]")
    if not label and begin == "[":
        return identity
    return f'{identity}{begin}"{label or box.name}"{end}'


def _words(arrow: Arrow) -> str:
    """The one thing an arrow of a flowchart can say: its condition, else its share, else its delay."""
    if arrow.on:
        return arrow.on
    if arrow.share is not None:
        return say_share(arrow.share)
    return say_varying(arrow.delay) if isinstance(arrow.delay, Constant) else ""
