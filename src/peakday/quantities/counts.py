"""Counts: `1 M`, `50k`, `10 000`."""

from __future__ import annotations

from fractions import Fraction

from peakday.quantities.errors import QuantityError, shown
from peakday.quantities.numbers import shortest, split_multiplier, split_number, tidy

LARGEST = 10**15
"""More than anything on a board can number."""


def split_count(text: str) -> tuple[Fraction, str]:
    """The count that begins `text`, exact, and the text after it."""
    number, rest = split_number(text, "a number", "10 000")
    factor, rest = split_multiplier(rest)
    if number * factor > LARGEST:
        raise QuantityError(f"{shown(text)} is absurdly large", "Write the number you mean, such as `10 000`")
    return number * factor, rest


def parse_count(text: str) -> float:
    """A count such as `1 M`, `50k` or `10 000`. Raises `QuantityError` where it is none."""
    return float(_count(text))


def parse_whole(text: str, least: int = 0) -> int:
    """A whole count of at least `least`. Raises `QuantityError` where it is none."""
    number = _count(text)
    if number.denominator != 1:
        raise QuantityError(
            f"{shown(text)} is not a whole number", f"Write a whole number of {least} or more"
        )
    if number < least:
        raise QuantityError(f"{shown(text)} is too few", f"Write {least} or more")
    return int(number)


def say_count(count: float, digits: int | None = None) -> str:
    """A count as the board language writes it, `10 000`, `1 M`; reading it gives `count` back exactly."""
    if digits is None:
        for word, size in (("B", 10**9), ("M", 10**6)):
            if count >= size and count % (size // 10) == 0:
                return f"{shortest(count, size)} {word}"
    return shortest(count, 1, digits)


def _count(text: str) -> Fraction:
    clean = tidy(text)
    number, rest = split_count(clean)
    if rest.strip():
        raise QuantityError(
            f"{shown(clean)} is not a plain number: {shown(rest.strip())} does not belong here",
            "Write only the number, such as `10 000`, `50k` or `1 M`",
        )
    return number
