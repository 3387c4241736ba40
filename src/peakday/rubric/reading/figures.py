"""Every quantity the candidate said, in its sentence, told apart: a time, a share, a rate, an amount."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from peakday.quantities.speech import Quantity, find
from peakday.rubric.reading.sentences import Sentence

Sort = Literal["time", "share", "rate", "money", "size", "count"]

TIME_S = {"ms": 1e-3, "s": 1.0, "min": 60.0, "hour": 3600.0, "day": 86_400.0, "week": 604_800.0,
          "month": 2_628_000.0, "year": 31_536_000.0}  # fmt: skip
PER_S = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86_400.0, "week": 604_800.0,
         "month": 2_628_000.0, "year": 31_536_000.0, "s": 1.0, "min": 60.0}  # fmt: skip
SIZE = {"B": 1.0, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15,
        "Kbit": 125.0, "Mbit": 125e3, "Gbit": 125e6}  # fmt: skip
MONEY = frozenset(("USD", "EUR", "GBP", "INR", "JPY", "CHF", "CAD", "AUD"))
"""Sums of any currency are money; only US dollars are held to what a design costs."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in a sentence. `base` is in seconds, a share of 1, a second, the currency said or bytes, by
    `sort`.
    """

    quantity: Quantity
    sentence: Sentence
    sort: Sort
    base: float

    @property
    def per(self) -> str:
        """What a rate or a per-unit figure is per, in words such as `minute/store`, or empty."""
        return self.quantity.per or ""

    @property
    def per_unit(self) -> str | None:
        """The noun a figure is per, other than time: `store` of "100 a minute per store"."""
        nouns = [part for part in self.per.split("/") if part and part not in PER_S]
        return nouns[0] if nouns else None

    @property
    def bounded(self) -> bool:
        """Whether it is said as a bound: under, at least, above."""
        return self.quantity.comparator in ("<", "<=", ">", ">=")


_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|hundred|thousand|million|billion|nines|dozen|half|third|quarter|fifth|tenth|twice)"
    r"|\b(?:under|below|within|than|over|above|at most|sub)[ -](?:an? )?"
    r"(?:second|millisecond|minute|hour|day|dollar|cent|percent)\b"
)
"""A sentence without any of these holds no figure."""


@lru_cache(maxsize=4096)
def _find(text: str) -> tuple[Quantity, ...]:
    return tuple(find(text))


def figures_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of any text."""
    return _find(text)


def figures_of(sentences: tuple[Sentence, ...]) -> tuple[Figure, ...]:
    """Every figure of some sentences, in order."""
    found = []
    for sentence in sentences:
        if not _NUMBER.search(sentence.low):
            continue
        for quantity in _find(sentence.text):
            if (figure := _told(quantity, sentence)) is not None:
                found.append(figure)
    return tuple(found)


def _told(quantity: Quantity, sentence: Sentence) -> Figure | None:
    sort, base = sort_of(quantity)
    return None if sort is None else Figure(quantity, sentence, sort, base)


def sort_of(quantity: Quantity) -> tuple[Sort | None, float]:
    """What sort of figure a quantity is, and its value in that sort's base unit."""
    unit, value = quantity.unit or "", float(quantity.value)
    times = [PER_S[part] for part in (quantity.per or "").split("/") if part in PER_S]
    if unit in MONEY:
        return "money", value / (times[0] / PER_S["month"]) if times else value
    if unit in SIZE:
        return "size", value * SIZE[unit]
    if unit == "%":
        return "share", value / 100  # "99.95 % a month" too
    if unit in TIME_S:
        return ("count", value) if times else ("time", value * TIME_S[unit])  # minutes of downtime a month
    if times:
        return "rate", value / times[0]
    return "count", value
