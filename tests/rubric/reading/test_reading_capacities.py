"""What was said of a drawing's boxes: how many copies, and when a word speaks of a box."""

from __future__ import annotations

import pytest

from peakday.board import parse as parse_board
from peakday.interview.transcript import parse
from peakday.rubric.reading.capacities import box_meant, with_capacities
from peakday.rubric.reading.sentences import sentences_of

BOARD = """
boxes: {shops: {is: clients}, app: {is: service}, matcher: {is: service}, load-balancer: {is: gateway}}
arrows: [shops -> load-balancer, load-balancer -> app, app -> matcher]
"""


@pytest.mark.parametrize(
    ("said", "copies"),
    [
        ("The matcher runs on 12 instances.", 12),
        ("There is one matcher node.", 1),
        ("If one matcher node fails, the other two take over.", None),
        ("One matcher instance handles 500 a second.", None),
        ("To carry that load we need 12 instances.", None),
    ],
)
def test_copies_said(said: str, copies: int | None) -> None:
    board = parse_board(BOARD, needs_load=False).board
    assert board is not None
    fitted, _ = with_capacities(board, sentences_of(parse(f"[00:01] Candidate: {said}\n").candidate))
    assert {box.copies for box in fitted.boxes.values() if box.copies} == ({copies} if copies else set())


@pytest.mark.parametrize(
    ("said", "box"),
    [("it costs approximately 900", None), ("the apps answer", "app"), ("the app's line", "app")],
)
def test_a_short_name_is_a_word_of_its_own(said: str, box: str | None) -> None:
    board = parse_board(BOARD, needs_load=False).board
    assert board is not None
    assert box_meant(dict(board.boxes), said) == box
