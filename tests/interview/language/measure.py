"""How well questions are matched to facts, and the fitting of the weights.

Run it as a script. Without arguments it measures on the tuning sheets, each with weights fitted on the
others and on the prompts, taken as bare sheets. `--held` measures the shipped weights on the sheets that took
no part in fitting. `--fit` fits the weights on the tuning sheets and the prompts and writes them. `--words`
measures without the models. `--vectors` works the topic bank's vectors out anew after an edit of
`topics.yaml`; do that before `--fit`. `-v` prints every miss.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fitting import Example, logistic, softmax, table, write
from ruamel.yaml import YAML

from peakday import prompts
from peakday.interview.language import ask, asking, features, matching
from peakday.interview.language import sheet as sheet_module
from peakday.interview.language.sheet import ready
from peakday.interview.language.topics import write_vectors
from peakday.interview.language.vectors import vectors

HERE = Path(__file__).parent
SHEETS = HERE / "sheets"
STRANGERS = ("strangers", "fresh", "listening")
"""Files of questions strangers asked of the prompts."""
RIDGE, RIDGE_OF_WORDS = 0.003, 0.001
OWN, VAIN = 0.3, 0.6
"""How much a prompt's own question counts, and one asked of it in vain; a stranger's counts 1."""
WORDINGS, IN_VAIN = 12, 2
"""One of a prompt's wordings in so many is fitted on, and one of what is asked in vain."""


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


def examples(by_words: bool) -> list[Example]:
    """Every question of the tuning sheets as the fit sees it."""
    return [
        one
        for name, (facts, asked, _) in load("tuning").items()
        for one in _made(name, facts, asked, 1.0, by_words)
    ]


def of_prompts() -> list[Example]:
    """The prompts as bare sheets: asked their examples, some of their wordings, what strangers asked and what
    is asked in vain.
    """
    made: list[Example] = []
    count = 0
    for prompt in map(prompts.load, prompts.all_ids()):
        facts = tuple(Fact(fact.id, fact.topic, fact.text) for fact in prompt.facts)
        own = []
        for fact in prompt.facts:
            own += [Asked(prompt.id, said, fact.id) for said in fact.questions]
            for said in fact.wordings:
                count += 1
                own += [Asked(prompt.id, said, fact.id)] * (count % WORDINGS == 0)
        vain = [Asked(prompt.id, said, None) for said in prompt.not_given[::IN_VAIN]]
        strange = [
            Asked(prompt.id, said, facts_asked[0] if facts_asked else None)
            for source in STRANGERS
            for name, said, facts_asked in keyed(source)
            if name == prompt.id and len(facts_asked) < 2
        ]
        for asked, weight in ((own, OWN), (vain, VAIN), (strange, 1.0)):
            made += _made(prompt.id, facts, asked, weight, by_words=False)
    return made


def _made(
    name: str, facts: tuple[Fact, ...], asked: list[Asked], weight: float, by_words: bool
) -> Iterator[Example]:
    sheet, ids = ready(facts), [fact.id for fact in facts]
    for one in asked:
        heard = asking.questions_of(one.question)
        if len(heard) == 1:
            _, rows = matching.rows_of(heard[0], sheet, by_words)
            yield Example(name, rows, ids.index(one.fact) if one.fact else -1, weight)


def keyed(source: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(prompt, question, facts) of a file of questions to the prompts."""
    for name, entry in YAML(typ="safe").load((HERE / f"{source}.yaml").read_text("utf-8")).items():
        if isinstance(entry, list):
            yield from ((name, said, tuple(facts)) for said, facts in entry)
        else:
            yield from ((name, said, (fact,)) for fact, told in entry["ask"].items() for said in told)
            yield from ((name, said, ()) for said in entry.get("unanswerable", ()))


def measure(kind: str, crossed: bool) -> Tally:
    """Ask every question of the sheets and print what came of it; `crossed` fits on the other sheets
    first.
    """
    total = Tally()
    made = [*examples(by_words=False), *of_prompts()] if crossed else []
    names = matching.BARE_NAMES
    shipped = matching._weights
    for name, (facts, asked, _) in load(kind).items():
        if crossed:
            own = (name, "amazon-one") if name == "palm checkout" else (name,)
            kept = table(names, softmax(names, [one for one in made if one.group not in own], RIDGE))
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
        bare = softmax(matching.BARE_NAMES, [*examples(by_words=False), *of_prompts()], RIDGE)
        words = logistic(features.WORD_NAMES, examples(by_words=True), RIDGE_OF_WORDS)
        write({"meaning": table(matching.BARE_NAMES, bare), "words": table(features.WORD_NAMES, words)})
    elif "--held" in sys.argv:
        measure("held", crossed=False)
    else:
        measure("tuning", crossed=True)


if __name__ == "__main__":
    main()
