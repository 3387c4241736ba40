"""What a bare number leaves unsaid and its neighbours say: "200 a second on average, 900 at peak"."""

from __future__ import annotations

from collections.abc import Sequence

from peakday.quantities.speech.looking import TIMES_IN_S, Found
from peakday.quantities.speech.parallels import HEDGES, MENDING, Parallels
from peakday.quantities.speech.tokens import BREAK, SIGN
from peakday.quantities.speech.turns import share_of_nines
from peakday.quantities.speech.units import PERIODS
from peakday.quantities.speech.wordlists import words

_FARTHEST = 24
"""How many tokens back a bare number may find its unit."""
_FARTHEST_PER = 9
"""How many tokens before its number a "per store" may open the clause."""
_LOOK_BACK = 3
"""How many quantities back it may find it."""
_PERIODS = frozenset(PERIODS.values())
_LISTING = words(", and or & then to versus vs") | MENDING | (HEDGES - words("more less"))
_LISTING_FIRMLY = words(
    "not and or & maybe perhaps probably versus vs no wait sorry actually rather mean meant correction"
)


class Unsaid(Parallels):
    """Lends bare numbers the unit said before, behind or above them."""

    def _completed(self, found: list[Found]) -> list[Found]:
        """`found` with units lent, less the small number words nothing lends one."""
        listed: set[int] = set()
        for i in range(len(found) - 2, -1, -1):
            if self._from_next(found[i], found[i + 1], i + 1 in listed):
                listed.add(i)
        for i, item in enumerate(found):
            free = found[i - 1].after if i else 0
            if item.unit is None and not self._from_heading(item, free):
                self._from_earlier(found[max(0, i - _LOOK_BACK) : i], item)
            self._per_in_front(item, free)
        return [item for item in found if not item.unsure]

    def _lend(self, item: Found, giver: Found, per: str | None) -> bool:
        item.unit, item.per, item.unsure = giver.unit, item.per or per, False
        item.factor, item.hard = giver.factor, giver.hard
        item.value *= giver.factor
        if item.fraction and item.unit == "%":
            item.value *= 100
        if giver.nines and 1 <= item.value <= 12:  # three nines for search and four for payments
            item.value, item.nines = share_of_nines(item.value), True
        return True

    def _from_next(self, item: Found, giver: Found, listed: bool) -> bool:
        """3k, 5k and 12k rps; 200, sorry, 300 milliseconds: the last of a list says the unit."""
        lent = giver.unit is not None or giver.per is not None
        if item.unit is not None or item.per is not None or not lent or item.fraction:
            return False
        between = [self._low(at) for at in range(item.after, giver.first)]
        if not between or len(between) > 8 or not _LISTING.issuperset(between):
            return False
        if "mean" in between and "i" not in between:
            return False  # an average, not "I mean"
        if not listed and _LISTING_FIRMLY.isdisjoint(between):
            return False
        if self._lead(item)[0] == "of" and "or" not in between:
            return False
        self._share_magnitude(item, giver)
        return self._lend(item, giver, giver.per)

    def _from_earlier(self, earlier: Sequence[Found], item: Found) -> bool:
        """40 warehouses in Germany and 12 in Spain; a million messages a day, about 12 a second."""
        for giver in reversed(earlier):
            if item.first - giver.after > _FARTHEST or self._sentence_ends(giver.after, item.first):
                return False
            if (giver.unit or giver.per) is None or giver.unit == "time":
                continue
            if item.per is not None and giver.unit in (None, item.per):
                continue
            if item.per and (giver.unit in TIMES_IN_S or giver.unit == "%"):
                continue
            if item.fraction and giver.unit != "%":
                return False
            nearest = giver is earlier[-1]
            if not (self._parallel(giver, item) if nearest else self._same_lead(giver, item)):
                if nearest:
                    continue
                return False
            per = None if item.per or self._other_period(item.after, giver.per) else giver.per
            return self._lend(item, giver, per)
        return False

    def _other_period(self, at: int, per: str | None) -> bool:
        """Is the number one of another span of time: a million a day, 90 thousand in the busiest hour?"""
        if self._low(at) not in ("in", "on", "during"):
            return False
        said = {PERIODS.get(self._low(i)) for i in range(at + 1, at + 6)} - {None}
        return bool(said) and said.isdisjoint((per or "").split("/"))

    def _sentence_ends(self, at: int, until: int) -> bool:
        return any(
            self._tokens[i].kind == BREAK or (self._tokens[i].kind == SIGN and self._tokens[i].text in ".!?")
            for i in range(at, until)
        )

    def _per_in_front(self, item: Found, free: int) -> None:
        """Per store we see 80 shoppers a minute; every night 2 TB are copied."""
        if item.unit in (None, "x", "time", "%"):
            return
        for at in range(item.first - 1, max(free, item.first - _FARTHEST_PER) - 1, -1):
            if not self._opens_clause(at):
                continue
            per, end = self._fronted(at, item.unit in TIMES_IN_S)
            if per is None:
                continue
            said = (item.per or "").split("/")
            clear = end <= item.first and not self._sentence_ends(end, item.first)
            if clear and per not in said and not (per in _PERIODS and _PERIODS.intersection(said)):
                item.per = "/".join(part for part in (item.per, per) if part)
            return

    def _opens_clause(self, at: int) -> bool:
        return (
            at == 0
            or not self._is_word(at - 1)
            or self._low(at - 1) in ("and", "so", "but", "that's", "then")
        )

    def _fronted(self, at: int, of_a_time: bool) -> tuple[str | None, int]:
        """The "per store", "every night" or "for each order" at token `at`; of a time no period."""
        word, following = self._low(at), self._low(at + 1)
        if word == "for" and following in ("each", "every"):
            per, end = self._per_noun(at + 2)
        elif word == "per" or (word in ("each", "every") and following in PERIODS):
            per, end = self._pers(at, money=False)
        else:
            return None, at
        return (None, at) if of_a_time and per in _PERIODS else (per, end)
