"""A side of a trade-off: a design in whatever way it is written, and what is laid over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from peakday.board.models import Board, Trace
from peakday.prompts import PromptError, load
from peakday.prompts.changed import changed_board
from peakday.prompts.model import Side

Change = Callable[[str, dict[str, Any]], Board]


@pytest.fixture
def changed(tmp_path: Path) -> Change:
    """The board of a design's text and a change."""

    def board(text: str, change: dict[str, Any]) -> Board:
        prompt, path = load("amazon-one"), tmp_path / "strong.yaml"
        path.write_text(text, encoding="utf-8")
        strong = replace(prompt.designs["strong"], path=path)
        return changed_board(replace(prompt, designs={"strong": strong}), Side("strong", change))

    return board


def test_arrows_written_as_a_map_keep_their_options(changed: Change) -> None:
    text = "arrows: {a -> b: {timeout: 1 s}, b->c: {retries: 2}}\nload: 1/s\n"
    board = changed(text, {"arrows": {"b -> c": {"timeout": "3 s"}}})
    assert [(arrow.name, arrow.timeout, arrow.retries) for arrow in board.arrows] == [
        ("a -> b", 1.0, 0),
        ("b -> c", 3.0, 2),
    ]


def test_an_arrow_of_a_chain_is_found(changed: Change) -> None:
    board = changed(
        "arrows: [a -> b -> c -> d]\nload: 1/s\n", {"arrows": {"b->c": {"times": 2}, "c -> d": None}}
    )
    assert [(arrow.name, arrow.times) for arrow in board.arrows] == [("a -> b", 1), ("b -> c", 2)]
    with pytest.raises(PromptError, match="`b c` is not an arrow"):
        changed("arrows: [a -> b]\nload: 1/s\n", {"arrows": {"b c": {}}})


@pytest.mark.parametrize("boxes", ["", "boxes: [a, b]\n", "boxes: {a: , b: service}\n"])
def test_boxes_are_laid_over_however_they_are_written(changed: Change, boxes: str) -> None:
    text = f"{boxes}arrows: [a -> b]\nload: 1/s\nlayout: {{a: [0, 0]}}\n"
    board = changed(text, {"boxes": {"b": {"copies": 2}}})
    assert list(board.boxes) == ["a", "b"]
    assert board.boxes["b"].copies == 2
    assert board.boxes["b"].is_ == ("service" if "service" in boxes else None)


def test_a_design_may_read_a_file_beside_it(changed: Change, tmp_path: Path) -> None:
    (tmp_path / "arrivals.csv").write_text("t_s\n1\n2\n", encoding="utf-8")
    text = "arrows: [a -> b]\nload: {trace: arrivals.csv, column: t_s}\n"
    load = changed(text, {"boxes": {"b": {"copies": 2}}}).journeys["requests"].load
    assert isinstance(load, Trace)


def test_a_design_that_does_not_read_says_so(changed: Change) -> None:
    with pytest.raises(PromptError, match=r"^the strong design does not read: .*no load"):
        changed("arrows: [a -> b]\n", {})
