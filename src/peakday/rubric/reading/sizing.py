"""Copies nobody stated: as many as the closed form says the peak needs, told as an assumption.

A drawing that says nothing of copies would run with one of each, which rarely carries a peak and tells little
of it. What can be copied without a thought (a service, a gateway, a function) gets as many as keep it
`BUSY` at the peak; a store stays as it is drawn, since two of it are another design. How much of a board was
sized here limits what its runs may be worth: numbers come from what was said.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, inf

from peakday.board.models import UNLIMITED, Board
from peakday.catalog import fill, kind
from peakday.engine import EngineError, estimate
from peakday.rubric.reading.runs import at_load

BUSY = 0.7
_COPIED = ("service", "gateway", "function")
_MOST = 100_000
_ROUNDS = 4
"""A box that waits for others is sized once those are, a few deep."""


def sized(board: Board) -> tuple[Board, dict[str, int], float]:
    """The board with copies where none were stated, those copies by box, and the share of boxes left open.

    The share is of the boxes that have slots to be busy; stores count, though they are not sized.
    """
    steady = fill(at_load(board, 1.0))
    bounded = {
        name for name, box in steady.boxes.items()
        if kind(box) != "clients" and box.slots not in (None, UNLIMITED)
    }  # fmt: skip
    unstated = [e.box for e in steady.assumed if e.field == "copies" and e.box in bounded]
    share = len(unstated) / len(bounded) if bounded else 0.0
    copies: dict[str, int] = {}
    for _ in range(_ROUNDS):
        needed = _needed(board, copies, [n for n in unstated if kind(steady.boxes[n]) in _COPIED])
        if needed == copies:
            break
        copies = needed
    copies = {name: many for name, many in copies.items() if many > 1}
    return _with(board, copies), copies, share


def _with(board: Board, copies: dict[str, int]) -> Board:
    boxes = {
        name: replace(box, copies=copies[name]) if name in copies else box
        for name, box in board.boxes.items()
    }
    return replace(board, boxes=boxes)


def _needed(board: Board, copies: dict[str, int], names: list[str]) -> dict[str, int]:
    filled = fill(at_load(_with(board, copies), 1.0))
    try:
        known = estimate(filled).unbounded
    except (EngineError, ValueError):
        return copies
    found = dict(copies)
    for name in names:
        box = known.boxes[name]
        at_work = box.offered_per_s * box.hold_s
        if 0 < at_work < inf:
            found[name] = min(_MOST, max(1, ceil(at_work / (filled.boxes[name].slots or 1) / BUSY - 1e-9)))
    return found
