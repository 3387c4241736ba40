"""C2: the business: a driver of cost or revenue, weighed with a number, and priorities that follow."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.talk import Thought


def read(material: Material) -> Reading:
    """Level by drivers named, numbers put to them, and what follows."""
    touches = [t for t in material.thoughts if not t.asks and t.any("money", "business") and not t.has("gap")]
    drivers = [t for t in touches if t.specific and (t.figures or t.any("reason", "costs") or _follows(t))]
    weighed = [
        t for t in drivers if any(f.sort == "money" for f in t.figures) or (t.has("business") and t.figures)
    ]
    follows = [t for t in weighed if t.any("priority", "saves", "decides")]
    follows += [
        t for passage in material.passages for i, t in enumerate(passage)
        if t.any("priority", "saves") and t.any("decides", "saves", "money", "business") and t not in follows
        and any(w in passage[max(0, i - 2) : i + 2] for w in weighed)
    ]  # fmt: skip
    if weighed:
        level = 4 if len(weighed) >= 2 and follows else 3
    elif drivers:
        level = 2
    else:
        level = 1 if touches else 0
    evidence: list[Evidence | None] = [
        material.quote(t.sentence, "weighs it with a number") for t in weighed[:2]
    ]
    evidence += [material.quote(t.sentence, "a priority follows") for t in follows[:1]]
    evidence += [
        material.quote(t.sentence, "a driver of cost or revenue") for t in drivers[:1] if not weighed
    ]
    evidence += [material.quote(t.sentence, "named, not weighed") for t in touches[:1] if not drivers]
    return found(level, evidence, _raise(material, level))


def _follows(thought: Thought) -> bool:
    return thought.any("reason-soft") and thought.has("money")


def _raise(material: Material, level: int) -> str:
    if level == 4:
        return ""
    if level == 3:
        return "Say what comes first, or is left undone, because of that number."
    result = material.runs.results.get("peak")
    if result is not None:
        usd = result.usd_per_month
        return f"The drawing costs about ${usd:,.0f} a month: say whether that is much, and what follows."
    return "Put a number on one of cost, launch, operations or partners, and say what follows."


CRITERION = Criterion(
    "C2", "customer", "Business", ("text",),
    ("cost or revenue named or waved away", "a correct cost or revenue driver",
     "cost, launch, operations or partners weighed with a number", "and priorities follow from it"),
    read,
)  # fmt: skip
