"""What a sheet's own examples teach, all together: which fact a question is after, or none of them.

The nearest example is one sentence, and a sentence vector takes in much that does not matter here. A
kernel ridge regression over every example, and everything asked in vain, learns what tells each fact's
questions from the others'. It is worked out when a sheet is read, and needs nothing but the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peakday.interview.language.taught import best_other

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAMES = ("learned", "learned lead", "learned vain", "learned over vain")
"""One name a column: how sure the sheet's examples make of a fact; its lead over the next; how sure they
make of "asked in vain"; how far the fact is above that.
"""
SHARPNESS = 2.5
"""How fast an example's say falls with its distance: e to the minus this at a right angle."""
RIDGE = 0.1
"""How little a single example is trusted."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned of one sheet."""

    examples: NDArray[np.float32]
    """One row a sentence: its vectors by both models, side by side."""
    says: NDArray[np.float64]
    """What each sentence says of each fact and, in the last column, of "asked in vain"."""


def learn(
    texts: NDArray[np.float32], questions: Sequence[NDArray[np.float32]], vain: NDArray[np.float32]
) -> Learned:
    """Learn from the facts' texts (one row a fact), the questions to each, and those asked in vain.

    A question counts the more, the fewer its fact has.
    """
    import numpy as np

    facts = len(texts)
    examples = np.vstack([*questions, texts, vain])
    of = np.concatenate(
        [
            np.repeat(np.arange(facts), [len(rows) for rows in questions]),
            np.arange(facts),
            np.full(len(vain), facts),
        ]
    )
    size = np.bincount(of, minlength=facts + 1)[of].astype(np.float64)
    near = _near(examples, examples)
    near[np.diag_indices_from(near)] += RIDGE * size * (1 / size).mean()
    return Learned(examples, np.linalg.solve(near, np.eye(facts + 1)[of]))


def columns(asked: NDArray[np.float32], learned: Learned, vain: float | None) -> NDArray[np.float64]:
    """One row a fact, one column a name of `NAMES`, for a question's vectors by both models, side by side.

    `vain` stands for "asked in vain" where nothing is known to be.
    """
    import numpy as np

    likely = (_near(asked[None], learned.examples) @ learned.says)[0]
    facts, none = likely[:-1], float(likely[-1]) if vain is None else vain
    return np.column_stack([facts, facts - best_other(facts), np.full(len(facts), none), facts - none])


def _near(rows: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float64]:
    import numpy as np

    cosine = (rows @ others.T).astype(np.float64) / 2  # each row is two vectors of length one
    near: NDArray[np.float64] = np.exp(SHARPNESS * (cosine - 1.0))
    return near
