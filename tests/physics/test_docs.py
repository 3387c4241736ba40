"""Every board of docs/physics.md runs as it stands, and gives the answer written under it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from peakday.board import parse
from peakday.engine import run

PAGE = Path(__file__).parents[2] / "docs" / "physics.md"
_SECTION = re.compile(r"^### (?P<title>.+?)\n(?P<body>.*?)(?=^###? |\Z)", re.MULTILINE | re.DOTALL)
_BOARD = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ANSWER = re.compile(r"^- `([\w.]+)` is ([\d.]+) ± ([\d.]+) %$", re.MULTILINE)


def sections() -> list[tuple[str, str, list[tuple[str, float, float]]]]:
    """Title, board and answers (path, figure, share of it to be off by) of each example on the page."""
    found = []
    for section in _SECTION.finditer(PAGE.read_text(encoding="utf-8")):
        boards = _BOARD.findall(section["body"])
        answers = [
            (path, float(is_), float(off) / 100) for path, is_, off in _ANSWER.findall(section["body"])
        ]
        assert len(boards) == 1, section["title"]
        assert len(answers) == section["body"].count("\n- `"), (
            f"{section['title']}: an answer that cannot be read"
        )
        found.append((section["title"], boards[0], answers))
    return found


def test_the_page_has_boards_with_answers():
    assert len(sections()) >= 10
    assert all(answers for _, _, answers in sections())


@pytest.mark.parametrize(("title", "board", "answers"), sections(), ids=lambda value: str(value)[:30])
def test_a_board_gives_the_answer_under_it(title, board, answers):
    reading = parse(board, source=title)
    assert reading.mistakes == ()
    assert reading.board is not None
    result: Any = run(reading.board).to_dict()
    for path, figure, off in answers:
        found = result
        for name in path.split("."):
            found = found[name]
        assert found == pytest.approx(figure, rel=off, abs=1e-12), path
