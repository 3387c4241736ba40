"""The ordinary quantity: [$] number [magnitude] unit [per …], and whether it is an amount at all."""

from __future__ import annotations

from peakday.quantities.speech import comparators, names
from peakday.quantities.speech.looking import Found
from peakday.quantities.speech.measures import Measures
from peakday.quantities.speech.nouns import RHETORICAL, STOP
from peakday.quantities.speech.numerals import ALONE, LETTER_MAGNITUDES, Numeral
from peakday.quantities.speech.tokens import NAME, NUMBER, WORD
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

_PRONOUN_BEFORE = words("no each this that every which any the another")
_UNSURE = words("few several many couple multi")
_OF_THEM = words("them those these which whom")
_OUR = words("our the these those its my your their")
_UP = words("uptime availability available")
_SIZED = frozenset(unit.unit for unit in SIZES.values())
_GROUPS = words("team batch group set pool cluster block pack crew squad bundle queue groups batches teams")
"""What can be "of five": a number after these counts, however small."""
_REASONS = words("reasons things ways thanks apologies excuses")
"""A million of these are no count either."""
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
        item.scales = (scale,)

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
            elif (
                self._low(after) in ("a", "an")
                and self._is_word(after + 1)
                and self._low(after + 1) not in STOP
            ):
                per, end = self._pers(after + 2, money=False)
                if per:  # half an order a second
                    item.unit = item.noun = singular(self._tokens[after + 1].text)
                    item.per, item.after, item.hard = per, end, True
                    return
        unit, end, noun = None, after, None
        sign, behind = comparators.after(self._tokens, after)
        if (
            sign and self._low(after) != "," and self._is_word(behind)
        ):  # a hundred or so couriers, 50 plus stores
            unit, end, noun = self._measured(behind, number)
        if unit is not None or noun is not None:
            item.comparator = sign or "="
        else:
            unit, end, noun = self._measured(after, number)
        if unit is not None:
            item.value, item.factor = item.value * unit.factor, unit.factor
            item.unit, item.per, item.hard, item.after = unit.unit, unit.per, True, end
            half, end = self._and_a_half(end)
            if half and (unit in TIMES.values() or unit in MONEY.values()):
                item.value, item.after = item.value + half * unit.factor, end
            self._small_change(item, unit)
        elif noun is not None:
            word, end, often = noun
            hard = HARD.get(word.lower())
            if hard is not None:
                item.value, item.factor = item.value * hard.factor, hard.factor
                item.unit, item.per, item.hard = hard.unit, hard.per, True
            else:
                item.unit, item.noun = word, word
            item.per = item.per or often
            item.after = end
        if item.unit is None and 90 <= item.value < 100 and self._low(item.after) in _UP:
            item.unit, item.hard = "%", True  # 99.9 uptime
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

    def _measured(
        self, at: int, number: Numeral
    ) -> tuple[Unit | None, int, tuple[str, int, str | None] | None]:
        """The unit of measure at token `at` and the token after it, or else the noun counted there."""
        unit, end = self._hard_unit(at)
        if unit is not None:
            return unit, end, None
        if self._low(at) == "of" and not number.fraction and number.value != 1:
            many = at + 2 if self._low(at + 1) in _OUR else at + 1
            whole = self._numerals.read(many) if many < len(self._tokens) else None
            if whole is not None and whole.value > number.value:  # 2 of the 3 replicas
                noun = self._noun(whole.after, whole.value)
                return None, end, (noun[0], at, noun[2]) if noun and noun[0] not in HARD else None
            if self._low(at + 1) in _OUR:
                return None, end, self._noun(at + 2, number.value)
            told = looks_plural(self._low(at + 2)) and self._is_word(at + 2) and not self._is_word(at + 3)
            if self._low(at + 1) in _OF_THEM and told:  # 300k of them drivers
                return None, end, self._noun(at + 2, number.value)
        return None, end, self._noun(at, number.value)

    def _counts(self, item: Found, at: int, number: Numeral) -> bool:
        """Is this number an amount, and not a name, a date, a place in a list or a turn of speech?"""
        tokens_ = self._tokens
        unit = item.unit is not None
        if self._low(at - 1) in ("each", "every") and self._low(at) in ALONE:
            return False  # each thousand pages
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
        if names.is_decade(tokens_, at, number.after):
            return False
        if names.is_ratio(tokens_, at, number.after):
            return False
        if self._low(at - 1) == "p" and (not item.hard or 50 <= number.value < 100):  # p ninety nine
            return False
        if tokens_[at].kind == NUMBER:
            if names.is_year(tokens_, at, unit and not item.per):
                return False
            hard = item.hard or item.magnitude
            if names.is_name(tokens_, at, hard, unit):
                return False
            grouped = number.after > at + 1 or "," in tokens_[at].text
            if not unit and not item.per and not item.magnitude and not grouped:
                item.unsure = names.is_after_name(tokens_, at)
            return self._stands_free(item, at)
        if (
            self._low(at - 1) == "-"
            and self._glued(at)
            and self._glued(at - 1)
            and self._low(at - 2) not in ("sub", "under")
        ):
            return item.magnitude and self._low(at - 2) not in STOP
        if number.fraction:
            item.unsure = not item.hard
            return True
        if self._rhetorical(item):
            return False
        if item.magnitude or item.hard:
            return True
        if item.unit is None and self._low(item.after) == "-" and self._glued(item.after):
            return not self._is_word(item.after + 1)  # three-tier
        if number.value == 1 or number.value == 0:
            if (
                number.value == 0
                and self._low(at - 1) in ("of", "is")
                and self._low(at - 2) in ("rpo", "rto")
            ):
                return True
            counted = item.noun in KNOWN_NOUNS or item.per is not None
            return unit and counted and self._low(at - 1) not in _PRONOUN_BEFORE
        if self._low(at - 1) in names.PLACES_IN_A_LIST and not unit:
            return False
        if unit:
            return True
        grouped = self._low(at - 1) == "of" and self._low(at - 2) in _GROUPS
        small = number.value <= 12 and comparators.before(tokens_, at) is None
        item.unsure = (small and not grouped) or names.is_spoken_clock(tokens_, at, item.after)
        return True

    def _rhetorical(self, item: Found) -> bool:
        """Two things, a million reasons: what counts the talk and not the system."""
        if self._low(item.after - 1) not in RHETORICAL and item.noun not in RHETORICAL:
            return False
        return not item.hard and (not item.magnitude or self._low(item.after - 1) in _REASONS)

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
