"""A quantity on its way, and the small looks at the tokens every rule takes."""

from __future__ import annotations

from dataclasses import dataclass

from peakday.quantities.speech import comparators
from peakday.quantities.speech.numerals import Numerals
from peakday.quantities.speech.tokens import BREAK, NUMBER, WORD, tokens

TIMES_IN_S = {"ms": 1e-3, "s": 1.0, "min": 60.0, "hour": 3600.0, "day": 86400.0}


@dataclass(slots=True)
class Found:
    """A quantity on its way: where it is in tokens and what is known of it so far."""

    value: float
    first: int
    after: int
    unit: str | None = None
    per: str | None = None
    comparator: str = "="
    hard: bool = False
    spelled: bool = False
    magnitude: bool = False
    noun: str | None = None


class Looking:
    """The tokens of one text, its numerals, and looks at both that never run off an end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._numerals = Numerals(self._tokens)

    def _low(self, at: int) -> str:
        return self._tokens[at].low if 0 <= at < len(self._tokens) else ""

    def _is_word(self, at: int) -> bool:
        return 0 <= at < len(self._tokens) and self._tokens[at].kind == WORD

    def _glued(self, at: int) -> bool:
        return 0 < at < len(self._tokens) and not self._tokens[at].gap

    def _compared(self, item: Found) -> Found:
        """The same with the comparator its neighbours say."""
        first = item.first
        if self._low(first - 1) == "-" and self._low(first - 2) == "sub":
            item.comparator = "<"
            return item
        if self._low(first - 1) == "-" and self._glued(first) and (first < 2 or self._tokens[first - 1].gap):
            starts_line = first == 1 or self._tokens[first - 2].kind == BREAK
            if self._tokens[first].kind == NUMBER and not starts_line and item.unit != "%":
                item.value = -item.value
        said = comparators.after(self._tokens, item.after) or comparators.before(self._tokens, first)
        if said and not (said == ">" and item.unit in TIMES_IN_S and self._low(first - 1) == "past"):
            item.comparator = said
        return item
