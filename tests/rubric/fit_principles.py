"""Fits what tells that a Leadership Principle shows, on the tuning sessions' keys.

Without arguments it measures, each session with weights, and sentences read with weights (`fit_tags.py`),
fitted on the sessions of other prompts; `--write` fits on all of them and writes `reading/shown.yaml`. Run it
after `fit_tags.py --write` and before `fit.py --write`: how many principles show is one of C3's counts.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
from fit import TUNING
from fit_tags import tagged_left_out
from numpy.typing import NDArray
from ruamel.yaml import YAML

from peakday.interview.transcript import read
from peakday.rubric.calibration import keyed_sessions
from peakday.rubric.grading import prompt_of
from peakday.rubric.material import Material
from peakday.rubric.principles import PRINCIPLES, hits_of
from peakday.rubric.reading.runs import Runs
from peakday.rubric.reading.shown import CONSTANT, SURE, WEIGHTS, signs

RIDGE, RIDGE_OF_ALL = 10.0, 2.0
"""How strongly a principle's own weights are drawn to those of all, and those to none."""
STEPS = 12
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """A principle in a session."""

    prompt: str
    principle: str
    row: tuple[float, ...]
    found: bool
    keyed: bool


def cases() -> tuple[list[Case], tuple[str, ...]]:
    """Every principle in every tuning session, and the names of the signs."""
    made, names = [], ()
    for keyed in keyed_sessions(TUNING):
        transcript = read(keyed.file)
        material = Material(transcript, prompt_of(transcript)[0])
        material.runs = Runs(problem="not run")
        tagged = tagged_left_out(keyed.name)
        hits = hits_of(material)
        for principle in PRINCIPLES:
            found = [(strength, thought.sentence.number) for strength, thought in hits[principle]]
            told = signs(tagged, found)
            names = tuple(told)
            made.append(
                Case(
                    transcript.prompt or "",
                    principle,
                    tuple(told.values()),
                    bool(found),
                    principle in keyed.principles,
                )
            )
    return made, names


def fit(chosen: list[Case]) -> dict[str, Floats]:
    """By principle, its constant and its weights: those of all and its own deviation, by Newton's method."""
    rows = np.array([case.row for case in chosen], float)
    mean, spread = rows.mean(0), np.maximum(rows.std(0), 1e-9)
    common = np.hstack([np.ones((len(rows), 1)), (rows - mean) / spread])
    width = common.shape[1]
    table = np.zeros((len(rows), width * (1 + len(PRINCIPLES))))
    table[:, :width] = common
    for number, principle in enumerate(PRINCIPLES, 1):
        mine = np.array([case.principle == principle for case in chosen])
        table[mine, width * number : width * (number + 1)] = common[mine]
    keyed = np.array([case.keyed for case in chosen], float)
    ridge = np.full(table.shape[1], RIDGE)
    ridge[:width] = RIDGE_OF_ALL
    ridge[0] = 0.01
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(ridge)
        weights += np.linalg.solve(curve, table.T @ (keyed - chance) - ridge * weights)
    found = {}
    for number, principle in enumerate(PRINCIPLES, 1):
        both = weights[:width] + weights[width * number : width * (number + 1)]
        plain = both[1:] / spread
        found[principle] = np.array([both[0] - plain @ mean, *plain])
    return found


def measure(every: list[Case]) -> None:
    """How many of those said to show are keyed, and how many of the keyed are said to show."""
    said = right = 0
    for prompt in sorted({case.prompt for case in every}):
        fitted = fit([case for case in every if case.prompt != prompt])
        for case in (case for case in every if case.prompt == prompt and case.found):
            weights = fitted[case.principle]
            shows = 1 / (1 + np.exp(-weights[0] - weights[1:] @ np.array(case.row))) >= SURE
            said += int(shows)
            right += int(shows and case.keyed)
    keyed = sum(case.keyed for case in every)
    print(f"{said} said to show, {right / said:.2f} of them keyed; {keyed} keyed, {right / keyed:.2f} said")


def main() -> None:
    every, names = cases()
    measure(every)
    if "--write" in sys.argv:
        weights = {
            principle: {name: round(float(w), 4) for name, w in zip((CONSTANT, *names), fitted, strict=True)}
            for principle, fitted in fit(every).items()
        }
        with WEIGHTS.open("w", encoding="utf-8") as file:
            file.write(
                "# Fitted on the tuning sessions by tests/rubric/fit_principles.py; not edited by hand.\n"
            )
            YAML().dump(weights, file)


if __name__ == "__main__":
    main()
