"""What arrows' callers keep watch over, as rows: budgets, breakers, hedges, dedupe."""

from __future__ import annotations

from typing import Any

import numpy as np

from peakday.board.models import Arrow
from peakday.engine.compile.drawing import Drawing
from peakday.engine.kernel import layout


def guard_table(drawing: Drawing, arrows: np.ndarray[Any, Any], rings: list[int]) -> np.ndarray[Any, Any]:
    """A row of GUARDS for each arrow that has one; the memory of the last seconds are more `rings`."""
    guarded = [at for at, arrow in enumerate(drawing.arrows) if _is_guarded(arrow)]
    table = np.zeros(max(1, len(guarded)), dtype=layout.GUARDS)
    for row, at in zip(table, guarded, strict=False):
        arrow = drawing.arrows[at]
        row["hedge"] = arrow.hedge or 0.0
        row["dedupe"] = arrow.dedupe
        row["budget_ring"] = row["outcome_ring"] = -1
        if arrow.budget is not None:
            row["budget"], row["budget_ring"] = arrow.budget, len(rings)
            rings.append(at)
        if arrow.breaker is not None:
            breaker = arrow.breaker
            row["share"], row["least"] = breaker.share, breaker.of
            row["within"], row["rest"] = breaker.within, breaker.rest
            row["outcome_ring"] = len(rings)
            rings.append(at)
    arrows["guard"] = -1
    arrows["guard"][guarded] = range(len(guarded))
    return table


def _is_guarded(arrow: Arrow) -> bool:
    return arrow.budget is not None or arrow.breaker is not None or arrow.hedge is not None or arrow.dedupe
