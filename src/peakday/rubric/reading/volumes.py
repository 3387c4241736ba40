"""Volumes and their arithmetic: averages, peaks, per-unit figures, and whether they agree with each other."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from peakday.rubric.reading.cues import AVERAGE, DOUBT, PEAK, cue
from peakday.rubric.reading.figures import Figure
from peakday.rubric.reading.sentences import Sentence

_EQUALS = cue(
    "is", "are", "that's", "that is", "which is", "so", "or", "about", "makes", "comes to", "works out",
    "gives", "means", "equals", "call it", "roughly", "around", "i.e", "come to", "divided", "over",
    "=", "≈", "lands",
)  # fmt: skip
_BY = re.compile(r"(?<!multiplied )(?<!\w)by(?!\w)")
_TIMES = re.compile(r"(?<!\w)(?:times|by|x|×|\*|multiplied by|across|for each of|in each of)(?!\w)")
_DIVIDES = re.compile(r"(?<!\w)(?:over|divided|by|into)(?!\w)")
"""What stands behind a product is not its result, but what it is divided by."""
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
UNBELIEVABLE = 2000.0
"""From this factor on two figures belong to two sums: nobody is off by so much."""


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


def read_volumes(figures: tuple[Figure, ...], is_early: Callable[[Sentence], bool]) -> Volumes:
    """The volumes among some figures. `is_early` tells the sentences said before the design: what comes later
    carries volumes into it, or is about something else.
    """
    averages: list[Figure] = []
    peaks: list[Figure] = []
    units: list[Figure] = []
    carried: list[Figure] = []
    sums: list[Sum] = []
    doubted = False
    by_sentence: dict[int, list[Figure]] = {}
    earlier: list[Figure] = []
    for figure in figures:
        if not figure.sentence.text.rstrip().endswith("?"):
            by_sentence.setdefault(figure.sentence.number, []).append(figure)
    for group in by_sentence.values():
        sentence = group[0].sentence
        low = sentence.low
        if not is_early(sentence):
            if _DESIGN.search(low) and (units or averages or peaks):
                carried += group
            continue
        for figure in group:
            near = _around(figure, low)
            if figure.sort == "rate":
                if figure.per_unit:
                    units.append(figure)
                elif PEAK.search(near) or (PEAK.search(low) and not AVERAGE.search(near)):
                    peaks.append(figure)
                else:
                    averages.append(figure)
            elif (figure.per_unit and figure.sort in ("size", "count", "money")) or figure.sort == "size":
                units.append(figure)
            elif (
                figure.sort == "count"
                and figure.quantity.unit is None
                and any(f.sort == "rate" for f in group)
            ):
                if PEAK.search(near):  # "average 11.6 per second, peak 13.9"
                    peaks.append(figure)
                elif AVERAGE.search(near):
                    averages.append(figure)
            if _DESIGN.search(low) and (units or averages or peaks):
                carried.append(figure)
        sums += _sums(group, sentence)
        sums += _worked_out(group, earlier, sums)
        earlier = (earlier + group)[-8:]
        doubted = doubted or (bool(sums) and DOUBT.search(low) is not None)
    sums = [sum_ for sum_ in sums if sum_.factor < UNBELIEVABLE]
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
            if factor <= CLOSE or not _may_differ(left, right, text):
                found.append(Sum(left, right, left.base, factor))
    for before, (a, b, c) in enumerate(zip(group, group[1:], group[2:], strict=False), start=-1):
        between = text[a.quantity.end : b.quantity.start]
        result = text[b.quantity.end : c.quantity.start]
        if before >= 0 and _TIMES.search(text[group[before].quantity.end : a.quantity.start]):
            continue  # the end of a longer product, which was not followed from its start
        divided = _DIVIDES.search(result) is not None
        if _TIMES.search(between) and _EQUALS.search(result) and not divided and len(result) < 60:
            product = _product(a, b, c)
            if product is not None:
                if _BY.search(between):  # "50,000 by 1,000 is 50" divides
                    product = min(product, a.base / b.base, key=lambda way: _ratio(way, c.base))
                found = [s for s in found if s.right is not c]
                found.append(Sum(a, c, product, _ratio(product, c.base)))
    return found


def _worked_out(group: list[Figure], earlier: list[Figure], known: list[Sum]) -> list[Sum]:
    """Figures that are, to rounding, the product or quotient of two others said just before."""
    found: list[Sum] = []
    taken = {id(s.right) for s in known}
    for index, result in enumerate(group):
        others = [*earlier, *group[:index]]
        if id(result) in taken or result.sort not in ("rate", "size", "money", "count") or result.base < 5:
            continue
        for i, a in enumerate(others):
            match = next((b for b in others[i + 1 :] if _explains(a, b, result)), None)
            if match is not None:
                found.append(Sum(a, result, result.base, 1.0))
                break
        else:
            grave = next(
                (
                    (a, b) for a in others for b in others
                    if b.sort == "time" and b.base > 3 and a.sort == "count" and a.base >= 1000
                    and result.sort == "rate" and _close(result.base, a.base * b.base) and _each(b)
                ),
                None,
            )  # fmt: skip
            if grave:  # so many, each every five seconds, is a division
                found.append(Sum(grave[1], result, grave[0].base / grave[1].base, grave[1].base ** 2))
    return found


def _explains(a: Figure, b: Figure, result: Figure) -> bool:
    if min(a.base, b.base) <= 0 or 1.0 in (a.base, b.base) or a.base == b.base == result.base:
        return False
    ways = (a.base * b.base, a.base / b.base, b.base / a.base)
    return any(
        _close(result.base, way) and not _close(way, a.base) and not _close(way, b.base) for way in ways
    )


def _close(x: float, y: float) -> bool:
    return x > 0 and y > 0 and max(x / y, y / x) <= 1.08


def _each(figure: Figure) -> bool:
    low = figure.sentence.low
    return (
        re.search(r"\b(?:every|each)\b", low[max(0, figure.quantity.start - 12) : figure.quantity.end])
        is not None
    )


def _comparable(left: Figure, right: Figure) -> bool:
    """Two rates over different times are one rate said twice; two of the same time are two rates."""
    if left.sort != "rate" or right.sort != "rate" or left.per_unit != right.per_unit:
        return False
    return left.per.split("/")[0] != right.per.split("/")[0]


def _may_differ(left: Figure, right: Figure, text: str) -> bool:
    """Whether two rates need not be one: of two things, of two lines, or an average and its peak."""
    one, other = left.quantity.unit, right.quantity.unit
    if (one and other and one != other) or "\n" in text[left.quantity.end : right.quantity.start]:
        return True
    behind = text[right.quantity.end :].split(",")[0]
    before = text[max(0, left.quantity.start - 40) : left.quantity.start]
    return PEAK.search(behind) is not None and not PEAK.search(before)


def _contrast(between: str) -> bool:
    return _CONTRAST.search(between) is not None


def _product(a: Figure, b: Figure, c: Figure) -> float | None:
    """What a times b should give in c's sort."""
    sorts = {a.sort, b.sort}
    if c.quantity.unit is not None and "bit" in c.quantity.unit.lower():
        return None  # a rate in bits after a count: the unit that was multiplied is not said
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
