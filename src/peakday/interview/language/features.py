"""How well one question fits one fact, as a handful of numbers a small model weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peakday.interview.language import examples
from peakday.interview.language.asking import Question
from peakday.interview.language.attributes import asked_for, decisive
from peakday.interview.language.lexical import spelled_out, stems
from peakday.interview.language.sheet import Meaning, Sheet
from peakday.interview.language.vectors import vectors
from peakday.quantities.speech.units import singular

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAMES = (
    "nearest", "mean", "topic", "example", "kind", "no kind", "counted", "words", "topic words",
    "profile", "fits topic",
    "own topic", "lead", "decoy", "decoy lead", "known", "made", "made lead",
    "unit", "no unit", "attribute", "topic attribute", "no attribute", "untold", "plain", "vetoed",
)  # fmt: skip
"""One name a column, in order; `weights.yaml` has a weight for each."""

EXAMPLE_NAMES = (*NAMES, "foreign", "far decoy", *examples.NAMES)
"""The columns of a sheet whose facts carry example questions."""

ALIEN = 0.45
"""A noun less near than this to another names another thing."""
PEOPLE = stems(
    "users customers shoppers people persons viewers clients visitors members buyers consumers subscribers"
    " folks guys households patients passengers audience"
)
"""Whoever a system serves: a question about users is answered by a fact about shoppers."""
DECOY = 0.45
"""A question nearer than this to a topic that no fact speaks of is rarely about any fact."""

WORD_NAMES = (
    "kind", "no kind", "words", "topic words", "words lead", "known", "attribute", "topic attribute",
    "no attribute", "untold", "plain", "vetoed",
)  # fmt: skip
"""The columns there are without a model."""


def word_features(question: Question, sheet: Sheet) -> NDArray[np.float64]:
    """One row a fact, one column a name of `WORD_NAMES`: all that words alone can say."""
    import numpy as np

    kind, no_kind = _kinds(question, sheet)
    words, topic_words = _shared(question, sheet)
    both = words + topic_words
    others = np.array([np.max(np.delete(both, row)) if len(both) > 1 else 0.0 for row in range(len(both))])
    known = np.full(len(words), _known(question, sheet))
    return np.column_stack(
        [kind, no_kind, words, topic_words, both - others, known, *_attributes(question, sheet)]
    )


def features(question: Question, sheet: Sheet) -> NDArray[np.float64]:
    """One row a fact, one column a name of `EXAMPLE_NAMES`. The sheet must have its vectors."""
    import numpy as np

    meaning = sheet.meaning
    model = vectors()
    assert meaning is not None
    assert model is not None
    asked = model.embed([spelled_out(question.core)])
    text, topic, both = (part @ asked[0] for part in (meaning.text, meaning.topic, meaning.both))
    example = np.array([float((rows @ asked[0]).max()) if len(rows) else 0.0 for rows in meaning.questions])
    made = np.maximum(example, np.array([float((rows @ asked[0]).max()) for rows in meaning.generated]))
    near = np.maximum.reduce([text, topic, both, example, made])
    kind, no_kind = _kinds(question, sheet)
    words, topic_words = _shared(question, sheet)
    of_question = meaning.bank.affinity(asked)[0]
    profile, fits, own, decoy = _topics(of_question, meaning)
    # Where nothing is known to be asked in vain, the nearest topic that no fact speaks of stands for it.
    vain = decoy if sheet.vain is None else float((sheet.vain.first @ asked[0]).max())
    others = np.array([np.max(np.delete(near, row)) if len(near) > 1 else 0.0 for row in range(len(near))])
    return np.column_stack(
        [
            near,
            (text + topic + both) / 3,
            topic,
            example,
            kind,
            no_kind,
            _counted(question, sheet, meaning),
            words,
            topic_words,
            profile,
            fits,
            own,
            near - others,
            np.full(len(near), decoy),
            near - decoy,
            np.full(len(near), _known(question, sheet)),
            made,
            made - made.max(),
            *_units(question, meaning),
            *_attributes(question, sheet),
            _foreign(question, sheet, meaning),
            np.full(len(near), max(0.0, decoy - DECOY)),
            examples.columns(asked[0], meaning.questions, vain),
        ]
    )


def _kinds(question: Question, sheet: Sheet) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Does the fact hold the kind of amount that is asked for? And: is a kind asked for that it lacks?"""
    import numpy as np

    wants = question.wants
    if wants not in ("count", "money", "duration", "share", "size", "place", "often"):
        zero = np.zeros(len(sheet.facts))
        return zero, zero
    also = {"often": {"often", "duration", "share"}}.get(wants, {wants})
    has = np.array([float(bool(also & held)) for held in sheet.holds])
    return has, 1.0 - has


def _shared(question: Question, sheet: Sheet) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Which part of the question's telling words the fact, and its topic, contain."""
    import numpy as np

    said = stems(spelled_out(question.core))
    rare = max(sheet.weight.values(), default=1.0)
    total = sum(sheet.weight.get(word, rare) for word in said) or 1.0

    def part(words: frozenset[str]) -> float:
        return sum(sheet.weight.get(word, rare) for word in said & words) / total

    return np.array([part(w) for w in sheet.words]), np.array([part(w) for w in sheet.topic_words])


def _known(question: Question, sheet: Sheet) -> float:
    """Which part of the question's words stand anywhere in the sheet."""
    said = stems(question.core)
    return len(said & set(sheet.weight)) / len(said) if said else 0.0


def _counted(question: Question, sheet: Sheet, meaning: Meaning) -> NDArray[np.float64]:
    """Of "how many drivers": how near the fact is to "drivers", over the sheet's mean; 0 where nothing is
    counted.
    """
    import numpy as np

    model = vectors()
    if question.counted is None or model is None:
        return np.zeros(len(sheet.facts))
    noun = model.embed([f"number of {question.counted}"])[0]
    near = np.maximum(meaning.both @ noun, meaning.topic @ noun)
    centred: NDArray[np.float64] = (near - near.mean()).astype(np.float64)
    return centred


def _units(question: Question, meaning: Meaning) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of "how many drivers": the nearest thing the fact gives a number of; and whether it numbers only
    other things.
    """
    import numpy as np

    model = vectors()
    rows = len(meaning.units)
    if question.counted is None or model is None:
        return np.zeros(rows), np.zeros(rows)
    noun = model.embed([singular(question.counted.split()[-1])])[0]
    near = np.array([float((units @ noun).max()) if len(units) else 0.0 for units in meaning.units])
    return near, (near < ALIEN).astype(np.float64)


def _foreign(question: Question, sheet: Sheet, meaning: Meaning) -> NDArray[np.float64]:
    """Of "how many drivers": whether a fact neither numbers, names nor is about anything like drivers."""
    import numpy as np

    model = vectors()
    if question.counted is None or model is None:
        return np.zeros(len(sheet.facts))
    head = singular(question.counted.split()[-1])
    noun = model.embed([head])[0]
    numbered = np.array([float((units @ noun).max()) if len(units) else 0.0 for units in meaning.units])
    alike = stems(head) | (PEOPLE if stems(head) & PEOPLE else frozenset())
    named = np.array([bool(alike & words) for words in sheet.words])
    apart = (numbered < ALIEN) & (meaning.topic @ noun < ALIEN) & ~named
    return np.asarray(apart, dtype=np.float64)


def _attributes(question: Question, sheet: Sheet) -> list[NDArray[np.float64]]:
    """Does the fact tell of what the question is after, in its topic too; or of none of it; does any fact
    at all?
    """
    import numpy as np

    asked = asked_for(question.core)
    rows = len(sheet.facts)
    if not asked:
        return [*(np.zeros(rows) for _ in range(4)), np.ones(rows), np.zeros(rows)]
    # An attribute that few facts tell of says more than one that many do.
    rarity = {name: 1.0 / (1.0 + sum(name in told for told in sheet.tells)) for name in asked}
    total = sum(rarity.values())
    told = np.array([sum(rarity[name] for name in asked & told) / total for told in sheet.tells])
    topic = np.array([sum(rarity[name] for name in asked & about) / total for about in sheet.about])
    untold = sum(not any(name in told for told in sheet.tells) for name in asked) / len(asked)
    must = asked & decisive()
    vetoed = np.array([float(bool(must - held)) for held in sheet.tells])
    return [told, topic, (told == 0).astype(np.float64), np.full(rows, untold), np.zeros(rows), vetoed]


def _topics(
    of_question: NDArray[np.float32], meaning: Meaning
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], float]:
    """Topic by topic: do question and fact speak of the same thing, and is there a topic no fact speaks
    of?
    """
    import numpy as np

    affinity = meaning.affinity
    sharp = np.exp((of_question - of_question.max()) / 0.06)
    sharp /= sharp.sum()
    of_fact = np.exp((affinity - affinity.max(axis=1, keepdims=True)) / 0.10)
    of_fact /= of_fact.sum(axis=1, keepdims=True)
    profile = of_fact @ sharp
    fits = affinity @ sharp
    best = int(of_question.argmax())
    own = (affinity[:, best] >= affinity[:, best].max() - 1e-6).astype(np.float64)
    # A decoy is a topic near the question that no fact of the sheet comes near.
    uncovered = of_question - 1.2 * np.maximum(affinity.max(axis=0) - 0.35, 0.0)
    return profile.astype(np.float64), fits.astype(np.float64), own, float(uncovered.max())
