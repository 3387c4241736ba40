"""Sentences of the candidate, each with its place, so that a quote can be verbatim."""

from __future__ import annotations

import re
from dataclasses import dataclass

from peakday.interview.transcript import Turn

_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\bapprox)[.?!…。؟]+[\"”')\]]*(?=\s|$)|\n\s*\n|;\s")
_LONG_WORDS = 60
_BREATH = re.compile(r",\s|\s(?=(?:and then|so|but|because|then)\s)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a turn: `start` and `end` within `turn.text`; `number` counts over the session."""

    turn: Turn
    start: int
    end: int
    number: int

    @property
    def text(self) -> str:
        """The words, verbatim."""
        return self.turn.text[self.start : self.end]

    @property
    def low(self) -> str:
        """The words in lower case with plain quotes and one kind of space, for matching only."""
        return " ".join(self.text.lower().replace("’", "'").replace("‑", "-").split())


def sentences_of(turns: tuple[Turn, ...]) -> tuple[Sentence, ...]:
    """All sentences of some turns, in order. Speech without stops is cut at its breaths."""
    found: list[Sentence] = []
    for turn in turns:
        for start, end in _spans(turn.text):
            found.append(Sentence(turn, start, end, len(found)))
    return tuple(found)


def by_turn(turns: tuple[Turn, ...]) -> dict[int, tuple[Sentence, ...]]:
    """The sentences of each turn, by the turn's order; their numbers count over all the turns."""
    found: dict[int, list[Sentence]] = {turn.order: [] for turn in turns}
    for sentence in sentences_of(turns):
        found[sentence.turn.order].append(sentence)
    return {order: tuple(of) for order, of in found.items()}


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        spans += _breaths(text, start, match.end())
        start = match.end()
    spans += _breaths(text, start, len(text))
    return spans


def _breaths(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    trimmed = _trimmed(text, start, end)
    if trimmed is None:
        return []
    if piece.count(" ") < _LONG_WORDS:
        return [trimmed]
    spans, at = [], start
    for match in _BREATH.finditer(piece):
        here = start + match.end()
        if text[at:here].count(" ") >= _LONG_WORDS // 2:
            if (cut := _trimmed(text, at, here)) is not None:
                spans.append(cut)
            at = here
    if (rest := _trimmed(text, at, end)) is not None:
        spans.append(rest)
    return spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    if not piece.strip():
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
