"""Fits the learned reading of sentences to what careful readers tagged, and tells how it does on new prompts.

Without arguments it measures, each session read with weights fitted on the sessions of other prompts;
`--write` fits on all of them and writes `reading/tags.npz` and `reading/listener.npz`. The final sessions are
never read. `listening.py` has to be run before it: the model that hears the sentences is fitted there.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from fit_layer import fit_layer
from numpy.typing import NDArray
from ruamel.yaml import YAML

from peakday.interview.language.taught import changes_of
from peakday.interview.transcript import parse, read
from peakday.rubric.calibration import keyed_sessions
from peakday.rubric.grading import prompt_of
from peakday.rubric.material import Material
from peakday.rubric.reading.features import CONTEXT, Basis, Seen, Space, rows, see, terms
from peakday.rubric.reading.listener import CHANGES, Listener
from peakday.rubric.reading.runs import Runs
from peakday.rubric.reading.strength import SCALES
from peakday.rubric.reading.tag_table import TAGS
from peakday.rubric.reading.tags import WEIGHTS, Fitted, Heard, Tagged, Weights, packed, tagged

CALIBRATION = Path(SCALES).parents[1] / "calibration"
TUNING = CALIBRATION / "tuning"
Floats = NDArray[np.float32]
RIDGE = 0.001
ALONE = 0.5
"""What a sentence written by itself weighs beside one of a session."""
WORDS = 1200
IN_SESSIONS = 8
"""A word is in the vocabulary if it is in so many sessions, three sentences by themselves counting as one."""
ITERATIONS = 12
FOLDS = 3
"""So many times a third of the prompts is left out of the fit."""
ALL = "all"
LISTENERS = Path(tempfile.gettempdir()) / "peakday-listeners"
"""Where `listening.py` puts the models it fitted: one a fold, by its number, and one of all sessions."""


@dataclass
class Lot:
    """Sentences with their tags: of one session, or of none (`prompt` is empty)."""

    name: str
    prompt: str
    seen: Seen
    tags: Floats


@lru_cache(maxsize=1)
def lots() -> tuple[Lot, ...]:
    """Every tuning session's sentences, and the sentences written by themselves as one lot."""
    labels = _yaml(TUNING / "tags.yaml")
    found = []
    for keyed in keyed_sessions(TUNING):
        transcript = read(keyed.file)
        material = Material(transcript, prompt_of(transcript)[0])
        material.runs = Runs(problem="not run")
        seen = see(material)
        assert seen is not None, "The language parts are needed."
        mine = labels[keyed.name]
        found.append(
            Lot(keyed.name, transcript.prompt or "", seen, _table([mine.get(n, ()) for n in seen.numbers]))
        )
    return (*found, _alone())


def _alone() -> Lot:
    parts: list[Seen] = []
    tags: list[list[str]] = []
    for sentence, told in _yaml(CALIBRATION / "sentences.yaml"):
        seen = see(Material(parse(f"[00:10] Candidate: {sentence}\n")))
        if seen is not None:
            parts.append(seen)
            tags += [told] * len(seen.numbers)
    numbers = tuple(range(len(tags)))
    blank = np.zeros((len(tags), parts[0].place.shape[1]), np.float32)
    joined = Seen(
        numbers,
        tuple(text for part in parts for text in part.texts),
        ("",) * len(tags),
        np.vstack([part.meaning for part in parts]),
        np.vstack([part.asked for part in parts]),
        np.vstack([part.plain for part in parts]),
        blank,
        np.array(numbers, np.int64),
    )
    return Lot("", "", joined, _table(tags))


def _table(tags: list[Any]) -> Floats:
    each = [{*told, *(["decision"] if any(t.startswith("decision") for t in told) else [])} for told in tags]
    return np.array([[tag in told for tag in TAGS] for told in each], np.float32)


def _yaml(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text("utf-8"))


def basis_of(chosen: list[Lot]) -> Basis:
    """The mean, the main directions and the vocabulary of some sentences; no tag has a say in them."""
    sessions = [lot for lot in chosen if lot.name]
    spread: Counter[str] = Counter()
    often: Counter[str] = Counter()
    for lot in chosen:
        held = [terms(text) for text in lot.seen.texts]
        if lot.name:
            spread.update(dict.fromkeys(frozenset().union(*held), 3))
            often.update(term for each in held for term in each)
        else:
            spread.update(term for each in held for term in each)
    ranked = sorted(spread, key=lambda term: (-spread[term], term))
    words = [term for term in ranked if spread[term] >= 3 * IN_SESSIONS][:WORDS]
    total = sum(len(lot.seen.texts) for lot in sessions)
    weights = np.log(total / (1 + np.array([often[word] for word in words]))) / 4
    return Basis(
        _space([lot.seen.meaning for lot in chosen], [lot.seen.meaning for lot in sessions]),
        {word: column for column, word in enumerate(words)},
        np.asarray(weights, np.float32),
    )


def _space(every: list[Floats], sessions: list[Floats]) -> Space:
    mean = np.vstack(sessions).mean(0)
    directions = np.linalg.svd(np.vstack(every) - mean, full_matrices=False)[2][:CONTEXT]
    return Space(np.asarray(mean, np.float32), np.asarray(directions, np.float32))


def folds() -> list[list[str]]:
    """The prompts that are left out together."""
    prompts = sorted({lot.prompt for lot in lots() if lot.name})
    return [prompts[first::FOLDS] for first in range(FOLDS)]


def listening(name: str) -> tuple[Listener, Heard]:
    """A model that `listening.py` fitted, and how its state is read."""
    with np.load(_listener(name), allow_pickle=False) as kept:
        numbers = {part: kept[part].astype(np.float32) for part in kept.files}
    return Listener(changes_of(numbers)), Heard(numbers["table"], numbers["inner"], numbers["outer"])


def _listener(name: str) -> Path:
    path = LISTENERS / f"{name}.npz"
    if not path.exists():
        raise SystemExit(f"{path} is missing: run listening.py first")
    return path


def fit(chosen: list[Lot], basis: Basis, heard: Heard) -> Fitted:
    """All readings of all tags; that of the taught model was fitted with it."""
    x = np.vstack([rows(lot.seen, basis) for lot in chosen])
    y = np.vstack([lot.tags for lot in chosen])
    weight = np.concatenate([np.full(len(lot.tags), 1.0 if lot.name else ALONE) for lot in chosen])
    weight = weight.astype(np.float32)
    return Fitted(_regressions(x, y, weight), *fit_layer(x, y, weight), heard)


def _regressions(x: Floats, y: Floats, weight: Floats) -> Floats:
    """Logistic regressions for all tags at once: Böhning's bound as the curve, so that one inverse does."""
    x = np.hstack([x, np.ones((len(x), 1), np.float32)])
    weight = (weight / weight.sum())[:, None]
    ridge = np.full((x.shape[1], 1), RIDGE, np.float32)
    ridge[-1] = 1e-6
    curve = 0.25 * (x * weight).T @ x + np.diag(ridge[:, 0])
    inverse = np.linalg.inv(curve.astype(np.float64)).astype(np.float32)
    usual = (y * weight).sum(0)
    fitted = np.zeros((x.shape[1], y.shape[1]), np.float32)
    fitted[-1] = np.log((usual + 1e-4) / (1 - usual + 1e-4))
    ahead, pace = fitted.copy(), 1.0
    for _ in range(ITERATIONS):
        slope = x.T @ ((1 / (1 + np.exp(-(x @ ahead))) - y) * weight) + ridge * ahead
        nearer = ahead - inverse @ slope
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = nearer + np.float32((pace - 1) / faster) * (nearer - fitted)
        fitted, pace = nearer, faster
    return fitted


@lru_cache(maxsize=1)
def left_out() -> dict[str, tuple[Seen, Floats]]:
    """Each tuning session's chances by weights fitted on other prompts, a third of them left out at once."""
    every = lots()
    basis = basis_of(list(every))
    found = {}
    for number, held in enumerate(folds()):
        listener, heard = listening(str(number))
        fitted = fit([lot for lot in every if lot.prompt not in held], basis, heard)
        for lot in every:
            if lot.prompt in held:
                states = listener.states(lot.seen.texts, lot.seen.before)
                found[lot.name] = (lot.seen, fitted.chances(rows(lot.seen, basis), states))
    return found


def tagged_left_out(name: str) -> Tagged:
    """A tuning session's tags as a stranger's session would be read."""
    seen, chances = left_out()[name]
    return tagged(seen.numbers, TAGS, chances)


def measure() -> None:
    """The average precision of each tag on prompts left out, and how often it is given."""
    truth = np.vstack([lot.tags for lot in lots() if lot.name])
    told = np.vstack([left_out()[lot.name][1] for lot in lots() if lot.name])
    precisions = []
    for column, tag in enumerate(TAGS):
        order = np.argsort(-told[:, column], kind="stable")
        right = truth[order, column]
        precision = float((np.cumsum(right) / np.arange(1, len(right) + 1) * right).sum() / right.sum())
        precisions.append(precision)
        print(f"{tag} {precision:.2f} of {right.mean():.3f}")
    print(f"all {len(truth)} sentences: mean average precision {np.mean(precisions):.3f}")


def write() -> None:
    """Fits on every session and writes the weights."""
    every = list(lots())
    basis = basis_of(every)
    _, heard = listening(ALL)
    np.savez_compressed(WEIGHTS, **packed(Weights(TAGS, basis, fit(every, basis, heard))))
    with np.load(_listener(ALL), allow_pickle=False) as kept:
        changes = {part: kept[part] for part in kept.files if part not in ("table", "inner", "outer")}
    np.savez_compressed(CHANGES, **changes)


if __name__ == "__main__":
    if "--write" in sys.argv:
        write()
    measure()
