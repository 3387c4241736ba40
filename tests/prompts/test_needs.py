"""What a journey needs is told by the designs as they are now."""

from __future__ import annotations

import os
from pathlib import Path

from peakday.prompts import load_folder
from peakday.prompts.needs import needs


def test_a_changed_design_is_read_again(copied: Path) -> None:
    prompt = load_folder(copied)
    before = needs(prompt)["checkout"]
    path = prompt.designs["naive"].path
    text = path.read_text(encoding="utf-8")
    path.write_text("arrows: [till -> server]\njourneys: {checkout: {load: 1/s}}\n", encoding="utf-8")
    _later(path)
    assert "state" in before
    assert "state" not in needs(prompt)["checkout"]
    path.write_text(text, encoding="utf-8")
    _later(path, by=2)
    assert needs(prompt)["checkout"] == before


def _later(path: Path, by: int = 1) -> None:
    """A file's time moves on, however coarse the clock."""
    now = path.stat().st_mtime_ns + by * 1_000_000_000
    os.utime(path, ns=(now, now))
