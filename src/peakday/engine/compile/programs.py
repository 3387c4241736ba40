"""Each box's program: the steps a call takes through the arrows out of its box."""

from __future__ import annotations

from typing import Any

import numpy as np

from peakday.board.models import Arrow
from peakday.engine.compile.drawing import STORES, Drawing, is_plain
from peakday.engine.kernel import layout


def step_table(drawing: Drawing, boxes: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], int]:
    """Rows of STEPS, and the most calls that one step can start; writes each box's first step."""
    fan = 8
    steps: list[tuple[int, int, int, int]] = []
    first_arrow = 0
    for at, name in enumerate(drawing.names):
        own = drawing.out_of(name)
        boxes[at]["first_step"] = len(steps)
        steps.extend(_program(drawing.kinds[name], own, first_arrow))
        steps.append((layout.END, 0, 0, 0))
        fan = max(fan, sum(arrow.times for arrow in own) + len(own))
        first_arrow += len(own)
    table = np.zeros(len(steps), dtype=layout.STEPS)
    for i, step in enumerate(steps):
        table[i] = step
    return table, fan


def _program(kind: str, own: list[Arrow], first: int) -> list[tuple[int, int, int, int]]:
    if kind in STORES:
        return [(layout.STORE, first, len(own), 0)] if own else []
    program: list[tuple[int, int, int, int]] = []
    at = 0
    if kind == "balancer":
        at = sum(is_plain(arrow) for arrow in own)
        if at:
            program.append((layout.PICK, first, at, 0))
    while at < len(own):
        arrow = own[at]
        if arrow.together and arrow.waits:
            end = at
            while end < len(own) and own[end].together and own[end].waits:
                end += 1
            need = max((a.need or 0) for a in own[at:end])
            program.append((layout.GROUP, first + at, end - at, need))
            at = end
        else:
            program.append((layout.CALL if arrow.waits else layout.SEND, first + at, 1, 0))
            at += 1
    return program
