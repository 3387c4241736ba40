"""The two fits the shipped weights come from: Newton's method on a ridge logistic, and on a ridge softmax."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML

from peakday.interview.language import matching


@dataclass(frozen=True)
class Example:
    """One question as a fit sees it: a row of features a fact, the row that is right (-1 where none is)."""

    group: str
    rows: NDArray[np.float64]
    key: int
    weight: float


FOR = frozenset(("kind", "words", "topic words", "words lead", "attribute", "topic attribute"))
AGAINST = frozenset(("no kind", "no attribute", "untold", "vetoed"))


def logistic(names: tuple[str, ...], made: list[Example], ridge: float) -> NDArray[np.float64]:
    """The weights of the plain features, then the constant, where each fact is judged by itself.

    A feature that comes out with the wrong sign (a shared word that speaks against a fact) fits this
    handful of sheets and nothing else: it is left out, and the rest fitted again.
    """
    rows = np.vstack([one.rows for one in made])
    key = np.concatenate([np.arange(len(one.rows)) == one.key for one in made]).astype(np.float64)
    kept = list(range(len(names)))
    while True:
        weights = _newton(rows[:, kept], key, ridge)
        wrong = [
            (abs(w), n)
            for n, w in zip(kept, weights, strict=False)
            if (names[n] in FOR and w < 0) or (names[n] in AGAINST and w > 0)
        ]
        if not wrong:
            full = np.zeros(len(names) + 1)
            full[[*kept, -1]] = weights
            return full
        kept.remove(max(wrong)[1])


def _newton(rows: NDArray[np.float64], key: NDArray[np.float64], least: float) -> NDArray[np.float64]:
    mean, spread = rows.mean(0), np.where(rows.std(0) > 1e-9, rows.std(0), 1.0)
    scaled = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    ridge = least * np.diag([*np.ones(rows.shape[1]), 1e-6])
    weights = np.zeros(scaled.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (likely - key) / len(key) + ridge @ weights
        curve = (scaled * (likely * (1 - likely))[:, None]).T @ scaled / len(key) + ridge
        weights -= np.linalg.solve(curve, slope)
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - plain @ mean)


def softmax(
    names: tuple[str, ...], made: list[Example], least: float, steps: int = 40
) -> NDArray[np.float64]:
    """The weights of the plain features, then the constant, where the facts compete, with "none of them" too.

    Damped so that no step makes it worse.
    """
    most = max(len(one.rows) for one in made)
    rows, there = np.zeros((len(made), most, len(names) + 1)), np.zeros((len(made), most), bool)
    right = np.zeros((len(made), most))
    flat = np.vstack([one.rows for one in made])
    mean, spread = flat.mean(0), np.where(flat.std(0) > 1e-9, flat.std(0), 1.0)
    for n, one in enumerate(made):
        rows[n, : len(one.rows), :-1] = (one.rows - mean) / spread
        rows[n, : len(one.rows), -1] = there[n, : len(one.rows)] = True
        if one.key >= 0:
            right[n, one.key] = 1
    share = np.array([one.weight for one in made])
    share /= share.sum()
    ridge = np.array([least] * len(names) + [1e-6])

    def at(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        likely = np.array([matching.softmax(s) for s in np.where(there, rows @ weights, -np.inf)])
        told = np.where(right.any(1), (likely * right).sum(1), 1 - likely.sum(1))
        return float((share * -np.log(np.maximum(told, 1e-12))).sum() + 0.5 * ridge @ weights**2), likely

    weights, damp = np.zeros(len(names) + 1), 1e-3
    weights[-1] = -2.0
    loss, likely = at(weights)
    for _ in range(steps):
        slope = np.einsum("kn,knd->d", (likely - right) * share[:, None], rows) + ridge * weights
        mean_row = np.einsum("kn,knd->kd", likely, rows)
        curve = np.einsum("knd,kn,kne->de", rows, likely * share[:, None], rows, optimize=True)
        curve += np.diag(ridge) - (mean_row * share[:, None]).T @ mean_row
        while damp < 1e6:
            ahead = weights - np.linalg.solve(curve + damp * np.eye(len(weights)), slope)
            lower, then = at(ahead)
            if lower <= loss:
                break
            damp *= 4
        done = loss - lower < 1e-7
        weights, loss, likely, damp = ahead, lower, then, max(damp / 4, 1e-6)
        if done:
            break
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - plain @ mean)


def table(names: tuple[str, ...], weights: NDArray[np.float64]) -> dict[str, float]:
    """Name to weight, as `weights.yaml` has them."""
    return {name: round(float(w), 4) for name, w in zip((*names, "constant"), weights, strict=True)}


def write(tables: dict[str, dict[str, float]]) -> None:
    """Put the tables into the shipped weights, beside those that are there."""
    kept: dict[str, Any] = YAML(typ="safe").load(matching.WEIGHTS.read_text("utf-8"))
    with matching.WEIGHTS.open("w", encoding="utf-8") as file:
        file.write("# Fitted by measure.py and measure_prompts.py in the tests; not edited by hand.\n")
        YAML().dump({**kept, **tables}, file)
