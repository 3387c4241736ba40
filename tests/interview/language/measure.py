"""How well questions are matched to facts, and the fitting of the weights.

Run it as a script. Without arguments it measures on the tuning sheets, and on the prompts taken as bare
sheets, each with all that is fitted fitted without it. `--held` measures the shipped weights on the
sheets that took no part in fitting. `--fit` fits what other sheets teach and the weights, and writes them
(a quarter of an hour). `--words` measures without the models. `--vectors` works the topic bank's vectors
out anew after an edit of `topics.yaml`; do that before `--fit`. `-v` prints every miss.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import teaching
from fitting import Example, logistic, softmax, table, write
from ruamel.yaml import YAML
from teaching import Reading, reading

from peakday import prompts
from peakday.interview.language import ask, asking, features, matching
from peakday.interview.language import sheet as sheet_module
from peakday.interview.language.sheet import ready
from peakday.interview.language.taught import Taught
from peakday.interview.language.topics import write_vectors
from peakday.interview.language.vectors import vectors

HERE = Path(__file__).parent
SHEETS = HERE / "sheets"
STRANGERS = ("strangers", "fresh", "listening", "oblique", "fifth", "sixth")
"""Files of questions strangers asked of the prompts."""
RIDGE, RIDGE_OF_WORDS = 0.003, 0.001
Fitted = Callable[[str], tuple[dict[str, float], Taught]]
"""The weights a sheet is measured with, and what it is taught, by its name."""
OWN, VAIN = 0.3, 0.8
"""How much a prompt's own question counts, and one asked of it in vain; a stranger's counts 1."""
WORDINGS, IN_VAIN = 24, 4
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


def by_words() -> list[Example]:
    """Every question of the tuning sheets as it is seen without the models."""
    made = []
    for name, (facts, asked, _) in load("tuning").items():
        sheet = ready(facts)
        for _, heard, key in _heard(facts, asked):
            _, rows = matching.rows_of(heard, sheet, by_words=True)
            made.append(Example(name, rows, key, 1.0))
    return made


def readings() -> list[Reading]:
    """What bare sheets are fitted on: the tuning sheets' questions, and those of the prompts taken bare.

    Of the prompts: their examples, some wordings, what strangers asked and some of what is asked in vain.
    """
    made = []
    for name, (facts, asked, _) in load("tuning").items():
        if name != "palm checkout":  # it is one of the prompts
            made += _read(name, facts, asked, 1.0)
    count = 0
    for prompt in map(prompts.load, prompts.all_ids()):
        facts = bare(prompt.id)
        own = []
        for fact in prompt.facts:
            own += [Asked(prompt.id, said, fact.id) for said in fact.questions]
            for said in fact.wordings:
                count += 1
                own += [Asked(prompt.id, said, fact.id)] * (count % WORDINGS == 0)
        vain = [Asked(prompt.id, said, None) for said in prompt.not_given[::IN_VAIN]]
        for asked, weight in ((own, OWN), (vain, VAIN), (strange(prompt.id, STRANGERS), 1.0)):
            made += _read(prompt.id, facts, asked, weight)
    return made


def bare(name: str) -> tuple[Fact, ...]:
    """A prompt's facts without all that helps."""
    return tuple(Fact(fact.id, fact.topic, fact.text) for fact in prompts.load(name).facts)


def strange(name: str, sources: Sequence[str]) -> list[Asked]:
    """What strangers asked of a prompt that has one answer or none."""
    return [
        Asked(name, said, facts[0] if facts else None)
        for source in sources
        for prompt, said, facts in keyed(source)
        if prompt == name and len(facts) < 2
    ]


def _heard(facts: tuple[Fact, ...], asked: list[Asked]) -> Iterator[tuple[Asked, asking.Question, int]]:
    ids = [fact.id for fact in facts]
    for one in asked:
        heard = asking.questions_of(one.question)
        if len(heard) == 1:
            yield one, heard[0], ids.index(one.fact) if one.fact else -1


def _read(name: str, facts: tuple[Fact, ...], asked: list[Asked], weight: float) -> list[Reading]:
    sheet = ready(facts)
    return [reading(name, heard, sheet, key, weight) for _, heard, key in _heard(facts, asked)]


def keyed(source: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(prompt, question, facts) of a file of questions to the prompts."""
    for name, entry in YAML(typ="safe").load((HERE / f"{source}.yaml").read_text("utf-8")).items():
        if isinstance(entry, list):
            yield from ((name, said, tuple(facts)) for said, facts in entry)
        else:
            yield from ((name, said, (fact,)) for fact, told in entry["ask"].items() for said in told)
            yield from ((name, said, ()) for said in entry.get("unanswerable", ()))


def measure(sheets: dict[str, tuple[tuple[Fact, ...], list[Asked]]], fitted: Fitted | None = None) -> Tally:
    """Ask every question of the sheets and print what came of it.

    With the shipped weights, or each sheet with those `fitted` without it.
    """
    total = Tally()
    shipped = matching._weights
    for name, (facts, asked) in sheets.items():
        if fitted is not None:
            weights, known = fitted(name)
            teaching.use(known)
            # a plain function for a cached one: only its call is used here
            matching._weights = lambda weights=weights: {"meaning": weights}  # type: ignore[assignment]
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
        if len(sheets) < 12:
            print(f"{name:18} {tally}")
    matching._weights = shipped
    teaching.use(None)
    print(f"{'all':18} {total}")
    return total


def crossed() -> Fitted:
    """The weights and what is taught, fitted without the fifth that a sheet belongs to."""
    read = readings()
    groups = list(dict.fromkeys(one.group for one in read))
    made, known = teaching.crossed(read, groups)
    tables = []
    for fold in range(teaching.FOLDS):
        others = [one for one in made if teaching.fold_of(one.group, groups) != fold]
        tables.append(table(matching.BARE_NAMES, softmax(matching.BARE_NAMES, others, RIDGE)))
    return lambda name: (tables[teaching.fold_of(name, groups)], known[name])


def main() -> None:
    of_kind = {
        kind: {name: (facts, asked) for name, (facts, asked, _) in load(kind).items()}
        for kind in ("tuning", "held")
    }
    if "--words" in sys.argv:  # as where the language parts are not installed
        sheet_module.vectors = lambda: None
        measure(of_kind["held" if "--held" in sys.argv else "tuning"])
        return
    model = vectors()
    assert model is not None, "the language parts are not installed"
    if "--vectors" in sys.argv:
        print(write_vectors(model), "vectors written")
    elif "--fit" in sys.argv:
        read = readings()
        made, _ = teaching.crossed(read, list(dict.fromkeys(one.group for one in read)))
        teaching.write(teaching.fit(read))
        names = features.WORD_NAMES
        words = table(names, logistic(names, by_words(), RIDGE_OF_WORDS))
        meaning = table(matching.BARE_NAMES, softmax(matching.BARE_NAMES, made, RIDGE))
        write({"meaning": meaning, "words": words})
    elif "--held" in sys.argv:
        measure(of_kind["held"])
    else:
        fitted = crossed()
        measure({k: v for k, v in of_kind["tuning"].items() if k != "palm checkout"}, fitted)
        for source in STRANGERS:
            print(f"prompts taken bare, asked {source}")
            measure({name: (bare(name), strange(name, (source,))) for name in prompts.all_ids()}, fitted)


if __name__ == "__main__":
    main()
