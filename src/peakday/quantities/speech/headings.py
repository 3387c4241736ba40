"""Units said before the number: "orders per second: 200", "number of stores: 40", "latency (ms): 300"."""

from __future__ import annotations

from peakday.quantities.speech.looking import Found
from peakday.quantities.speech.nouns import RHETORICAL, STOP
from peakday.quantities.speech.ranges import Ranges
from peakday.quantities.speech.units import HARD, KNOWN_NOUNS, looks_plural, singular
from peakday.quantities.speech.wordlists import words

_LEADS = words(
    """: = is are was were be of at to about around roughly approximately approx ~ ≈ would will should could
    might the a an peak peaks peaking avg average averages maximum max min minimum hits hit reach reaches up
    ) - – currently now only just nearly almost over under  goes climbs come arrive run flow in"""
)
"""Words between what is counted and how many."""
_VOLUMES = words("Kbit Mbit Gbit KB MB GB")
_PEAKING = words("peak average max hit reach come arrive run flow")
"""Verbs of a rate's subject: orders peak at 900, scans come in at 40 a second."""
_FARTHEST_HEAD = 5
_LONGEST_HEAD = 6
"""Tokens of the longest head: orders per store per day."""
_TITLES = words(
    """notes metrics constraints assumptions numbers figures costs totals details targets goals basics
    estimates results requirements items steps risks facts specs stats volumes loads sizes times days others
    limits pros cons units answers"""
)
"""Plural words before a colon that title a list and are not counted."""


class Headings(Ranges):
    """Reads the unit of a bare number from the words that head it."""

    def _from_heading(self, item: Found, free: int) -> bool:
        """Gives `item` the unit its head says, from token `free` on; false where there is none."""
        at = item.first - 1
        firmly = False
        while at >= free and self._low(at) in _LEADS and item.first - at <= _FARTHEST_HEAD:
            firmly = firmly or self._low(at) in (":", "=")
            at -= 1
        if at < free:
            return False
        rate = HARD.get(self._low(at))
        if rate is not None and rate.per and rate.unit not in _VOLUMES:  # QPS of 50k, DAU is 12 million
            return self._headed(item, rate.unit, rate.per, rate.factor)
        direct = at == item.first - 1
        if self._count_before(item):
            return True
        return self._rate_head(item, at, max(free, at - _LONGEST_HEAD), direct) or (
            not direct and self._noun_head(item, at, firmly)
        )

    def _headed(self, item: Found, unit: str, per: str | None, factor: float = 1.0) -> bool:
        item.value *= factor
        item.unit, item.per, item.unsure = unit, item.per or per, False
        return True

    def _rate_head(self, item: Found, at: int, first: int, direct: bool) -> bool:
        """Orders per store per day: 300; requests a second will be around 4000."""
        if direct:
            return False
        for start in range(at - 1, first - 1, -1):
            word = self._low(start)
            if not self._is_word(start) or word in STOP or not (looks_plural(word) or word in HARD):
                continue
            per, end = self._pers(start + 1, money=False)
            if per and end == at + 1:
                unit = HARD.get(word)
                return self._headed(
                    item, unit.unit if unit else singular(word), per, unit.factor if unit else 1.0
                )
        return False

    def _noun_head(self, item: Found, at: int, firmly: bool) -> bool:
        word = self._low(at)
        if not self._is_word(at) or word in STOP:
            return False
        before = self._low(at - 1)
        if word in HARD:
            told = before in ("in", "(") and HARD[word].per is None
            return told and self._headed(item, HARD[word].unit, None, HARD[word].factor)
        if not looks_plural(word) or word in RHETORICAL or word in _TITLES:
            return False
        peaks = any(self._low(i) in _PEAKING for i in range(at + 1, item.first))
        if peaks and self._of_a_clause(at) and (item.per or singular(word) in KNOWN_NOUNS):
            return self._headed(item, singular(self._tokens[at].text), None)  # orders peak at 900
        numbered = before == "of" and self._low(at - 2) in ("number", "count", "amount")
        counted = singular(word) in KNOWN_NOUNS or not item.spelled
        head = firmly and counted and self._low(item.first - 1) in (":", "=", "~", "about", "around")
        return (head or numbered) and self._headed(item, singular(self._tokens[at].text), None)

    def _of_a_clause(self, at: int) -> bool:
        """Does token `at` open a clause?"""
        return at == 0 or not self._is_word(at - 1)

    def _count_before(self, item: Found) -> bool:
        """Reads 20k/s, writes 2k/s: what is counted stands right before its rate."""
        at = item.first - 1
        word = self._low(at)
        if item.per is None or not self._is_word(at) or not looks_plural(word):
            return False
        return (
            singular(word) in KNOWN_NOUNS
            and self._of_a_clause(at)
            and self._headed(item, singular(word), None)
        )
