"""Durations: `80 ms`, `4 h`, `1 h 30 min`. In seconds."""

from __future__ import annotations

import re
from fractions import Fraction

from peakday.quantities.errors import QuantityError, shown
from peakday.quantities.numbers import shortest, split_multiplier, split_number, tidy

MONTH_HOURS = 730
"""Hours in a month, for prices and rates by the month."""

SECONDS: dict[str, Fraction] = {
    "ns": Fraction(1, 10**9),
    "us": Fraction(1, 10**6),
    "ms": Fraction(1, 1000),
    "s": Fraction(1),
    "min": Fraction(60),
    "h": Fraction(3600),
    "day": Fraction(86400),
    "week": Fraction(7 * 86400),
    "month": Fraction(MONTH_HOURS * 3600),
    "year": Fraction(365 * 86400),
}
"""Seconds in each unit of time, by the name the board language prints."""

_SPELLINGS = {
    "ns": "ns nanosecond nanoseconds",
    "us": "us µs μs microsecond microseconds",
    "ms": "ms msec millisecond milliseconds millis",
    "s": "s sec secs second seconds",
    "min": "min mins minute minutes",
    "h": "h hr hrs hour hours",
    "day": "d day days",
    "week": "week weeks",
    "month": "month months mo",
    "year": "year years yr",
}
UNITS = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings.split()}
"""Every accepted spelling of a unit of time, and the unit's own name."""

LONGEST = 100 * 365 * 86400.0
"""Seconds; a longer duration is a slip of the pen."""

_UNIT = re.compile(r"\s?([A-Za-zµμ]+)")


def split_duration(text: str, what: str = "a duration", example: str = "80 ms") -> tuple[Fraction, str, str]:
    """The one-unit duration that begins `text`: exact seconds, its unit's name, and the text after it."""
    number, rest = split_number(text, what, example)
    found = _UNIT.match(rest)
    word = found.group(1) if found else ""
    unit = UNITS.get(word) or UNITS.get(word.lower() if word not in ("M", "S", "D", "H") else "")
    if unit is None:
        raise _no_unit(text, rest, word, what)
    seconds = number * SECONDS[unit]
    if seconds > LONGEST:
        raise QuantityError(f"{shown(text)} is longer than a hundred years", f"Write {what} that can be run")
    assert found is not None
    return seconds, unit, rest[found.end() :]


def parse_duration(text: str) -> float:
    """Seconds of a duration such as `80 ms`, `4 h` or `1 h 30 min`.

    Raises `QuantityError` for a bare number, an unknown unit, or anything that is no duration.
    """
    return duration_and_unit(text)[0]


def duration_and_unit(text: str) -> tuple[float, str]:
    """Seconds of a duration and the unit its first part was written in."""
    clean = tidy(text)
    total, unit, rest = split_duration(clean)
    last = SECONDS[unit]
    while rest.strip():
        more, smaller, rest = split_duration(rest.lstrip(" ,").removeprefix("and "))
        if SECONDS[smaller] >= last:
            raise QuantityError(
                f"{shown(clean)} is more than one duration", "Write one, such as `1 h 30 min`"
            )
        total, last = total + more, SECONDS[smaller]
    return float(total), unit


def say_duration(seconds: float, unit: str | None = None, digits: int | None = None) -> str:
    """A duration as the board language writes it, `80 ms`; reading it gives `seconds` back exactly.

    `unit` fixes the unit; `digits` rounds to that many significant digits, for reading rather than writing.
    """
    unit = unit or _natural_unit(seconds)
    return f"{shortest(seconds, SECONDS[unit], digits)} {unit}"


def say_roughly(seconds: float) -> str:
    """A duration to three digits, for reading: in the largest unit of which there is enough, `13.4 h`."""
    unit = next((u for u, least in _ENOUGH.items() if abs(seconds) >= least), "us") if seconds else "ms"
    said = say_duration(seconds, unit, digits=3)
    return f"{said}s" if unit == "day" else said


_ENOUGH = {"day": 172_800.0, "h": 7200.0, "min": 120.0, "s": 1.0, "ms": 1e-4}
"""Seconds from which on a person would choose the unit."""


def _natural_unit(seconds: float) -> str:
    """The unit a person would use: the largest in which the figure is one or more, whole where it can be."""
    if seconds == 0:
        return "ms"
    for unit in ("day", "h", "min"):
        if seconds >= SECONDS[unit] and seconds % float(SECONDS[unit]) == 0:
            return unit
    for unit in ("s", "ms", "us"):
        if seconds >= float(SECONDS[unit]):
            return unit
    return "ns"


def _no_unit(text: str, rest: str, word: str, what: str) -> QuantityError:
    """The right complaint for a number whose unit is missing or unknown."""
    bare = text[: len(text) - len(rest)].strip()
    factor, after = split_multiplier(rest)
    if word == "m" and not after.startswith("s"):
        return QuantityError(
            f"the `m` in {shown(text)} can be read in two ways", f"Write `{bare} min` or `{bare} ms`"
        )
    if rest.lstrip().startswith(("/", "per ")) or (factor > 1 and after.lstrip().startswith("/")):
        return QuantityError(
            f"{shown(text)} is a rate, and {what} is wanted here", f"Write `{bare} ms` or `{bare} s`"
        )
    if rest.lstrip().startswith("%"):
        return QuantityError(
            f"{shown(text)} is a share, and {what} is wanted here", f"Write `{bare} ms` or `{bare} s`"
        )
    if not word:
        return QuantityError(
            f"{shown(text)} has no unit; {what} wants one (ms, s, min, h or day)",
            f"Write `{bare} ms` or `{bare} s`",
        )
    return QuantityError(
        f"{shown(word)} is no unit of time", f"Use ms, s, min, h or day, such as `{bare} ms`"
    )
