"""Two numbers that belong together: 10-15 minutes is a range, 1 hour 30 minutes is one duration."""

from __future__ import annotations

from itertools import pairwise

from peakday.quantities.speech import comparators, names
from peakday.quantities.speech.looking import TIMES_IN_S, Found
from peakday.quantities.speech.nouns import RHETORICAL
from peakday.quantities.speech.turns import Turns
from peakday.quantities.speech.units import CURRENCY
from peakday.quantities.speech.wordlists import words

_SMALL_OR = words("two three four five six seven eight nine ten")


class Ranges(Turns):
    """Reads ranges and sums."""

    def _range(self, at: int) -> list[Found] | None:
        """10-15 minutes, between 5 and 6 thousand users, $4 to $5k a month: two quantities, one unit."""
        token = self._tokens[at]
        between = self._low(at - 1) == "between"
        money = token.text in CURRENCY
        number_at = at + 1 if money else at
        if number_at >= len(self._tokens):
            return None
        number = self._numerals.read(number_at, joined=not between)
        if number is None:
            return self._range_from(self._bare_unit(at))
        if number.fraction:
            return self._range_from(self._plain(at))
        low = self._found(number, at)
        self._glued_letters(low, number_at, money)
        if low.unit is not None:
            return None
        bare = low.after
        unit, end = self._hard_unit(low.after)
        if unit is not None:
            low.after = end
        join = low.after
        word = self._low(join)
        if not (
            word in ("-", "–", "—", "to") or (between and word == "and") or (word == "or" and unit is None)
        ):
            return None
        second_at = join + 1
        if second_at >= len(self._tokens):
            return None
        if word == "-" and (self._tokens[join].gap != self._tokens[second_at].gap):
            return None
        if word == "or" and (self._low(second_at) not in _SMALL_OR or not self._is_word(at)):
            return None
        share = self._shares_of(second_at)
        if share is not None and unit is None:  # five to ten in a hundred
            low.value *= share.value / self._said(second_at)
            low.unit = "%"
            return self._pair(low, share, low.after) if low.value < share.value else None
        high = self._multiple(second_at) or self._plain(second_at, joined=True)
        if high is not None and high.unit == "time" and high.per is None:
            high = None  # "two to three times" counts occasions: read one by one
        if high is not None and money and high.unit is None and high.noun is None:
            high.unit, high.hard = CURRENCY[token.text], True
        if high is None or (high.unit is None and not (between or word != "to")) or high.value <= 0:
            return None
        if self._low(high.after - 1) in RHETORICAL and high.unit != "x":
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
            self._share_magnitude(low, high)
            low.value *= high.factor
            low.unit = high.unit
        if low.value >= high.value and low.unit == high.unit:
            return None
        return self._pair(low, high, low.after)

    def _range_from(self, low: Found | None) -> list[Found] | None:
        """Half a second to two seconds, between an hour and a day: the lower end has its unit in words."""
        if low is None or not low.hard or low.per is not None:
            return None
        between = self._low(low.first - 1) == "between"
        if not (self._low(low.after) == "to" or (between and self._low(low.after) == "and")):
            return None
        at = low.after + 1
        high = (self._bare_unit(at) or self._plain(at)) if at < len(self._tokens) else None
        if high is None or not high.hard or (high.unit == low.unit and high.value <= low.value):
            return None
        both_times = high.unit in TIMES_IN_S and low.unit in TIMES_IN_S
        return self._pair(low, high, low.after) if both_times or high.unit == low.unit else None

    def _said(self, at: int) -> float:
        """The number at token `at` alone, without what it is of."""
        number = self._numerals.read(at)
        return number.value if number else 1.0

    def _range_said(self, at: int) -> bool:
        return comparators.before(self._tokens, at) is not None

    def _pair(self, low: Found, high: Found, after: int) -> list[Found]:
        low.after = after
        low.per = high.per
        if low.unit is None:
            low.unit = high.unit
        low.comparator, high.comparator = ">=", "<="
        return [low, high]

    def _merged(self, found: list[Found]) -> list[Found]:
        """1 hour 30 minutes is one duration: neighbours of falling units add up, in the smaller unit."""
        if not found:
            return found
        out = [found[0]]
        for before, item in pairwise(found):
            last = out[-1]
            gap = item.first - last.after
            joined = gap == 0 or (gap == 1 and self._low(last.after) == "and")
            bare = item.unit is None and item.per is None and last.unit == "hour" and gap == 0
            if bare and 10 <= item.value < 60 and not item.magnitude:  # 4 hours 30
                item.unit = "min"
            small, large = TIMES_IN_S.get(item.unit or ""), TIMES_IN_S.get(last.unit or "")
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
