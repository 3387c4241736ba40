"""T1: alternatives, with what each costs and gives, and the condition that decides."""

from __future__ import annotations

import re

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.around import apart, breath, statements, upto
from peakday.rubric.reading.strength import level_of
from peakday.rubric.reading.talk import Thought

_PAIR = re.compile(
    r"\b(?:over|against|versus|vs\.?|instead of|rather than|and not|not) \w+|\balternatives?\b|\beither\b"
    r"|\bbetween .{3,60} and\b|\btrade-?offs?\b|\bwould also work\b|\bcould also\b|\bor\b.{3,40}\?"
)
"""Two things set beside each other."""


def read(material: Material) -> Reading:
    """Level by how many choices are weighed on both sides, and whether a condition decides one."""
    choices = apart((t for t in statements(material) if _opens(t)), gap=3)
    both = [t for t in choices if _weighs(material, t, "gives") and _weighs(material, t, "costs")]
    turning = apart(
        t for t in statements(material) if t.has("turns") and t.specific and (t.figures or _pair(t))
    )
    decided = [t for t in choices if any(u.has("turns") for u in breath(material, t, 0, 4))]
    named = [t for t in statements(material) if t.has("alternative") and t.specific]
    counts = {
        "choices": upto(choices, 4),
        "both sides": upto(both, 3),
        "a condition decides": upto(decided, 2),
        "conditions": upto(turning, 3),
        "priced": upto(
            [t for t in choices if any(u.has("price-owned") for u in breath(material, t, 0, 3))], 2
        ),
    }
    level = level_of("T1", counts, least=1 if named or choices else 0)
    evidence: list[Evidence | None] = [
        material.quote(t.sentence, _why(3 if t in both else 2)) for t in (both or choices)[:3]
    ]
    evidence += [material.quote(t.sentence, "says what would decide it") for t in (decided + turning)[:1]]
    evidence += [material.quote(t.sentence, "an alternative, only named") for t in named[:1] if not choices]
    return found(level, evidence, _raise(level, both or choices))


def _opens(thought: Thought) -> bool:
    return thought.specific and (thought.sentence.turn.card == "trade-off" or _pair(thought))


def _pair(thought: Thought) -> bool:
    return _PAIR.search(thought.sentence.low) is not None


def _weighs(material: Material, thought: Thought, side: str) -> bool:
    return any(t.has(side) for t in breath(material, thought, 0, 3))


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
