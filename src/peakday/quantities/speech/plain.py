"""The ordinary quantity: [$] number [magnitude] unit [per …]."""

from __future__ import annotations

from typing import NamedTuple

from peakday.quantities.speech import comparators
from peakday.quantities.speech.judging import Judging
from peakday.quantities.speech.looking import Found
from peakday.quantities.speech.nouns import STOP
from peakday.quantities.speech.number_words import LETTER_MAGNITUDES
from peakday.quantities.speech.numerals import Numeral
from peakday.quantities.speech.tokens import NUMBER, WORD
from peakday.quantities.speech.units import (
    CURRENCY,
    CURRENCY_WORDS,
    HARD,
    KNOWN_NOUNS,
    MONEY,
    RATES,
    SIZES,
    TIMES,
    Unit,
    looks_plural,
    singular,
)
from peakday.quantities.speech.wordlists import words

_OF_THEM = words("them those these which whom")
_OUR = words("our the these those its my your their")
_UP = words("uptime availability available")
_SIZED = frozenset(unit.unit for unit in SIZES.values())


class Measured(NamedTuple):
    """What stands behind a number: a unit of measure, or a noun, its end and how often ("daily orders")."""

    unit: Unit | None
    noun: tuple[str, int, str | None] | None
    after: int

    def __bool__(self) -> bool:
        """Is there either?"""
        return self.unit is not None or self.noun is not None


class Plain(Judging):
    """Reads one ordinary quantity."""

    def _plain(self, at: int, joined: bool = True) -> Found | None:
        """The ordinary case: [$] number [magnitude] unit [per …]."""
        first = at
        token = self._tokens[at]
        money: str | None = None
        if token.text in CURRENCY:
            money, at = CURRENCY[token.text], at + 1
        elif (token.kind == WORD and token.low in CURRENCY_WORDS) or (
            token.low == "us" and self._low(at + 1) == "$"
        ):
            at += 2 if token.low == "us" else 1
            money = CURRENCY_WORDS.get(token.low, "USD")
        if at >= len(self._tokens) or self._tokens[at].kind not in (WORD, NUMBER):
            return None
        number = self._numerals.read(at, joined)
        if number is None:
            return None
        item = self._found(number, first)
        self._glued_letters(item, at, money is not None)
        if self._low(item.after) == "+" and self._glued(item.after):
            item.comparator, item.after = ">=", item.after + 1
        if money:
            self._money(item, money)
        else:
            self._unit(item, number)
        if not self._counts(item, at, number):
            return None
        sign = item.comparator
        self._compared(item)
        if sign != "=" and item.comparator == "=":
            item.comparator = sign
        return item

    def _found(self, number: Numeral, first: int) -> Found:
        return Found(
            number.value, first, number.after, spelled=number.spelled, magnitude=number.magnitude,
            scales=number.scales, fraction=number.fraction,
        )  # fmt: skip

    def _money(self, item: Found, money: str) -> None:
        if self._low(item.after) in ("usd", "dollars"):
            item.after += 1
        item.unit, item.hard = money, True
        self._paced(item)

    def _glued_letters(self, item: Found, at: int, money: bool) -> None:
        """The k of 50k, the M of 1M/day; a glued unit (200ms) is left for `_unit`."""
        after = item.after
        if after >= len(self._tokens) or self._tokens[after].kind != WORD:
            return
        word = self._tokens[after].text
        glued = self._glued(after)
        if not glued and word not in ("k", "K", "M", "B"):
            return
        scale = LETTER_MAGNITUDES.get(word)
        if word == "ish":
            item.comparator, item.after = "~", after + 1
        if scale is None:
            # 4kQPS: a magnitude and a unit in one word
            if glued and word[:1] in "kKM" and word[1:].lower() in RATES and word.lower() not in HARD:
                rate = RATES[word[1:].lower()]
                item.value *= LETTER_MAGNITUDES[word[:1]]
                item.unit, item.per, item.hard, item.after = rate.unit, rate.per, True, after + 1
            return
        if word in ("m", "mm", "b", "B") and not money:
            # 5m is minutes and 2B is bytes unless something counted follows.
            noun = self._noun(after + 1, 2.0)
            if noun is None or noun[0] in TIMES:
                slash = self._low(after + 1) == "/" or (self._low(after + 1) in ("per", "a") and word == "m")
                if not slash or word in ("b", "B"):
                    return
        if word == "T" and not money:
            return
        item.value, item.after, item.magnitude = item.value * scale, after + 1, True
        item.scales = (scale,)

    def _unit(self, item: Found, number: Numeral) -> None:
        """The unit after the number, and what it is per."""
        if item.unit is None:
            after = self._joined(item) if self._low(item.after) == "-" else item.after
            if item.unit is not None or (number.fraction and self._part_of_a_rate(item, after)):
                return
            self._counted(item, self._part_of(after) if number.fraction else after, number)
        self._paced(item)

    def _joined(self, item: Found) -> int:
        """Where the unit is behind the hyphen of "a 5-person team", "a 200-millisecond budget", "ten-ish"."""
        at = item.after + 1
        if not (self._glued(item.after) and self._glued(at) and self._is_word(at)):
            return item.after
        word = self._low(at)
        if word in KNOWN_NOUNS and word not in HARD:
            item.unit, item.noun, item.after = word, word, at + 1
        elif word == "ish":
            item.comparator, item.after = "~", at + 1
        elif word in HARD or singular(word) in KNOWN_NOUNS:
            return at
        return item.after

    def _part_of(self, at: int) -> int:
        """Past the "of a" between a fraction and its unit: a quarter of a second."""
        if self._low(at) == "of":
            at += 1
        return at + 1 if self._low(at) in ("a", "an") and self._low(at + 1) in HARD else at

    def _part_of_a_rate(self, item: Found, at: int) -> bool:
        """Half an order a second."""
        noun = self._low(at + 1)
        if self._low(at) not in ("a", "an") or not self._is_word(at + 1) or noun in STOP or noun in HARD:
            return False
        per, end = self._pers(at + 2, money=False)
        if per:
            item.unit = item.noun = singular(self._tokens[at + 1].text)
            item.per, item.after, item.hard = per, end, True
        return per is not None

    def _counted(self, item: Found, at: int, number: Numeral) -> None:
        """The unit of measure or the noun at token `at`, also behind a hedge: a hundred or so couriers."""
        measured = Measured(None, None, at)
        sign, behind = comparators.after(self._tokens, at)
        if sign and self._low(at) != "," and self._is_word(behind):
            measured = self._measured(behind, number)
        if measured:
            item.comparator = sign or "="
        else:
            measured = self._measured(at, number)
        unit = measured.unit
        if measured.noun is not None:
            word, end, item.per = measured.noun
            item.after = end
            unit = HARD.get(word.lower())
            if unit is None:
                item.unit = item.noun = word
            else:
                item.per = unit.per or item.per
        elif unit is not None:
            item.per, item.after = unit.per, measured.after
        if unit is not None:
            item.unit, item.factor, item.hard = unit.unit, unit.factor, True
            item.value *= unit.factor
            half, end = self._and_a_half(item.after)
            if half and (unit in TIMES.values() or unit in MONEY.values()):
                item.value, item.after = item.value + half * unit.factor, end
            self._small_change(item, unit)
        if item.unit is None and 90 <= item.value < 100 and self._low(item.after) in _UP:
            item.unit, item.hard = "%", True  # 99.9 uptime

    def _paced(self, item: Found) -> None:
        """What it is per, straight behind it, behind a hedge or behind what it is of."""
        money = item.unit in CURRENCY.values() or item.unit in _SIZED
        item.per, item.after = self._pers(item.after, money=money, first=item.per)
        if item.per is None:
            sign, end = comparators.after(self._tokens, item.after)
            per, end = self._pers(end, money=money)
            if sign and per:  # 10 seconds or so a call
                item.comparator, item.per, item.after = self._plainly(sign, item), per, end
        of = self._low(item.after) == "of"
        if item.per is None and item.unit is not None and (of or item.hard) and item.unit != "x":
            item.per, item.after = self._per_behind(item.after)
        if item.unit is None and item.per is not None and self._rate_of(item.after):  # 20k/s writes
            item.unit = item.noun = singular(self._tokens[item.after].text)
            item.after += 1

    def _rate_of(self, at: int) -> bool:
        """Is the word behind a rate what it counts: 20k/s writes?"""
        if not self._is_word(at) or self._low(at) in STOP or not looks_plural(self._low(at)):
            return False
        ends = at + 1 >= len(self._tokens) or not self._is_word(at + 1)
        return singular(self._low(at)) in KNOWN_NOUNS or ends

    def _small_change(self, item: Found, unit: Unit) -> None:
        """The cents of "two dollars fifty" and "a dollar and twenty cents"."""
        if unit.unit not in CURRENCY.values() or unit.factor != 1 or item.magnitude:
            return
        at = item.after + 1 if self._low(item.after) == "and" else item.after
        if at >= len(self._tokens):
            return
        cents = self._numerals.read(at)
        if cents is None or cents.magnitude or cents.fraction or not 1 <= cents.value < 100:
            return
        if self._low(cents.after) in ("cents", "cent", "pence"):
            item.value, item.after = item.value + cents.value / 100, cents.after + 1
        elif (
            at == item.after
            and cents.value >= 10
            and self._noun(cents.after, 2.0) is None
            and self._hard_unit(cents.after)[0] is None
        ):
            item.value, item.after = item.value + cents.value / 100, cents.after

    def _measured(self, at: int, number: Numeral) -> Measured:
        """The unit of measure at token `at`, or else the noun counted there."""
        unit, end = self._hard_unit(at)
        if unit is not None:
            return Measured(unit, None, end)
        if self._low(at) == "of" and not number.fraction and number.value != 1:
            many = at + 2 if self._low(at + 1) in _OUR else at + 1
            whole = self._numerals.read(many) if many < len(self._tokens) else None
            if whole is not None and whole.value > number.value:  # 2 of the 3 replicas
                noun = self._noun(whole.after, whole.value)
                return Measured(None, (noun[0], at, noun[2]) if noun and noun[0] not in HARD else None, at)
            told = looks_plural(self._low(at + 2)) and self._is_word(at + 2) and not self._is_word(at + 3)
            if self._low(at + 1) in _OUR or (self._low(at + 1) in _OF_THEM and told):  # 300k of them drivers
                return Measured(None, self._noun(at + 2, number.value), at)
        return Measured(None, self._noun(at, number.value), at)
