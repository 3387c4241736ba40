"""Fits the small network that weighs what the judge has in mind: see `mind.py`.

It learns what to add to a score that all else gives, so that the facts compete, with "none of them" too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from fitting import Example
from numpy.typing import NDArray

from peakday.interview.language.mind import Mind

HIDDEN = 96
DROPPED = 0.4
"""The part of its inputs, and of its hidden units, that is left out each time: there are few sheets."""
ROUNDS, BATCH = 10, 64
RATE, FADE = 1e-3, 0.1
Numbers = dict[str, NDArray[np.float32]]


def fit(cases: Sequence[Example]) -> Mind:
    """The network, by Adam. A row of a case is what all else says of a fact, by a fit that has not seen the
    sheet, and then what the judge has in mind of it; noughts where it was not asked.
    """
    chance = np.random.default_rng(0)
    middle, spread = _scale(cases)
    numbers: Numbers = {
        "first": chance.normal(0, len(middle) ** -0.5, (len(middle), HIDDEN)).astype(np.float32),
        "offset": np.zeros(HIDDEN, np.float32),
        "second": np.zeros(HIDDEN, np.float32),
        "trust": np.array([1.0, 0.0], np.float32),  # in the score of all else: its slope, and what is added
    }
    means = {name: np.zeros_like(one) for name, one in numbers.items()}
    squares = {name: np.zeros_like(one) for name, one in numbers.items()}
    count = ROUNDS * (len(cases) // BATCH)
    for step, batch in enumerate(_batches(cases, chance, count), 1):
        rate = RATE * max(0.02, 1 - step / count)
        for name, slope in _slopes(batch, numbers, middle, spread, chance).items():
            means[name] = 0.9 * means[name] + 0.1 * slope
            squares[name] = 0.999 * squares[name] + 0.001 * slope**2
            if name in ("first", "second"):
                numbers[name] = numbers[name] * (1 - rate * FADE)
            moved = means[name] / (1 - 0.9**step) / (np.sqrt(squares[name] / (1 - 0.999**step)) + 1e-8)
            numbers[name] = (numbers[name] - rate * moved).astype(np.float32)
    first = numbers["first"] / spread[:, None]
    return Mind(first, numbers["offset"] - middle @ first, numbers["second"])


def _scale(cases: Sequence[Example]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    states = [one.rows[:, 1:] for one in cases[::4]]
    read = np.concatenate([rows[rows.any(axis=1)] for rows in states]).astype(np.float32)
    return read.mean(axis=0), read.std(axis=0) + 1e-3


def _batches(cases: Sequence[Example], chance: np.random.Generator, count: int) -> Iterator[list[Example]]:
    each = len(cases) // BATCH
    for step in range(count):
        if step % each == 0:
            parts = np.array_split(chance.permutation(len(cases)), each)
        yield [cases[n] for n in parts[step % each]]


def _slopes(
    batch: list[Example],
    numbers: Numbers,
    middle: NDArray[np.float32],
    spread: NDArray[np.float32],
    chance: np.random.Generator,
) -> Numbers:
    """Of how unlikely the right facts are, by each of the numbers."""

    def dropped(rows: NDArray[np.float32]) -> NDArray[np.float32]:
        kept = chance.random(rows.shape, dtype=np.float32) >= DROPPED
        return np.asarray(kept / np.float32(1 - DROPPED), dtype=np.float32)

    rows = np.concatenate([one.rows for one in batch]).astype(np.float32)
    score, states = rows[:, 0], rows[:, 1:]
    asked = states.any(axis=1)
    seen = np.where(asked[:, None], (states - middle) / spread, 0)
    seen *= dropped(seen)
    hidden = seen @ numbers["first"] + numbers["offset"]
    passed = (hidden > 0) * dropped(hidden)
    hidden *= passed
    total = numbers["trust"][0] * score + numbers["trust"][1] + asked * (hidden @ numbers["second"])
    counts = [len(one.rows) for one in batch]
    starts = np.cumsum([0, *counts[:-1]])
    # Each turn's likelihoods against a score of nought for "none of them".
    most = np.maximum(np.maximum.reduceat(total, starts), 0)
    raised = np.exp(total - np.repeat(most, counts))
    slope = raised / np.repeat(np.add.reduceat(raised, starts) + np.exp(-most), counts)
    for start, one in zip(starts, batch, strict=True):
        if one.key >= 0:
            slope[start + one.key] -= 1
    slope *= np.repeat([one.weight for one in batch], counts) / len(batch)
    own = (slope * asked).astype(np.float32)
    below = own[:, None] * numbers["second"] * passed
    return {
        "first": seen.T @ below,
        "offset": below.sum(axis=0),
        "second": hidden.T @ own,
        "trust": np.array([slope @ score, slope.sum()], np.float32),
    }
