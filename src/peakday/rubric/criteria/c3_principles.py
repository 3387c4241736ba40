"""C3: Leadership Principles visible in decisions, whether named or not."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.around import upto
from peakday.rubric.reading.strength import level_of


def read(material: Material) -> Reading:
    """Level by how many principles a decision shows; reciting names earns one at most."""
    principles = material.principles
    shown = [p for p in principles if p.level == "shown"]
    recited = material.recited
    counts = {
        "shown": upto(shown, 6),
        "possible": upto([p for p in principles if p.level == "possible"], 5),
        "recited": -upto(recited, 2),
    }
    level = level_of("C3", counts, least=1 if recited else 0)
    if not shown:
        level = min(level, 1 if recited else 2)
    evidence: list[Evidence | None] = [p.evidence[0] for p in shown[:4]]
    evidence += [
        material.quote(t.sentence, "recited, with no decision behind it") for t in recited[:1] if not shown
    ]
    missing = [p.name for p in principles if p.level == "possible"][:2]
    if level == 4:
        return found(level, evidence)
    if missing:
        return found(level, evidence, f"{missing[0]} is near: say which decision it made.")
    return found(level, evidence, "Say of two decisions what they protect, and what you gave up for it.")


CRITERION = Criterion(
    "C3", "customer", "Leadership Principles", ("text", "card"),
    ("recited only", "one or two visible in decisions", "three visible in decisions",
     "four or more, none as decoration"),
    read,
)  # fmt: skip
