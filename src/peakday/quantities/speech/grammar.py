"""From tokens to quantities: walks the text once and asks each rule whether a quantity starts here."""

from __future__ import annotations

from math import isfinite

from peakday.quantities.speech import names
from peakday.quantities.speech.idioms import idiomatic
from peakday.quantities.speech.looking import Found
from peakday.quantities.speech.number_words import STARTERS
from peakday.quantities.speech.quantity import Quantity
from peakday.quantities.speech.tokens import NUMBER, WORD
from peakday.quantities.speech.units import CURRENCY, CURRENCY_WORDS
from peakday.quantities.speech.unsaid import Unsaid
from peakday.quantities.speech.wordlists import words

_STARTERS = (
    STARTERS
    | frozenset(CURRENCY_WORDS)
    | words("us sub twice thrice once double triple doubles triples doubling tripling")
)
"""Words a quantity can start with; at every other word the rules need not be asked."""


class Grammar(Unsaid):
    """Reads the quantities of one text. `find` is its only use."""

    def find(self) -> list[Quantity]:
        """All quantities, in the order said; linear in the text's length."""
        found: list[Found] = []
        idioms = idiomatic(self._tokens) | names.spoken_years(self._tokens)
        at = 0
        while at < len(self._tokens):
            if at in idioms or not self._may_start(at):
                at += 1
                continue
            read = self._range(at) or self._one(at)
            if read is None:
                rejected = self._numerals.read(at) if self._tokens[at].kind in (WORD, NUMBER) else None
                at = rejected.after if rejected else at + 1
                continue
            if idioms.isdisjoint(range(at, read[-1].after)):
                found.extend(read)
            at = max(at + 1, read[-1].after)
        return [self._quantity(item) for item in self._completed(self._merged(found)) if isfinite(item.value)]

    def _may_start(self, at: int) -> bool:
        token = self._tokens[at]
        if token.kind == WORD:
            return token.low in _STARTERS or token.low.endswith("fold")
        return token.kind == NUMBER or token.text in CURRENCY

    def _one(self, at: int) -> list[Found] | None:
        item = (
            self._nines(at)
            or self._shares_of(at)
            or self._multiple(at)
            or self._bare_unit(at)
            or self._plain(at)
        )
        return [item] if item else None

    def _quantity(self, item: Found) -> Quantity:
        start, end = self._tokens[item.first].start, self._tokens[item.after - 1].end
        value = float(f"{item.value:.12g}")  # 1/3 of 100 and 0.1 x 3 as a person would write them
        return Quantity(value, item.unit, item.per, item.comparator, self._text[start:end], start, end)
