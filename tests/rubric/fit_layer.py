"""Fits the layer of units that all tags share: by Adam, with inputs and units dropped at random, from a seed.

Numbers of units, rounds and drops were chosen on three of five folds of prompts; more units or rounds brought
nothing. Source: Kingma and Ba, "Adam" (2015); Srivastava and others, "Dropout" (2014).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
UNITS = 128
ROUNDS = 15
AT_ONCE = 256
PACE = 0.002
DECAY = 0.01
INPUTS_LEFT, UNITS_LEFT = np.float32(0.8), np.float32(0.6)
SEED = 0


def fit_layer(rows: Floats, tags: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Weights from rows to units and from units to tags, each with its constant as the last row.

    `weight` says how much each row counts.
    """
    chance = np.random.default_rng(SEED)
    count, width = rows.shape
    often = tags.mean(0)
    inner = np.vstack([chance.normal(size=(width, UNITS)) / np.sqrt(width), np.zeros((1, UNITS))])
    outer = np.vstack(
        [
            chance.normal(size=(UNITS, tags.shape[1])) / np.sqrt(UNITS) / 2,
            np.log((often + 1e-4) / (1 - often + 1e-4))[None],
        ]
    )
    fitted = [inner.astype(np.float32), outer.astype(np.float32)]
    slow = [(np.zeros_like(each), np.zeros_like(each)) for each in fitted]
    steps = ROUNDS * (count // AT_ONCE)
    step = 0
    for _ in range(ROUNDS):
        order = chance.permutation(count)
        for first in range(0, count - AT_ONCE + 1, AT_ONCE):
            some = order[first : first + AT_ONCE]
            kept = chance.random((AT_ONCE, width), dtype=np.float32) < INPUTS_LEFT
            alive = (chance.random((AT_ONCE, UNITS), dtype=np.float32) < UNITS_LEFT) / UNITS_LEFT
            slopes = _slopes(fitted, rows[some] * kept / INPUTS_LEFT, tags[some], weight[some], alive)
            step += 1
            pace = PACE * (1 - step / (steps + 1))
            for each, slope, (mean, square) in zip(fitted, slopes, slow, strict=True):
                mean += 0.1 * (slope - mean)
                square += 0.001 * (slope * slope - square)
                each[:-1] *= 1 - pace * DECAY
                root = np.sqrt(square / (1 - 0.999**step)) + 1e-8
                each -= (pace * (mean / (1 - 0.9**step)) / root).astype(np.float32)
    return fitted[0], fitted[1]


def _slopes(fitted: list[Floats], rows: Floats, tags: Floats, weight: Floats, alive: Floats) -> list[Floats]:
    inner, outer = fitted
    reached = rows @ inner[:-1] + inner[-1]
    units = np.maximum(reached, 0) * alive
    chances = 1 / (1 + np.exp(-(units @ outer[:-1] + outer[-1])))
    wrong = (chances - tags) * weight[:, None] / np.float32(len(rows))
    back = (wrong @ outer[:-1].T) * alive * (reached > 0)
    return [np.vstack([x.T @ slope, slope.sum(0)[None]]) for x, slope in ((rows, back), (units, wrong))]
