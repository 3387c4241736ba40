"""What a number counts and what it is per: units of measure, nouns, "a month", "per minute per store"."""

from __future__ import annotations

from peakday.quantities.speech import names
from peakday.quantities.speech.looking import Looking
from peakday.quantities.speech.nouns import ADJECTIVES, STOP
from peakday.quantities.speech.number_words import BIG, FRACTIONS, LETTER_MAGNITUDES
from peakday.quantities.speech.tokens import NUMBER, WORD
from peakday.quantities.speech.units import (
    CURRENCY,
    HARD,
    HOW_OFTEN,
    KNOWN_NOUNS,
    PERIODS,
    RATES,
    SIZES,
    Unit,
    looks_plural,
    singular,
)
from peakday.quantities.speech.wordlists import words

_BYTES_A_SECOND = {"KBps": "KB", "kBps": "KB", "MBps": "MB", "GBps": "GB"}
"""Written with a capital B these are bytes; Mbps is megabits."""
_VAGUE = words(
    """lot bit few little while tad couple bunch handful time piece pop whole total maximum minimum peak few
    month-end result rule start day-one fraction big small large new good bad"""
)
"""What "a" can stand before behind a price, without being what it is per."""
_DONE_ONCE = words(
    "load visit lookup basket cart booking ride trip tap opening swipe signup checkout purchase"
)
"""Nouns at the end of a compound: per page load."""
_HOLDERS = words(
    """store region zone country city warehouse site shop node server shard partition cluster user customer
    driver courier member head person household station hub depot restaurant hospital"""
)
"""Places and people of which "300 orders a store" says what each has."""
_WITH_EACH = words("at in for from on to with by across within under")
_FARTHEST_NOUN = 4
"""How many words after the number the counted noun may stand ("5 million monthly active Prime members")."""


class Measures(Looking):
    """Reads units and their `per`."""

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
        if token.text in _BYTES_A_SECOND:
            return Unit(_BYTES_A_SECOND[token.text], 1.0, "second"), at + 1
        if token.text[0] in "kKM" and token.low[1:] in RATES and token.low not in HARD:  # 4 kQPS
            rate = RATES[token.low[1:]]
            return Unit(rate.unit, LETTER_MAGNITUDES[token.text[0]], rate.per), at + 1
        if token.low == "per" and self._low(at + 1) == "cent":
            return HARD["%"], at + 2
        if token.low == "percentage" and self._low(at + 1) in ("point", "points"):
            return HARD["%"], at + 2
        if token.low == "parts" and self._low(at + 1) == "per" and self._low(at + 2) == "million":
            return HARD["ppm"], at + 3
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
        if token.low in ("mo", "wk", "op", "tx", "d", "m", "trans", "night", "quarter") and not self._glued(
            at
        ):
            if token.low in ("night", "quarter", "mo", "wk", "tx", "op"):
                return HARD[token.low], at + 1
            return None, at
        unit = HARD.get(token.low)
        if unit is None:
            return None, at
        return unit, at + 1

    def _noun(self, at: int, value: float) -> tuple[str, int, str | None] | None:
        """The counted noun within a few words: (singular, token after it, how often if daily/hourly)."""
        often: str | None = None
        farthest = at + _FARTHEST_NOUN
        i = at - 1
        while (i := i + 1) < farthest:
            if not self._is_word(i):
                hyphened = i < len(self._tokens) and self._tokens[i].text == "-" and self._glued(i) and i > at
                if hyphened:
                    farthest += 2  # signed-in users: one word more, whatever it is
                    i += self._glued(i + 1) and self._low(i + 1) in STOP
                    continue
                return None
            token = self._tokens[i]
            if (
                token.low in STOP
                or token.low.endswith(("'s", "’s"))
                or (token.low in names.MONTHS and token.text[0].isupper() and i > at)
            ):
                return None
            if (
                token.low in RATES
                or token.low in ("people", "staff", "traffic")
                or (token.low in HARD and looks_plural(token.text))
            ):
                end = i + 1
                return (token.low if token.low in HARD else singular(token.text)), end, often
            if token.low in HOW_OFTEN:
                often = HOW_OFTEN[token.low]
                continue
            if looks_plural(token.text):
                # "100 sales orders": of two plurals side by side the second is counted
                following = self._tokens[i + 1] if self._is_word(i + 1) else None
                if (
                    following
                    and following.low not in STOP
                    and looks_plural(following.text)
                    and following.low not in HARD
                ):
                    return singular(following.text), i + 2, often
                return singular(token.text), i + 1, often
            if token.low in ADJECTIVES:
                continue
            if value == 1 and self._low(i + 1) == "per":  # one wrong match per million
                return singular(token.text), i + 1, often
            if value == 1 or self._tokens[i].low in KNOWN_NOUNS:
                following_noun = (
                    self._is_word(i + 1)
                    and self._low(i + 1) not in STOP
                    and (
                        looks_plural(self._tokens[i + 1].text)
                        or self._low(i + 1) in KNOWN_NOUNS
                        or self._low(i + 1) in RATES
                    )
                )
                if following_noun:
                    continue
                if token.low in KNOWN_NOUNS:
                    return singular(token.text), i + 1, often
        return None

    def _pers(self, at: int, money: bool, first: str | None = None) -> tuple[str | None, int]:
        """Every "per …" in a row, joined by a slash: per minute per store is minute/store.

        `money` says that a price or a size stands before, which is also told "a ticket" and "a photo".
        """
        parts = [first] if first else []
        for _ in range(3):
            per, end = self._per(at, money, bool(parts))
            if per is None:
                break
            parts.append(per)
            at = end
        return ("/".join(parts) if parts else None), at

    def _per_behind(self, at: int) -> tuple[str | None, int]:
        """The "a day" behind what the amount is of: three terabytes of logs a day, 64 gig RAM per box."""
        first, farthest = (at + 1, _FARTHEST_NOUN) if self._low(at) == "of" else (at, 2)
        for i in range(first, first + farthest):
            if not self._is_word(i) or self._low(i) in STOP:
                break
            if self._per(i + 1, money=False)[0]:
                return self._pers(i + 1, money=False)
        return None, at

    def _per(self, at: int, money: bool, again: bool = False) -> tuple[str | None, int]:
        """One "per X", "/X", "a X", "each X", "hourly" at token `at`: its name and the token after it."""
        word = self._low(at)
        if word in HOW_OFTEN and self._is_word(at):
            return HOW_OFTEN[word], at + 1
        if word in ("every", "each", "a", "an", "one") and self._is_word(at):
            period = PERIODS.get(self._low(at + 1)) if len(self._low(at + 1)) > 1 else None
            if period and self._is_word(at + 1) and word != "one":
                return period, at + 2
            following = self._low(at + 1)
            if word in ("every", "each") and self._is_word(at + 1) and following not in STOP:
                return (None, at) if following in ("other", "time") else self._per_noun(at + 1)
            if word in ("a", "an") and self._is_word(at + 1) and self._priced_by(at + 1, money, again):
                return self._per_noun(at + 1)
            return None, at
        if word in _WITH_EACH and self._low(at + 1) in ("each", "every"):
            if self._low(at + 2) in PERIODS:
                return PERIODS[self._low(at + 2)], at + 3
            return (None, at) if self._low(at + 2) in ("other", "time") else self._per_noun(at + 2)
        if word in ("in", "within") and self._low(at + 1) in ("a", "one", "any") and not again:
            period = PERIODS.get(self._low(at + 2)) if len(self._low(at + 2)) > 1 else None
            if period and self._tokens[at + 1].text != "A":  # 300 requests in a second
                return period, at + 3
        if word == "at" and self._low(at + 1) in ("a", "one") and self._low(at + 2) in ("single", "store"):
            step = at + 3 if self._low(at + 2) == "single" else at + 2
            return self._per_noun(step) if again else (None, at)
        if word in ("per", "/") and not (word == "/" and self._tokens[at].gap and not self._is_word(at + 1)):
            return self._per_noun(at + 1)
        return None, at

    def _priced_by(self, at: int, money: bool, again: bool) -> bool:
        """Is "a" before this word a "per": $3 a ticket, 300 orders a store, a thousand a minute a store?"""
        word = self._low(at)
        if word in STOP or word in ADJECTIVES or word in _VAGUE or looks_plural(word):
            return False
        if money:
            return word not in HARD or word in SIZES
        return word in _HOLDERS or (again and word in KNOWN_NOUNS)

    def _per_noun(self, at: int) -> tuple[str | None, int]:
        """What stands behind a "per": a period, a noun, or so many of one (per 10 s, per 1000 calls)."""
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
            stored = self._low(at + 1) == "-" or token.low in SIZES  # per GB-month
            period = PERIODS.get(self._low(at + 2 if self._low(at + 1) == "-" else at + 1))
            if stored and period and token.low not in PERIODS:
                return f"{HARD[token.low].unit}/{period}", at + (3 if self._low(at + 1) == "-" else 2)
            return HARD[token.low].unit, at + 1
        # Of "per active user", "per EC2 instance" and "per page view" the noun is the last that can be one.
        named: tuple[str, int] | None = None
        for i in range(at, at + 3):
            if not self._is_word(i) or self._low(i) in STOP or self._low(i) in names.MONTHS:
                break
            if (
                self._low(i) in KNOWN_NOUNS
                or self._low(i) in _DONE_ONCE
                or (named is None and singular(self._low(i)) in KNOWN_NOUNS)
            ):
                named = singular(self._tokens[i].text), i + 1
            elif named is not None:
                break
        if (
            named is None
            and token.low in ADJECTIVES
            and self._is_word(at + 1)
            and self._low(at + 1) not in STOP
        ):
            return singular(self._tokens[at + 1].text), at + 2
        return named or (singular(token.text), at + 1)

    def _period_after_of(self, after: int) -> bool:
        """Half of a second, a quarter of an hour: a duration, not a share."""
        return (
            self._low(after) == "of" and self._low(after + 1) in ("a", "an") and self._low(after + 2) in HARD
        )

    def _and_a_half(self, at: int) -> tuple[float, int]:
        """The half of "an hour and a half"."""
        if self._low(at) == "and" and self._low(at + 1) == "a" and self._low(at + 2) in ("half", "quarter"):
            return FRACTIONS[self._low(at + 2)], at + 3
        return 0.0, at
