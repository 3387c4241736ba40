"""How well questions are matched to facts, and the fitting of the weights.

Run it as a script. Without arguments it measures on the later sheets, each with all that is fitted fitted
without it. `--held` measures the shipped weights on the sheets that took no part in fitting, `--unseen` on
five lots of twelve, each by two strangers, that nobody who fits has seen. `--fit` fits what other sheets
teach and what stands above it, and writes both. It takes the judges that `judging.py` has fitted anew, else
the shipped ones, as a run without arguments does; by estimate, each takes half an hour, or an hour and a half
where the processor is slow.
`--words` measures without the models, and with `--fit` fits what is used then. `--vectors` works the topic
bank's vectors out anew after an edit of `topics.yaml`; do that before `--fit`. `-v` prints every miss.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import teaching
from fitting import Example, logistic, table, write
from ruamel.yaml import YAML
from teaching import SHEETS, Posed
from weighing import FOLDS, fit_bare, folds

from peakday import prompts
from peakday.interview.language import ask, asking, features, matching
from peakday.interview.language import sheet as sheet_module
from peakday.interview.language.sheet import ready
from peakday.interview.language.taught import Taught
from peakday.interview.language.topics import write_vectors
from peakday.interview.language.vectors import vectors

HERE = Path(__file__).parent
STRANGERS = ("strangers", "fresh", "listening", "oblique", "fifth", "sixth", "unseen")
"""Files of questions strangers asked of the prompts."""
UNSEEN = ("unseen-first", "unseen-second", "unseen-third", "unseen-fourth", "unseen-fifth")
"""Lots of sheets that nobody who fits has seen."""
RIDGE_OF_WORDS = 0.001
Fitted = Callable[[str], tuple[dict[str, dict[str, float]], Taught]]
"""The weights a sheet is measured with, and what it is taught, by its name."""
OWN, VAIN = 0.5, 0.8
"""How much a prompt's own question counts, and one asked of it in vain; a stranger's counts 1."""
EXAMPLES, WORDINGS, IN_VAIN = 2, 9, 3
"""One of a prompt's examples in so many is fitted on, of its wordings, and of what is asked in vain."""


@dataclass(frozen=True)
class Fact:
    id: str
    topic: str
    text: str


@dataclass(frozen=True)
class Asked:
    sheet: str
    question: str
    keys: tuple[str, ...]
    """The ids that answer it; none where nothing does, two where two things are asked."""


def load(kind: str) -> dict[str, tuple[tuple[Fact, ...], list[Asked], dict[str, Any]]]:
    """The sheets whose file name starts with `kind`: facts, questions with their keys, and the rest
    of the file.
    """
    loaded = {}
    for path in sorted(SHEETS.glob(f"{kind}-*.yaml")):
        entry = YAML(typ="safe").load(path.read_text("utf-8"))
        facts = tuple(Fact(**fact) for fact in entry["facts"])
        asked = [
            Asked(path.stem, said, (fact,)) for fact, questions in entry["ask"].items() for said in questions
        ]
        asked += [Asked(path.stem, said, tuple(keys)) for said, keys in entry.get("together", ())]
        asked += [Asked(path.stem, said, ()) for said in entry["unanswerable"]]
        loaded[path.stem] = (facts, asked, entry)
    if kind == "tuning":
        loaded["palm checkout"] = _palm_checkout()
    return loaded


def _palm_checkout() -> tuple[tuple[Fact, ...], list[Asked], dict[str, Any]]:
    """The worked prompt with its example questions taken away from the facts and asked instead."""
    prompt = prompts.load("amazon-one")
    asked = [Asked("palm checkout", said, (fact.id,)) for fact in prompt.facts for said in fact.questions]
    asked += [Asked("palm checkout", said, ()) for said in prompt.near_misses]
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

    def add(self, keys: tuple[str, ...], outcome: str, facts: tuple[str, ...]) -> None:
        """All that answers has to be told, and nothing else."""
        if not keys:
            self.unanswerable += 1
            self.false += outcome == "answer"
            self.asked_back += outcome == "which"
        else:
            self.answerable += 1
            self.right += outcome == "answer" and set(facts) == set(keys)
            self.wrong_fact += outcome == "answer" and not set(facts) <= set(keys)
            self.offered += outcome == "which" and set(keys) <= set(facts)

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
        ids = [fact.id for fact in facts]
        for one in asked:
            heard = asking.questions_of(one.question)
            if len(heard) == max(1, len(one.keys)):
                for question, key in zip(heard, one.keys or (None,), strict=True):
                    _, rows = matching.rows_of(question, sheet, by_words=True)
                    made.append(Example(name, rows, ids.index(key) if key else -1, 1.0))
    return made


def posed() -> list[Posed]:
    """What bare sheets are fitted on: the tuning sheets' questions, and those of the prompts taken bare.

    Of the prompts: some of their examples and wordings, what strangers asked, and some of what is asked in
    vain.
    """
    made = []
    kinds = ("tuning", "more", "further", "oblique", "wider", "plainer", "later")
    for name, (facts, asked, _) in (sheet for kind in kinds for sheet in load(kind).items()):
        if name != "palm checkout":  # it is one of the prompts
            made += _posed(facts, asked, 1.0)
    examples = wordings = vain = 0
    for prompt in map(prompts.load, prompts.all_ids()):
        own, missed = [], []
        for fact in prompt.facts:
            for said in fact.questions:
                examples += 1
                own += [Asked(prompt.id, said, (fact.id,))] * (examples % EXAMPLES == 0)
            for said in fact.wordings:
                wordings += 1
                own += [Asked(prompt.id, said, (fact.id,))] * (wordings % WORDINGS == 0)
        for said in prompt.not_given:
            vain += 1
            missed += [Asked(prompt.id, said, ())] * (vain % IN_VAIN == 0)
        for asked, weight in ((own, OWN), (missed, VAIN), (strange(prompt.id, STRANGERS), 1.0)):
            made += _posed(bare(prompt.id), asked, weight)
    return made


def bare(name: str) -> tuple[Fact, ...]:
    """A prompt's facts without all that helps."""
    return tuple(Fact(fact.id, fact.topic, fact.text) for fact in prompts.load(name).facts)


def strange(name: str, sources: Sequence[str]) -> list[Asked]:
    """What strangers asked of a prompt."""
    return [
        Asked(name, said, facts)
        for source in sources
        for prompt, said, facts in keyed(source)
        if prompt == name
    ]


def _posed(facts: tuple[Fact, ...], asked: list[Asked], weight: float) -> list[Posed]:
    return [teaching.posed(one.sheet, facts, one.question, one.keys, weight) for one in asked]


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
    shipped = matching.weights()
    for name, (facts, asked) in sheets.items():
        used, known = (shipped, None) if fitted is None else fitted(name)
        teaching.use(known)
        tally = Tally()
        with patch.object(matching, "weights", return_value=used):
            for one in asked:
                answer = ask(one.question, facts)
                # A question that was heard as two parts with one answer is that answer.
                tally.add(one.keys, answer.outcome, answer.facts)
                total.add(one.keys, answer.outcome, answer.facts)
                told = answer.facts if answer.outcome == "answer" else ()
                if "-v" in sys.argv and set(told) != set(one.keys):
                    print(f"    {one.question} · wanted {one.keys} · {answer.outcome} {answer.facts}")
        if "-v" in sys.argv or len(sheets) < 12:
            print(f"{name:18} {tally}")
    teaching.use(None)
    print(f"{'all':18} {total}")
    return total


def crossed() -> Fitted:
    """The weights fitted without the fold that a later sheet belongs to, and what is taught without it."""
    read = teaching.crossed(posed())
    fold = folds(read)
    fitted = []
    for n in range(FOLDS):
        tables, mind = fit_bare([one for one in read if fold[one.posed.group] != n])
        fitted.append((tables, replace(teaching.fit(), mind=mind)))
    return lambda name: fitted[fold[name]]


def main() -> None:
    of_kind = {
        kind: {name: (facts, asked) for name, (facts, asked, _) in load(kind).items()}
        for kind in ("tuning", "later", "held", *UNSEEN)
    }
    if "--words" in sys.argv:  # as where the language parts are not installed
        sheet_module.vectors = lambda: None
        if "--fit" in sys.argv:
            names = features.WORD_NAMES
            write({"words": table(names, logistic(names, by_words(), RIDGE_OF_WORDS))})
            return
        measure(of_kind["held" if "--held" in sys.argv else "tuning"])
        return
    model = vectors()
    assert model is not None, "the language parts are not installed"
    if "--vectors" in sys.argv:
        print(write_vectors(model), "vectors written")
    elif "--fit" in sys.argv:
        tables, mind = fit_bare(teaching.crossed(posed()))
        teaching.write(replace(teaching.fit(), mind=mind))
        write(tables)
    elif "--held" in sys.argv:
        measure(of_kind["held"])
    elif "--unseen" in sys.argv:
        for lot in UNSEEN:
            measure(of_kind[lot])
    else:
        measure(of_kind["later"], crossed())


if __name__ == "__main__":
    main()
