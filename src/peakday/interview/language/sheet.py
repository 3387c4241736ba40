"""A fact sheet made ready for questions: its vectors, its words, and what kinds of amount each fact holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from peakday.interview.language.attributes import asked_for, told_by
from peakday.interview.language.facts import FactLike, questions_to, tags_of
from peakday.interview.language.judge import judges
from peakday.interview.language.kept import recall
from peakday.interview.language.learned import Learned, learn
from peakday.interview.language.lexical import normalise, spelled_out, stems
from peakday.interview.language.topics import Bank, bank
from peakday.interview.language.vectors import second_vectors, vectors
from peakday.quantities.speech import find

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Key = tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...]], ...]
"""Of each fact: id, topic, text, questions and tags."""
_TIMES = frozenset(("ms", "s", "min", "hour", "day", "week", "month", "year", "night"))
_SIZES = frozenset(("B", "KB", "MB", "GB", "TB", "PB", "Kbit", "Mbit", "Gbit"))
_MONEY = frozenset(("USD", "EUR", "GBP", "INR"))
_NONE = re.compile(r"\b(?:none|never|nobody|no one|zero|always|all)\b", re.I)
_OFTEN = re.compile(
    r"\b(?:every|once|twice|times|each (?:second|minute|hour|day|week)|weekly|daily|hourly)\b", re.I
)
_PART = re.compile(
    r"\b(?:half|third|quarter|(?:one|two|three|four|five|six|seven|eight|nine) (?:\w+ )?(?:in|of|out of)"
    r" (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|a hundred|a thousand)\b)",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:countr\w+|cit(?:y|ies)|regions?|states?|europe|america|asia|africa|continents?|global|worldwide|world"
    r"|us|usa|uk|eu|kingdom|metro\w*|canada|mexico|brazil|india|japan|germany|ireland|france|spain|australia)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Facts with all that is worked out once a sheet."""

    facts: tuple[FactLike, ...]
    words: tuple[frozenset[str], ...]
    topic_words: tuple[frozenset[str], ...]
    weight: dict[str, float]
    """How telling a stem is in this sheet: the rarer, the more."""
    holds: tuple[frozenset[str], ...]
    """Of each fact: the kinds of answer it can give (count, money, duration, share, size, place, often)."""
    tells: tuple[frozenset[str], ...]
    """Of each fact: the attributes its words tell something about."""
    about: tuple[frozenset[str], ...]
    """Of each fact: the attributes its topic alone names."""
    meaning: Meaning | None
    vain: Vain | None = None
    """The vectors of questions known not to be answered, where there are any."""
    learned: Learned | None = None
    """What the facts' example questions teach, where there are any."""


@dataclass(frozen=True, slots=True)
class Vain:
    """Questions known not to be answered, one row each, by either model."""

    first: NDArray[np.float32]
    second: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Second:
    """The sheet's vectors by the second model: one row a fact."""

    topic: NDArray[np.float32]
    text: NDArray[np.float32]
    both: NDArray[np.float32]
    questions: tuple[NDArray[np.float32], ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The sheet's vectors: one row a fact."""

    bank: Bank
    topic: NDArray[np.float32]
    text: NDArray[np.float32]
    both: NDArray[np.float32]
    questions: tuple[NDArray[np.float32], ...]
    generated: tuple[NDArray[np.float32], ...]
    """Questions made from the fact itself."""
    units: tuple[NDArray[np.float32], ...]
    """The nouns the fact gives a number of."""
    affinity: NDArray[np.float32]
    second: Second


def kinds_in(text: str) -> frozenset[str]:
    """The kinds of answer a text can give, by the amounts and places in it."""
    kinds = set()
    for q in find(text):
        if q.unit in _TIMES:
            kinds.add("duration")
        elif q.unit in _SIZES:
            kinds.add("size")
        elif q.unit in _MONEY:
            kinds.add("money")
        elif q.unit == "%":
            kinds.add("share")
        else:
            kinds.add("count")
            if q.unit in ("x",):
                kinds.add("share")
    if _NONE.search(text):
        kinds |= {"count", "share"}
    if _PART.search(text):
        kinds.add("share")
    if _OFTEN.search(text):
        kinds.add("often")
    if _PLACE.search(text):
        kinds.add("place")
    return frozenset(kinds)


def ready(facts: Sequence[FactLike], not_given: Sequence[str] = ()) -> Sheet:
    """The sheet of `facts`, worked out on first use and remembered by its content; `not_given` are questions
    it is known not to answer.
    """
    key = tuple((fact.id, fact.topic, fact.text, questions_to(fact), tags_of(fact)) for fact in facts)
    # The judges are asked only of facts that carry no examples.
    able = (
        vectors() is not None
        and second_vectors() is not None
        and (any(fields[3] for fields in key) or judges() is not None)
    )
    vain = _vain(tuple(not_given)) if able and not_given else None
    learned = _learned(key, tuple(not_given)) if able and any(fields[3] for fields in key) else None
    return replace(_sheet(key, able), facts=tuple(facts), vain=vain, learned=learned)


@lru_cache(maxsize=32)
def _learned(key: _Key, not_given: tuple[str, ...]) -> Learned | None:
    import numpy as np

    meaning, vain = _sheet(key, with_vectors=True).meaning, _vain(not_given)
    if meaning is None or vain is None:
        return None
    second = meaning.second
    return learn(
        np.hstack([meaning.both, second.both]),
        [np.hstack(both) for both in zip(meaning.questions, second.questions, strict=True)],
        np.hstack([vain.first, vain.second]),
    )


@lru_cache(maxsize=32)
def _vain(questions: tuple[str, ...]) -> Vain | None:
    first, second = vectors(), second_vectors()
    if first is None or second is None:
        return None
    for model in (first, second):
        recall(model, _plain(questions))
    return Vain(first.embed(_plain(questions)), second.embed(_plain(questions)))


def _plain(questions: Sequence[str]) -> list[str]:
    return [spelled_out(asked.lower()) for asked in questions]


@dataclass(frozen=True, slots=True)
class _Kept:
    id: str
    topic: str
    text: str
    questions: tuple[str, ...]
    tags: tuple[str, ...]


@lru_cache(maxsize=32)
def _sheet(key: _Key, with_vectors: bool) -> Sheet:
    facts = tuple(_Kept(*fields) for fields in key)
    topics = [_topic_line(fact) for fact in facts]
    words = [
        stems(" ".join((topic, fact.text, *fact.questions)))
        for topic, fact in zip(topics, facts, strict=True)
    ]
    count: dict[str, int] = {}
    for found in words:
        for word in found:
            count[word] = count.get(word, 0) + 1
    weight = {word: log(1 + len(facts) / n) for word, n in count.items()}
    return Sheet(
        facts,
        tuple(words),
        tuple(stems(topic) for topic in topics),
        weight,
        tuple(kinds_in(fact.text) for fact in facts),
        tuple(_tells(fact, topic) for fact, topic in zip(facts, topics, strict=True)),
        tuple(told_by(normalise(topic)) | asked_for(normalise(topic)) for topic in topics),
        _meaning(facts, topics) if with_vectors and facts else None,
    )


def _tells(fact: _Kept, topic: str) -> frozenset[str]:
    asked = (asked_for(normalise(question)) for question in fact.questions)
    return (
        told_by(normalise(f"{topic}: {fact.text}")) | asked_for(normalise(topic)) | frozenset().union(*asked)
    )


def _nouns(fact: _Kept) -> tuple[str, ...]:
    counted = [
        q.unit for q in find(fact.text) if q.unit and q.unit not in _TIMES | _SIZES | _MONEY | {"%", "x"}
    ]
    return tuple(dict.fromkeys(counted))


def _generated(fact: _Kept) -> list[str]:
    """Plain questions the fact would answer, made from its topic and its amounts: question is nearest to
    question.
    """
    made = [f"What is the {fact.topic}?"]
    for q in find(fact.text):
        if q.unit in _TIMES:
            made.append(f"How long is the {fact.topic}?")
        elif q.unit in _MONEY:
            made.append(f"How much is the {fact.topic}?")
        elif q.unit == "%":
            made.append(f"What is the percentage of {fact.topic}?")
        elif q.unit in _SIZES:
            made.append(f"How big is the {fact.topic}?")
        elif q.unit:
            noun = q.text.split(" per ")[0].split(" a ")[0].rstrip(".")
            noun = (
                re.sub(
                    r"^[\d.,\s]+|\b(?:one|two|three|hundred|thousand|million|billion|a|half)\b", "", noun
                ).strip()
                or q.unit
            )
            made.append(
                f"How many {noun} per {q.per.split('/')[0]}?" if q.per else f"How many {noun} are there?"
            )
    return list(dict.fromkeys(made))


def _topic_line(fact: _Kept) -> str:
    """Topic, name and tags in one line of words: "throughput at one store; load, peak"."""
    tags = [tag for tag in fact.tags if tag.lower() not in fact.topic.lower()]
    name = re.sub(r"[^a-z0-9]+", " ", fact.id.lower()).strip()
    line = fact.topic if name in fact.topic.lower() or not name.isascii() else f"{fact.topic}, {name}"
    return spelled_out("; ".join(filter(None, (line, ", ".join(tags)))))


def _meaning(facts: tuple[_Kept, ...], topics: list[str]) -> Meaning | None:
    import numpy as np

    model, other = vectors(), second_vectors()
    if model is None or other is None:
        return None
    told = [fact.text for fact in facts]
    named = [f"{line}: {text}" for line, text in zip(topics, told, strict=True)]
    asked = [_plain(fact.questions) for fact in facts]
    made = [[spelled_out(question) for question in _generated(fact)] for fact in facts]
    nouns = [_nouns(fact) for fact in facts]
    recall(model, [*topics, *told, *named, *chain(*asked, *made, *nouns)])
    recall(other, [*topics, *told, *named, *chain(*asked)])
    second = Second(
        other.embed(topics), other.embed(told), other.embed(named), tuple(other.embed(each) for each in asked)
    )
    topic, text, both = model.embed(topics), model.embed(told), model.embed(named)
    questions, generated, units = (tuple(model.embed(each) for each in part) for part in (asked, made, nouns))
    topics_of = bank(model)
    near = np.maximum(topics_of.affinity(both), 0.9 * topics_of.affinity(topic))
    for row, rows in enumerate(questions):
        if len(rows):
            near[row] = np.maximum(near[row], topics_of.affinity(rows).max(axis=0))
    return Meaning(topics_of, topic, text, both, questions, generated, units, near, second)
