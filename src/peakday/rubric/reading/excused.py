"""Boxes that are not called needless only because no target is worse without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peakday.board.models import Board
from peakday.catalog import kind
from peakday.prompts.way import Way

if TYPE_CHECKING:
    from peakday.prompts import Prompt

_DOOR = {"gateway": "door", "balancer": "door"}
"""Two kinds of the same use: whoever has one has no need of the other."""


def excused_boxes(board: Board, prompt: Prompt | None) -> set[str]:
    """People, workers on a main way, the only keeper on one, and what the strong design has on its own.

    A main way leads from where a journey starts to its answer, or to where it ends.
    """
    found = {name for name, box in board.boxes.items() if kind(box) == "people"}
    for way, names in _main_ways(board):
        found |= {name for name in names if _works(way, name)}
        keepers = {name for name in names if way.kind(name) in ("database", "store")}
        found |= keepers if len(keepers) == 1 else set()
    return found | _as_in_the_reference(board, prompt)


def use(board: Board, name: str) -> str:
    """What a box is for, as far as one can stand for another: its kind, all doors being one."""
    sort = kind(board.boxes[name])
    return _DOOR.get(sort, sort)


def _main_ways(board: Board) -> list[tuple[Way, set[str]]]:
    ways = [Way(board, journey) for journey in board.journeys.values()]
    return [
        (way, {n for n in way.all if n in way.waited_for or way.beyond(n) & set(way.journey.ends)})
        for way in ways
    ]


def _as_in_the_reference(board: Board, prompt: Prompt | None) -> set[str]:
    """What stands on a main way here and there; of workers a kind says too little."""
    if prompt is None or "strong" not in prompt.designs:
        return set()
    strong = prompt.board("strong")
    there = {use(strong, n) for way, names in _main_ways(strong) for n in names if not _works(way, n)}
    return {n for _, names in _main_ways(board) for n in names if use(board, n) in there}


def _works(way: Way, name: str) -> bool:
    return "work" in way.families(frozenset([name]))
