"""Do two numbers stand in the same place of parallel parts of a sentence? Then one lends its unit."""

from __future__ import annotations

import re

from peakday.quantities.speech.headings import Headings
from peakday.quantities.speech.looking import Found
from peakday.quantities.speech.nouns import STOP
from peakday.quantities.speech.number_words import SMALL, TENS
from peakday.quantities.speech.tokens import BREAK, NAME, SIGN
from peakday.quantities.speech.units import looks_plural
from peakday.quantities.speech.wordlists import words

HEDGES = words(
    """about around roughly approximately approx ~ ≈ nearly almost say some maybe perhaps probably only just
    even like over under above below exactly up more less fewer than least most well another still already
    now then a an the actually uh um er circa not"""
)
MENDING = words(
    """no wait sorry actually rather mean meant correction correct revise change make scratch instead
    strike nope i that it me let"""
)
"""Words with which a speaker corrects a number: 500, no wait, 300."""
_OPENS = words(", ; : ( and or but then to now with so while else – — whereas versus vs than against from")
"""What a parallel part of a sentence opens with, just before its number."""
_RATE_OPENS = _OPENS | words("is are was = ≈ that's thats i.e means makes or about")
"""The same before a number that is per something itself: a million a day, that's 12 a second."""
_FOLLOWS = words(
    """in on at for during when if while by next last this today tomorrow later after before with without max
    tops peak avg average normally usually instead and or but once from to elsewhere everywhere abroad
    otherwise overnight then again respectively total altogether though because as since until off-peak
    worldwide globally tonight now soon maybe perhaps please across outside inside beyond near overseas p50
    p90 p95 p99 p999"""
)
"""What may follow a bare number whose unit was said before."""
_PLACES = words("in on at for during when if while later now today tomorrow tonight next")
"""The same for a small number word, which may be no amount at all."""
_COPULAS = words(
    """is are was were be of at to : = hits hit reaches reach becomes being gets goes climbs rises
    falls drops"""
)
_LEVELS = words(
    """peak peaks peaking average averages averaging avg mean median max maximum min minimum spike spikes
    spiking burst bursts bursting target targets goal goals limit budget low high lows highs worst best case
    floor ceiling rest day days night nights morning afternoon evening weekend weekends weekday weekdays
    hour hours monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow now later
    normal usual typical baseline percentile tail off-peak holiday holidays christmas season month year
    total instead it they that those this"""
)
_PERCENTILE = re.compile(r"p\d{2,4}")
_OPERATORS = words("times x × * / ÷ divided multiplied plus minus + equals gives into squared")
_WISHES = words(
    """want wants need needs i'd we'd love prefer expect get have has had see sees take takes allow tolerate
    does do makes make handles handle serves serve aim"""
)
"""Verbs of a second clause whose object is a bare number: 40 % today, we want 60."""
_CLAUSES = words(", ; and but while whereas")
"""What stands before the second clause where its verb is left out."""
_OF_THEM = words("them those these which whom")
_MORE = words("more extra others another")


class Parallels(Headings):
    """Judges whether two numbers are parallel."""

    def _lead(self, item: Found) -> tuple[str, int]:
        """The word before a number and its hedges ("and maybe 300" → and), and where it stands."""
        at = item.first - 1
        while at >= 0 and self._low(at) in HEDGES and item.first - at < 6:
            at -= 1
        return self._low(at), at

    def _parallel(self, giver: Found, item: Found) -> bool:
        """Do both numbers stand in the same place of parallel parts of the sentence?"""
        between = {self._low(at) for at in range(giver.after, item.first)}
        if not _OPERATORS.isdisjoint(between) or self._is_name_between(giver, item):
            return False
        lead, at = self._lead(item)
        counted = not giver.hard and giver.per is None
        if counted and item.value % 1 and not giver.value % 1:
            return False  # a score is no number of stores
        if item.per is not None:
            of_a_rate = giver.per is not None and lead in _COPULAS and self._is_level(at - 1)
            return lead in _RATE_OPENS or of_a_rate
        if "=" in between or self._may_be_year(item):
            return False
        if self._low(item.after) == "of" and self._low(item.after + 1) in _OF_THEM:
            return True
        if not self._followed(giver, item):
            return False
        if lead in _OPENS or lead in MENDING or self._is_level(at):
            return True
        if lead in _COPULAS and self._is_level(at - 1):
            return True
        return self._same_lead(giver, item) or self._gapped(giver, at)

    def _followed(self, giver: Found, item: Found) -> bool:
        """Does the clause end behind a bare number, or go on with where and when (900 at peak, 300 more)?"""
        after = item.after + 1 if self._low(item.after) in _MORE else item.after
        if self._ends_here(after) or self._low(after) in (_PLACES if item.unsure else _FOLLOWS):
            return True
        described = not item.unsure and self._is_word(after) and not looks_plural(self._low(after))
        if described and self._ends_here(after + 1):
            return True  # 600 GB raw, 200 compressed
        return giver.unit == "%" and self._low(after) in ("is", "are")

    def _same_lead(self, giver: Found, item: Found) -> bool:
        """Does the same word lead to both numbers: delivery in 20 metros, two-hour delivery in 6?"""
        lead, at = self._lead(item)
        return (
            self._followed(giver, item)
            and lead not in ("of", "")
            and self._is_word(at)
            and lead == self._lead(giver)[0]
        )

    def _may_be_year(self, item: Found) -> bool:
        text = self._tokens[item.first].text
        return len(text) == 4 and text[:2] in ("19", "20") and text[2:] != "00" and text.isdigit()

    def _is_name_between(self, giver: Found, item: Found) -> bool:
        return any(self._tokens[at].kind == NAME for at in range(giver.after, item.first))

    def _is_level(self, at: int) -> bool:
        word = self._low(at)
        if word in _LEVELS or _PERCENTILE.fullmatch(word) is not None:
            return True
        return "p" in (self._low(at - 1), self._low(at - 2)) and self._tokens[at].low in SMALL | TENS.keys()

    def _gapped(self, giver: Found, at: int) -> bool:
        """Phones keep thirty days, tablets ninety: a noun alone opens the second part."""
        if at <= giver.after or not self._is_word(at):
            return False
        if self._low(at) in STOP and self._low(at) not in _WISHES and self._low(at) not in ("one", "ones"):
            return False
        word = self._low(at)
        singly = self._low(at - 1) in ("a", "an", "the")  # a photo 2 megabytes, a video 50
        noun = (
            singly
            or looks_plural(word)
            or self._tokens[at].text[0].isupper()
            or word in _WISHES
            or word == "one"
        )
        return noun and any(self._low(i) in _CLAUSES for i in range(max(giver.after, at - 3), at))

    def _ends_here(self, at: int) -> bool:
        if at >= len(self._tokens):
            return True
        token = self._tokens[at]
        return token.kind == BREAK or (token.kind == SIGN and token.text in ".,;:)!?&")
