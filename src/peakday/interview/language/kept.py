"""Vectors of a sheet's sentences, kept in the user's cache: a sheet is read slowly only once a machine."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from peakday.interview.language.vectors import DIMENSIONS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KEPT = 80
"""Sheets kept on disk, two files of a megabyte or two each; the longest unused go."""


class Learner(Protocol):
    """What works vectors out, one row a text, and can be told those worked out before."""

    @property
    def sha256(self) -> str:
        """The hash of its model's file: other models' vectors are other vectors."""

    def knows(self, texts: Sequence[str]) -> bool:
        """Whether it remembers the vectors of all the texts."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of the texts, worked out."""

    def learn(self, texts: Sequence[str], rows: NDArray[np.float32]) -> None:
        """Remember the vectors of the texts."""


def recall(model: Learner, texts: Sequence[str]) -> None:
    """Make the model know the vectors of `texts`: from the user's cache, else by working them out and keeping
    them there. Where the cache cannot be read or written, they are worked out each time.
    """
    wanted = sorted(set(texts))
    if model.knows(wanted):
        return
    path = _file(model.sha256, wanted)
    rows = _read(path, len(wanted))
    if rows is not None:
        model.learn(wanted, rows)
    else:
        _write(path, model.embed(wanted))


def _file(sha256: str, texts: Sequence[str]) -> Path:
    name = hashlib.sha256("\n".join((sha256, *texts)).encode()).hexdigest()[:24]
    home = os.environ.get("PEAKDAY_CACHE") or os.environ.get("XDG_CACHE_HOME")
    with suppress(RuntimeError):  # without a home, the temporary place will do
        home = home or str(Path.home() / ".cache")
    return Path(home or tempfile.gettempdir()) / "peakday" / "sentences" / f"{name}.npy"


def _read(path: Path, count: int) -> NDArray[np.float32] | None:
    import numpy as np

    try:
        rows = np.load(path, allow_pickle=False)
        path.touch()
    except (OSError, ValueError, EOFError):
        return None
    return rows if rows.shape == (count, DIMENSIONS) and rows.dtype == np.float32 else None


def _write(path: Path, rows: NDArray[np.float32]) -> None:
    import numpy as np

    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
            np.save(part, rows)
        os.replace(part.name, path)
        found = sorted(path.parent.glob("*.npy"), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in found[KEPT:]:
            old.unlink(missing_ok=True)
