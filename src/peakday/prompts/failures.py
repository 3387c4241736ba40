"""A failure the interviewer raises, written for the reference design and aimed at whatever was drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass

from peakday.board.models import Board
from peakday.catalog import CatalogError, kind


@dataclass(frozen=True, slots=True)
class Aim:
    """How a drawing's own box is found for a box of the failure's text."""

    words: tuple[str, ...] = ()
    """Words its name or label may hold, the surest first."""
    kinds: tuple[str, ...] = ()
    """Kinds it may be; a box of another kind is hit only by its words."""
    start: bool = False
    """The box where the journey starts."""
    after: str | None = None
    """The first box that one calls and waits for."""


@dataclass(frozen=True, slots=True)
class PromptFailure:
    """A failure to discuss. `text` is in the board language, with the strong design's names."""

    id: str
    text: str
    say: str
    """What the interviewer says as it is raised."""
    predict: str
    """What the candidate is asked to predict first."""
    about: str
    """What it shows."""
    aims: dict[str, Aim]

    def on(self, board: Board) -> str | None:
        """The same failure in the words of `board`; `None` where the drawing has nothing it could hit."""
        found: dict[str, str] = {}
        for name, aim in self.aims.items():
            box = name if name in board.boxes and not aim.after else _find(board, aim, found)
            if box is None:
                return None
            found[name] = box
        if not found:
            return self.text
        names = "|".join(re.escape(name) for name in sorted(found, key=len, reverse=True))
        return re.sub(rf"(?<![\w.-])({names})(?![\w.-])", lambda hit: found[hit[1]], self.text)


def _find(board: Board, aim: Aim, found: dict[str, str]) -> str | None:
    if aim.start:
        return next((journey.start for journey in board.journeys.values()), None)
    if aim.after:
        source = found.get(aim.after)
        return next((a.target for a in board.arrows if a.source == source and a.waits), None)
    starts = {journey.start for journey in board.journeys.values()}
    called = [name for name in board.boxes if name not in starts]
    right_kind = [name for name in called if _kind(board, name) in aim.kinds]
    by_words = _by_words(board, aim, right_kind) or _by_words(board, aim, called)
    return by_words or (right_kind[0] if right_kind else None)


def _by_words(board: Board, aim: Aim, names: list[str]) -> str | None:
    for word in aim.words:
        for name in names:
            text = f"{name} {board.boxes[name].label or ''}".lower().replace("-", " ").replace("_", " ")
            if word in text:
                return name
    return None


def _kind(board: Board, name: str) -> str | None:
    try:
        return kind(board.boxes[name])
    except CatalogError:
        return None
