"""S2: what is in and what is out, where, what comes first, and why."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.material import Material
from peakday.rubric.reading.talk import Thought

_LENGTH = 24


def read(material: Material) -> Reading:
    """Level by what was named (in, out, region or release) and whether the choice is argued."""
    said = [t for t in material.thoughts if not t.asks and len(t.sentence.low) > _LENGTH]
    inside = [t for t in said if t.has("scope-in") and _about(t)]
    outside = [t for t in said if t.has("scope-out")]
    frame = [
        t
        for t in said
        if t.any("region", "release") and (t in inside or t in outside or _near(t, inside + outside))
    ]
    implied = [t for t in said if t.any("region") and t.any("release", "decides", "scope-in")]
    argued = [t for t in [*outside, *inside, *frame] if _argued(material, t)]
    named = bool(inside) + bool(outside)
    if named == 2 and frame:
        level = 4 if argued else 3
    elif named:
        level = 3 if named == 2 else 3 if frame and argued else 2
    else:
        level = 1 if implied else 0
    evidence = [material.quote(t.sentence, "names what is out") for t in outside[:1]]
    evidence += [material.quote(t.sentence, "names what is in") for t in inside[:1]]
    evidence += [material.quote(t.sentence, "argues the choice") for t in argued[:1]]
    evidence += [
        material.quote(t.sentence, "a region or a first release, in passing")
        for t in implied[:1]
        if not named
    ]
    return found(level, evidence, _raise(bool(inside), bool(outside), bool(frame), bool(argued)))


def _about(thought: Thought) -> bool:
    return thought.specific or thought.any("scope-out", "region", "release")


def _near(thought: Thought, others: list[Thought]) -> bool:
    return any(
        other.sentence.turn is thought.sentence.turn
        and abs(other.sentence.number - thought.sentence.number) <= 2
        for other in others
    )


def _argued(material: Material, thought: Thought) -> bool:
    after = material.after(thought.sentence)
    text = thought.sentence.low + (" " + after.low if after is not None else "")
    return thought.has("reason") or (
        "because" in text and (thought.any("pain", "law", "person", "money", "business") or thought.specific)
    )


def _raise(inside: bool, outside: bool, frame: bool, argued: bool) -> str:
    if not outside:
        return "Say one thing you leave out, and for how long."
    if not inside:
        return "You said what is out; say in one sentence what is in."
    if not frame:
        return "Name the region and what the first release holds."
    return "" if argued else "Say why the line is drawn there: whom it serves first, or which risk it avoids."


CRITERION = Criterion(
    "S2", "scoping", "Scope", ("text",),
    ("implied", "in or out of scope named", "in and out of scope, regions, first release",
     "and the choice is argued from the customer or the risk"),
    read,
)  # fmt: skip
