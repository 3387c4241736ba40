"""Volumes and their arithmetic: averages, peaks, per-unit figures, and whether they agree with each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from peakday.rubric.reading.cues import AVERAGE, DOUBT, PEAK, cue
from peakday.rubric.reading.figures import Figure
from peakday.rubric.reading.sentences import Sentence

_EQUALS = cue(
    "is", "are", "that's", "that is", "which is", "so", "or", "about", "makes", "comes to", "works out",
    "gives", "means", "equals", "call it", "roughly", "around", "i.e", "come to", "divided", "over",
    "=", "≈", "lands",
)  # fmt: skip
_TIMES = re.compile(r"(?<!\w)(?:times|by|x|×|\*|multiplied by|across|for each of|in each of)(?!\w)")
_DESIGN = cue(
    "cop*", "instance*", "slot*", "server*", "node*", "storage", "store", "memory", "disk", "cost*",
    "shard*", "partition*", "capacity", "one box", "machine*", "fits", "concurrent*", "in flight",
    "at once", "month",
)  # fmt: skip
_CONTRAST = cue(
    "but", "peak", "average", "not", "against", "versus", "vs", "rather", "while", "and up to", "busiest"
)
CLOSE = 1.15
TEN_TIMES = 8.0


@dataclass(frozen=True, slots=True)
class Sum:
    """An equation the candidate said: two figures that should agree, and by what factor they do not."""

    left: Figure
    right: Figure
    expected: float
    factor: float

    @property
    def right_(self) -> bool:
        """Whether it is right, to the precision people speak with."""
        return self.factor <= CLOSE

    @property
    def off_by_ten(self) -> bool:
        """Whether it is wrong by ten times or more."""
        return self.factor >= TEN_TIMES


@dataclass(frozen=True, slots=True)
class Volumes:
    """What was said of the load, as figures."""

    averages: tuple[Figure, ...]
    peaks: tuple[Figure, ...]
    per_unit: tuple[Figure, ...]
    sums: tuple[Sum, ...]
    carried: tuple[Figure, ...]
    doubted: bool

    @property
    def all(self) -> tuple[Figure, ...]:
        """Every volume, in the order said."""
        every = {id(f): f for f in (*self.averages, *self.peaks, *self.per_unit)}
        return tuple(sorted(every.values(), key=lambda f: (f.sentence.number, f.quantity.start)))

    @property
    def wrong(self) -> tuple[Sum, ...]:
        """Sums that are off by more than people's rounding."""
        return tuple(s for s in self.sums if not s.right_)


def read_volumes(figures: tuple[Figure, ...], drawn_from: int | None) -> Volumes:
    """The volumes among some figures; `drawn_from` is the order of the first drawing."""
    averages, peaks, units, carried = [], [], [], []
    sums: list[Sum] = []
    doubted = False
    by_sentence: dict[int, list[Figure]] = {}
    for figure in figures:
        if not figure.sentence.text.rstrip().endswith("?"):
            by_sentence.setdefault(figure.sentence.number, []).append(figure)
    for group in by_sentence.values():
        sentence = group[0].sentence
        low = sentence.low
        for figure in group:
            near = _around(figure, low)
            if figure.sort == "rate":
                if figure.per_unit or (
                    cue("one store", "each store", "a store", "per", "each").search(near) and figure.per_unit
                ):
                    units.append(figure)
                elif PEAK.search(near) or (PEAK.search(low) and not AVERAGE.search(near)):
                    peaks.append(figure)
                else:
                    averages.append(figure)
            elif (figure.per_unit and figure.sort in ("size", "count", "money")) or (
                figure.sort == "size" and re.search(r"(?<!\w)(?:each|per|a|one|an)\s+\w+", near)
            ):
                units.append(figure)
            if drawn_from is not None and sentence.turn.order > drawn_from and _DESIGN.search(low):
                carried.append(figure)
        sums += _sums(group, sentence)
        doubted = doubted or (bool(sums) and DOUBT.search(low) is not None)
    carries = [f for f in carried if any(o is not f and o.sentence is f.sentence for o in carried)]
    return Volumes(tuple(averages), tuple(peaks), tuple(units), tuple(sums), tuple(carries), doubted)


def _around(figure: Figure, low: str) -> str:
    return low[max(0, figure.quantity.start - 40) : figure.quantity.end + 25]


def _sums(group: list[Figure], sentence: Sentence) -> list[Sum]:
    """Pairs and products of one sentence that are said to be the same thing."""
    found: list[Sum] = []
    text = sentence.text.lower()
    for index, left in enumerate(group[:-1]):
        right = group[index + 1]
        between = text[left.quantity.end : right.quantity.start]
        if (
            _comparable(left, right)
            and _EQUALS.search(between)
            and len(between) < 60
            and not _contrast(between)
        ):
            factor = _ratio(left.base, right.base)
            found.append(Sum(left, right, left.base, factor))
    for a, b, c in zip(group, group[1:], group[2:], strict=False):
        between = text[a.quantity.end : b.quantity.start]
        result = text[b.quantity.end : c.quantity.start]
        if _TIMES.search(between) and _EQUALS.search(result) and len(result) < 60:
            product = _product(a, b, c)
            if product is not None:
                found = [s for s in found if s.right is not c]
                found.append(Sum(a, c, product, _ratio(product, c.base)))
    return found


def _comparable(left: Figure, right: Figure) -> bool:
    """Two rates over different times are one rate said twice; two of the same time are two rates."""
    if left.sort != "rate" or right.sort != "rate" or left.per_unit != right.per_unit:
        return False
    return left.per.split("/")[0] != right.per.split("/")[0]


def _contrast(between: str) -> bool:
    return _CONTRAST.search(between) is not None


def _product(a: Figure, b: Figure, c: Figure) -> float | None:
    """What a times b should give in c's sort."""
    sorts = {a.sort, b.sort}
    if c.sort == "rate" and sorts == {"rate", "count"}:
        return a.base * b.base
    if c.sort == "size" and sorts == {"size", "count"}:
        return a.base * b.base
    if c.sort == "money" and sorts == {"money", "count"}:
        return a.base * b.base
    if c.sort == "count" and a.sort == b.sort == "count":
        return a.base * b.base
    return None


def _ratio(x: float, y: float) -> float:
    if x <= 0 or y <= 0:
        return float("inf")
    return max(x / y, y / x)
