"""C4: what comes next: ordered by effect, with a reason, a measure and an end."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.talk import Thought

_PLANS = cue(
    "next", "i would do", "i'd do", "i'd add", "i would add", "we can add", "improvement*", "then",
    "later", "after that", "order of", "second", "third", "i'd let", "i'd run", "aim for",
    "i would do an",
)  # fmt: skip
_LATE = 0.72


def read(material: Material) -> Reading:
    """Level by reasons, order, measures and an end among what is said to come next."""
    said = [t for t in material.thoughts if not t.asks]
    if not said:
        return found(0, [], "Say one thing you would do next, and why that one.")
    starts = [t for t in said if _is_next(material, t)]
    if not starts:
        return found(0, [], "Say one thing you would do next, and why that one.")
    first = starts[0].sentence.number
    group = [t for t in said if t.sentence.number >= first and _late(material, t)]
    argued = [
        t
        for t in group
        if t.has("effect") and t.any("reason", "figures", "effect") and t.specific and _reason(t)
    ]
    ordered = [t for t in group if t.has("orders")]
    measured = [t for t in group if t.has("measures") and (t.specific or t.figures)]
    ended = [t for t in group if t.has("stops") and (t.figures or t in measured)]
    metric = any(t.figures or t.has("measures") for t in argued)
    if argued and len(ordered) >= 1 and (metric or measured):
        level = 4 if measured and ended else 3
        if len(argued) < 2 and not (measured and ended):
            level = 2
    elif argued or (measured and any(t.specific for t in starts)):
        level = 2
    else:
        level = 1
    evidence: list[Evidence | None] = [material.quote(t.sentence, "next, with a reason") for t in argued[:2]]
    evidence += [material.quote(t.sentence, "how success is told") for t in (ended or measured)[:1]]
    evidence += [material.quote(t.sentence, "next, without a reason") for t in starts[:1] if not argued]
    return found(level, evidence, _raise(level, starts[0]))


def _is_next(material: Material, thought: Thought) -> bool:
    step = material.steps.of.get(thought.sentence.turn.order)
    marked = material.steps.how != "told from the words"
    return (step == "improve" and marked) or (
        _late(material, thought) and _PLANS.search(thought.sentence.low) is not None
    )


def _late(material: Material, thought: Thought) -> bool:
    turns = material.transcript.candidate
    last = len(turns)
    place = next((i for i, turn in enumerate(turns) if turn is thought.sentence.turn), 0)
    return last <= 2 or place >= min(last - 2, int(last * _LATE))


def _reason(thought: Thought) -> bool:
    return thought.has("reason") or any(
        word in thought.sentence.low
        for word in (" as ", "since", "because", "moves", "removes", "lifts", "cuts", "so ")
    )


def _raise(level: int, first: Thought) -> str:
    return (
        "Say one thing you would do next, and why that one.",
        "Take one of them and say what it moves.",
        "Order them: which moves the metric most, and by how much.",
        "Say how you would know that it worked, and when you would stop.",
        "",
    )[level]


CRITERION = Criterion(
    "C4", "customer", "Next steps", ("text",),
    ("a feature list", "one improvement with a reason", "improvements ordered by effect on a metric",
     "and how success would be measured, and when to stop"),
    read,
)  # fmt: skip
