"""Sentences as vectors, offline: by all-MiniLM-L6-v2 and, a second opinion, by bge-small-en-v1.5.

The two were trained on other texts and err on other questions. Questions are matched by both: where one is
missing, by their words alone.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from peakday.interview.language.weights import BGE, MINILM, Network, NoVectorsError, Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 384
_REMEMBERED = 16384
_MANY = 16
"""From so many texts on a second thread pays."""


class Vectors:
    """Texts to vectors of length one. Made once a process and model; safe to use from several threads."""

    def __init__(self, weights: Weights, pooling: Literal["mean", "first"]) -> None:
        """Load the model; `pooling` is how it was trained to sum its words up. Raises `NoVectorsError` where
        it cannot be used.
        """
        self.sha256 = weights.sha256
        self._network = Network(weights)
        self._pooling = pooling
        self._known: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of 384 numbers a text, each of length one, so that a dot product is the cosine.

        Each text runs by itself: its vector never depends on its neighbours. Vectors are remembered.
        """
        import numpy as np

        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        with self._lock:
            fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
            found = dict(zip(fresh, self._worked_out(fresh), strict=True))
            for n, text in enumerate(texts):
                rows[n] = found[text] if text in found else self._known[text]
                if text not in found:
                    self._known.move_to_end(text)
            self._known.update(found)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return rows

    def _worked_out(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """Their vectors; of many by two threads, as a session's hundreds of sentences are waited for."""
        if len(texts) < _MANY:
            return [self._vector(text) for text in texts]
        with ThreadPoolExecutor(max_workers=2) as pool:
            return list(pool.map(self._vector, texts))

    def knows(self, texts: Sequence[str]) -> bool:
        """Whether the vectors of all the texts are remembered."""
        with self._lock:
            return all(text in self._known for text in texts)

    def learn(self, texts: Sequence[str], rows: NDArray[np.float32]) -> None:
        """Remember vectors that were worked out before."""
        with self._lock:
            self._known.update(zip(texts, rows, strict=True))
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)

    def _vector(self, text: str) -> NDArray[np.float32]:
        import numpy as np

        hidden = self._network.run(text)[0]
        row: NDArray[np.float32] = hidden.mean(axis=0) if self._pooling == "mean" else hidden[0]
        return row / np.float32(max(float(np.linalg.norm(row)), 1e-12))


@lru_cache(maxsize=2)
def _loaded(weights: Weights, pooling: Literal["mean", "first"]) -> Vectors | str:
    try:
        return Vectors(weights, pooling)
    except NoVectorsError as why:
        return str(why)


def vectors() -> Vectors | None:
    """The first model, or None where it is not there; `why_not` says why."""
    loaded = _loaded(MINILM, "mean")
    return None if isinstance(loaded, str) else loaded


def second_vectors() -> Vectors | None:
    """The second model, or None where it is not there; `why_not` says why."""
    loaded = _loaded(BGE, "first")
    return None if isinstance(loaded, str) else loaded


def why_not() -> str | None:
    """Why questions are matched by their words alone, or None where both models are there."""
    found = (_loaded(MINILM, "mean"), _loaded(BGE, "first"))
    return next((why for why in found if isinstance(why, str)), None)


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors of `texts` by the first model, one row each. Raises `NoVectorsError` where it is missing."""
    loaded = _loaded(MINILM, "mean")
    if isinstance(loaded, str):
        raise NoVectorsError(loaded)
    return loaded.embed(texts)
