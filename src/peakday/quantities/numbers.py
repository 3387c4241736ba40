"""Plain numbers inside a phrase: `50 000`, `10k`, `1 M`, `99.99`, `50_000`, `1,500`.

Numbers are kept exact (fractions) until the very end, so that `80.3 ms` is the same float as 0.0803
and printing then reading gives back the same digits.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction

from peakday.quantities.errors import QuantityError, shown

LONGEST_PHRASE = 400
"""Characters; a longer text is no quantity anybody wrote by hand."""

_SPACES = "\u0020\u00a0\u2009\u202f"
_RUN = re.compile(rf"[+-]?(?:\d|\.\d)[\d.,_{_SPACES}]*(?:[eE][+-]?\d+)?(?![\d])")
_PLAIN = re.compile(r"(\d+)?(?:\.(\d+))?(?:[eE]([+-]?\d+))?")
_GROUPED = re.compile(rf"\d{{1,3}}(?:([_{_SPACES}])\d{{3}})(?:\1\d{{3}})*(?:\.\d+)?")
_COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_LEADING_ZERO = re.compile(r"0\d")

MULTIPLIERS = {
    "k": 10**3, "K": 10**3, "thousand": 10**3,
    "M": 10**6, "million": 10**6, "mn": 10**6,
    "B": 10**9, "bn": 10**9, "billion": 10**9,
    "T": 10**12, "trillion": 10**12,
}  # fmt: skip
_MULTIPLIER = re.compile(r"\s?(" + "|".join(sorted(MULTIPLIERS, key=len, reverse=True)) + r")(?![\w])")


def tidy(text: str) -> str:
    """The phrase without spaces at its ends, with ordinary minus and times signs.

    Raises `QuantityError` where the phrase is empty or absurdly long.
    """
    if len(text) > LONGEST_PHRASE:
        raise QuantityError(f"{shown(text)} is far too long", "Write one short phrase, such as `80 ms`")
    clean = text.strip().replace("\u2212", "-").replace("\u00d7", "x")
    if not clean:
        raise QuantityError("nothing is written here", "Write a value, or leave the field out")
    return clean


def split_number(text: str, what: str, example: str) -> tuple[Fraction, str]:
    """The number that begins `text`, and the rest of the text after it.

    `what` and `example` ("a duration", "80 ms") go into the message. Raises `QuantityError` where no
    sound number begins the text: NaN, infinities, negatives, ambiguous commas, broken digit groups.
    """
    found = _RUN.match(text)
    if found is None:
        lowered = text.lower().lstrip("+-.")
        if lowered.startswith(("nan", "inf")):
            raise QuantityError(f"{shown(text)} is not a number", f"Write {what} such as `{example}`")
        raise QuantityError(f"{shown(text)} is not {what}", f"Write one such as `{example}`")
    digits = found.group().rstrip(_SPACES + "_")
    rest = text[len(digits) :]
    if digits.endswith(","):  # a comma that belongs to the phrase, not to the number
        digits, rest = digits[:-1], "," + rest
    if digits[0] == "-":
        raise QuantityError(
            f"{shown(text)} is negative", f"Write {what} of zero or more, such as `{example}`"
        )
    return exact(digits.lstrip("+"), text), rest


def exact(digits: str, text: str) -> Fraction:
    """The number `digits` stands for; `text` is the phrase around it, for the message."""
    if _LEADING_ZERO.match(digits):
        mend = digits.lstrip("0_") or "0"
        raise QuantityError(
            f"{shown(digits)} begins with a zero, which some read as an octal number", f"Write `{mend}`"
        )
    if _PLAIN.fullmatch(digits):
        mantissa, _, exponent = digits.lower().partition("e")
        if exponent and len(exponent.lstrip("+-0")) > 2:
            raise QuantityError(f"{shown(text)} is absurdly large or small", "Write the figure you mean")
        return Fraction(digits if mantissa else "0")
    if _COMMAS.fullmatch(digits):
        return Fraction(digits.replace(",", ""))
    if "," in digits:
        mend = f"`{digits.replace(',', '.')}`" if digits.count(",") == 1 and "." not in digits else "`1.5`"
        raise QuantityError(
            f"the comma in {shown(digits)} can be read in two ways",
            f"Write {mend} for a decimal point, or groups of three digits such as `50 000`",
        )
    if _GROUPED.fullmatch(digits):
        return Fraction(re.sub(rf"[_{_SPACES}]", "", digits))
    raise QuantityError(
        f"{shown(digits)} is not grouped as numbers are",
        "Group digits by three, such as `50 000`, or not at all",
    )


def split_multiplier(rest: str) -> tuple[int, str]:
    """The factor of a `k`, `M`, `million`… that begins `rest` (1 where there is none), and what follows."""
    found = _MULTIPLIER.match(rest)
    if found is None:
        return 1, rest
    return MULTIPLIERS[found.group(1)], rest[found.end() :]


def say_number(value: Fraction, digits: int | None = None) -> str:
    """A non-negative number in plain decimals with digits grouped by three: `50 000`, `0.2`.

    Rounded to `digits` significant digits where given, else to 30.
    """
    plain = format(_rounded(value, digits or 30), "f")
    whole, _, decimals = plain.partition(".")
    decimals = decimals.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", " ")
    return f"{grouped}.{decimals}" if decimals else grouped


def shortest(value: float, factor: Fraction | int, digits: int | None = None) -> str:
    """The shortest decimal d such that d x `factor`, rounded to a float, is `value`; in digit groups.

    With `digits` no such promise: simply that many significant digits.
    """
    wanted = Fraction(value) / factor
    if digits is not None:
        return say_number(wanted, digits)
    for places in range(1, 18):
        candidate = Fraction(_rounded(wanted, places))
        if float(candidate * factor) == value:
            return say_number(candidate)
    return say_number(wanted)


def _rounded(value: Fraction, places: int) -> Decimal:
    """`value` rounded to so many significant digits."""
    return Context(prec=places).divide(Decimal(value.numerator), Decimal(value.denominator))
