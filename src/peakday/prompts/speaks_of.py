"""Which journey a failure's question speaks of, on somebody's own drawing.

A prediction is one number a metric, so it is held to one journey: the one the question names, or whose
figure it asks about; where it does neither, the one with the tightest p99 that the failure comes near.
"""

from __future__ import annotations

import re
from math import inf

from peakday.board.models import Board, Failure
from peakday.prompts.failures import PromptFailure
from peakday.prompts.way import Way


def speaks_of(asked: PromptFailure, failure: Failure, board: Board) -> str | None:
    """The journey's name; `failure` is the same failure as it hits this board. `None` without a journey."""
    touched = [name for name in board.journeys if _comes_near(failure, board, name)]
    names = touched or list(board.journeys)
    for part in re.split(r"[,;.?!]", asked.predict.lower()):
        said = _named(part, board)
        if len(said) == 1:
            return said[0]
        timed = [name for name in board.journeys if _p99(board, name) < inf]
        if "p99" in part and timed:
            return _tightest(board, [name for name in said or names if name in timed] or timed)
    said = _named(asked.say.lower(), board)
    return said[0] if len(said) == 1 else _tightest(board, said or names)


def _named(text: str, board: Board) -> list[str]:
    """Journeys that are called by their names, one or many of them: a look, the looks."""
    return [
        name
        for name in board.journeys
        if re.search(rf"\b{re.escape(name.lower()).replace('-', '[- ]')}(?:s|es)?\b", text)
    ]


def _comes_near(failure: Failure, board: Board, journey: str) -> bool:
    way = Way(board, board.journeys[journey])
    on_it = way.all | {way.journey.start}
    if failure.arrow:
        source, target = failure.arrow
        return source in on_it and target in on_it
    if failure.place:
        return any(board.boxes[name].place == failure.place for name in on_it)
    return failure.box is None or failure.box in on_it


def _p99(board: Board, journey: str) -> float:
    """The bound of its tightest p99 target, in seconds."""
    bounds = [each.value for each in board.targets if each.journey == journey and each.metric == "p99"]
    return min(bounds, default=inf)


def _tightest(board: Board, names: list[str]) -> str | None:
    return min(names, key=lambda name: _p99(board, name), default=None)
