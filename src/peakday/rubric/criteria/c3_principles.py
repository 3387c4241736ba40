"""C3: Leadership Principles visible in decisions, whether named or not."""

from __future__ import annotations

from typing import NamedTuple

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.principles import Principle
from peakday.rubric.reading.around import shortened, upto
from peakday.rubric.reading.strength import Counts
from peakday.rubric.reading.talk import Thought


class _Seen(NamedTuple):
    """What counts here, with the sentences it rests on."""

    counts: Counts
    shown: list[Principle]
    recited: tuple[Thought, ...]
    principles: tuple[Principle, ...]


def read(material: Material) -> Reading:
    """Level by how many principles a decision shows; reciting names earns one at most."""
    seen = _look(material)
    level = material.level("C3", least=1 if seen.recited else 0)
    if not seen.shown:
        level = min(level, 1 if seen.recited else 2)
    evidence: list[Evidence | None] = [p.evidence[0] for p in _decided(seen.shown)[:4]]
    evidence += [
        material.quote(t.sentence, "recited, with no decision behind it")
        for t in seen.recited[:1]
        if not seen.shown
    ]
    missing = [p for p in seen.principles if p.level == "possible" and p.evidence]
    if level == 4:
        return found(level, evidence)
    if missing:
        nearest = max(missing, key=lambda principle: principle.decided)
        near = shortened(nearest.evidence[0].text, 100)
        text = f"“{near}” is near {nearest.name}: say what it made you decide."
        return found(level, evidence, text)
    return found(level, evidence, "Say of two decisions what they protect, and what you gave up for it.")


def _decided(shown: list[Principle]) -> list[Principle]:
    """Those whose quote holds a decision, the surest first; without any, the nearest."""
    ranked = sorted(shown, key=lambda principle: -principle.decided)
    return [p for p in ranked if p.evidence[0].why.startswith("a decision")] or ranked[:1]


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    return _look(material).counts


def _look(material: Material) -> _Seen:
    principles = material.principles
    shown = [p for p in principles if p.level == "shown"]
    recited = material.recited
    counted = {
        "shown": upto(shown, 6),
        "possible": upto([p for p in principles if p.level == "possible"], 5),
        "recited": -upto(recited, 2),
    }
    return _Seen(counted, shown, recited, principles)


CRITERION = Criterion(
    "C3", "customer", "Leadership Principles", ("text", "card"),
    ("recited only", "one or two visible in decisions", "three visible in decisions",
     "four or more, none as decoration"),
    read,
    counts,
    counted_first=True,
)  # fmt: skip
