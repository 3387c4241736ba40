"""The bank of topics: what candidates ask about, in several wordings each, with their vectors."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from peakday.interview.language.vectors import Vectors
from peakday.interview.language.weights import MINILM

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DATA = Path(__file__).parent / "data"
TOPICS = _DATA / "topics.yaml"
VECTORS = _DATA / "topics.npz"


@dataclass(frozen=True, slots=True)
class Bank:
    """Every topic's wordings in one matrix; `starts[i]` is the first row of topic i."""

    topics: tuple[str, ...]
    wordings: tuple[str, ...]
    starts: tuple[int, ...]
    rows: NDArray[np.float32]

    def affinity(self, texts: NDArray[np.float32]) -> NDArray[np.float32]:
        """How near each text (a row) is to each topic (a column): its best cosine with the topic's
        wordings.
        """
        import numpy as np

        near: NDArray[np.float32] = np.maximum.reduceat(texts @ self.rows.T, self.starts, axis=1)
        return near


def read_topics() -> dict[str, tuple[str, ...]]:
    """The bank as data: topic to wordings."""
    from ruamel.yaml import YAML

    entries = YAML(typ="safe").load(TOPICS.read_text("utf-8"))
    return {str(topic): tuple(str(asked) for asked in asks) for topic, asks in entries.items()}


def fingerprint(wordings: tuple[str, ...]) -> str:
    """What the stored vectors were made of: the model and every wording."""
    return hashlib.sha256("\n".join((MINILM.sha256, *wordings)).encode()).hexdigest()


@lru_cache(maxsize=1)
def bank(vectors: Vectors) -> Bank:
    """The bank with its vectors, read from the file beside the topics, or worked out where that is out of
    date.
    """
    import numpy as np

    topics = read_topics()
    wordings = tuple(asked for asks in topics.values() for asked in asks)
    starts = tuple(accumulate((len(asks) for asks in topics.values()), initial=0))[:-1]
    rows = _stored(fingerprint(wordings))
    if rows is None:
        rows = vectors.embed(wordings)
    return Bank(tuple(topics), wordings, starts, np.asarray(rows, dtype=np.float32))


def _stored(wanted: str) -> NDArray[np.float32] | None:
    import numpy as np

    try:
        with np.load(VECTORS, allow_pickle=False) as stored:
            if str(stored["fingerprint"]) != wanted:
                return None
            return stored["rows"].astype(np.float32)  # type: ignore[no-any-return]
    except (OSError, KeyError, ValueError):
        return None


def write_vectors(vectors: Vectors) -> int:
    """Work the bank's vectors out anew and store them; returns how many. For who edits `topics.yaml`."""
    import numpy as np

    wordings = tuple(asked for asks in read_topics().values() for asked in asks)
    np.savez_compressed(
        VECTORS, fingerprint=np.array(fingerprint(wordings)), rows=vectors.embed(wordings).astype(np.float16)
    )
    return len(wordings)
