"""What people cost an hour, where the prompt's own fact sheet says so."""

from __future__ import annotations

from dataclasses import replace

from peakday.board.models import Assumed, Board, Box
from peakday.board.phrases import parse_box_price
from peakday.catalog import CatalogError, kind
from peakday.catalog.trades import trade_time
from peakday.catalog.words import words_of
from peakday.prompts.model import Prompt, PromptFigure

WAGE = "wage"
"""How the name of such a figure begins: `wage`, or `wage-courier` where trades differ."""
SOURCE = "from the fact sheet"


def waged(prompt: Prompt, board: Board) -> Board:
    """The drawing with the prompt's wages on its people. A price that is drawn stays; all else is noted."""
    wages = [figure for figure in prompt.figures.values() if figure.id.split("-")[0] == WAGE]
    starts = {journey.start for journey in board.journeys.values()}
    boxes, told = dict(board.boxes), list(board.assumed)
    for box in board.boxes.values():
        wage = _wage(wages, box)
        if wage is None or box.price is not None or box.name in starts or not _works(box):
            continue
        boxes[box.name] = replace(box, price=parse_box_price(wage.value))
        told.append(Assumed(box.name, "price", f"{wage.value} each", f"{SOURCE}: {wage.meaning}"))
    return replace(board, boxes=boxes, assumed=tuple(told))


def _works(box: Box) -> bool:
    try:
        return kind(box) == "people"
    except CatalogError:
        return False  # the mistake is told where the board is read


def _wage(wages: list[PromptFigure], box: Box) -> PromptFigure | None:
    """The only wage there is; of several the one of the box's trade, by its word or by its time."""
    if len(wages) == 1:
        return wages[0]
    label = f"{box.name} {box.label or ''}"
    words = set(words_of(label))
    trades = {wage.id: set(words_of(wage.id)) - {WAGE} for wage in wages}
    by_word = (wage for wage in wages if words & trades[wage.id])
    mine = trade_time(label)
    by_trade = (w for w in wages if mine is not None and trade_time(" ".join(trades[w.id])) == mine)
    return next(by_word, None) or next(by_trade, None)
