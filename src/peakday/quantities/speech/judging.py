"""Is a number an amount at all, or a name, a date, a place in a list or a turn of speech?"""

from __future__ import annotations

from peakday.quantities.speech import comparators, names
from peakday.quantities.speech.looking import Found
from peakday.quantities.speech.measures import Measures
from peakday.quantities.speech.nouns import RHETORICAL, STOP
from peakday.quantities.speech.number_words import ALONE
from peakday.quantities.speech.numerals import Numeral
from peakday.quantities.speech.tokens import NAME, NUMBER, WORD
from peakday.quantities.speech.units import KNOWN_NOUNS
from peakday.quantities.speech.wordlists import words

_PRONOUN_BEFORE = words("no each this that every which any the another")
_UNSURE = words("few several many couple multi")
_GROUPS = words("team batch group set pool cluster block pack crew squad bundle queue groups batches teams")
"""What can be "of five": a number after these counts, however small."""
_REASONS = words("reasons things ways thanks apologies excuses")
"""A million of these are no count either."""
_SCREENS = words("video videos uhd resolution tv tvs hdr display screen content quality")


class Judging(Measures):
    """Judges numbers that were read, with their units."""

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
            return self._digits_count(item, at, number)
        return self._words_count(item, at, number)

    def _digits_count(self, item: Found, at: int, number: Numeral) -> bool:
        """Is a number in digits no year and no part of a name?"""
        unit = item.unit is not None
        if names.is_year(self._tokens, at, unit and not item.per):
            return False
        if names.is_name(self._tokens, at, item.hard or item.magnitude, unit):
            return False
        grouped = number.after > at + 1 or "," in self._tokens[at].text
        if not unit and not item.per and not item.magnitude and not grouped:
            whole = self._tokens[at].text.isdecimal() and self._low(at - 1) in ("a", "an")  # a 503
            item.unsure = whole or names.is_after_name(self._tokens, at)
        return self._stands_free(item, at)

    def _words_count(self, item: Found, at: int, number: Numeral) -> bool:
        """Does a number in words count something? A small one alone is left unsure."""
        unit = item.unit is not None
        joined = self._low(at - 1) == "-" and self._glued(at) and self._glued(at - 1)
        if joined and self._low(at - 2) not in ("sub", "under"):
            return item.magnitude and self._low(at - 2) not in STOP
        if number.fraction:
            item.unsure = not item.hard
            return True
        if self._rhetorical(item):
            return False
        if item.magnitude or item.hard:
            return True
        if not unit and self._low(item.after) == "-" and self._glued(item.after):
            return not self._is_word(item.after + 1)  # three-tier
        if number.value == 0 and self._low(at - 1) in ("of", "is") and self._low(at - 2) in ("rpo", "rto"):
            return True
        if number.value in (0, 1):
            counted = item.noun in KNOWN_NOUNS or item.per is not None
            return unit and counted and self._low(at - 1) not in _PRONOUN_BEFORE
        if unit:
            return True
        if self._low(at - 1) in names.PLACES_IN_A_LIST:
            return False
        grouped = self._low(at - 1) == "of" and self._low(at - 2) in _GROUPS
        small = number.value <= 12 and comparators.before(self._tokens, at) is None
        item.unsure = (small and not grouped) or names.is_spoken_clock(self._tokens, at, item.after)
        return True

    def _rhetorical(self, item: Found) -> bool:
        """Two things, a million reasons: what counts the talk and not the system."""
        word = self._low(item.after - 1)
        if item.hard or not (word in RHETORICAL or word in _REASONS or item.noun in RHETORICAL):
            return False
        return not item.magnitude or word in _REASONS

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
