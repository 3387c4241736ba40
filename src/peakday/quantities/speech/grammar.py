"""From tokens to quantities: a number, what it counts, per what, and which way it is meant."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from peakday.quantities.speech import comparators, names
from peakday.quantities.speech.nouns import ADJECTIVES, RHETORICAL, STOP
from peakday.quantities.speech.numerals import BIG, FRACTIONS, LETTER_MAGNITUDES, SMALL, TENS, Numeral, Numerals
from peakday.quantities.speech.quantity import Quantity
from peakday.quantities.speech.tokens import BREAK, NAME, NUMBER, WORD, Token, tokens
from peakday.quantities.speech.units import (
    CURRENCY,
    CURRENCY_WORDS,
    HARD,
    HOW_OFTEN,
    KNOWN_NOUNS,
    LETTERS,
    MONEY,
    PERIODS,
    RATES,
    TIMES,
    Unit,
    looks_plural,
    singular,
)

_FARTHEST_NOUN = 4
"""How many words after the number the counted noun may stand ("5 million monthly active Prime members")."""
_TIMES_IN_S = {"ms": 1e-3, "s": 1.0, "min": 60.0, "hour": 3600.0, "day": 86400.0}


@dataclass(slots=True)
class _Found:
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


class Grammar:
    """Reads the quantities of one text. `find` is its only use."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._numerals = Numerals(self._tokens)

    def find(self) -> list[Quantity]:
        """All quantities, in the order said; linear in the text's length."""
        found: list[_Found] = []
        at = 0
        while at < len(self._tokens):
            read = self._range(at) or self._one(at)
            if read is None:
                at += 1
                continue
            found.extend(read)
            at = max(at + 1, read[-1].after)
        return [self._quantity(item) for item in self._merged(found) if isfinite(item.value)]

    # -- small looks ------------------------------------------------------------------------------------

    def _low(self, at: int) -> str:
        return self._tokens[at].low if 0 <= at < len(self._tokens) else ""

    def _is_word(self, at: int) -> bool:
        return 0 <= at < len(self._tokens) and self._tokens[at].kind == WORD

    def _glued(self, at: int) -> bool:
        return 0 < at < len(self._tokens) and not self._tokens[at].gap

    def _quantity(self, item: _Found) -> Quantity:
        start, end = self._tokens[item.first].start, self._tokens[item.after - 1].end
        value = float(f"{item.value:.12g}")  # 1/3 of 100 and 0.1 x 3 as a person would write them
        return Quantity(value, item.unit, item.per, item.comparator, self._text[start:end], start, end)

    # -- one quantity -----------------------------------------------------------------------------------

    def _one(self, at: int) -> list[_Found] | None:
        item = self._nines(at) or self._shares_of(at) or self._multiple(at) or self._bare_period(at) or self._plain(at)
        return [item] if item else None

    def _nines(self, at: int) -> _Found | None:
        """Four nines, 3 nines, five and a half nines."""
        number = self._numerals.read(at)
        if number is None or number.value < 1 or number.value > 12:
            return None
        after = number.after
        if self._low(after) == "-":
            after += 1
        if self._low(after) not in ("nines", "9s") and not (
            self._low(after) == "9" and self._glued(after + 1) and self._low(after + 1) == "s"
        ):
            return None
        whole, half = int(number.value), number.value % 1
        share = float("99." + "9" * (whole - 2)) if whole > 2 else (99.0 if whole == 2 else 90.0)
        if half:
            share += 5 * 10.0 ** (1 - whole)
        step = 2 if self._low(after) == "9" else 1
        return self._compared(_Found(share, at, after + step, unit="%", hard=True))

    def _shares_of(self, at: int) -> _Found | None:
        """One in a hundred thousand, 9 out of 10, a third of, half the stores, 2/3 of."""
        number = self._numerals.read(at)
        if number is None:
            return None
        after = number.after
        if number.fraction:
            of = self._low(after) in ("of", "the", "our", "their", "all") and self._low(after + 1) not in TIMES
            if of and not self._period_after_of(after):
                return self._compared(_Found(100 * number.value, at, after, unit="%", hard=True))
            return None
        if self._low(after) == "/" and self._glued(after) and self._glued(after + 1):
            whole = self._numerals.read(after + 1) if after + 1 < len(self._tokens) else None
            if whole and whole.value > number.value > 0 and self._low(whole.after) == "of":
                return self._compared(_Found(100 * number.value / whole.value, at, whole.after, unit="%", hard=True))
            return None
        if self._low(after) == "in":
            step = after + 1
        elif self._low(after) == "out" and self._low(after + 1) == "of":
            step = after + 2
        else:
            return None
        if step >= len(self._tokens):
            return None
        if self._low(step) == "every":
            step += 1
        whole = self._numerals.read(step) if step < len(self._tokens) else None
        if whole is None or whole.value <= max(number.value, 1) or names.is_year(self._tokens, step, False):
            return None
        if self._low(whole.after) in TIMES or self._low(after) == "in" and number.value > 10:
            return None
        return self._compared(_Found(100 * number.value / whole.value, at, whole.after, unit="%", hard=True))

    def _period_after_of(self, after: int) -> bool:
        """Half of a second, a quarter of an hour: a duration, not a share."""
        return self._low(after) == "of" and self._low(after + 1) in ("a", "an") and self._low(after + 2) in TIMES

    def _multiple(self, at: int) -> _Found | None:
        """Twice the load, 2x, tenfold, 3 times the traffic, 5 times a day."""
        word = self._low(at) if self._is_word(at) else ""
        value: float | None = None
        after = at + 1
        if word in ("twice", "thrice", "once"):
            value = {"once": 1.0, "twice": 2.0, "thrice": 3.0}[word]
            per, end = self._per(after, money=False)
            if per:
                return self._compared(_Found(value, at, end, unit="time", per=per, hard=True))
            return None if word == "once" else self._compared(_Found(value, at, after, unit="x", hard=True))
        if word in ("double", "triple", "doubles", "triples", "doubling", "tripling") and self._low(after) in (
            "the", "our", "that", "its", "their", "this",
        ):  # fmt: skip
            return _Found(2.0 if word.startswith("doubl") else 3.0, at, after, unit="x", hard=True)
        if word.endswith("fold") and self._numerals_word(word[:-4]):
            return self._compared(_Found(self._numerals_word(word[:-4]) or 0.0, at, after, unit="x", hard=True))
        number = self._numerals.read(at)
        if number is None or number.fraction:
            return None
        value, after = number.value, number.after
        if self._low(after) in ("x", "×") and (self._glued(after) or self._low(after) == "×" or self._low(after + 1) == "the"):
            if after + 1 < len(self._tokens) and self._tokens[after + 1].kind == NUMBER:
                return None
            return self._compared(_Found(value, at, after + 1, unit="x", hard=True))
        if self._low(after) == "fold" or (self._low(after) == "-" and self._low(after + 1) == "fold"):
            return self._compared(_Found(value, at, after + (1 if self._low(after) == "fold" else 2), unit="x", hard=True))
        if self._low(after) == "times":
            per, end = self._per(after + 1, money=False)
            if per:
                return self._compared(_Found(value, at, end, unit="time", per=per, hard=True))
            unit = "x" if self._low(after + 1) in _OF_WHAT else "time"
            return self._compared(_Found(value, at, after + 1, unit=unit, hard=True))
        return None

    def _numerals_word(self, word: str) -> float | None:
        return SMALL.get(word, TENS.get(word, {"hundred": 100.0, "thousand": 1000.0}.get(word)))

    def _bare_period(self, at: int) -> _Found | None:
        """Under a second, within an hour: the article is the number one, but only after a comparator."""
        if self._low(at) not in ("a", "an", "one") or not self._is_word(at + 1) or self._low(at + 1) in LETTERS:
            return None
        unit = TIMES.get(self._low(at + 1))
        if unit is None or self._low(at + 1).endswith("s") or self._numerals.read(at) and self._low(at) != "one":
            return None
        half, after = self._and_a_half(at + 2)
        sign = comparators.before(self._tokens, at)
        if self._low(at) != "one" and (sign is None or sign == "~" and self._low(at - 1) in ("like", "say", "some", "maybe")) and not half:
            return None
        if self._low(at) == "one" and not half:
            return None  # an ordinary number word
        item = _Found(unit.factor * (1 + half), at, after, unit=unit.unit, hard=True)
        return self._compared(item)

    def _and_a_half(self, at: int) -> tuple[float, int]:
        """The half of "an hour and a half"."""
        if self._low(at) == "and" and self._low(at + 1) == "a" and self._low(at + 2) in ("half", "quarter"):
            return FRACTIONS[self._low(at + 2)], at + 3
        return 0.0, at

    def _plain(self, at: int, joined: bool = True) -> _Found | None:
        """The ordinary case: [$] number [magnitude] unit [per …]."""
        first = at
        token = self._tokens[at]
        money: str | None = None
        if token.text in CURRENCY:
            money, at = CURRENCY[token.text], at + 1
        elif token.kind == WORD and token.low in CURRENCY_WORDS or token.low == "us" and self._low(at + 1) == "$":
            at += 2 if token.low == "us" else 1
            money = CURRENCY_WORDS.get(token.low, "USD")
        if at >= len(self._tokens) or self._tokens[at].kind not in (WORD, NUMBER):
            return None
        number = self._numerals.read(at, joined)
        if number is None:
            return None
        item = _Found(number.value, first, number.after, spelled=number.spelled, magnitude=number.magnitude)
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
        if sign == ">=" and item.comparator == "=":
            item.comparator = sign
        return item

    def _money(self, item: _Found, money: str) -> None:
        if self._low(item.after) in ("usd", "dollars"):
            item.after += 1
        item.unit, item.hard = money, True
        item.per, item.after = self._pers(item.after, money=True)

    def _glued_letters(self, item: _Found, at: int, money: bool) -> None:
        """The k of 50k, the M of 1M/day; a glued unit (200ms) is left for `_unit`."""
        after = item.after
        if after >= len(self._tokens) or self._tokens[after].kind != WORD:
            return
        word = self._tokens[after].text
        glued = self._glued(after)
        if not glued and word not in ("k", "K", "M", "B"):
            return
        scale = LETTER_MAGNITUDES.get(word)
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
                slash = self._low(after + 1) == "/" or self._low(after + 1) in ("per", "a") and word == "m"
                if not slash or word in ("b", "B"):
                    return
        if word == "T" and not money:
            return
        item.value, item.after, item.magnitude = item.value * scale, after + 1, True

    def _unit(self, item: _Found, number: Numeral) -> None:
        """The unit after the number, and what it is per."""
        if item.unit is not None:
            item.per, item.after = self._pers(item.after, money=False, first=item.per)
            return
        after = item.after
        if self._low(after) == "-" and self._glued(after) and self._glued(after + 1) and self._is_word(after + 1):
            word = self._low(after + 1)
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
        if unit is None and self._low(after) == "of" and not number.fraction and self._low(after + 1) in ("our", "the", "these", "those", "its", "my", "your", "their"):
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
        item.per, item.after = self._pers(item.after, money=item.unit in ("USD", "EUR"), first=item.per)

    def _hard_unit(self, at: int) -> tuple[Unit | None, int]:
        """A unit of measure right after the number."""
        if at >= len(self._tokens):
            return None, at
        token = self._tokens[at]
        if token.text == "%":
            return HARD["%"], at + 1
        if token.text in CURRENCY:
            return Unit(CURRENCY[token.text]), at + 1
        if token.kind != WORD:
            return None, at
        if token.low == "per" and self._low(at + 1) == "cent":
            return HARD["%"], at + 2
        if token.low == "percentage" and self._low(at + 1) in ("point", "points"):
            return HARD["%"], at + 2
        if token.low == "basis" and self._low(at + 1) in ("point", "points"):
            return HARD["bps"], at + 2
        if token.low in ("milli", "micro") and self._low(at + 1) in ("seconds", "second"):
            return HARD["ms" if token.low == "milli" else "us"], at + 2
        if token.low == "us" and not self._glued(at):
            return None, at  # the pronoun or the country
        if token.low == "b" and self._glued(at) and token.text == "B":
            return HARD["byte"], at + 1
        if token.low == "m" and self._glued(at):
            return HARD["min"], at + 1
        if token.low in ("mo", "wk", "op", "tx", "d", "m", "trans", "night", "quarter") and not self._glued(at):
            if token.low in ("night", "quarter", "mo", "wk", "tx", "op"):
                return HARD[token.low], at + 1
            return None, at
        unit = HARD.get(token.low)
        if unit is None:
            return None, at
        if unit.unit in ("request", "transaction", "message", "operation") and unit.per is None:
            return unit, at + 1
        if self._low(at + 1) == "," or unit not in SECONDARY:
            return unit, at + 1
        return unit, at + 1

    def _noun(self, at: int, value: float) -> tuple[str, int, str | None] | None:
        """The counted noun within a few words: (singular, token after it, how often if daily/hourly)."""
        often: str | None = None
        for step in range(_FARTHEST_NOUN):
            i = at + step
            if not self._is_word(i):
                hyphened = i < len(self._tokens) and self._tokens[i].text == "-" and self._glued(i) and step
                if hyphened:
                    continue  # signed-in users
                return None
            token = self._tokens[i]
            if token.low in STOP or token.low.endswith(("'s", "’s")) or token.low in names.MONTHS and token.text[0].isupper() and step:
                return None
            if token.low in RATES or token.low in ("people", "staff", "traffic") or (
                token.low in HARD and looks_plural(token.text)
            ):
                end = i + 1
                return (token.low if token.low in HARD else singular(token.text)), end, often
            if token.low in HOW_OFTEN:
                often = HOW_OFTEN[token.low]
                continue
            if looks_plural(token.text):
                # "100 sales orders": of two plurals side by side the second is counted
                following = self._tokens[i + 1] if self._is_word(i + 1) else None
                if following and following.low not in STOP and looks_plural(following.text) and following.low not in HARD:
                    return singular(following.text), i + 2, often
                return singular(token.text), i + 1, often
            if token.low in ADJECTIVES:
                continue
            if value == 1 or self._tokens[i].low in KNOWN_NOUNS:
                following_noun = self._is_word(i + 1) and self._low(i + 1) not in STOP and (
                    looks_plural(self._tokens[i + 1].text) or self._low(i + 1) in KNOWN_NOUNS or self._low(i + 1) in RATES
                )
                if following_noun:
                    continue
                if token.low in KNOWN_NOUNS:
                    return singular(token.text), i + 1, often
        return None

    # -- per --------------------------------------------------------------------------------------------

    def _pers(self, at: int, money: bool, first: str | None = None) -> tuple[str | None, int]:
        """Every "per …" in a row, joined by a slash: per minute per store is minute/store."""
        parts = [first] if first else []
        for _ in range(3):
            per, end = self._per(at, money, bool(parts))
            if per is None:
                break
            parts.append(per)
            at = end
        return ("/".join(parts) if parts else None), at

    def _per(self, at: int, money: bool, again: bool = False) -> tuple[str | None, int]:
        """One "per X", "/X", "a X", "each X", "hourly" at token `at`: its name and the token after it."""
        word = self._low(at)
        if word in HOW_OFTEN and self._is_word(at):
            return HOW_OFTEN[word], at + 1
        if word in ("every", "each", "a", "an", "one") and self._is_word(at):
            period = PERIODS.get(self._low(at + 1)) if len(self._low(at + 1)) > 1 else None
            if period and self._is_word(at + 1) and word != "one":
                return period, at + 2
            if word in ("every", "each") and self._is_word(at + 1) and self._low(at + 1) not in STOP:
                return self._per_noun(at + 1, known=True)
            if money and word in ("a", "an") and singular(self._low(at + 1)) in KNOWN_NOUNS:
                return self._per_noun(at + 1, known=True)
            return None, at
        if word in ("at", "in", "for", "from", "on") and self._low(at + 1) in ("each", "every"):
            if self._low(at + 2) in PERIODS:
                return PERIODS[self._low(at + 2)], at + 3
            return self._per_noun(at + 2, known=True)
        if word == "at" and self._low(at + 1) in ("a", "one") and self._low(at + 2) in ("single", "store"):
            step = at + 3 if self._low(at + 2) == "single" else at + 2
            return self._per_noun(step, known=True) if again else (None, at)
        if word in ("per", "/") and not (word == "/" and self._tokens[at].gap and not self._is_word(at + 1)):
            return self._per_noun(at + 1, known=False)
        return None, at

    def _per_noun(self, at: int, known: bool) -> tuple[str | None, int]:
        if at >= len(self._tokens):
            return None, at
        token = self._tokens[at]
        if token.low in ("a", "each", "single", "every", "the", "one") and self._is_word(at + 1):
            at, token = at + 1, self._tokens[at + 1]
        if token.kind == WORD and token.low in PERIODS:
            return PERIODS[token.low], at + 1
        number = self._numerals.read(at) if token.kind in (WORD, NUMBER) else None
        bare = LETTER_MAGNITUDES.get(token.text) or BIG.get(token.low) if number is None else None
        if number is not None or bare:
            value, after = (number.value, number.after) if number else (bare or 1.0, at + 1)
            if number and after < len(self._tokens) and self._tokens[after].text in ("k", "K", "M"):
                value, after = value * LETTER_MAGNITUDES[self._tokens[after].text], after + 1
            noun = self._noun(after, value)
            unit, end = self._hard_unit(after)
            name = unit.unit if unit else noun[0] if noun else ""
            end = end if unit else noun[1] if noun else after
            return f"{value:.12g} {name}".strip(), end
        if token.kind != WORD or token.low in STOP:
            return None, at
        if token.low in HARD and HARD[token.low].per is None and HARD[token.low].factor == 1:
            return HARD[token.low].unit, at + 1
        # Of "per active user" and "per EC2 instance" the noun is the last word that can be one.
        for step in range(3):
            i = at + step
            if not self._is_word(i) or self._low(i) in STOP:
                break
            if self._low(i) in KNOWN_NOUNS or singular(self._low(i)) in KNOWN_NOUNS:
                return singular(self._tokens[i].text), i + 1
        del known
        return singular(token.text), at + 1

    # -- is it one at all ---------------------------------------------------------------------------------

    def _counts(self, item: _Found, at: int, number: Numeral) -> bool:
        """Is this number an amount, and not a name, a date, a place in a list or a turn of speech?"""
        tokens_ = self._tokens
        unit = item.unit is not None
        if item.after < len(tokens_) and tokens_[at].kind == NUMBER:
            following = tokens_[item.after]
            stuck = self._glued(item.after) and following.kind in (WORD, NAME, NUMBER) and not unit
            if stuck and not item.magnitude and following.low not in ("ish", "x"):
                return False
        if names.is_date_or_clock(tokens_, at, number.after) or names.is_marker(tokens_, at):
            return False
        if tokens_[at].kind == NUMBER:
            if names.is_year(tokens_, at, unit and not item.per):
                return False
            hard = item.hard or item.magnitude
            if names.is_name(tokens_, at, hard, unit):
                return False
            return self._stands_free(item, at)
        if self._low(at - 1) == "-" and self._glued(at) and self._glued(at - 1) and self._low(at - 2) not in ("sub", "under"):
            return item.magnitude and self._low(at - 2) not in STOP
        if number.fraction:
            return item.hard
        if item.magnitude or item.hard:
            return True
        if number.value == 1 or number.value == 0:
            return unit and item.noun in KNOWN_NOUNS and self._low(at - 1) not in _PRONOUN_BEFORE
        if self._low(item.after - 1) in RHETORICAL or item.noun in RHETORICAL:
            return False
        if self._low(at - 1) in names.PLACES_IN_A_LIST and not unit:
            return False
        if unit:
            return True
        return number.value > 12 or comparators.before(tokens_, at) is not None

    def _stands_free(self, item: _Found, at: int) -> bool:
        """A digit number joined by signs to other digits or words (10:1, 3-tier) is no amount by itself."""
        if self._low(at - 1) in (":", "/") and self._glued(at) and at >= 2 and self._glued(at - 1):
            return self._tokens[at - 2].kind == WORD and self._low(at - 1) == ":"
        after = self._low(item.after)
        if item.unit is None and not item.magnitude and after in (":", "/") and self._glued(item.after):
            return not self._glued(item.after + 1)
        if item.unit is None and after == "-" and self._glued(item.after) and self._is_word(item.after + 1):
            return not self._glued(item.after + 1) or item.magnitude
        return True

    # -- ranges, comparators, sums ---------------------------------------------------------------------------

    def _range(self, at: int) -> list[_Found] | None:
        """10-15 minutes, between 5 and 6 thousand users, $4 to $5k a month: two quantities, one unit."""
        token = self._tokens[at]
        between = self._low(at - 1) == "between"
        money = token.text in CURRENCY
        number_at = at + 1 if money else at
        if number_at >= len(self._tokens):
            return None
        number = self._numerals.read(number_at, joined=not between)
        if number is None or number.fraction:
            return None
        low = _Found(number.value, at, number.after, spelled=number.spelled, magnitude=number.magnitude)
        self._glued_letters(low, number_at, money)
        if low.unit is not None:
            return None
        bare = low.after
        unit, end = self._hard_unit(low.after)
        if unit is not None:
            low.after = end
        join = low.after
        word = self._low(join)
        if not (word in ("-", "–", "—", "to") or (between and word == "and") or (word == "or" and unit is None)):
            return None
        second_at = join + 1
        if second_at >= len(self._tokens):
            return None
        if word == "-" and (self._tokens[join].gap != self._tokens[second_at].gap):
            return None
        if word == "or" and (self._low(second_at) not in _SMALL_OR or not self._is_word(at)):
            return None
        high = self._plain(second_at, joined=True)
        if high is None or high.unit is None and not (between or word != "to") or high.value <= 0:
            return None
        if self._low(high.after - 1) in RHETORICAL:
            return None
        if names.is_name(self._tokens, number_at, high.hard, high.unit is not None) or names.is_date_or_clock(
            self._tokens, number_at, low.after
        ):
            return None
        if high.unit is None and (not between or names.is_year(self._tokens, number_at, False)):
            return None if not (word in ("-", "–") and self._range_said(at)) else self._pair(low, high, bare)
        if unit is not None:
            low.value *= unit.factor
            low.unit, low.hard = unit.unit, True
            if high.unit not in (None, "USD") and not high.hard:
                return None
        else:
            # "5 to 6 thousand": the magnitude is said once
            if not low.magnitude and high.magnitude and low.value < 1000 and (high.value >= 1000):
                scale = self._scale_of(high)
                if low.value * scale < high.value:
                    low.value *= scale
            factor = self._factor_of(high)
            low.value *= factor
            low.unit = high.unit
        if low.value >= high.value and low.unit == high.unit:
            return None
        return self._pair(low, high, low.after)

    def _range_said(self, at: int) -> bool:
        return comparators.before(self._tokens, at) is not None

    def _pair(self, low: _Found, high: _Found, after: int) -> list[_Found]:
        low.after = after
        low.per = high.per
        if low.unit is None:
            low.unit = high.unit
        low.comparator, high.comparator = ">=", "<="
        return [low, high]

    def _scale_of(self, item: _Found) -> float:
        """The magnitude said in a quantity: 1e3 in "6 thousand", 1e6 in "2M"."""
        scale = 1.0
        while scale * 1000 <= item.value:
            scale *= 1000
        return scale

    def _factor_of(self, item: _Found) -> float:
        """What the unit's own word multiplied: 1e-3 for microseconds told in ms, 0.01 for cents."""
        for i in range(item.first, item.after):
            unit = HARD.get(self._low(i)) if self._is_word(i) else None
            if unit is not None and unit.unit == item.unit:
                return unit.factor
        return 1.0

    def _compared(self, item: _Found) -> _Found:
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
        if said and not (said == ">" and item.unit in _TIMES_IN_S and self._low(first - 1) == "past"):
            item.comparator = said
        return item

    def _merged(self, found: list[_Found]) -> list[_Found]:
        """1 hour 30 minutes is one duration: neighbours of falling units add up, in the smaller unit."""
        if not found:
            return found
        out = [found[0]]
        for before, item in pairwise(found):
            last = out[-1]
            gap = item.first - last.after
            joined = gap == 0 or (gap == 1 and self._low(last.after) == "and")
            small, large = _TIMES_IN_S.get(item.unit or ""), _TIMES_IN_S.get(last.unit or "")
            del before
            if (
                joined and small and large and small < large and item.value * small < large
                and last.per is None and last.comparator != "<=" and item.comparator in ("=", last.comparator)
            ):  # fmt: skip
                last.value = last.value * large / small + item.value
                last.unit, last.per, last.after = item.unit, item.per, item.after
            else:
                out.append(item)
        return out


SECONDARY = frozenset(MONEY.values())
_PRONOUN_BEFORE = frozenset("no each this that every which any the another only-the".split())
_OF_WHAT = frozenset(
    """the as more our its their that this higher larger bigger faster slower cheaper less peak average normal usual
    current today's baseline load traffic over what""".split()
)
"""Words after which "3 times" multiplies ("3 times the load") and does not count occasions ("we retry 3 times")."""
_SMALL_OR = frozenset("three four five six seven eight nine ten".split())
