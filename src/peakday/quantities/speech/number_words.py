"""The words and signs numbers are said with, and the value of a written one: data first."""

from __future__ import annotations

from math import isfinite

SMALL = {
    "zero": 0.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "thirteen": 13.0,
    "fourteen": 14.0,
    "fifteen": 15.0, "sixteen": 16.0, "seventeen": 17.0, "eighteen": 18.0, "nineteen": 19.0,
}  # fmt: skip
TENS = {
    "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fourty": 40.0, "fifty": 50.0, "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0, "ninety": 90.0,
}  # fmt: skip
HUNDRED = {"hundred": 100.0, "dozen": 12.0}
BIG = {
    "thousand": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "mil": 1e6, "mio": 1e6, "mn": 1e6,
    "mln": 1e6, "crore": 1e7, "crores": 1e7, "billion": 1e9, "bn": 1e9, "bil": 1e9, "bln": 1e9,
    "trillion": 1e12, "tn": 1e12, "thou": 1e3, "mill": 1e6,
}  # fmt: skip
MANY = {"thousands": 1e3, "millions": 1e6, "billions": 1e9, "hundreds": 1e2, "dozens": 12.0}
FRACTIONS = {
    "half": 0.5, "halves": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25,
    "fifth": 0.2, "fifths": 0.2, "sixth": 1 / 6, "sixths": 1 / 6, "eighth": 0.125, "eighths": 0.125,
    "tenth": 0.1, "tenths": 0.1, "twentieth": 0.05, "hundredth": 0.01, "hundredths": 0.01,
    "thousandth": 0.001, "thousandths": 0.001,
}  # fmt: skip
LETTER_MAGNITUDES = {
    "k": 1e3,
    "K": 1e3,
    "M": 1e6,
    "MM": 1e6,
    "mm": 1e6,
    "m": 1e6,
    "B": 1e9,
    "b": 1e9,
    "T": 1e12,
}
ALONE = frozenset(("thousand", "million", "billion", "lakh", "crore"))
"""Magnitudes said without the article: the top thousand products, around thousand stores."""
NAUGHTS = frozenset(("oh", "nought", "naught", "nil"))
"""The zero before a point, as it is spoken: oh point five."""
ORDINALS = frozenset((
    "first", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
))  # fmt: skip
"""What makes a place in a row of the tens before it. Of "a twenty second timeout" the second is a unit."""
STARTERS = frozenset(
    {*SMALL, *TENS, *HUNDRED, *ALONE, *NAUGHTS, "a", "an", "half", "quarter", "point", "couple"}
)
"""The words a number can start with."""
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


def number_of(text: str) -> float | None:
    """The value of a written number such as `50,000`, `99,99`, `1e6` or `.5`; None where it has none."""
    plain = text.replace("'", "").replace("’", "").replace("_", "")
    head, comma, tail = plain.rpartition(",")
    if comma:
        plain = plain.replace(",", "") if len(tail.partition(".")[0]) == 3 else f"{head}.{tail}"
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if isfinite(value) else None
