"""Vectors kept on disk are the ones that were worked out; a broken or missing file costs only time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from peakday.interview.language import kept
from peakday.interview.language.vectors import vectors


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PEAKDAY_CACHE", str(tmp_path))
    return tmp_path / "peakday" / "sentences"


class _Forgetful:
    """Counts what is worked out."""

    sha256 = "0" * 64

    def __init__(self) -> None:
        self.worked_out: list[str] = []
        self.learned: dict[str, NDArray[np.float32]] = {}

    def knows(self, texts: Sequence[str]) -> bool:
        return all(text in self.learned for text in texts)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.worked_out += texts
        model = vectors()
        assert model is not None
        return model.embed(texts)

    def learn(self, texts: Sequence[str], rows: NDArray[np.float32]) -> None:
        self.learned = dict(zip(texts, rows, strict=True))


def test_a_sheet_is_worked_out_once(cache: Path) -> None:
    texts = ["How many stores?", "How fast?"]
    first, second = _Forgetful(), _Forgetful()
    kept.recall(first, texts)
    kept.recall(second, texts)
    assert (len(first.worked_out), second.worked_out) == (2, [])
    model = vectors()
    assert model is not None
    assert np.array_equal(np.array([second.learned[text] for text in texts]), model.embed(texts))


def test_a_broken_file_is_written_anew(cache: Path) -> None:
    kept.recall(_Forgetful(), ["How many stores?"])
    (file,) = cache.glob("*.npy")
    file.write_bytes(b"not vectors")
    again = _Forgetful()
    kept.recall(again, ["How many stores?"])
    assert again.worked_out == ["How many stores?"]
    assert np.load(file).shape == (1, 384)


def test_only_the_sheets_used_last_are_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "KEPT", 2)
    for text in ("one", "two", "three"):
        kept.recall(_Forgetful(), [text])
    assert len(list(cache.glob("*.npy"))) == 2
