"""Writing then reading gives the same board; a board without its defaults stays short."""

from dataclasses import fields, replace

from hypothesis import HealthCheck, Phase, given, settings

from board.boards_strategy import boards, test_the_strategy_knows_every_field  # noqa: F401
from board.contract import PALM
from peakday.board import document, document_of, merge, parse, write

QUICKLY = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def differences(one, other):
    """The fields in which two boards differ; short, where a whole board would fill the screen."""
    return [
        (field.name, getattr(one, field.name), getattr(other, field.name))
        for field in fields(one)
        if getattr(one, field.name) != getattr(other, field.name)
    ]


@QUICKLY
@given(boards())
def test_reading_what_was_written_gives_the_board(board):
    reading = parse(write(board))
    assert [str(mistake) for mistake in reading.mistakes] == []
    assert reading.board is not None
    again = replace(reading.board, source="", assumed=())
    assert differences(again, board) == []


@QUICKLY
@given(boards(), boards())
def test_any_document_can_be_merged_into_any_text(one, other):
    text = "# kept\n" + write(one)
    merged = merge(text, document_of(other))
    assert document(merged) == document(write(other))
    assert merged.startswith("# kept")
    assert merge(merged, document(merged)) == merged


def test_the_contracts_board_is_written_as_it_stands():
    board = parse(PALM).board
    assert board is not None
    written = write(board)
    said = PALM.replace("                       # ~> asynchronous: the caller does not wait", "")
    said = said.replace("hit: 92%", "hit: 92 %").replace(
        "\nrun: {for: 10 min, warm-up: 1 min, seeds: 5}", "run: {seeds: 5}"
    )
    assert written == said
