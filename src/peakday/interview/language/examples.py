"""How near a question is to the ways a fact is asked for, and to what is asked in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAMES = ("two nearest", "three nearest", "vain", "over vain", "lead of three")
"""One name a column: the mean nearness of a fact's two and three nearest examples; that of the nearest
question known not to be answered; how far the nearest example is above it; the three above other facts'.
"""


def columns(
    asked: NDArray[np.float32], questions: tuple[NDArray[np.float32], ...], vain: float
) -> NDArray[np.float64]:
    """One row a fact, one column a name of `NAMES`, for a question and each fact's examples."""
    import numpy as np

    nearest = [np.sort(rows @ asked)[::-1] if len(rows) else np.zeros(1) for rows in questions]
    three = np.array([near[:3].mean() for near in nearest])
    others = [np.delete(three, row).max() if len(three) > 1 else 0.0 for row in range(len(three))]
    return np.column_stack(
        [
            [near[:2].mean() for near in nearest],
            three,
            np.full(len(three), vain),
            [near[0] - vain for near in nearest],
            three - np.array(others),
        ]
    )
