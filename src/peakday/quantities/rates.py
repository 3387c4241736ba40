"""Rates: `50 000/h`, `10k/s`, `1 M/day`, `100/min`. In events a second."""

from __future__ import annotations

import re
from fractions import Fraction

from peakday.quantities.durations import SECONDS, UNITS
from peakday.quantities.errors import QuantityError, shown
from peakday.quantities.numbers import shortest, split_multiplier, split_number, tidy

LARGEST = 1e12
"""A second; more than any system has ever been asked."""

_PER = re.compile(r"\s*(?:(?P<noun>[A-Za-z]+)\s*)?(?:/|\bper\b)\s*(?P<unit>[A-Za-zµμ]+)?\s*")
_SHORT = re.compile(r"\s*(?:rps|qps|tps)\s*", re.IGNORECASE)
_NATURAL = ("s", "min", "h", "day", "month")
_MEANT = {
    "thousand": "k",
    **dict.fromkeys(("m", "mm", "mn", "mil", "mio", "mln", "million", "millions"), "M"),
    **dict.fromkeys(("b", "bn", "bil", "g", "billion", "billions"), "B"),
    **dict.fromkeys(("t", "tn", "trillion", "trillions"), "T"),
}
"""What a word that is neither a multiplier nor plainly a thing counted was likely meant for."""
_WANTS = "a rate wants one (/s, /min, /h or /day)"


def split_rate(text: str) -> tuple[Fraction, str, str]:
    """The rate that begins `text`: exact events a second, the unit it is by, and the text after it."""
    number, rest = split_number(text, "a rate", "50 000/h")
    bare = text[: len(text) - len(rest)].strip()
    factor, rest = split_multiplier(rest)
    written = text[: len(text) - len(rest)].strip()
    short = _SHORT.match(rest)
    found = _PER.match(rest)
    if short:
        unit = "s"
        rest = rest[short.end() :]
    elif found is None:
        raise _no_rate(text, written, rest)
    else:
        word = found.group("unit") or ""
        unit = "" if word == "m" else UNITS.get(word, "")
        rest = rest[found.end() :]
        if not unit:
            raise QuantityError(
                f"{shown(text)} does not say by what time; {_WANTS}",
                f"Write `{written}/s`, `{written}/min` or `{written}/h`",
            )
        noun = found.group("noun") or ""
        if len(noun) == 1 or noun.lower() in _MEANT:
            meant = f"{bare} {_MEANT[noun.lower()]}" if factor == 1 and noun.lower() in _MEANT else written
            raise QuantityError(
                f"the {shown(noun)} in {shown(text)} can be read in two ways", f"Write `{meant}/{unit}`"
            )
    rate = number * factor / SECONDS[unit]
    if rate > LARGEST:
        raise QuantityError(f"{shown(text)} is absurdly large", "Write the rate you mean, such as `50 000/h`")
    return rate, unit, rest


def parse_rate(text: str) -> float:
    """Events a second of a rate such as `50 000/h`, `10k/s` or `1 M/day`.

    Raises `QuantityError` for a bare number, an unknown unit, or anything that is no rate.
    """
    return rate_and_unit(text)[0]


def rate_and_unit(text: str) -> tuple[float, str]:
    """Events a second, and the unit of time the rate was written by."""
    clean = tidy(text)
    rate, unit, rest = split_rate(clean)
    if rest.strip():
        raise QuantityError(f"{shown(clean)} says more than a rate", "Write one, such as `50 000/h`")
    return float(rate), unit


def say_rate(per_second: float, unit: str | None = None, digits: int | None = None) -> str:
    """A rate as the board language writes it, `50 000/h`; reading it gives `per_second` back exactly.

    `unit` fixes the time it is by; `digits` rounds to that many significant digits, for reading.
    """
    if unit is not None:
        return f"{shortest(per_second, 1 / SECONDS[unit], digits)}/{unit}"
    if digits is not None:
        unit = next((u for u in _NATURAL if per_second * float(SECONDS[u]) >= 1), "s") if per_second else "s"
        return f"{shortest(per_second, 1 / SECONDS[unit], digits)}/{unit}"
    ways = [f"{shortest(per_second, 1 / SECONDS[u])}/{u}" for u in _NATURAL]
    return min(ways, key=lambda way: (_figures(way), "." in way))


def _figures(way: str) -> int:
    """How many significant digits a printed rate has."""
    return len("".join(c for c in way if c.isdigit()).strip("0"))


def _no_rate(text: str, written: str, rest: str) -> QuantityError:
    """The right complaint for a number that is not followed by a `/`."""
    mend = f"Write `{written}/s`, `{written}/min` or `{written}/h`"
    if rest.strip():
        return QuantityError(f"{shown(text)} is not a rate", mend)
    return QuantityError(f"{shown(text)} has no unit; {_WANTS}", mend)
