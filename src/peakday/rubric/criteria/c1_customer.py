"""C1: the customer: whose pain, at which moment, from which threshold on, and a decision that follows."""

from __future__ import annotations

from typing import NamedTuple

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.quoting import best, reaching, says
from peakday.rubric.reading.around import apart, breath, clip, statements, upto, words_of
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.strength import Counts
from peakday.rubric.reading.talk import Thought

_SO = cue(
    "so", "therefore", "that is why", "that's why", "which is why", "hence",
)  # fmt: skip
_BESIDE = cue("in scope", "out of scope", "engineers", "developers", "programmers")
"""Where a sentence draws the scope or speaks of those who build it."""


class _Seen(NamedTuple):
    """What counts here, with the sentences it rests on."""

    counts: Counts
    sharp: list[Thought]
    person: list[Thought]
    changed: list[Thought]
    named: list[Thought]
    generic: list[Thought]


def read(material: Material) -> Reading:
    """Level by how often a person, what hurts, when and from what on stand together, and lead to a choice."""
    seen = _look(material)
    level = material.level("C1", least=1 if seen.named or seen.generic else 0)
    group = _telling_first(best(material, "C1", seen.person, "pain", "hurts-at", "who", "felt"))
    evidence: list[Evidence | None] = [
        material.quote(t.sentence, says(material, "C1", t, _why(t))) for t in group[:2]
    ]
    for thought in best(material, "C1", seen.changed, "so-customer", "decision")[:1]:
        until, _ = reaching(material, "C1", breath(material, thought, 0, 1), ("decides", "reason"))
        evidence.append(material.quote(thought.sentence, "a choice made for them", until))
    evidence += [
        material.quote(t.sentence, "a customer, named")
        for t in _telling_first(best(material, "C1", seen.named or seen.generic, "who", "felt", "pain"))[:1]
        if not group
    ]
    return found(level, evidence, _raise(material, level, seen))


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    return _look(material).counts


def _look(material: Material) -> _Seen:
    told = statements(material)
    hurts = [t for t in told if t.any("person", "people") and t.has("pain")]
    person = apart((t for t in hurts if t.has("person")), gap=0)
    sharp = [t for t in person if any(_threshold(u) for u in breath(material, t, 1, 1))]
    moment = [t for t in person if any(u.has("moment") for u in breath(material, t, 1, 1))]
    changed = [
        t for t in person if t.any("reason", "decides") or any(_follows(u) for u in breath(material, t, 0, 1))
    ]
    named = [t for t in told if t.has("person")]
    generic = [t for t in told if t.has("people")]
    counted = {
        "a person in pain": upto(person, 5),
        "from a threshold on": upto(sharp, 3),
        "at a moment": upto(moment, 3),
        "a decision follows": upto(changed, 4),
        "what they see": upto([t for t in told if t.has("seen", "person")], 4),
    }
    return _Seen(counted, sharp, person, changed, named, generic)


def _telling_first(thoughts: list[Thought]) -> list[Thought]:
    """In order, but for those that only draw the scope or speak of those who build it: these come last."""
    return sorted(thoughts, key=lambda t: _BESIDE.search(t.sentence.low) is not None)


def _why(thought: Thought) -> str:
    """What it says of somebody's pain, by what stands in the sentence itself."""
    if _threshold(thought):
        return "whose pain, and from where on"
    return "whose pain, and when" if thought.has("moment") else "whom it hurts, and how"


def _follows(thought: Thought) -> bool:
    """A decision drawn from what was just said."""
    return thought.has("decides") or (_SO.match(thought.sentence.low) is not None and thought.specific)


def _threshold(thought: Thought) -> bool:
    return any(figure.sort in ("time", "count", "share", "rate") for figure in thought.figures)


def _raise(material: Material, level: int, seen: _Seen) -> str:
    if level == 4:
        return ""
    if not seen.person:
        called = best(material, "C1", seen.named or seen.generic, "who", "felt", "pain")
        if not called:
            return "Say who is at the other end, what they are doing, and after how long it hurts."
        vague = words_of(material, "C1", _telling_first(called)[:1])
        return f"Make “{vague}” one person at one moment: what do they do, and what hurts?"
    if not seen.sharp:
        said = words_of(material, "C1", seen.person)
        return f"Put a number on “{said}”: after how many seconds, or how many of 100."
    sharp = [t for t in seen.sharp if not _BESIDE.search(t.sentence.low)] or seen.sharp
    hurts = best(material, "C1", sharp, "pain", "hurts-at", "who")[0]
    return f"Name the choice you make differently because of “{clip(hurts)}”."


CRITERION = Criterion(
    "C1", "customer", "Customer", ("text",),
    ("“users”", "a customer named", "whose pain, at which moment, and the threshold where it hurts",
     "and a decision changed because of it"),
    read,
    counts,
)  # fmt: skip
