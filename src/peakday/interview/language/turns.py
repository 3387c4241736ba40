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
    "second with and", "second's lead", "and at the end", "and a question word", "two question words",
)  # fmt: skip
"""What the second fact is weighed by: how likely the two best are, as log odds, where they do not compete;
the second's score; "and" and its like in the turn; whether several questions were heard; whether the second
is nearest to another of them than the first; commas; its length; the second's log odds where there is an
"and"; its lead over the third; whether the turn ends as "average and peak?" does; whether "and" comes before
a question word; whether there are two of these.
"""
LIKELY = 0.35
"""How likely both facts have to be what was asked for: where the turn asks for two, one told is as wrong as
two are where it asks for one.
"""
OTHER_FIRST = 1.5
"""How far below it a fact may be that another question is nearest to, to be the second before one of the same
question.
"""
TOO_UNLIKELY = 0.15
"""A fact less likely than this, against all that is not told, is never one of several."""
FURTHEST = 8.0
"""The largest lead that is told from a larger one."""
THIRD = 0.7
"""How likely each of three facts has to be, where three questions were heard."""
_AND = re.compile(r"\band\b")
_AND_AT_THE_END = re.compile(r"\b(?:and|plus|or)(?:\s+[^\s,;?]+){1,3}[?.!]*$")
_QUESTION_WORD = re.compile(r"\b(?:how|what|which|who|whose|when|where|why)(?:'s)?\b")
_AND_A_QUESTION_WORD = re.compile(
    r"\band\s+(?:how|what|which|who|whom|whose|when|where|why|is|are|do|does|did|can|could|will|would|any)\b"
)
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
    best = two_best(score, part)
    weighed = columns(turn, score, part) @ np.array([weights[name] for name in NAMES]) + weights["constant"]
    likely = 1 / (1 + np.exp(-weighed))
    return best if likely > LIKELY and together(score, best).min() >= TOO_UNLIKELY else ()


def two_best(score: NDArray[np.float64], part: NDArray[np.int64]) -> tuple[int, int]:
    """The two facts that are told where two are. Needs two facts or more."""
    first = int(score.argmax())
    next_best = score + OTHER_FIRST * (part != part[first])
    next_best[first] = -1e9
    return first, int(next_best.argmax())


def columns(turn: Turn, score: NDArray[np.float64], part: NDArray[np.int64]) -> NDArray[np.float64]:
    """One number a name of `NAMES`. Needs two facts or more."""
    import numpy as np

    first, second = two_best(score, part)
    likely = np.clip(together(score, (first, second)), 1e-6, 1 - 1e-6)
    odds = np.log(likely / (1 - likely))
    others = np.delete(score, [first, second])
    said = turn.text
    ands = len(_AND.findall(said))
    return np.array(
        [
            *odds,
            score[second],
            ands,
            _BOTH.search(said) is not None,
            len(turn.questions) > 1,
            part[first] != part[second],
            said.count(","),
            np.log(len(said) + 1),
            odds[1] * (ands > 0),
            np.clip(score[second] - others.max(), -FURTHEST, FURTHEST) if len(others) else FURTHEST,
            _AND_AT_THE_END.search(said) is not None,
            _AND_A_QUESTION_WORD.search(said) is not None,
            len(_QUESTION_WORD.findall(said)) > 1,
        ],
        dtype=np.float64,
    )


def together(score: NDArray[np.float64], rows: Sequence[int]) -> NDArray[np.float64]:
    """How likely each of the facts `rows` is where they do not compete with each other."""
    import numpy as np

    others = np.exp(np.delete(score, rows)).sum() + 1.0  # "none of them" has a score of nought
    own = np.exp(score[list(rows)])
    return np.asarray(own / (own + others), dtype=np.float64)
