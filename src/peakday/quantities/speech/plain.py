"""The ordinary quantity: [$] number [magnitude] unit [per …], and whether it is an amount at all."""

from __future__ import annotations

from peakday.quantities.speech import comparators, names
from peakday.quantities.speech.looking import Found
from peakday.quantities.speech.measures import Measures
from peakday.quantities.speech.nouns import RHETORICAL, STOP
from peakday.quantities.speech.numerals import LETTER_MAGNITUDES, Numeral
from peakday.quantities.speech.tokens import NAME, NUMBER, WORD
from peakday.quantities.speech.units import (
    CURRENCY,
    CURRENCY_WORDS,
    HARD,
    KNOWN_NOUNS,
    RATES,
    TIMES,
    singular,
)
from peakday.quantities.speech.wordlists import words

_PRONOUN_BEFORE = words("no each this that every which any the another")
_LEADS_TO_NUMBER = words("of is at : = about around roughly ~ are was peak")
_UNSURE = words("few several many couple")
_UP = words("uptime availability available")
_SCREENS = words("video videos uhd resolution tv tvs hdr display screen content quality")


class Plain(Measures):
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
        item = Found(number.value, first, number.after, spelled=number.spelled, magnitude=number.magnitude)
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

    def _money(self, item: Found, money: str) -> None:
        if self._low(item.after) in ("usd", "dollars"):
            item.after += 1
        item.unit, item.hard = money, True
        item.per, item.after = self._pers(item.after, money=True)

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

    def _unit(self, item: Found, number: Numeral) -> None:
        """The unit after the number, and what it is per."""
        if item.unit is not None:
            item.per, item.after = self._pers(item.after, money=False, first=item.per)
            return
        after = item.after
        if (
            self._low(after) == "-"
            and self._glued(after)
            and self._glued(after + 1)
            and self._is_word(after + 1)
        ):
            word = self._low(after + 1)
            if word in KNOWN_NOUNS and word not in HARD:  # a 5-person team counts persons
                item.unit, item.noun, item.after = word, word, after + 2
                return
            if word in HARD or singular(word) in KNOWN_NOUNS:
                after += 1
            elif word == "ish":
                item.comparator, item.after = "~", after + 2
                after = item.after
        if number.fraction:
            if self._low(after) == "of":
                after += 1
            if self._low(after) in ("a", "an") and self._low(after + 1) in HARD:
                after += 1
        unit, end = self._hard_unit(after)
        if (
            unit is None
            and self._low(after) == "of"
            and not number.fraction
            and self._low(after + 1) in ("our", "the", "these", "those", "its", "my", "your", "their")
        ):
            noun = self._noun(after + 2, number.value)
        elif unit is None:
            noun = self._noun(after, number.value)
        else:
            noun = None
        if unit is not None:
            item.value *= unit.factor
            item.unit, item.per, item.hard, item.after = unit.unit, unit.per, True, end
            half, end = self._and_a_half(end)
            if half and unit in TIMES.values():
                item.value, item.after = item.value + half * unit.factor, end
        elif noun is not None:
            word, end, often = noun
            hard = HARD.get(word.lower())
            if hard is not None:
                item.value *= hard.factor
                item.unit, item.per, item.hard = hard.unit, hard.per, True
            else:
                item.unit, item.noun = word, word
            item.per = item.per or often
            item.after = end
        if item.unit is None:
            self._named_before(item)
        if item.unit is None and 90 <= item.value < 100 and self._low(item.after) in _UP:
            item.unit, item.hard = "%", True  # 99.9 uptime
        item.per, item.after = self._pers(item.after, money=item.unit in ("USD", "EUR"), first=item.per)
        if item.per is None and item.unit is not None:
            item.per, item.after = self._per_behind(item.after)

    def _named_before(self, item: Found) -> None:
        """A QPS of 50k, RPS: 4000: the unit was said first."""
        at = item.first - 1
        for _ in range(3):
            if self._low(at) in RATES:
                rate = RATES[self._low(at)]
                item.unit, item.per, item.hard = rate.unit, rate.per, True
                return
            if self._low(at) not in _LEADS_TO_NUMBER:
                return
            at -= 1

    def _counts(self, item: Found, at: int, number: Numeral) -> bool:
        """Is this number an amount, and not a name, a date, a place in a list or a turn of speech?"""
        tokens_ = self._tokens
        unit = item.unit is not None
        if self._low(at - 1) in _UNSURE and not number.fraction and tokens_[at].kind == WORD:
            return False  # "a few hundred" says no number
        if tokens_[at].text in ("4", "8") and self._low(at + 1) == "k" and self._low(at + 2) in _SCREENS:
            return False
        if item.after < len(tokens_) and tokens_[at].kind == NUMBER:
            following = tokens_[item.after]
            stuck = self._glued(item.after) and following.kind in (WORD, NAME, NUMBER) and not unit
            if stuck and not item.magnitude and following.low not in ("ish", "x"):
                return False
        if names.is_date_or_clock(tokens_, at, number.after) or names.is_marker(tokens_, at):
            return False
        if names.is_ratio(tokens_, at, number.after):
            return False
        if self._low(at - 1) == "p" and not item.hard:  # p ninety nine
            return False
        if tokens_[at].kind == NUMBER:
            if names.is_year(tokens_, at, unit and not item.per):
                return False
            hard = item.hard or item.magnitude
            if names.is_name(tokens_, at, hard, unit):
                return False
            return self._stands_free(item, at)
        if (
            self._low(at - 1) == "-"
            and self._glued(at)
            and self._glued(at - 1)
            and self._low(at - 2) not in ("sub", "under")
        ):
            return item.magnitude and self._low(at - 2) not in STOP
        if number.fraction:
            return item.hard
        if item.magnitude or item.hard:
            return True
        if number.value == 1 or number.value == 0:
            if (
                number.value == 0
                and self._low(at - 1) in ("of", "is")
                and self._low(at - 2) in ("rpo", "rto")
            ):
                return True
            return unit and item.noun in KNOWN_NOUNS and self._low(at - 1) not in _PRONOUN_BEFORE
        if self._low(item.after - 1) in RHETORICAL or item.noun in RHETORICAL:
            return False
        if self._low(at - 1) in names.PLACES_IN_A_LIST and not unit:
            return False
        if unit:
            return True
        return number.value > 12 or comparators.before(tokens_, at) is not None

    def _stands_free(self, item: Found, at: int) -> bool:
        """A digit number joined by signs to other digits or words (10:1, 3-tier) is no amount by itself."""
        if self._low(at - 1) in (":", "/") and self._glued(at) and at >= 2 and self._glued(at - 1):
            return self._tokens[at - 2].kind == WORD and self._low(at - 1) == ":"
        after = self._low(item.after)
        if item.unit is None and not item.magnitude and after in (":", "/") and self._glued(item.after):
            return not self._glued(item.after + 1)
        if item.unit is None and after == "-" and self._glued(item.after) and self._is_word(item.after + 1):
            return not self._glued(item.after + 1) or item.magnitude
        return True
