"""Fits what counts to the tuning sessions' keys, and tells how it does on prompts left out of the fit.

Run as a script: without arguments it measures, each session with scales fitted on the sessions of other prompts;
`--write` fits on all of them and writes `reading/scales.yaml`. The final sessions are never read here.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML

from peakday.interview.transcript import read
from peakday.rubric.calibration import kappa, keyed_sessions
from peakday.rubric.criteria import CRITERIA
from peakday.rubric.grading import prompt_of
from peakday.rubric.material import Material
from peakday.rubric.reading import strength
from peakday.rubric.reading.runs import Runs

TUNING = Path(strength.__file__).parents[1] / "calibration" / "tuning"
OLD = Path(__file__).parent / "calibration"
FITTED = ("S2", "S3", "S4", "A4", "A5", "T1", "T2", "T3", "C1", "C2", "C3", "C4", "M1", "M3")
RIDGE = 0.6


class Rows:
    """Of one criterion: the counts of each session, its key, and the levels a rule allowed at most."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.counts: list[list[float]] = []
        self.keys: list[int] = []
        self.sessions: list[str] = []
        self.prompts: list[str] = []
        self.middling: list[bool] = []
        self.least: list[int] = []


def gather() -> dict[str, Rows]:
    """Reads every tuning session once, noting what each criterion counted."""
    rows = {name: Rows() for name in FITTED}
    current = ""
    seen: dict[str, Mapping[str, float]] = {}
    leasts: dict[str, int] = {}

    def note(criterion: str, counts: Mapping[str, float], least: int = 1) -> int:
        seen[criterion], leasts[criterion] = counts, least
        return 4

    from peakday.rubric import criteria as room

    for module in vars(room).values():
        if hasattr(module, "level_of"):
            module.level_of = note
    sessions = [(s.name, s.file, s.levels, s.middling) for s in keyed_sessions(TUNING)]
    keys = YAML(typ="safe").load((OLD / "keys.yaml").read_text("utf-8"))
    sessions += [(f"old-{f.stem}", f, keys[f.stem], False) for f in sorted(OLD.glob("*.md"))]
    loaded: dict[str, object] = {}
    for current, file, levels, middling in sessions:
        transcript = read(file)
        name = transcript.prompt or ""
        if name not in loaded:
            loaded[name] = prompt_of(transcript)[0]
        material = Material(transcript, loaded[name])  # type: ignore[arg-type]
        material.runs = Runs(problem="not run")  # only words are fitted
        for criterion in CRITERIA:
            if criterion.id not in FITTED or levels.get(criterion.id) is None:
                continue
            seen.pop(criterion.id, None)
            criterion.read(material)
            if criterion.id not in seen:
                continue  # a rule settled it without counting
            row = rows[criterion.id]
            row.names = list(seen[criterion.id])
            row.counts.append([float(v) for v in seen[criterion.id].values()])
            row.keys.append(int(levels[criterion.id] or 0))
            row.sessions.append(current)
            row.prompts.append(name)
            row.middling.append(middling)
            row.least.append(leasts[criterion.id])
    return rows


def fit(counts: NDArray[np.float64], keys: NDArray[np.float64]) -> tuple[NDArray[np.float64], list[float]]:
    """Weights without a wrong sign, drawn towards one for all (ridge), and the cuts that agree best."""
    scale = np.where(np.abs(counts).max(0) > 0, np.abs(counts).max(0), 1.0)
    x = counts / scale
    centred, y = x - x.mean(0), keys - keys.mean()
    one = np.full(
        x.shape[1], max(0.05, float(y @ centred.sum(1)) / max(1e-9, float(centred.sum(1) @ centred.sum(1))))
    )
    weights = one.copy()
    curve = centred.T @ centred / len(y) + RIDGE * np.diag(np.maximum(x.var(0), 0.02))
    aim = centred.T @ y / len(y) + RIDGE * np.maximum(x.var(0), 0.02) * one
    for _ in range(400):  # coordinate descent over weights of zero and more
        for k in range(len(weights)):
            rest = aim[k] - curve[k] @ weights + curve[k, k] * weights[k]
            weights[k] = max(0.0, rest / curve[k, k])
    reached = x @ weights
    return weights / scale, best_cuts(reached, keys)


def best_cuts(reached: NDArray[np.float64], keys: NDArray[np.float64]) -> list[float]:
    """Cuts for levels 2, 3 and 4 with the least squared error, the spread of levels kept like the keys'."""
    order = np.sort(np.unique(reached))
    middles = np.array([order[0] - 0.01, *((order[:-1] + order[1:]) / 2), order[-1] + 0.01])
    floor = np.maximum(keys, 1)
    below = reached[None, :] < middles[:, None]  # cut by session
    # moving a cut past a session costs what the level under it errs more than the level over it
    losses = [
        (below * ((level - 1 - floor) ** 2 - (level - floor) ** 2)).mean(1)
        + 2.0 * ((~below).mean(1) - (floor >= level).mean()) ** 2
        for level in (2, 3, 4)
    ]
    every = losses[0][:, None, None] + losses[1][None, :, None] + losses[2][None, None, :]
    n = np.arange(len(middles))
    rising = (n[:, None, None] <= n[None, :, None]) & (n[None, :, None] <= n[None, None, :])
    best = np.unravel_index(np.where(rising, every, np.inf).argmin(), every.shape)
    return [float(middles[i]) for i in best]


def given(
    counts: NDArray[np.float64], weights: NDArray[np.float64], cuts: list[float], least: NDArray[np.float64]
) -> NDArray[np.int_]:
    reached = counts @ weights
    level = 1 + sum((reached >= cut).astype(int) for cut in cuts)
    level = np.where((counts > 0).any(1), level, least)
    level = np.maximum(level, least).astype(np.int_)
    return np.asarray(level, dtype=np.int_)


def measure(rows: dict[str, Rows]) -> None:
    every, middle = [], []
    for name, row in rows.items():
        counts, keys, least = np.array(row.counts), np.array(row.keys, float), np.array(row.least)
        level = np.zeros(len(keys), int)
        for prompt in sorted(set(row.prompts)):
            out = np.array([p == prompt for p in row.prompts])
            weights, cuts = fit(counts[~out], keys[~out])
            level[out] = given(counts[out], weights, cuts, least[out])
        new = np.array([not s.startswith("old-") for s in row.sessions])
        pairs = list(zip(keys[new].astype(int).tolist(), level[new].tolist(), strict=True))
        mid = [p for p, m in zip(pairs, np.array(row.middling)[new], strict=True) if m]
        weights, cuts = fit(counts, keys)
        own = list(
            zip(
                keys[new].astype(int).tolist(), given(counts, weights, cuts, least)[new].tolist(), strict=True
            )
        )
        every += pairs
        middle += mid
        used = " ".join(f"{n}={w:.2f}" for n, w in zip(row.names, weights, strict=True))
        print(
            f"{name} left out {kappa(pairs):.2f} middling {kappa(mid) or 0:.2f} fitted {kappa(own):.2f}", used
        )
        if "-v" in sys.argv:
            names = [s for s in row.sessions if not s.startswith("old-")]
            both = zip(names, pairs, strict=True)
            print("    ", " ".join(f"{s[:2]}:{k}>{g}" for s, (k, g) in both if k != g))
    print(f"all, left out {kappa(every):.3f} middling {kappa(middle):.3f}")


def write(rows: dict[str, Rows]) -> None:
    table = {}
    for name, row in rows.items():
        weights, cuts = fit(np.array(row.counts), np.array(row.keys, float))
        table[name] = {
            "weights": {n: round(float(w), 4) for n, w in zip(row.names, weights, strict=True)},
            "cuts": [round(c, 4) for c in cuts],
        }
    with strength.SCALES.open("w", encoding="utf-8") as file:
        file.write("# Fitted on the tuning sessions by tests/rubric/fit.py --write; not edited by hand.\n")
        YAML().dump(table, file)


if __name__ == "__main__":
    found = gather()
    measure(found)
    if "--write" in sys.argv:
        write(found)
