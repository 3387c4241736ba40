"""How well questions are matched to facts, and the fitting of the weights.

Run it as a script. Without arguments it measures on the tuning sheets, each with weights fitted on the
others. `--held` measures the shipped weights on the sheets that took no part in fitting. `--fit` fits the
weights on the tuning sheets and writes them. `--words` measures without the model. `--vectors` works the
topic bank's vectors out anew after an edit of `topics.yaml`; do that before `--fit`. `-v` prints every miss.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML

from peakday import prompts
from peakday.interview.language import ask, asking, features, matching
from peakday.interview.language import sheet as sheet_module
from peakday.interview.language.sheet import ready
from peakday.interview.language.topics import write_vectors
from peakday.interview.language.vectors import vectors

SHEETS = Path(__file__).parent / "sheets"
RIDGE = 0.001


@dataclass(frozen=True)
class Fact:
    id: str
    topic: str
    text: str


@dataclass(frozen=True)
class Asked:
    sheet: str
    question: str
    fact: str | None
    """The id that answers it, or None where nothing does."""


def load(kind: str) -> dict[str, tuple[tuple[Fact, ...], list[Asked], dict[str, Any]]]:
    """The sheets whose file name starts with `kind`: facts, questions with their keys, and the rest
    of the file.
    """
    loaded = {}
    for path in sorted(SHEETS.glob(f"{kind}-*.yaml")):
        entry = YAML(typ="safe").load(path.read_text("utf-8"))
        facts = tuple(Fact(**fact) for fact in entry["facts"])
        asked = [
            Asked(path.stem, said, fact) for fact, questions in entry["ask"].items() for said in questions
        ]
        asked += [Asked(path.stem, said, None) for said in entry["unanswerable"]]
        loaded[path.stem] = (facts, asked, entry)
    if kind == "tuning":
        loaded["palm checkout"] = _palm_checkout()
    return loaded


def _palm_checkout() -> tuple[tuple[Fact, ...], list[Asked], dict[str, Any]]:
    """The worked prompt with its example questions taken away from the facts and asked instead."""
    prompt = prompts.load("amazon-one")
    asked = [Asked("palm checkout", said, fact.id) for fact in prompt.facts for said in fact.questions]
    asked += [Asked("palm checkout", said, None) for said in prompt.near_misses]
    return tuple(Fact(fact.id, fact.topic, fact.text) for fact in prompt.facts), asked, {}


@dataclass
class Tally:
    answerable: int = 0
    right: int = 0
    wrong_fact: int = 0
    offered: int = 0
    unanswerable: int = 0
    false: int = 0
    asked_back: int = 0

    def add(self, key: str | None, outcome: str, facts: tuple[str, ...]) -> None:
        if key is None:
            self.unanswerable += 1
            self.false += outcome == "answer"
            self.asked_back += outcome == "which"
        else:
            self.answerable += 1
            self.right += outcome == "answer" and facts == (key,)
            self.wrong_fact += outcome == "answer" and facts != (key,)
            self.offered += outcome == "which" and key in facts

    def __str__(self) -> str:
        right, wrong = self.right / self.answerable, self.wrong_fact / self.answerable
        return (
            f"right decisions {self.decisions:.1%} (asking back counted as wrong) "
            f"· answered when answerable {right:.1%} (offered {self.offered / self.answerable:.1%}, "
            f"wrong fact {wrong:.1%}) · false answers "
            f"{self.false / self.unanswerable:.1%} of {self.unanswerable} "
            f"(asked back {self.asked_back / self.unanswerable:.1%})"
        )

    @property
    def decisions(self) -> float:
        """The share of questions that got what their key wants."""
        return (self.right + self.unanswerable - self.false - self.asked_back) / (
            self.answerable + self.unanswerable
        )


def examples(kind: str, by_words: bool) -> list[tuple[str, NDArray[np.float64], NDArray[np.float64]]]:
    """(sheet, features, key) of every question, one row a fact."""
    made = []
    for name, (facts, asked, _) in load(kind).items():
        sheet = ready(facts)
        for one in asked:
            (question, *_) = asking.questions_of(one.question)
            _, rows = matching.rows_of(question, sheet, by_words)
            made.append((name, rows, np.array([float(fact.id == one.fact) for fact in facts])))
    return made


FOR = frozenset(
    (
        *(
            "nearest",
            "mean",
            "topic",
            "example",
            "kind",
            "counted",
            "words",
            "topic words",
            "words lead",
            "profile",
        ),
        *("fits topic", "own topic", "lead", "decoy lead", "made", "made lead", "unit", "attribute"),
        "topic attribute",
    )
)
AGAINST = frozenset(("no kind", "decoy", "no unit", "no attribute", "untold", "vetoed"))


def fit(
    names: tuple[str, ...], made: list[tuple[str, NDArray[np.float64], NDArray[np.float64]]]
) -> NDArray[np.float64]:
    """Ridge logistic regression by Newton's method; the weights of the plain features, then the constant.

    A feature that comes out with the wrong sign (a shared word that speaks against a fact) fits this
    handful of
    sheets and nothing else: it is left out, and the rest fitted again.
    """
    rows, key = np.vstack([rows for _, rows, _ in made]), np.concatenate([key for _, _, key in made])
    kept = list(range(len(names)))
    while True:
        weights = _newton(rows[:, kept], key)
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


def _newton(rows: NDArray[np.float64], key: NDArray[np.float64]) -> NDArray[np.float64]:
    mean, spread = rows.mean(0), np.where(rows.std(0) > 1e-9, rows.std(0), 1.0)
    scaled = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    ridge = RIDGE * np.diag([*np.ones(rows.shape[1]), 1e-6])
    weights = np.zeros(scaled.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (likely - key) / len(key) + ridge @ weights
        curve = (scaled * (likely * (1 - likely))[:, None]).T @ scaled / len(key) + ridge
        weights -= np.linalg.solve(curve, slope)
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - plain @ mean)


def table(names: tuple[str, ...], weights: NDArray[np.float64]) -> dict[str, float]:
    return {name: round(float(w), 4) for name, w in zip((*names, "constant"), weights, strict=True)}


def measure(kind: str, crossed: bool) -> Tally:
    """Ask every question of the sheets and print what came of it; `crossed` fits on the other sheets
    first.
    """
    total = Tally()
    made = examples(kind, by_words=False) if crossed else []
    names = features.NAMES
    shipped = matching._weights
    for name, (facts, asked, _) in load(kind).items():
        if crossed:
            kept = table(names, fit(names, [one for one in made if one[0] != name]))
            matching._weights = lambda kept=kept: {"meaning": kept}  # type: ignore[assignment]
        tally = Tally()
        for one in asked:
            answer = ask(one.question, facts)
            # A question that was heard as two parts with one answer is that answer.
            tally.add(one.fact, answer.outcome, answer.facts)
            total.add(one.fact, answer.outcome, answer.facts)
            if "-v" in sys.argv and (
                (one.fact is None) == (answer.outcome == "answer")
                or (one.fact and answer.facts != (one.fact,))
            ):
                print(f"    {one.question} · wanted {one.fact} · {answer.outcome} {answer.facts}")
        print(f"{name:18} {tally}")
    matching._weights = shipped
    print(f"{'all':18} {total}")
    return total


def main() -> None:
    if "--words" in sys.argv:  # as where the language parts are not installed
        sheet_module.vectors = lambda: None
        measure("held" if "--held" in sys.argv else "tuning", crossed=False)
        return
    model = vectors()
    assert model is not None, "the language parts are not installed"
    if "--vectors" in sys.argv:
        print(write_vectors(model), "vectors written")
    elif "--fit" in sys.argv:
        tables = {
            "meaning": table(features.NAMES, fit(features.NAMES, examples("tuning", False))),
            "words": table(features.WORD_NAMES, fit(features.WORD_NAMES, examples("tuning", True))),
        }
        kept = YAML(typ="safe").load(matching.WEIGHTS.read_text("utf-8"))
        with matching.WEIGHTS.open("w", encoding="utf-8") as file:
            file.write("# Fitted by measure.py and measure_prompts.py in the tests; not edited by hand.\n")
            YAML().dump({**kept, **tables}, file)
    elif "--held" in sys.argv:
        measure("held", crossed=False)
    else:
        measure("tuning", crossed=True)


if __name__ == "__main__":
    main()
