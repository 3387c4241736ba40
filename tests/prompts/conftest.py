from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from peakday.prompts import folder_of


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of amazon-one that a test may spoil."""
    return Path(shutil.copytree(folder_of("amazon-one"), tmp_path / "amazon-one"))


@pytest.fixture
def spoil(copied: Path) -> Callable[[str, str, str], Path]:
    """Replace a text in one file of the copy, and give back the folder."""

    def spoiled(file: str, old: str, new: str) -> Path:
        path = copied / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return copied

    return spoiled
