"""Numbers as they are spoken and written: digits, number words, magnitudes, halves and points."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from peakday.quantities.speech.number_words import (
    ALONE,
    BIG,
    FRACTIONS,
    GLYPHS,
    HUNDRED,
    NAUGHTS,
    ORDINALS,
    SMALL,
    STARTERS,
    TENS,
    number_of,
)
from peakday.quantities.speech.tokens import NUMBER, WORD, Token


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number read from tokens: its value, the token after it, and how it was said."""

    value: float
    after: int
    spelled: bool
    """Said in words alone ("two"), with no digit and no magnitude."""
    magnitude: bool
    """A magnitude was said ("million", "k"), so it is surely a number and not a name."""
    fraction: bool = False
    """A bare fraction ("half", "two thirds"), which needs a whole after it."""
    scales: tuple[float, ...] = ()
    """What the magnitudes at its end multiply, all and the last: (1e5, 1e3) of "two hundred thousand"."""


class Numerals:
    """Reads numerals from one list of tokens. Every method looks a bounded number of tokens ahead."""

    LONGEST = 24
    """The most tokens one number can take: enough for any that is said aloud."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._read: dict[tuple[int, bool], Numeral | None] = {}

    def _word(self, at: int) -> str:
        if at < len(self._tokens) and self._tokens[at].kind == WORD:
            return self._tokens[at].low
        return ""

    def _skip_hyphen(self, at: int) -> int:
        """Past a hyphen that joins words: twenty-five, two-and-a-half."""
        if (
            at + 1 < len(self._tokens)
            and self._tokens[at].text in "-‐‑"
            and not self._tokens[at].gap
            and not self._tokens[at + 1].gap
            and self._tokens[at + 1].kind == WORD
        ):
            return at + 1
        return at

    def read(self, at: int, joined: bool = True) -> Numeral | None:
        """The numeral that starts at token `at`, or None. Without `joined`, "and" ends it (5 and 6)."""
        token = self._tokens[at]
        if token.kind not in (NUMBER, WORD) or (token.kind == WORD and token.low not in STARTERS):
            return None
        key = (at, joined)  # several rules try the same number: it is read once
        if key not in self._read:
            self._read[key] = self._digits(at, joined) if token.kind == NUMBER else self._spelled(at, joined)
        return self._read[key]

    def _digits(self, at: int, joined: bool) -> Numeral | None:
        tokens = self._tokens
        value = number_of(tokens[at].text)
        if value is None:
            return None
        after = at + 1
        if tokens[at].text.isdigit() and len(tokens[at].text) <= 3 and tokens[at].text[0] != "0":
            digits = tokens[at].text
            while (  # 10 000: groups of three set apart by one space
                after < len(tokens)
                and tokens[after].kind == NUMBER
                and len(tokens[after].text.partition(".")[0]) == 3
                and tokens[after].text.replace(".", "", 1).isdigit()
                and tokens[after].start - tokens[after - 1].end == 1
                and after - at < 8
                and "." not in digits
            ):
                digits += tokens[after].text
                after += 1
            value = float(digits)
        if (
            after + 1 < len(tokens)
            and tokens[after].text == "^"
            and tokens[after + 1].kind == NUMBER
            and value == 10
            and tokens[after + 1].text.isdigit()
            and int(tokens[after + 1].text[:3]) <= 18
        ):
            value, after = 10.0 ** int(tokens[after + 1].text[:3]), after + 2
        if self._word(after) == "point" and self._word(after + 1) in SMALL:
            value, after = self._point(value, after)
        elif (
            self._word(after) == "point"
            and after + 1 < len(tokens)
            and tokens[after + 1].kind == NUMBER
            and tokens[after + 1].text.isdigit()
        ):
            value, after = float(f"{value:.0f}.{tokens[after + 1].text}"), after + 2
        if value == 10 and (power := self._power(after)):
            return power
        if after < len(tokens) and tokens[after].text in GLYPHS:  # 2½
            value, after = value + GLYPHS[tokens[after].text], after + 1
        half, after = self._and_a_fraction(after, joined)
        return self._magnitudes(value + half, after, spelled=False, joined=joined)

    def _power(self, at: int) -> Numeral | None:
        """What follows the ten of "ten to the power of 6", "ten to the six", "10 to the ninth"."""
        if self._word(at) != "to" or self._word(at + 1) != "the":
            return None
        at += 4 if self._word(at + 2) == "power" and self._word(at + 3) == "of" else 2
        exponent = self._tokens[at].low if at < len(self._tokens) else ""
        ordinals = ("sixth", "seventh", "eighth", "ninth", "tenth", "twelfth")
        power = dict(zip(ordinals, (6, 7, 8, 9, 10, 12), strict=True))
        said = (
            int(exponent)
            if exponent.isdigit() and len(exponent) < 3
            else SMALL.get(exponent, power.get(exponent))
        )
        if said is None or said > 18:
            return None
        return Numeral(10.0**said, at + 1, spelled=False, magnitude=True)

    def _spelled(self, at: int, joined: bool) -> Numeral | None:
        word = self._word(at)
        if word in NAUGHTS:
            return self._spelled(at + 1, joined) if self._word(at + 1) == "point" else None
        if word == "ten" and (power := self._power(at + 1)):
            return power
        article = word in ("a", "an")
        start = at + 1 if article else at
        first = self._word(start)
        if first == "point" and not article and self._word(start + 1) in SMALL:
            value, after = self._point(0.0, start)
            return self._magnitudes(value, after, spelled=True, joined=joined)
        if first == "couple":
            after = start + 1
            if self._word(after) == "of":
                after += 1
            scaled = self._word(after) in HUNDRED or self._word(after) in BIG
            return self._magnitudes(2.0, after, spelled=True, joined=joined) if article or scaled else None
        if first in FRACTIONS and (
            article or first == "half" or (first == "quarter" and self._word(start + 1) == "of")
        ):
            return self._fraction_of(FRACTIONS[first], start + 1)
        if article:
            if first in HUNDRED or (first in BIG and len(first) > 2):
                return self._words(start, 1.0, joined)
            return None
        if (first in HUNDRED and first != "dozen") or first in ALONE:  # people drop the article
            return self._words(start, 1.0, joined)
        if first in SMALL or first in TENS:
            count = self._digit_by_digit(at, joined) or self._words(at, None, joined)
            if (
                count is not None
                and self._word(self._skip_hyphen(count.after)) in FRACTIONS
                and not count.magnitude
            ):
                piece = self._word(self._skip_hyphen(count.after))
                if (count.value > 1 and piece.endswith("s")) or count.value == 1:
                    return self._fraction_of(
                        count.value * FRACTIONS[piece], self._skip_hyphen(count.after) + 1
                    )
            return count
        return None

    def _digit_by_digit(self, at: int, joined: bool) -> Numeral | None:
        """Nine nine point nine five: digits said one by one before a point."""
        i = at
        while i - at < self.LONGEST and SMALL.get(self._word(i), 10.0) < 10:
            i += 1
        if i - at < 2 or self._word(i) != "point" or self._word(i + 1) not in SMALL:
            return None
        whole = float("".join(f"{SMALL[self._word(n)]:.0f}" for n in range(at, i)))
        value, after = self._point(whole, i)
        return self._magnitudes(value, after, spelled=True, joined=joined)

    def _is_ordinal(self, after: int) -> bool:
        """Twenty-first, ninety fifth: an ordinal word at token `after`, behind the tens."""
        at = self._skip_hyphen(after)
        if self._word(at) == "first" and (self._word(self._skip_hyphen(at + 1)) == "time"):
            return False
        return self._word(at) in ORDINALS and self._word(after - 1) in TENS

    def _fraction_of(self, value: float, after: int) -> Numeral:
        """Half a million, a quarter of a million: a fraction of a magnitude is a plain number."""
        step = after
        if self._word(step) == "of":
            step += 1
        if self._word(step) in ("a", "an"):
            magnitude = self._word(step + 1)
            if magnitude in HUNDRED or (magnitude in BIG and len(magnitude) > 2):
                scale = HUNDRED.get(magnitude) or BIG[magnitude]
                return Numeral(value * scale, step + 2, spelled=True, magnitude=True)
        magnitude = self._word(after)
        if magnitude in BIG and len(magnitude) > 2:
            return Numeral(value * BIG[magnitude], after + 1, spelled=True, magnitude=True)
        return Numeral(value, after, spelled=True, magnitude=False, fraction=True)

    def _words(self, at: int, start: float | None, joined: bool) -> Numeral | None:
        """Number words: two hundred and fifty thousand. `start` stands for the article of "a hundred"."""
        total = 0.0
        current = start if start is not None else 0.0
        room = 0 if start is not None else 3  # how large a word may still be added: 3 tens, 1 ones, 0 none
        seen = False
        magnitude = False
        least = float("inf")
        i = at
        while i - at < self.LONGEST:
            word = self._word(i)
            if word in SMALL and room >= 1 and (SMALL[word] < 10 or room >= 2):
                if SMALL[word] == 0 and seen:
                    break
                current += SMALL[word]
                # "two fifty" is 250 as it is spoken of money and milliseconds.
                following = self._word(i + 1)
                plain = not seen and 0 < SMALL[word] < 19 and SMALL[word] != 10 and following in TENS
                if plain:
                    current, room = current * 100, 2
                else:
                    room = 0
                seen = True
            elif word in TENS and room >= 2:
                current, room, seen = current + TENS[word], 1, True
            elif word in HUNDRED and (seen or start is not None) and current < 100:
                current, room, seen, magnitude = (current or 1.0) * HUNDRED[word], 3, True, True
            elif word in BIG and len(word) > 1 and (seen or start is not None):
                scale = BIG[word]
                if scale < least:
                    total, least = total + (current or 1.0) * scale, scale
                else:
                    total, least = (total + current) * scale, scale
                current, room, seen, magnitude = 0.0, 3, True, True
            elif word == "point" and seen and self._word(i + 1) in SMALL:
                value, after = self._point(current, i)
                return self._magnitudes(total + value, after, spelled=True, joined=joined)
            elif word == "and" and joined and magnitude and room >= 2:
                following = self._word(i + 1)
                if following not in SMALL and following not in TENS:
                    break
                i += 1
                continue
            else:
                break
            i += 1
            i = self._skip_hyphen(i) if self._continues(self._skip_hyphen(i)) else i
        if not seen or self._is_ordinal(i):
            return None
        half, after = self._and_a_fraction(i, joined)
        if half:
            if current == 0 and total:  # a million and a half
                half *= least
            read = self._magnitudes(total + current + half, after, spelled=True, joined=joined)
            return Numeral(read.value, read.after, True, True)
        return self._magnitudes(total + current, i, spelled=True, joined=joined, said=magnitude)

    def _continues(self, at: int) -> bool:
        word = self._word(at)
        return word in SMALL or word in TENS or word in HUNDRED or (word in BIG and len(word) > 2)

    def _point(self, whole: float, at: int) -> tuple[float, int]:
        """Digits said one by one after "point": ninety-nine point nine five."""
        digits = ""
        i = at + 1
        while i - at < self.LONGEST and (
            self._word(i) in SMALL or self._word(i) in TENS or self._word(i) == "oh"
        ):
            value = SMALL.get(self._word(i), TENS.get(self._word(i), 0.0))
            digits += f"{value:.0f}"
            i += 1
        return whole + float(f"0.{digits}"), i

    def _and_a_fraction(self, at: int, joined: bool) -> tuple[float, int]:
        """The half of "two and a half", also hyphenated; 0 where there is none."""
        del joined  # "and a half" always belongs to the number before it
        i = self._skip_hyphen(at)
        if self._word(i) != "and":
            return 0.0, at
        i = self._skip_hyphen(i + 1)
        if self._word(i) not in ("a", "one"):
            return 0.0, at
        i = self._skip_hyphen(i + 1)
        if self._word(i) in ("half", "quarter", "third"):
            return FRACTIONS[self._word(i)], i + 1
        return 0.0, at

    def _magnitudes(
        self, value: float, after: int, *, spelled: bool, joined: bool, said: bool = False
    ) -> Numeral:
        """Magnitude words after a number: 5 million, 3 hundred thousand, 2 dozen."""
        del joined
        for _ in range(3):
            at = self._skip_hyphen(after)
            word = self._word(at)
            if word in HUNDRED:
                value, after, said = value * HUNDRED[word], at + 1, True
            elif word in BIG and word != "k":
                value, after, said = value * BIG[word], at + 1, True
            else:
                break
        return Numeral(value, after, spelled=spelled, magnitude=said, scales=self._scales(after))

    def _scales(self, after: int) -> tuple[float, ...]:
        """What the magnitude words just before token `after` multiplied: all of them, and the last alone."""
        scales: list[float] = []
        for at in range(after - 1, max(-1, after - 4), -1):
            word = self._word(at)
            scale = HUNDRED.get(word) or (BIG.get(word) if word != "k" else None)
            if scale is None:
                break
            scales.append(scale)
        return (prod(scales), scales[0]) if scales else ()
