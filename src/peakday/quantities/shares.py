"""Shares: `92%`, `99.99 %`. As parts of one."""

from __future__ import annotations

import re
from fractions import Fraction

from peakday.quantities.errors import QuantityError, shown
from peakday.quantities.numbers import say_number, shortest, split_number, tidy

_PERCENT = re.compile(r"\s?(?:%|percent\b|per cent\b)")


def split_share(text: str) -> tuple[Fraction, str]:
    """The share that begins `text`, exact and at most 1, and the text after it."""
    number, rest = split_number(text, "a share", "20 %")
    found = _PERCENT.match(rest)
    bare = text[: len(text) - len(rest)].strip()
    if found is None:
        mend = say_number(number * 100) if number <= 1 else bare
        if rest.strip():
            raise QuantityError(f"{shown(text)} is not a share", f"Write one in percent, such as `{mend} %`")
        raise QuantityError(f"{shown(text)} has no unit; a share wants %", f"Write `{mend} %`")
    if number > 100:
        raise QuantityError(f"{shown(text)} is more than the whole", "Write a share of at most 100 %")
    return number / 100, rest[found.end() :]


def parse_share(text: str) -> float:
    """A share such as `92%` or `99.99 %`, as part of one.

    Raises `QuantityError` for a bare number, a share over 100 %, or anything that is no share.
    """
    clean = tidy(text)
    share, rest = split_share(clean)
    if rest.strip():
        raise QuantityError(f"{shown(clean)} says more than a share", "Write one, such as `20 %`")
    return float(share)


def say_share(share: float, digits: int | None = None) -> str:
    """A share as the board language writes it, `99.99 %`; reading it gives `share` back exactly."""
    return f"{shortest(share, Fraction(1, 100), digits)} %"
