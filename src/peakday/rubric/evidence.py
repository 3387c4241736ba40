"""One piece of evidence: a quote, a card, the clock, an element of the drawing, or a run's number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from peakday.interview.transcript import Drawing, Turn, stamp_text

EvidenceKind = Literal["quote", "card", "clock", "board", "run"]
LONGEST_QUOTE = 320


@dataclass(frozen=True, slots=True)
class Evidence:
    """`text` of a quote is a verbatim span of the session; `at` its stamp; `why` what it shows."""

    kind: EvidenceKind
    at: str | None
    text: str
    why: str

    def to_dict(self) -> dict[str, str | None]:
        """As the session's contract writes it."""
        return {"kind": self.kind, "at": self.at, "text": self.text, "why": self.why}


def quote(source: str, turn: Turn, text: str, why: str) -> Evidence | None:
    """A verbatim quote from a turn; `None` where no part of `text` stands in `source` as it is.

    A span over lines that the file shields (see `interview.transcript.write`) is cut to its longest
    verbatim line; a very long one is cut at a word.
    """
    words = text.strip()
    if words not in source:
        lines = [line.strip() for line in words.split("\n")]
        lines = [line for line in lines if line and line in source]
        if not lines:
            return None
        words = max(lines, key=len)
    if len(words) > LONGEST_QUOTE:
        cut = words.rfind(" ", 0, LONGEST_QUOTE)
        words = words[: cut if cut > LONGEST_QUOTE // 2 else LONGEST_QUOTE]
    words = words.rstrip(" ;,:")
    if not words:
        return None
    kind: EvidenceKind = "card" if turn.card else "quote"
    return Evidence(kind, stamp_of(turn), words, why)


def stamp_of(thing: Turn | Drawing) -> str | None:
    """The stamp of a turn or drawing as the file writes it."""
    if thing.stamp is not None:
        return thing.stamp
    return None if thing.at is None else stamp_text(thing.at)
