"""Which facts of a bare sheet a whole turn asks for, where it asks for several.

The judge reads the turn as it was said, with the scene that was set, so that nothing hangs on where it is
cut: "how long do we wait, and what if they never react?" may be one fact, and "the load, average and peak"
two. Whether a second fact is told beside the first is weighed by a logistic model, fitted on turns to other
sheets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from peakday.interview.language.asking import Turn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST = 3
"""Facts that are told of one turn, and questions of it that are read together; longer ones part by part."""
NAMES = (
    "first", "second", "second by itself", "ands", "both", "heard as two", "another's", "commas", "length",
)  # fmt: skip
"""What the second fact is weighed by: how likely the two best are, as log odds, where they do not compete;
the second's score; "and" and its like in the turn; whether several questions were heard; whether the second
is nearest to another of them than the first; commas; its length.
"""
OTHER_FIRST = 1.5
"""How far below it a fact may be that another question is nearest to, to be the second before one of the same
question.
"""
TOO_UNLIKELY = 0.15
"""A fact less likely than this, against all that is not told, is never one of several."""
THIRD = 0.7
"""How likely each of three facts has to be, where three questions were heard."""
_AND = re.compile(r"\band\b")
_BOTH = re.compile(r"\b(?:both|two|each|plus|versus|vs|as well as|compared)\b")


def several(
    turn: Turn, score: NDArray[np.float64], part: NDArray[np.int64], weights: Mapping[str, float]
) -> tuple[int, ...]:
    """The facts that are asked for together, the likeliest first, by their scores; none where it is one or
    none. `part` is, of each fact, the question of the turn that is nearest to it.
    """
    import numpy as np

    if len(score) < 2:
        return ()
    order = [int(row) for row in np.argsort(-score, kind="stable")]
    if len(score) > 2 and len(turn.questions) > 2 and together(score, order[:3]).min() >= THIRD:
        return tuple(order[:3])
    best = _two_best(score, part)
    weighed = columns(turn, score, part) @ np.array([weights[name] for name in NAMES]) + weights["constant"]
    return best if weighed > 0 and together(score, best).min() >= TOO_UNLIKELY else ()


def _two_best(score: NDArray[np.float64], part: NDArray[np.int64]) -> tuple[int, int]:
    first = int(score.argmax())
    next_best = score + OTHER_FIRST * (part != part[first])
    next_best[first] = -1e9
    return first, int(next_best.argmax())


def columns(turn: Turn, score: NDArray[np.float64], part: NDArray[np.int64]) -> NDArray[np.float64]:
    """One number a name of `NAMES`. Needs two facts or more."""
    import numpy as np

    first, second = _two_best(score, part)
    likely = np.clip(together(score, (first, second)), 1e-6, 1 - 1e-6)
    said = turn.text
    return np.array(
        [
            *np.log(likely / (1 - likely)),
            score[second],
            len(_AND.findall(said)),
            _BOTH.search(said) is not None,
            len(turn.questions) > 1,
            part[first] != part[second],
            said.count(","),
            np.log(len(said) + 1),
        ],
        dtype=np.float64,
    )


def together(score: NDArray[np.float64], rows: Sequence[int]) -> NDArray[np.float64]:
    """How likely each of the facts `rows` is where they do not compete with each other."""
    import numpy as np

    others = np.exp(np.delete(score, rows)).sum() + 1.0  # "none of them" has a score of nought
    own = np.exp(score[list(rows)])
    return np.asarray(own / (own + others), dtype=np.float64)
