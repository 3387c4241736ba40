"""A question and a fact read together: does this passage answer it? By a cross-encoder, offline.

ms-marco-MiniLM-L-12-v2 was trained on what people searched for and the passages that answered. It reads both
at once, which sees more than two vectors do, and takes some five milliseconds a fact: it is asked only of
facts that carry no examples, and of the nearest of those.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from functools import lru_cache

from peakday.interview.language.weights import JUDGE, Network, NoVectorsError

LOWEST, SPAN = -11.3, 11.0
"""What it gives where nothing fits; how far above that is as likely as not an answer."""
_REMEMBERED = 65536


class Judge:
    """Safe to use from several threads."""

    def __init__(self) -> None:
        """Load the model. Raises `NoVectorsError` where it cannot be used."""
        self._network = Network(JUDGE)
        self._known: OrderedDict[tuple[str, str], float] = OrderedDict()
        self._lock = threading.Lock()

    def fits(self, question: str, fact: str) -> float:
        """0 where the fact has nothing to do with the question, 1 where it answers it as likely as not."""
        key = (question, fact)
        with self._lock:
            known = self._known.get(key)
            if known is None:
                known = max(0.0, (float(self._network.run(question, fact)[0]) - LOWEST) / SPAN)
                self._known[key] = known
                if len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)
        return known


@lru_cache(maxsize=1)
def _loaded() -> Judge | None:
    try:
        return Judge()
    except NoVectorsError:
        return None


def judge() -> Judge | None:
    """The loaded judge, or None where its file is not there."""
    return _loaded()
