"""Turns of speech that are quantities: four nines, one in a thousand, twice the load, under a second."""

from __future__ import annotations

from peakday.quantities.speech import comparators, names
from peakday.quantities.speech.looking import Found
from peakday.quantities.speech.nouns import RHETORICAL, STOP
from peakday.quantities.speech.number_words import LETTER_MAGNITUDES, SMALL, TENS
from peakday.quantities.speech.numerals import Numeral
from peakday.quantities.speech.plain import Plain
from peakday.quantities.speech.tokens import NUMBER
from peakday.quantities.speech.units import CURRENCY, LETTERS, MONEY, SHARES, SIZES, TIMES, Unit
from peakday.quantities.speech.wordlists import words

_LASTING = words("for lose loses losing lost takes took lasts lasted")
_TENS = frozenset(10.0**n for n in range(1, 10))
_THOUSANDS = ("k", "K", "M")
_LASTS = words(
    """recovery downtime outage outages data delay lag lateness waiting wait writes loss updates history work
    backlog buffer slack grace maintenance video audio logs traffic silence notice"""
)
"""What an hour can be of: "an hour of downtime"."""
_COSTS = words("costs cost pay pays charge charges charged paid take takes spend spends by is")
"""Verbs after which "a dollar" and "a gigabyte" are amounts."""
_NO_UNIT = words("meg gig grand ms b px op km")
_GROWS = words("double triple doubles triples doubling tripling")
_OF_WHAT = words(
    """the as more our its their that this higher larger bigger faster slower cheaper less peak average
    normal usual current today's baseline load traffic over what"""
)
"""Words after which "3 times" multiplies ("3 times the load") not occasions ("retry 3 times")."""

_AMOUNTS_TO = words("is it's are was be about at to by nearly almost than roughly over under")
"""Words before a "twice" that ends its clause and is a multiple all the same."""
_DONE_AGAIN = words(
    "retry retries retried try tries tried charge charged pay paid send sent run ran ask asked fire fired"
)
"""Verbs after which "twice" counts occasions."""


def share_of_nines(nines: float) -> float:
    """The share in % of so many nines, half ones with them: 4 is 99.99, 3.5 is 99.95."""
    whole = int(nines)
    share = float("99." + "9" * (whole - 2)) if whole > 2 else (99.0 if whole == 2 else 90.0)
    return share + 5 * 10.0 ** (1 - whole) if nines % 1 else share


class Turns(Plain):
    """Reads the turns of speech."""

    def _nines(self, at: int) -> Found | None:
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
        whole, share = int(number.value), share_of_nines(number.value)
        step = 2 if self._low(after) == "9" else 1
        if self._low(after + step) == "five" and whole >= 2:  # three nines five: 99.95 %
            share, step = share + 5 * 10.0 ** (1 - whole), step + 1
        return self._compared(Found(share, at, after + step, unit="%", hard=True, nines=True))

    def _shares_of(self, at: int) -> Found | None:
        """One in a hundred thousand, 9 out of 10, a third of, half the stores, 2/3 of."""
        number = self._numerals.read(at)
        if number is None:
            return None
        after = number.after
        if number.fraction:
            of = (
                self._low(after) in ("of", "the", "our", "their", "all") and self._low(after + 1) not in TIMES
            )
            part = self._plain(after + 1) if of and after + 1 < len(self._tokens) else None
            if part is not None and part.unit == "%":  # half of 1 percent
                return self._compared(Found(number.value * part.value, at, part.after, unit="%", hard=True))
            if of and not self._period_after_of(after):
                return self._compared(Found(100 * number.value, at, after, unit="%", hard=True))
            return None
        if self._low(after) == "/" and self._glued(after) and self._glued(after + 1):
            whole = self._numerals.read(after + 1) if after + 1 < len(self._tokens) else None
            if whole and whole.value > number.value > 0 and self._low(whole.after) == "of":
                return self._compared(
                    Found(100 * number.value / whole.value, at, whole.after, unit="%", hard=True)
                )
            return None
        after = self._noun_of_share(number, after)
        if self._low(after) == "in":
            step = after + 1
        elif self._low(after) == "out" and self._low(after + 1) == "of":
            step = after + 2
        elif self._low(after) == "of" and self._whole_of_cases(after + 1, number.value):
            step = after + 1
        else:
            return None
        if step >= len(self._tokens):
            return None
        if self._low(step) == "every":
            step += 1
        whole = self._numerals.read(step) if step < len(self._tokens) else None
        if whole is None or names.is_year(self._tokens, step, False):
            return None
        outof, end = whole.value, whole.after
        if end < len(self._tokens) and self._glued(end) and self._tokens[end].text in _THOUSANDS:
            outof, end = outof * LETTER_MAGNITUDES[self._tokens[end].text], end + 1  # 1 in 10k
        if outof <= max(number.value, 1):
            return None
        if self._low(end) in TIMES or (self._low(after) == "in" and number.value > 10 and outof not in _TENS):
            return None
        if after > number.after and (self._is_word(end) and self._low(end) not in STOP):
            return None
        return self._compared(Found(100 * number.value / outof, at, end, unit="%", hard=True))

    def _whole_of_cases(self, at: int, part: float) -> bool:
        """The 10 of "9 of 10 customers" and the 6 of "5 of 6 cases"; of "2 of 3 replicas" both are counts."""
        whole = self._numerals.read(at) if at < len(self._tokens) else None
        if whole is None or whole.value <= part or whole.fraction:
            return False
        return whole.value in _TENS or whole.value == 5 or self._low(whole.after) in RHETORICAL

    def _noun_of_share(self, number: Numeral, after: int) -> int:
        """Past the noun of "six commands in a hundred" and "one order in five"."""
        for step in (1, 2):
            if self._low(after + step) == "in" and self._is_word(after) and self._low(after) not in STOP:
                at = after + step + 1
                whole = self._numerals.read(at) if at < len(self._tokens) else None
                if whole is not None and (number.value == 1 or whole.value in _TENS):
                    return after + step
                break
        return after

    def _multiple(self, at: int) -> Found | None:
        """Twice the load, 2x, tenfold, 3 times the traffic, 5 times a day."""
        word = self._low(at) if self._is_word(at) else ""
        value: float | None = None
        after = at + 1
        if word in ("twice", "thrice", "once"):
            value = {"once": 1.0, "twice": 2.0, "thrice": 3.0}[word]
            per, end = self._per(after, money=False)
            if per:
                return self._compared(Found(value, at, end, unit="time", per=per, hard=True))
            if word == "once":
                return None
            ends = after >= len(self._tokens) or not self._is_word(after)
            done = self._low(at - 1) in _DONE_AGAIN or (ends and self._low(at - 1) not in _AMOUNTS_TO)
            occasions = done and self._low(after) not in _OF_WHAT
            unit = "time" if occasions else "x"
            return self._compared(Found(value, at, after, unit=unit, hard=True))
        if word in _GROWS and self._low(after) in (
            "the", "our", "that", "its", "their", "this",
        ):  # fmt: skip
            return Found(2.0 if word.startswith("doubl") else 3.0, at, after, unit="x", hard=True)
        if word.endswith("fold") and self._numerals_word(word[:-4]):
            return self._compared(
                Found(self._numerals_word(word[:-4]) or 0.0, at, after, unit="x", hard=True)
            )
        number = self._numerals.read(at)
        if number is None or number.fraction:
            return None
        value, after = number.value, number.after
        if self._low(at - 1) == "of" and self._low(at - 2) == "factor":
            return self._compared(Found(value, at, after, unit="x", hard=True))
        if self._low(after) in ("x", "×") and (
            self._glued(after) or self._low(after) == "×" or self._low(after + 1) == "the"
        ):
            if after + 1 < len(self._tokens) and self._tokens[after + 1].kind == NUMBER:
                return None
            return self._compared(Found(value, at, after + 1, unit="x", hard=True))
        if self._low(after) == "fold" or (self._low(after) == "-" and self._low(after + 1) == "fold"):
            return self._compared(
                Found(value, at, after + (1 if self._low(after) == "fold" else 2), unit="x", hard=True)
            )
        if self._low(after) == "times" and self._factor_at(after + 1):
            return None  # 40 thousand times 2 kilobytes
        if self._low(after) == "times":
            per, end = self._per(after + 1, money=False)
            if per:
                return self._compared(Found(value, at, end, unit="time", per=per, hard=True))
            named = self._is_word(after + 1) and self._tokens[after + 1].text[0].isupper()
            unit = "x" if self._low(after + 1) in _OF_WHAT or value % 1 or named else "time"
            return self._compared(Found(value, at, after + 1, unit=unit, hard=True))
        return None

    def _factor_at(self, at: int) -> bool:
        """Does another number follow, so that "times" is a product?"""
        if at >= len(self._tokens):
            return False
        if self._tokens[at].text in CURRENCY or self._tokens[at].kind == NUMBER:
            return True
        return self._low(at) not in ("a", "an") and self._numerals.read(at) is not None

    def _numerals_word(self, word: str) -> float | None:
        return SMALL.get(word, TENS.get(word, {"hundred": 100.0, "thousand": 1000.0}.get(word)))

    def _bare_unit(self, at: int) -> Found | None:
        """Under a second, an hour of downtime, a dollar an order, sub-second: the article says one."""
        if self._low(at) == "sub":
            step = at + 2 if self._low(at + 1) == "-" else at + 1
            under = TIMES.get(self._low(step))
            if under is None or self._low(step) in LETTERS:
                return None
            return Found(under.factor, at, step + 1, unit=under.unit, comparator="<", hard=True)
        word = self._low(at + 1)
        if self._low(at) not in ("a", "an", "one") or not self._is_word(at + 1) or word in LETTERS:
            return None
        if self._numerals.read(at) and self._low(at) != "one":
            return None
        if word in TIMES:
            return self._bare_period(at, TIMES[word])
        unit = SIZES.get(word) or MONEY.get(word) or SHARES.get(word)
        return (
            self._bare_measure(at, unit) if unit and self._low(at) != "one" and word not in _NO_UNIT else None
        )

    def _bare_measure(self, at: int, unit: Unit) -> Found | None:
        """A gigabyte per user, under a dollar, a percent of: an amount by what stands around it."""
        item = Found(unit.factor, at, at + 2, unit=unit.unit, per=unit.per, hard=True)
        half, item.after = self._and_a_half(item.after)
        item.value += half * unit.factor
        self._small_change(item, unit)
        money = unit.unit in CURRENCY.values()
        changed = item.after > at + 2
        item.per, item.after = self._pers(item.after, money=money, first=item.per)
        if item.per is None:
            item.per, item.after = self._per_behind(item.after)
        lead = self._low(at - 1)
        if lead == "of" and self._low(at - 2).endswith(("th", "ths", "fraction")):
            return None  # a sixtieth of a cent
        said = changed or item.per or self._low(item.after) in ("each", "of", "or") or lead in _COSTS
        if not said and comparators.before(self._tokens, at) is None:
            return None
        return self._compared(item)

    def _bare_period(self, at: int, unit: Unit) -> Found | None:
        """A span of time after an article that says how long and not when."""
        if self._low(at + 1).endswith("s"):
            return None
        half, after = self._and_a_half(at + 2)
        sign = comparators.before(self._tokens, at)
        if self._low(at - 1) in _LASTING and (self._low(at - 1) != "for" or unit.unit != "s"):
            return Found(unit.factor * (1 + half), at, after, unit=unit.unit, hard=True)
        per, end = self._pers(after, money=False)
        if per and self._low(at) != "one":  # a minute per shopper
            return self._compared(
                Found(unit.factor * (1 + half), at, end, unit=unit.unit, per=per, hard=True)
            )
        lasting = self._low(after) == "of" and self._low(after + 1) in _LASTS
        between = self._low(at - 1) == "between"
        if (
            self._low(at) != "one"
            and not lasting
            and not between
            and (sign is None or (sign == "~" and self._low(at - 1) in ("like", "say", "some", "maybe")))
            and not half
        ):
            return None
        if self._low(at) == "one" and not half:
            return None  # an ordinary number word
        item = Found(unit.factor * (1 + half), at, after, unit=unit.unit, hard=True)
        return self._compared(item)
