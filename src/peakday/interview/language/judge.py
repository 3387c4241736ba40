"""A question and a fact read together: does this passage answer it? By a cross-encoder, offline.

ms-marco-MiniLM-L-12-v2 was trained on what people searched for and the passages that answered. Its layers
are changed as questions to interviewers taught (`taught.py`), and what it has in mind at the end and on
its way there (the state of its first token) is weighed as they taught too (`mind.py`). It reads question and
fact at once, which sees more than two vectors do, and takes some ten milliseconds a fact: it is asked only
of facts that carry no examples, and of the likeliest of those. A second judge, the same model taught apart,
reads the likeliest of these once more: what one misreads the other often does not.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from peakday.interview.language import taught
from peakday.interview.language.altered import Changes
from peakday.interview.language.weights import JUDGE, Network, NoVectorsError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOWEST, SPAN = -11.3, 11.0
"""What it gives where nothing fits; how far above that is as likely as not an answer."""
HEIGHTS = (5, 7, 9, 11)
"""The layers, from nought, after which what it has in mind is looked at."""
STATES = tuple(f"/bert/encoder/layer.{layer}/output/LayerNorm/Add_1_output_0" for layer in HEIGHTS)
"""The inner nodes that hold its states there, one row a token."""
THREADS = min(4, os.cpu_count() or 1)
"""That read at once, a pair each."""
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the judge makes of one question and one fact."""

    fits: float
    """0 where the fact has nothing to do with the question, 1 where it answers it as likely as not."""
    states: NDArray[np.float32]
    """The 384 numbers it has in mind, one row for each of `HEIGHTS`."""


class Judge:
    """Safe to use from several threads."""

    def __init__(self, changes: Changes) -> None:
        """Load the model with the changes. Raises `NoVectorsError` where it cannot be used."""
        self._network = Network(JUDGE, STATES, changes)
        self._known: OrderedDict[tuple[str, str], Opinion] = OrderedDict()
        self._lock = threading.Lock()

    def opinions(self, question: str, facts: Sequence[str]) -> list[Opinion]:
        """What it makes of the question with each fact; remembered.

        By several threads, since the candidate waits; what comes of a pair never depends on the others.
        """
        pairs = [(question, fact) for fact in facts]
        with self._lock:
            fresh = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
            with ThreadPoolExecutor(max_workers=THREADS) as pool:
                self._known.update(zip(fresh, pool.map(self._worked_out, fresh), strict=True))
            found = [self._known[pair] for pair in pairs]
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found

    def _worked_out(self, pair: tuple[str, str]) -> Opinion:
        import numpy as np

        said, *states = self._network.run(*pair)
        return Opinion(max(0.0, (float(said[0]) - LOWEST) / SPAN), np.stack([one[0] for one in states]))


@lru_cache(maxsize=4)  # two, but while others are measured
def _loaded(lessons: taught.Lessons) -> Judge | None:
    try:
        return Judge(lessons.changes)
    except NoVectorsError:
        return None


def judges() -> tuple[Judge, Judge] | None:
    """The loaded judges, or None where their file is not there."""
    known = taught.taught()
    first, second = _loaded(known.first), _loaded(known.second)
    return None if first is None or second is None else (first, second)
