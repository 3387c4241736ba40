"""Money: `$2 000`, `$2 000/month`, `$0.05/h`, `$0.20/M`. In US dollars."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from peakday.quantities.durations import SECONDS, UNITS
from peakday.quantities.errors import QuantityError, shown
from peakday.quantities.numbers import shortest, split_multiplier, split_number, tidy

Basis = Literal["request", "h", "month"]
LARGEST = 10**12
"""US dollars for one thing; absurd even for a month of everything there is."""

_DOLLARS = re.compile(r"\s*(?:US)?\$\s*|\s*USD\s+")
_AFTER = re.compile(r"\s?(?:USD|dollars?)\b")
_REQUESTS = re.compile(r"\s*(?:requests?|calls?|reqs?|messages?)?\s*")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in US dollars, and what it is paid for: a request, an hour, a month, or nothing named."""

    usd: float
    per: Basis | None = None


def parse_money(text: str) -> float:
    """US dollars of a plain amount such as `$2 000` or `$24k`.

    Raises `QuantityError` where it is no amount, or says what it is paid by (`$2 000/month`).
    """
    money = parse_price(text)
    if money.per is not None:
        raise QuantityError(
            f"{shown(text)} is a price, and a plain amount is wanted here", "Write it without the `/`"
        )
    return money.usd


def parse_monthly(text: str) -> float:
    """US dollars a month of `$2 000/month`, `$24k/year` or `$0.05/h`; a month has 730 hours."""
    money = parse_price(text)
    if money.per == "month":
        return money.usd
    if money.per == "h":
        return float(Fraction(repr(money.usd)) * SECONDS["month"] / SECONDS["h"])
    raise QuantityError(
        f"{shown(text)} does not say by what time", "Write it by the month, such as `$2 000/month`"
    )


def parse_price(text: str) -> Money:
    """An amount and what it is paid for: `$0.20/M` (a million requests), `$0.05/h`, `$90/month`, `$2 000`."""
    clean = tidy(text)
    sign = _DOLLARS.match(clean)
    number, rest = split_number(clean[sign.end() :] if sign else clean, "an amount of money", "$2 000/month")
    factor, rest = split_multiplier(rest)
    after = None if sign else _AFTER.match(rest)
    if not sign and not after:
        raise QuantityError(
            f"{shown(clean)} has no currency; money is in US dollars", f"Write `${' '.join(clean.split())}`"
        )
    amount = number * factor
    if amount > LARGEST * 10**6:
        raise QuantityError(
            f"{shown(clean)} is absurdly large", "Write the amount you mean, such as `$2 000`"
        )
    rest = rest[after.end() :] if after else rest
    if not rest.strip():
        return Money(float(amount))
    slash = re.match(r"\s*(?:/|per\s|a\s)\s*", rest)
    if slash is None:
        raise QuantityError(f"{shown(clean)} is not an amount of money", "Write one such as `$2 000/month`")
    return _per(amount, rest[slash.end() :].strip(), clean)


def say_money(usd: float, per: Basis | None = None, digits: int | None = None) -> str:
    """Money as the board language writes it: `$2 000`, `$0.05/h`, `$2 000/month`; by request as `$0.2/M`."""
    if per == "request":
        return f"${shortest(usd, Fraction(1, 10**6), digits)}/M"
    return f"${shortest(usd, 1, digits)}" + (f"/{per}" if per else "")


def _per(amount: Fraction, basis: str, clean: str) -> Money:
    """The amount brought to one request, an hour or a month."""
    unit = UNITS.get(basis)
    if unit == "h":
        return Money(float(amount), "h")
    if unit in ("month", "year", "day", "week"):
        months = SECONDS["month"] * 12 if unit == "year" else SECONDS[unit]
        return Money(float(amount * SECONDS["month"] / months), "month")
    if unit in ("s", "min"):
        return Money(float(amount * SECONDS["h"] / SECONDS[unit]), "h")
    if basis[:1].isdigit():
        many, rest = split_number(basis, "a number of requests", "1000")
    else:
        many, rest = Fraction(1), " " + basis
    factor, rest = split_multiplier(rest)
    sold_by_number = basis[:1].isdigit() or factor > 1 or bool(rest.strip())
    if not many or not sold_by_number or not _REQUESTS.fullmatch(rest):
        raise QuantityError(
            f"{shown(clean)} does not say what is paid for",
            "Write `$0.20/M` (a million requests), `$0.05/h` or `$90/month`",
        )
    return Money(float(amount / (many * factor)), "request")
