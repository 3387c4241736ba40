"""Figures of agreement between two lots of levels."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, pstdev

Pairs = Sequence[tuple[int, int]]
"""(the key's level, the level given)."""


def kappa(pairs: Pairs) -> float | None:
    """Quadratic weighted kappa over levels 0 to 4 (Cohen 1968): 1 is full agreement, 0 that of chance.

    `None` where chance alone would agree fully: too few pairs, or one level throughout.
    """
    if not pairs:
        return None
    keys = [sum(1 for key, _ in pairs if key == level) for level in range(5)]
    given = [sum(1 for _, level in pairs if level == each) for each in range(5)]
    observed = sum((key - level) ** 2 for key, level in pairs)
    expected = sum(keys[i] * given[j] * (i - j) ** 2 for i in range(5) for j in range(5)) / len(pairs)
    return 1 - observed / expected if expected else None


def difference(pairs: Pairs) -> float | None:
    """Standardised mean difference, given less key, over the pooled spread; `None` without any spread."""
    if not pairs:
        return None
    keys, given = [float(key) for key, _ in pairs], [float(level) for _, level in pairs]
    spread = ((pstdev(keys) ** 2 + pstdev(given) ** 2) / 2) ** 0.5
    return (fmean(given) - fmean(keys)) / spread if spread else None


def confusion(pairs: Pairs) -> list[list[int]]:
    """Row: the key's level, column: the level given."""
    table = [[0] * 5 for _ in range(5)]
    for key, level in pairs:
        table[key][level] += 1
    return table


def by_count(counts: Sequence[float], keys: Sequence[int]) -> list[int]:
    """The best that levels rising with a count could do, fitted to these very keys.

    Isotonic regression (pool adjacent violators) of the keys on the count, rounded: a baseline that is kinder
    to the count than any rule fixed beforehand.
    """
    order = sorted(range(len(keys)), key=lambda i: (counts[i], i))
    blocks: list[tuple[float, list[int]]] = []
    for i in order:
        blocks.append((float(keys[i]), [i]))
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            (a, first), (b, second) = blocks[-2:]
            mean = (a * len(first) + b * len(second)) / (len(first) + len(second))
            blocks[-2:] = [(mean, [*first, *second])]
    given = [0] * len(keys)
    for mean, members in blocks:
        for i in members:
            given[i] = min(4, int(mean + 0.5))
    return given
