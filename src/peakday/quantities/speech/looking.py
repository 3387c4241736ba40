"""A quantity on its way, and the small looks at the tokens every rule takes."""

from __future__ import annotations

from dataclasses import dataclass

from peakday.quantities.speech import comparators
from peakday.quantities.speech.numerals import Numerals
from peakday.quantities.speech.tokens import BREAK, NUMBER, WORD, tokens
from peakday.quantities.speech.units import CURRENCY

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
    scales: tuple[float, ...] = ()
    """What its magnitude words or letters multiplied: all of them, and the last alone."""
    factor: float = 1.0
    """What its unit's own word multiplied: 1e-3 for microseconds told in ms, 0.01 for cents."""
    nines: bool = False
    fraction: bool = False
    unsure: bool = False
    """A small bare number word, which is a quantity only where its neighbours lend it a unit."""


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

    def _share_magnitude(self, low: Found, high: Found) -> None:
        """A magnitude said once: "5 to 6 thousand", "two or three hundred", "one to two hundred thousand"."""
        if low.value >= 1000 or low.scales[:1] > (100.0,):
            return
        for scale in high.scales:
            if low.value * scale < high.value:
                low.value, low.magnitude = low.value * scale, True
                return

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
        said = comparators.after(self._tokens, item.after)[0] or comparators.before(self._tokens, first)
        if said == ">" and not item.hard and comparators.divides(self._tokens, first - 1):
            said = None
        if said and not (said == ">" and item.unit in TIMES_IN_S and self._low(first - 1) == "past"):
            item.comparator = self._plainly(said, item)
        return item

    def _plainly(self, said: str, item: Found) -> str:
        """A comparator as a sign: of times and money the better ones are the smaller."""
        if said.startswith("better"):
            less = item.unit in TIMES_IN_S or item.unit in CURRENCY.values()
            return ("<" if less else ">") + ("=" if said == "better or equal" else "")
        return said
