"""Arrows as rows, and which of them need a ring of timeouts."""

from __future__ import annotations

from typing import Any

import numpy as np

from peakday.board.models import Arrow
from peakday.catalog import delay_between
from peakday.engine.compile.drawing import Drawing
from peakday.engine.kernel import layout
from peakday.quantities.varying import Constant

_ON = {
    None: layout.ALWAYS,
    "hit": layout.ON_HIT,
    "miss": layout.ON_MISS,
    "ok": layout.ON_OK,
    "error": layout.ON_ERROR,
}
_JITTERS = {"full": layout.JITTER_FULL, "equal": layout.JITTER_EQUAL, "none": layout.JITTER_NONE}


def arrow_table(drawing: Drawing) -> tuple[np.ndarray[Any, Any], list[int]]:
    """Rows of ARROWS, and the arrows that have a timeout, in the order of their rings."""
    rows = np.zeros(max(1, len(drawing.arrows)), dtype=layout.ARROWS)
    rings: list[int] = []
    for at, arrow in enumerate(drawing.arrows):
        row = rows[at]
        row["source"], row["target"] = drawing.index[arrow.source], drawing.index[arrow.target]
        row["waits"] = arrow.waits
        row["on"] = _ON[arrow.on]
        row["jitter"] = _JITTERS[arrow.jitter]
        row["cancel"] = arrow.cancel
        row["times"], row["retries"] = arrow.times, arrow.retries
        row["backoff"] = 0.05 if arrow.backoff is None else arrow.backoff
        row["other"] = -1 if arrow.else_ is None else drawing.index[arrow.else_]
        row["other_delay"] = _fallback_delay(drawing, arrow)
        row["lane"] = -1
        delayed = arrow.delay is not None and arrow.delay != Constant(0.0)
        row["delay"] = drawing.shapes.row(arrow.delay) if delayed and arrow.delay else -1
        row["share"] = 1.0 if arrow.share is None else arrow.share
        only = drawing.journeys if arrow.only is None else arrow.only
        row["journeys"] = sum(1 << i for i, name in enumerate(drawing.journeys) if name in only)
        row["ring"] = -1
        if arrow.timeout is not None:
            row["timeout"] = arrow.timeout
            row["ring"] = len(rings)
            rings.append(at)
    return rows, rings


def either_table(drawing: Drawing, arrows: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Rows of EITHERS, one a journey for each such arrow; writes into the arrows where theirs begin.

    One draw shares out the stretch from 0 to 1; each journey has its own arrows along it.
    """
    arrows["either"] = -1
    stretches: list[tuple[float, float]] = []
    edges: dict[tuple[str, int], float] = {}
    for at, arrow in enumerate(drawing.arrows):
        if not arrow.either:
            continue
        arrows[at]["either"] = len(stretches)
        for journey in range(len(drawing.journeys)):
            takes = int(arrows[at]["journeys"]) >> journey & 1
            low = edges.get((arrow.source, journey), 0.0)
            high = low + float(arrows[at]["share"]) * takes
            edges[arrow.source, journey] = high
            stretches.append((low, high if high <= 1 - 1e-9 else 2.0))
    return np.array(stretches or [(0.0, 0.0)], dtype=layout.EITHERS)


def _fallback_delay(drawing: Drawing, arrow: Arrow) -> int:
    """Network time to the fallback box, by the places; -1 for none."""
    if arrow.else_ is None:
        return -1
    boxes = drawing.board.boxes
    seconds, _ = delay_between(boxes[arrow.source].place, boxes[arrow.else_].place)
    return drawing.shapes.row(Constant(seconds)) if seconds else -1
