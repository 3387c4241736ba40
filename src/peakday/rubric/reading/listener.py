"""Each sentence heard together with what was said just before it, by a model that readers' tags taught.

It is bge-small-en-v1.5 with its upper layers changed (`altered.py` says how), so that what it has in mind
of a sentence at the end, the state of its first token, says what the sentence does in an interview. The
changes lie in `listener.npz`; `tests/rubric/listening.py` fits them, and `tags.py` reads the state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from peakday.interview.language.taught import changes_of
from peakday.interview.language.vectors import DIMENSIONS
from peakday.interview.language.weights import BGE, Network, NoVectorsError

if TYPE_CHECKING:
    from peakday.interview.language.altered import Changes

CHANGES = Path(__file__).with_name("listener.npz")
_REMEMBERED = 16384


class Listener:
    """Safe to use from several threads. Raises `NoVectorsError` where the model cannot be used."""

    def __init__(self, changes: Changes) -> None:
        """Load the model with the changes."""
        self._network = Network(BGE, changes=changes)
        self._state = lru_cache(maxsize=_REMEMBERED)(self._read)

    def states(self, texts: Sequence[str], before: Sequence[str]) -> NDArray[np.float32]:
        """One row of 384 numbers a text. No row depends on another's; they are remembered."""
        # By two threads, as a session's hundreds of sentences are waited for.
        with ThreadPoolExecutor(max_workers=2) as pool:
            rows = list(pool.map(self._state, texts, before))
        return np.array(rows, np.float32).reshape(len(texts), DIMENSIONS)

    def _read(self, text: str, before: str) -> NDArray[np.float32]:
        state: NDArray[np.float32] = self._network.run(text, before or None)[0][0].copy()
        return state


@lru_cache(maxsize=1)
def listener() -> Listener | None:
    """The shipped one, or `None` where the language parts are missing."""
    try:
        return Listener(shipped_changes())
    except NoVectorsError:
        return None


def shipped_changes() -> Changes:
    """What is added to the model's matrices."""
    with np.load(CHANGES, allow_pickle=False) as kept:
        numbers: Mapping[str, NDArray[np.float32]] = {n: kept[n].astype(np.float32) for n in kept.files}
    return changes_of(numbers)
