"""C1: the customer: whose pain, at which moment, from which threshold on, and a decision that follows."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.talk import Thought

_SO = cue(
    "so", "therefore", "that is why", "that's why", "which is why", "hence",
)  # fmt: skip


def read(material: Material) -> Reading:
    """Level by how much of the customer's case stands together in one breath."""
    best: tuple[int, list[Thought]] = (0, [])
    changed: list[Thought] = []
    named: list[Thought] = []
    generic: list[Thought] = []
    for passage in material.passages:
        for index, thought in enumerate(passage):
            if thought.asks:
                continue
            if thought.has("person"):
                named.append(thought)
            elif thought.has("people"):
                generic.append(thought)
            if not (thought.has("pain") and (thought.has("person") or thought.has("people", "moment"))):
                continue
            around = [t for t in passage[max(0, index - 1) : index + 3] if not t.asks]
            size = 1 + any(t.has("moment") for t in around) + any(_threshold(t) for t in around)
            size += any(t.has("person") for t in around)
            if size > best[0]:
                best = (
                    size,
                    [
                        thought,
                        *[t for t in around if t is not thought and (_threshold(t) or t.has("moment"))],
                    ],
                )
            if size >= 3:
                changed += [t for t in passage[index : index + 4] if _follows(t)]
    size, group = best
    if size >= 4:
        level = 4 if changed else 3
    elif size == 3:
        level = 3 if any(_threshold(t) for t in group) else 2
    elif size or len(named) >= 2:
        level = 2
    else:
        level = 1 if named or generic else 0
    evidence: list[Evidence | None] = [material.quote(t.sentence, "whose pain, and when") for t in group[:2]]
    evidence += [material.quote(t.sentence, "a decision follows from it") for t in changed[:1]]
    evidence += [material.quote(t.sentence, "a customer, named") for t in (named or generic)[:1] if not group]
    return found(level, evidence, _raise(level))


def _follows(thought: Thought) -> bool:
    """A decision drawn from what was just said."""
    if thought.has("decides") and thought.any("reason", "reason-soft"):
        return True
    return _SO.match(thought.sentence.low) is not None and thought.specific


def _threshold(thought: Thought) -> bool:
    return any(figure.sort in ("time", "count", "share", "rate") for figure in thought.figures)


def _raise(level: int) -> str:
    return (
        "Say who is at the other end, what they are doing, and after how long it hurts.",
        "Replace “users” by one person at one moment.",
        "Put a number on it: after how many seconds, or how many in a hundred, does it hurt.",
        "Name the choice you made differently because of that person.",
        "",
    )[level]


CRITERION = Criterion(
    "C1", "customer", "Customer", ("text",),
    ("“users”", "a customer named", "whose pain, at which moment, and the threshold where it hurts",
     "and a decision changed because of it"),
    read,
)  # fmt: skip
