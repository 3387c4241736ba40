"""Turns of speech that are quantities: four nines, one in a thousand, twice the load, under a second."""

from __future__ import annotations

from peakday.quantities.speech import comparators, names
from peakday.quantities.speech.looking import Found
from peakday.quantities.speech.numerals import LETTER_MAGNITUDES, SMALL, TENS
from peakday.quantities.speech.plain import Plain
from peakday.quantities.speech.tokens import NUMBER
from peakday.quantities.speech.units import LETTERS, TIMES
from peakday.quantities.speech.wordlists import words

_LASTING = words("for lose loses losing lost takes took lasts lasted")
_THOUSANDS = ("k", "K", "M")
_LASTS = words(
    """recovery downtime outage outages data delay lag lateness waiting wait writes loss updates history work
    backlog buffer slack grace maintenance video audio logs traffic silence notice"""
)
"""What an hour can be of: "an hour of downtime"."""
_GROWS = words("double triple doubles triples doubling tripling")
_OF_WHAT = words(
    """the as more our its their that this higher larger bigger faster slower cheaper less peak average
    normal usual current today's baseline load traffic over what"""
)
"""Words after which "3 times" multiplies ("3 times the load") not occasions ("retry 3 times")."""

_DONE_AGAIN = words(
    "retry retries retried try tries tried charge charged pay paid send sent run ran ask asked fire fired"
)
"""Verbs after which "twice" counts occasions."""


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
        whole, half = int(number.value), number.value % 1
        share = float("99." + "9" * (whole - 2)) if whole > 2 else (99.0 if whole == 2 else 90.0)
        if half:
            share += 5 * 10.0 ** (1 - whole)
        step = 2 if self._low(after) == "9" else 1
        if self._low(after + step) == "five" and whole >= 2:  # three nines five: 99.95 %
            share, step = share + 5 * 10.0 ** (1 - whole), step + 1
        return self._compared(Found(share, at, after + step, unit="%", hard=True))

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
        if whole is None or names.is_year(self._tokens, step, False):
            return None
        outof, end = whole.value, whole.after
        if end < len(self._tokens) and self._glued(end) and self._tokens[end].text in _THOUSANDS:
            outof, end = outof * LETTER_MAGNITUDES[self._tokens[end].text], end + 1  # 1 in 10k
        if outof <= max(number.value, 1):
            return None
        if self._low(end) in TIMES or (self._low(after) == "in" and number.value > 10):
            return None
        return self._compared(Found(100 * number.value / outof, at, end, unit="%", hard=True))

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
            occasions = self._low(at - 1) in _DONE_AGAIN and self._low(after) not in _OF_WHAT
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
        if self._low(after) == "times":
            per, end = self._per(after + 1, money=False)
            if per:
                return self._compared(Found(value, at, end, unit="time", per=per, hard=True))
            named = self._is_word(after + 1) and self._tokens[after + 1].text[0].isupper()
            unit = "x" if self._low(after + 1) in _OF_WHAT or value % 1 or named else "time"
            return self._compared(Found(value, at, after + 1, unit=unit, hard=True))
        return None

    def _numerals_word(self, word: str) -> float | None:
        return SMALL.get(word, TENS.get(word, {"hundred": 100.0, "thousand": 1000.0}.get(word)))

    def _bare_period(self, at: int) -> Found | None:
        """Under a second, an hour of downtime, sub-second: the article is the number one."""
        if self._low(at) == "sub":
            step = at + 2 if self._low(at + 1) == "-" else at + 1
            under = TIMES.get(self._low(step))
            if under is None or self._low(step) in LETTERS:
                return None
            return Found(under.factor, at, step + 1, unit=under.unit, comparator="<", hard=True)
        if (
            self._low(at) not in ("a", "an", "one")
            or not self._is_word(at + 1)
            or self._low(at + 1) in LETTERS
        ):
            return None
        unit = TIMES.get(self._low(at + 1))
        if (
            unit is None
            or self._low(at + 1).endswith("s")
            or (self._numerals.read(at) and self._low(at) != "one")
        ):
            return None
        half, after = self._and_a_half(at + 2)
        sign = comparators.before(self._tokens, at)
        if self._low(at - 1) in _LASTING and (self._low(at - 1) != "for" or unit.unit != "s"):
            return Found(unit.factor * (1 + half), at, after, unit=unit.unit, hard=True)
        lasting = self._low(after) == "of" and self._low(after + 1) in _LASTS
        if (
            self._low(at) != "one"
            and not lasting
            and (sign is None or (sign == "~" and self._low(at - 1) in ("like", "say", "some", "maybe")))
            and not half
        ):
            return None
        if self._low(at) == "one" and not half:
            return None  # an ordinary number word
        item = Found(unit.factor * (1 + half), at, after, unit=unit.unit, hard=True)
        return self._compared(item)
