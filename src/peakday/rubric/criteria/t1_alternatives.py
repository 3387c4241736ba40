"""T1: alternatives, with what each costs and gives, and the condition that decides."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.talk import Thought


def read(material: Material) -> Reading:
    """Level by how many alternatives are weighed on both sides, and whether a condition decides one."""
    weighed: list[tuple[int, tuple[Thought, ...], Thought]] = []
    conditions: list[Thought] = []
    for passage in material.passages:
        for index, thought in enumerate(passage):
            if thought.asks or not _opens(thought):
                continue
            group = tuple(t for t in passage[index : index + 4] if not t.asks)
            size = _weight(group)
            if size:
                weighed.append((size, group, thought))
            conditions += [
                t for t in passage[max(0, index - 1) : index + 5]
                if t.has("condition", "would-change") and not t.asks and t.specific
                and (t.figures or t.any("decides", "costs"))
            ]  # fmt: skip
    apart = _apart(weighed)
    both = [entry for entry in apart if entry[0] >= 3]
    named = [t for t in material.thoughts if t.has("alternative") and not t.asks and t.specific]
    if len(both) >= 2:
        level = 4 if conditions else 3
    elif both:
        level = 3 if conditions and len(apart) >= 2 else 2
    elif apart:
        level = 2 if any(size == 2 for size, _, _ in apart) else 1
    else:
        level = 1 if named else 0
    evidence: list[Evidence | None] = [
        material.quote(t.sentence, _why(size)) for size, _, t in (both or apart)[:3]
    ]
    evidence += [material.quote(t.sentence, "says what would decide it") for t in conditions[:1]]
    evidence += [material.quote(t.sentence, "an alternative, only named") for t in named[:1] if not apart]
    return found(level, evidence, _raise(level, [t for _, _, t in apart]))


def _opens(thought: Thought) -> bool:
    return (thought.has("alternative") or thought.sentence.turn.card == "trade-off") and (
        thought.specific or thought.any("costs", "gives")
    )


def _weight(group: tuple[Thought, ...]) -> int:
    """3 with a gain and a cost, 2 with one of them, 1 named with a reason, 0 nothing of this problem."""
    gives = any(t.has("gives") for t in group[:3])
    costs = any(t.has("costs") for t in group[:3])
    specific = sum(1 for t in group[:3] if t.specific)
    if not specific:
        return 0
    if gives and costs:
        return 3
    return 2 if gives or costs else 1


def _apart(
    weighed: list[tuple[int, tuple[Thought, ...], Thought]],
) -> list[tuple[int, tuple[Thought, ...], Thought]]:
    """One entry a choice: neighbours of one turn weigh the same choice."""
    kept: list[tuple[int, tuple[Thought, ...], Thought]] = []
    for entry in sorted(weighed, key=lambda e: -e[0]):
        near = [
            other for other in kept
            if other[2].sentence.turn is entry[2].sentence.turn
            and abs(other[2].sentence.number - entry[2].sentence.number) <= 4
        ]  # fmt: skip
        if not near:
            kept.append(entry)
    return kept


def _why(size: int) -> str:
    return {3: "an alternative, with what it gives and costs", 2: "an alternative, with one side of it"}.get(
        size, "an alternative"
    )


def _raise(level: int, found_: list[Thought]) -> str:
    if level == 4:
        return ""
    if level == 3:
        return "Say what would turn the choice: “above so many a second, or so many hours a year, I would…”."
    if found_:
        return f"Weigh a second choice beside “{_clip(found_[0])}”, each with what it gives and costs."
    return "Name one other way to build the riskiest part, what it would give and what it would cost."


def _clip(thought: Thought) -> str:
    text = " ".join(thought.sentence.text.split())
    return text if len(text) < 70 else text[:67].rsplit(" ", 1)[0] + " …"


CRITERION = Criterion(
    "T1", "trade_offs", "Alternatives", ("text", "card"),
    ("an alternative only named", "an alternative with one thing it costs or gives",
     "two or more, with what each costs and gives", "and the deciding condition (“above 10 k/s I would…”)"),
    read,
)  # fmt: skip
