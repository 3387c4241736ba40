"""C2: the business: a driver of cost or revenue, weighed with a number, and priorities that follow."""

from __future__ import annotations

from typing import NamedTuple

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.quoting import best, reaching
from peakday.rubric.reading.around import apart, breath, clip, statements, upto
from peakday.rubric.reading.strength import Counts
from peakday.rubric.reading.talk import Thought

_FOLLOWS = ("priority", "saves", "decides", "turns", "price-owned")


class _Seen(NamedTuple):
    """What counts here, with the sentences it rests on."""

    counts: Counts
    touches: list[Thought]
    drivers: list[Thought]
    weighed: list[Thought]
    follows: list[Thought]


def read(material: Material) -> Reading:
    """Level by drivers named, numbers put to them, and what follows."""
    seen = _look(material)
    level = material.level("C2", least=1 if seen.touches else 0)
    if not seen.drivers:
        level = min(level, 1)
    evidence: list[Evidence | None] = [
        material.quote(t.sentence, "weighs it with a number")
        for t in best(material, "C2", seen.weighed, "money", "driver")[:2]
    ]
    for thought in best(material, "C2", seen.follows, "priority", "driver", "money")[:1]:
        until, _ = reaching(material, "C2", breath(material, thought, 0, 1), _FOLLOWS)
        evidence.append(material.quote(thought.sentence, "says what follows from a cost", until))
    evidence += [
        material.quote(t.sentence, "a driver of cost or revenue")
        for t in best(material, "C2", seen.drivers, "driver", "money")[:1]
        if not seen.weighed
    ]
    evidence += [
        material.quote(t.sentence, "named, not weighed")
        for t in best(material, "C2", seen.touches, "driver", "money")[:1]
        if not seen.drivers
    ]
    return found(level, evidence, _raise(material, level, seen))


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    return _look(material).counts


def _look(material: Material) -> _Seen:
    touches = [t for t in statements(material) if t.any("money", "business")]
    drivers = [t for t in touches if t.specific and (t.figures or t.any("reason", "costs"))]
    sums = apart((t for t in touches if any(f.sort == "money" for f in t.figures)), gap=0)
    weighed = sums + [t for t in drivers if t.has("business") and t.figures and t not in sums]
    follows = [
        t for t in weighed
        if any(u.any(*_FOLLOWS) for u in breath(material, t, 0, 1))
    ]  # fmt: skip
    counted = {
        "drivers": upto(drivers, 4),
        "in money": upto(sums, 4),
        "weighed": upto(weighed, 4),
        "follows": upto([t for t in follows if t in sums], 3),
    }
    return _Seen(counted, touches, drivers, weighed, follows)


def _raise(material: Material, level: int, seen: _Seen) -> str:
    if level == 4:
        return ""
    if seen.follows:
        return "Weigh one more of cost, launch, operations or partners with a number, and say what follows."
    if level < 3 and seen.weighed:
        return f"You weigh “{clip(seen.weighed[0])}”: say what comes first, or is left undone, because of it."
    if level == 3:
        return "Say what comes first, or is left undone, because of that number."
    result = material.made_runs.results.get("peak") if material.made_runs is not None else None
    if result is not None:
        usd = result.usd_per_month
        return (
            f"At the prompt's load the drawing costs about ${usd:,.0f} a month: "
            "say whether that is much, and what follows."
        )
    return "Put a number on one of cost, launch, operations or partners, and say what follows."


CRITERION = Criterion(
    "C2", "customer", "Business", ("text",),
    ("cost or revenue named or waved away", "a correct cost or revenue driver",
     "cost, launch, operations or partners weighed with a number", "and priorities follow from it"),
    read,
    counts,
)  # fmt: skip
