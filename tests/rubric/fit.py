"""Fits what counts to the tuning sessions' ratings, and tells how it does on prompts left out of the fit.

Without arguments it measures, each session with scales, and sentences read with weights (`fit_tags.py`),
fitted on the sessions of other prompts; `--write` fits on all of them and writes `reading/scales.yaml` and,
for where the language parts are missing, `reading/scales-by-words.yaml`. The final sessions are never read.

A session's ratings are its author's key and the levels of the readers in `calibration/tuning/readers.yaml`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

import numpy as np
from fit_tags import tagged_left_out
from numpy.typing import NDArray
from ruamel.yaml import YAML

from peakday.interview.transcript import Transcript, read
from peakday.prompts import Prompt
from peakday.rubric.calibration import difference, kappa, keyed_sessions
from peakday.rubric.criteria import CRITERIA
from peakday.rubric.grading import prompt_of
from peakday.rubric.material import Material
from peakday.rubric.reading.runs import Runs
from peakday.rubric.reading.strength import (
    BY_WORDS,
    LEAN,
    SCALES,
    Counts,
    Scale,
    allowed,
    leaned,
    strength,
)
from peakday.rubric.reading.tags import Tagged

TUNING = Path(SCALES).parents[1] / "calibration" / "tuning"
FITTED = tuple(criterion.id for criterion in CRITERIA if criterion.counts)
RIDGE = 0.3
OWN_RIDGE, OTHERS_RIDGE = 0.2, 0.7
"""How strongly a criterion is drawn towards its own sum as it is, and towards `LEAN` of the others' mean."""
SPREAD = 1.0
"""How much it counts that levels are given as often as they are keyed."""
Floats = NDArray[np.float64]


@dataclass
class Session:
    """One keyed session: its counts by criterion, and what the rules allow at least and most."""

    name: str
    prompt: str
    middling: bool
    keys: dict[str, int | None]
    ratings: dict[str, list[int]]
    """The key's level and the readers', where the key has one."""
    counts: dict[str, Counts] = field(default_factory=dict)
    least: dict[str, int] = field(default_factory=dict)
    most: dict[str, int | None] = field(default_factory=dict)


class Noting(Material):
    """Material that notes what level a criterion would have at least, and lets everything else decide."""

    def __init__(self, transcript: Transcript, prompt: Prompt | None, tagged: Tagged | None) -> None:
        super().__init__(transcript, prompt)
        self.tagged = tagged
        self.leasts: dict[str, int] = {}

    def level(self, criterion: str, least: int = 1) -> int:
        self.leasts[criterion] = min(least, self.leasts.get(criterion, least))
        return 4


def gather(by_words: bool = False) -> list[Session]:
    """Reads every tuning session once. Nothing is run: only words are fitted."""
    prompts: dict[str, Prompt | None] = {}
    readers = YAML(typ="safe").load((TUNING / "readers.yaml").read_text("utf-8"))
    sessions = []
    for keyed in keyed_sessions(TUNING):
        transcript = read(keyed.file)
        name = transcript.prompt or ""
        if name not in prompts:
            prompts[name] = prompt_of(transcript)[0]
        material = Noting(transcript, prompts[name], None if by_words else tagged_left_out(keyed.name))
        material.runs = Runs(problem="not run")
        every = [keyed.levels, *readers.get(keyed.name, [])]
        ratings = {
            c: [level for levels in every if (level := levels.get(c)) is not None] if key is not None else []
            for c, key in keyed.levels.items()
        }
        session = Session(keyed.name, name, keyed.middling, keyed.levels, ratings, material.counts)
        for criterion in CRITERIA:
            if criterion.id in FITTED:
                session.most[criterion.id] = criterion.read(material).level
        session.least = material.leasts
        sessions.append(session)
    return sessions


def fit(sessions: list[Session]) -> dict[str, Scale]:
    """Weights by criterion, then how much each leans on the others, then its cuts."""
    found: dict[str, Scale] = {}
    for name in FITTED:
        known = [s for s in sessions if s.ratings[name]]
        table = np.array([list(s.counts[name].values()) for s in known], float)
        keys = np.array([fmean(s.ratings[name]) for s in known], float)
        weights = _weights(table, keys)
        columns = list(known[0].counts[name])
        found[name] = Scale(
            weights={c: round(float(w), 4) for c, w in zip(columns, weights, strict=True)},
            usual=round(float((table @ weights).mean()), 4),
            own=1.0,
            others={},
            cuts=[],
        )
    leans = {name: _leans(name, [s for s in sessions if s.ratings[name]], found) for name in FITTED}
    for name, (own, others) in leans.items():
        found[name]["own"], found[name]["others"] = own, others
        pairs = [
            (leaned(name, session.counts, found), rating)
            for session in sessions
            for rating in session.ratings[name]
        ]
        cuts = _cuts(np.array([r for r, _ in pairs]), np.array([k for _, k in pairs], float))
        found[name]["cuts"] = [round(cut, 4) for cut in cuts]
    return found


def _leans(name: str, sessions: list[Session], scales: dict[str, Scale]) -> tuple[float, dict[str, float]]:
    """How much a criterion takes of its own strength and of each other's, none below zero."""
    others = [other for other in FITTED if other != name]
    heard = np.array(
        [fmean(any(v > 0 for v in s.counts[other].values()) for other in others) for s in sessions], float
    )
    own = np.array([strength(scales[name], s.counts[name]) for s in sessions], float)
    rest = np.array([[strength(scales[o], s.counts[o]) for o in others] for s in sessions]) * heard[:, None]
    table = np.column_stack([own, rest])
    usual = np.array([1.0, *[LEAN / len(others)] * len(others)])
    ridge = table.var(0) * np.array([OWN_RIDGE, *[OTHERS_RIDGE] * len(others)])
    keys = np.array([fmean(s.ratings[name]) for s in sessions], float)
    centred = table - table.mean(0)
    curve = centred.T @ centred / len(keys) + np.diag(ridge)
    weights = np.linalg.solve(curve, centred.T @ (keys - keys.mean()) / len(keys) + ridge * usual)
    shares = [round(max(0.0, float(weight)), 4) for weight in weights]
    return shares[0], dict(zip(others, shares[1:], strict=True))


def _weights(counts: Floats, keys: Floats) -> Floats:
    """Weights of zero and more, drawn towards one for all (ridge, by coordinate descent)."""
    scale = np.where(np.abs(counts).max(0) > 0, np.abs(counts).max(0), 1.0)
    x = counts / scale
    centred, y = x - x.mean(0), keys - keys.mean()
    together = centred.sum(1)
    one = np.full(x.shape[1], max(0.05, float(y @ together) / max(1e-9, float(together @ together))))
    spread = np.maximum(x.var(0), 0.02)
    curve = centred.T @ centred / len(y) + RIDGE * np.diag(spread)
    aim = centred.T @ y / len(y) + RIDGE * spread * one
    weights = one.copy()
    for _ in range(400):
        for k in range(len(weights)):
            rest = aim[k] - curve[k] @ weights + curve[k, k] * weights[k]
            weights[k] = max(0.0, rest / curve[k, k])
    return np.asarray(weights / scale, dtype=np.float64)


def _cuts(reached: Floats, keys: Floats) -> list[float]:
    """Cuts for levels 2, 3 and 4 with the least squared error, the spread of levels kept like the keys'."""
    order = np.sort(np.unique(reached))
    middles = np.array([order[0] - 0.01, *((order[:-1] + order[1:]) / 2), order[-1] + 0.01])
    floor = np.maximum(keys, 1)
    below = reached[None, :] < middles[:, None]  # cut by session
    # moving a cut past a session costs what the level under it errs more than the level over it
    losses = [
        (below * ((level - 1 - floor) ** 2 - (level - floor) ** 2)).mean(1)
        + SPREAD * ((~below).mean(1) - (floor >= level).mean()) ** 2
        for level in (2, 3, 4)
    ]
    every = losses[0][:, None, None] + losses[1][None, :, None] + losses[2][None, None, :]
    n = np.arange(len(middles))
    rising = (n[:, None, None] <= n[None, :, None]) & (n[None, :, None] <= n[None, None, :])
    best = np.unravel_index(np.where(rising, every, np.inf).argmin(), every.shape)
    return [float(middles[i]) for i in best]


def given(scales: dict[str, Scale], session: Session, name: str) -> int | None:
    """The level a session would get with these scales."""
    most = session.most[name]
    if most is None or name not in session.least:
        return most  # a rule settled it
    level = session.least[name]
    if any(value > 0 for value in session.counts[name].values()):
        reached = leaned(name, session.counts, scales)
        passed = 1 + sum(reached >= cut for cut in scales[name]["cuts"])
        level = max(level, min(passed, allowed(name, session.counts[name])))
    return min(level, most)


def measure(sessions: list[Session]) -> None:
    """Kappa by criterion and over all, every session with scales from other prompts."""
    pairs: dict[str, list[tuple[int, int]]] = {name: [] for name in FITTED}
    middle: dict[str, list[tuple[int, int]]] = {name: [] for name in FITTED}
    for prompt in sorted({s.prompt for s in sessions}):
        scales = fit([s for s in sessions if s.prompt != prompt])
        for session in (s for s in sessions if s.prompt == prompt):
            for name in FITTED:
                level, key = given(scales, session, name), session.keys[name]
                if level is not None and key is not None:
                    pairs[name].append((key, level))
                    middle[name] += [(key, level)] if session.middling else []
    for name in FITTED:
        print(f"{name} {kappa(pairs[name]) or 0:.2f} middling {kappa(middle[name]) or 0:.2f}")
    every, mid = [p for each in pairs.values() for p in each], [p for each in middle.values() for p in each]
    print(f"all {kappa(every):.3f} middling {kappa(mid):.3f} difference {difference(every):.2f}")


def write(sessions: list[Session], path: Path) -> None:
    """Fits on every session and writes the scales."""
    with path.open("w", encoding="utf-8") as file:
        file.write("# Fitted on the tuning sessions by tests/rubric/fit.py --write; not edited by hand.\n")
        YAML().dump({name: dict(scale) for name, scale in fit(sessions).items()}, file)


if __name__ == "__main__":
    for title, page in (("with the learned reading", SCALES), ("by words alone", BY_WORDS)):
        print(title)
        read_ = gather(by_words=page == BY_WORDS)
        if "--write" in sys.argv:
            write(read_, page)
        measure(read_)
