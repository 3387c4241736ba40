"""How well strangers' questions to the prompts are matched, and the weights for sheets with examples.

Run it as a script. Without arguments it measures `strangers.yaml`, each prompt with weights fitted on the
others; `--fresh` measures the shipped weights on `fresh.yaml`, which is never fitted on; `--fit` fits and
writes them. Fitted on: what strangers would ask, what the worked sessions' candidates ask, and the prompts'
near misses. A fact's own examples are no help: each is about another side of it, by design.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from measure import AGAINST, FOR, Asked, Tally, table
from numpy.typing import NDArray
from ruamel.yaml import YAML

from peakday import prompts
from peakday.interview.language import ask, asking, features, matching
from peakday.interview.language.sheet import ready

HERE = Path(__file__).parent
RIDGE = 0.006
FOLDS = 5
WEIGHT = {"strangers": 3.0, "spoken": 2.0, "near misses": 1.0}
"""How much a question of each source counts; what must not be answered counts twice: there is less of it."""
NEVER = AGAINST | {"foreign", "far decoy"}


@dataclass(frozen=True)
class Lot:
    """Questions to one prompt from one source."""

    prompt: str
    source: str
    facts: tuple[Any, ...]
    asked: list[Asked]


def lots_of(source: str) -> list[Lot]:
    """`strangers`, `spoken` or `fresh`, from the file of that name, or the prompts' `near misses`."""
    if source == "near misses":
        every = [prompts.load(name) for name in prompts.all_ids()]
        return [Lot(p.id, source, p.facts, [Asked(p.id, q, None) for q in p.near_misses]) for p in every]
    keyed = YAML(typ="safe").load((HERE / f"{source}.yaml").read_text("utf-8"))
    lots = []
    for name, entry in keyed.items():
        asked = [Asked(name, said, fact) for fact, questions in entry["ask"].items() for said in questions]
        asked += [Asked(name, said, None) for said in entry.get("unanswerable", ())]
        lots.append(Lot(name, source, prompts.load(name).facts, asked))
    return lots


@dataclass(frozen=True)
class Example:
    """One question as the fit sees it: a row of features a fact, the row that is right (-1 where none is)."""

    group: str
    rows: NDArray[np.float64]
    key: int
    weight: float


def examples() -> list[Example]:
    """Every question that is fitted on and heard as one."""
    made = []
    for source, weight in WEIGHT.items():
        for lot in lots_of(source):
            sheet, ids = ready(lot.facts), [fact.id for fact in lot.facts]
            for one in lot.asked:
                heard = asking.questions_of(one.question)
                if heard:
                    _, rows = matching.rows_of(heard[0], sheet, by_words=False)
                    key = ids.index(one.fact) if one.fact else -1
                    made.append(Example(lot.prompt, rows, key, weight * (1 if one.fact else 2)))
    return made


def fit(names: tuple[str, ...], made: list[Example], steps: int = 300) -> NDArray[np.float64]:
    """The weights of the plain features, then the constant: ridge softmax over the facts and "none of them".

    No weight may have the wrong sign (a shared word that speaks against a fact fits these sheets and
    nothing else). Nesterov's projected gradient.
    """
    most = max(len(one.rows) for one in made)
    rows = np.zeros((len(made), most, len(names)))
    there, right = np.zeros((len(made), most), bool), np.zeros((len(made), most))
    for n, one in enumerate(made):
        rows[n, : len(one.rows)] = one.rows
        there[n, : len(one.rows)] = True
        if one.key >= 0:
            right[n, one.key] = 1
    flat = rows[there]
    mean, spread = flat.mean(0), np.where(flat.std(0) > 1e-9, flat.std(0), 1.0)
    scaled = np.where(there[..., None], (rows - mean) / spread, 0.0)
    share = np.array([one.weight for one in made])
    share /= share.sum()
    low = np.array([0.0 if name in FOR else -np.inf for name in names])
    high = np.array([0.0 if name in NEVER else np.inf for name in names])
    weights = before = np.zeros(len(names))
    constant = constant_before = -2.0
    for step in range(steps):
        ahead = step / (step + 3)
        at = weights + ahead * (weights - before)
        constant_at = constant + ahead * (constant - constant_before)
        score = np.where(there, scaled @ at + constant_at, -np.inf)
        off = np.array([matching.softmax(each) for each in score]) - right
        off *= share[:, None]
        before, constant_before = weights, constant
        weights = np.clip(at - 0.5 * (np.einsum("kn,knd->d", off, scaled) + RIDGE * at), low, high)
        constant = constant_at - 0.5 * off.sum()
    plain = weights / spread
    return np.append(plain, constant - plain @ mean)


def measure(lots: list[Lot], total: Tally | None = None) -> Tally:
    """Ask every question of the lots and count what came of it."""
    total = total or Tally()
    for lot in lots:
        for one in lot.asked:
            answer = ask(one.question, lot.facts)
            total.add(one.fact, answer.outcome, answer.facts)
            right = answer.facts == (one.fact,) if answer.outcome == "answer" else one.fact is None
            if "-v" in sys.argv and not right:
                print(f"    {one.question} · wanted {one.fact} · {answer.outcome} {answer.facts}")
    return total


def crossed() -> Tally:
    """The strangers' questions, each prompt's with weights fitted on the others."""
    made, shipped, total = examples(), matching._weights, Tally()
    groups = sorted({one.group for one in made})
    for fold in range(FOLDS):
        out = set(groups[fold::FOLDS])
        fitted = fit(features.EXAMPLE_NAMES, [one for one in made if one.group not in out])
        kept = {"examples": table(features.EXAMPLE_NAMES, fitted)}
        matching._weights = lambda kept=kept: kept  # type: ignore[assignment]
        measure([lot for lot in lots_of("strangers") if lot.prompt in out], total)
    matching._weights = shipped
    return total


def main() -> None:
    if "--fit" in sys.argv:
        fitted = table(features.EXAMPLE_NAMES, fit(features.EXAMPLE_NAMES, examples()))
        tables = {**YAML(typ="safe").load(matching.WEIGHTS.read_text("utf-8")), "examples": fitted}
        with matching.WEIGHTS.open("w", encoding="utf-8") as file:
            file.write("# Fitted by measure.py and measure_prompts.py in the tests; not edited by hand.\n")
            YAML().dump(tables, file)
    elif "--fresh" in sys.argv:
        print(measure(lots_of("fresh")))
    else:
        print(crossed())


if __name__ == "__main__":
    main()
