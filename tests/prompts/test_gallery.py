"""The gallery's tables: targets are paired by what they say, intervals told as their figure is."""

from __future__ import annotations

from typing import Any

from peakday.prompts import load
from peakday.prompts.gallery import _cell, _table, _unbroken, paired


def target(text: str, measured: float, unit: str = "ms") -> dict[str, Any]:
    return {"text": text, "measured": measured, "unit": unit, "ci95": None, "met": True}


def test_a_board_may_write_its_targets_in_another_order() -> None:
    prompt = load("amazon-one")
    targets = [target(text, float(at)) for at, text in enumerate(prompt.targets, 1)]
    design = {"limiting": None, "scaled": None}
    record = {"designs": {"a": design | {"targets": targets}, "b": design | {"targets": targets[:0:-1]}}}
    rows = [row for row in _table(prompt, record).splitlines() if row.startswith("| c")][1:]
    assert rows[0] == f"| {prompt.targets[1]} | ✓ 2 ms | ✓ 2 ms |"
    assert f"| {prompt.targets[0]} | ✓ 1 ms | – |" in _table(prompt, record)


def test_targets_of_two_boards_are_paired_by_their_text() -> None:
    p50, p99, cost = target("p50 < 1 s", 5), target("p99 < 1 s", 9), target("cost < $5/month", 1)
    found = paired({"targets": [p50, p99]}, {"targets": [p99, cost]})
    assert found == [("p50 < 1 s", p50, None), ("p99 < 1 s", p99, p99), ("cost < $5/month", None, cost)]


def test_an_interval_is_told_in_its_figures_unit() -> None:
    def cell(measured: float, low: float, high: float, unit: str) -> str:
        return _cell(target("", measured, unit) | {"ci95": [low, high]})

    assert cell(120_000, 119_000, 121_000, "/s") == "✓ 120 000/s [119 000, 121 000]"
    assert cell(995, 985, 1012, "ms") == "✓ 995 ms [985, 1 010]"
    assert cell(1005, 995, 1015, "ms") == "✓ 1 s [0.995, 1.01]"
    assert cell(0.01, 0.0095, 0.0105, "s") == "✓ 10 ms [9.5, 10.5]"
    assert cell(99.96, 99.94, 99.98, "%") == "✓ 99.96 % [99.94, 99.98]"
    assert " " not in _unbroken("[119 000, 121 000]")
