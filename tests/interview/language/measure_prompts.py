"""How well strangers' questions to the prompts are matched, and the weights for sheets with examples.

Run it as a script. Without arguments it measures the strangers' questions, each prompt with weights fitted on
the others (the eighth lot and those after it are in none of them), and the questions asked in vain, each
unknown to its sheet; `--shipped` measures the shipped weights; `--fit` fits and writes them; `-v` prints
every miss.

Fitted on: what strangers asked, what the worked sessions' candidates ask, some of the wordings (each left out
of its fact), what is asked in vain (each left out of its sheet), and every answerable question once more with
the fact that answers it taken away: the nearest of near misses.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

from fitting import Example, softmax, table, write
from measure import STRANGERS, Tally, keyed

from peakday import prompts
from peakday.interview.language import ask, asking, matching
from peakday.interview.language.sheet import ready

RIDGE = 0.003
FOLDS = 5
UNFITTED = ("eighth", "ninth", "tenth")
"""Lots of strangers' questions that nothing is fitted on."""
WEIGHT = dict.fromkeys(STRANGERS, 3.0) | {"spoken": 1.5, "wordings": 1.0, "vain": 1.2}
"""How much a question of each source counts."""
OF_TWO = 0.7
"""How much each half of a double question counts, as a part of that."""
GONE = 0.36
"""How much a question counts once its fact is taken away."""
WORDINGS = 40
"""One wording in so many is fitted on."""
SAME = 0.88
"""A stranger's question this near to a wording of its fact tells nothing of strangers, and is left out."""


@dataclass(frozen=True)
class Asked:
    """One question to a prompt: the facts that answer it, and the sheet as it is when it is asked."""

    prompt: str
    source: str
    question: str
    keys: tuple[str, ...]
    facts: tuple[Any, ...]
    not_given: tuple[str, ...]


def from_file(source: str) -> list[Asked]:
    """The questions of a file, to the sheets as they are."""
    found = []
    for name, said, facts in keyed(source):
        prompt = prompts.load(name)
        found.append(Asked(name, source, said, facts, prompt.facts, prompt.not_given))
    return found


def in_vain() -> list[Asked]:
    """What is asked of each prompt in vain, each by a sheet that does not know it."""
    found = []
    for prompt in map(prompts.load, prompts.all_ids()):
        for said in prompt.not_given:
            others = tuple(other for other in prompt.not_given if other != said)
            found.append(Asked(prompt.id, "vain", said, (), prompt.facts, others))
    return found


def wordings() -> list[Asked]:
    """Some of the wordings, each asked of its prompt without it."""
    found, count = [], 0
    for prompt in map(prompts.load, prompts.all_ids()):
        for fact in prompt.facts:
            for said in fact.wordings:
                count += 1
                if count % WORDINGS == 0:
                    less = replace(fact, wordings=tuple(other for other in fact.wordings if other != said))
                    facts = tuple(less if other is fact else other for other in prompt.facts)
                    found.append(Asked(prompt.id, "wordings", said, (fact.id,), facts, prompt.not_given))
    return found


def examples() -> Iterator[Example]:
    """Every question that is fitted on and heard as what it is: one, or as many as it has answers."""
    near = matching.EXAMPLE_NAMES.index("example")
    every = [one for source in (*STRANGERS, "spoken") for one in from_file(source)] + wordings() + in_vain()
    for one in every:
        heard = asking.questions_of(one.question)
        if len(heard) != max(1, len(one.keys)):
            continue
        ids, weight = [fact.id for fact in one.facts], WEIGHT[one.source]
        for question, fact in zip(heard, one.keys or (None,), strict=True):
            key = ids.index(fact) if fact else -1
            _, rows = matching.rows_of(question, ready(one.facts, one.not_given), by_words=False)
            if one.source not in STRANGERS or key < 0 or rows[key, near] <= SAME:
                yield Example(one.prompt, rows, key, weight * (OF_TWO if len(heard) > 1 else 1.0))
        if len(one.keys) == 1:
            rest = one.facts[:key] + one.facts[key + 1 :]
            _, rows = matching.rows_of(heard[0], ready(rest, one.not_given), by_words=False)
            yield Example(one.prompt, rows, -1, GONE * weight / 3)


def measure(asked: list[Asked], total: Tally | None = None) -> Tally:
    """Ask every question and count what came of it; of several parts all have to be told, and no other."""
    total = total or Tally()
    for one in asked:
        answer = ask(one.question, one.facts, one.not_given)
        total.add(one.keys, answer.outcome, answer.facts)
        told = answer.facts if answer.outcome == "answer" else ()
        if "-v" in sys.argv and set(told) != set(one.keys):
            print(f"    {one.prompt}: {one.question} · wanted {one.keys} · {answer.outcome} {answer.facts}")
    return total


def crossed(asked: list[Asked], made: list[Example]) -> Tally:
    """The questions, each prompt's with weights fitted on the others."""
    total, names = Tally(), matching.EXAMPLE_NAMES
    groups = prompts.all_ids()
    for fold in range(FOLDS):
        out = set(groups[fold::FOLDS])
        fitted = softmax(names, [one for one in made if one.group not in out], RIDGE)
        kept = {"examples": table(names, fitted)}
        with patch.object(matching, "weights", return_value=kept):
            measure([one for one in asked if one.prompt in out], total)
    return total


def main() -> None:
    if "--fit" in sys.argv:
        names = matching.EXAMPLE_NAMES
        write({"examples": table(names, softmax(names, list(examples()), RIDGE))})
        return
    made = [] if "--shipped" in sys.argv else list(examples())
    for source in (*STRANGERS, *UNFITTED):
        asked = from_file(source)
        print(f"{source:10} {crossed(asked, made) if made else measure(asked)}")
    vain = [replace(one, source="vain") for one in in_vain()]
    tally = crossed(vain, made) if made else measure(vain)
    print(f"in vain    false answers {tally.false / tally.unanswerable:.1%} of {tally.unanswerable}")


if __name__ == "__main__":
    main()
