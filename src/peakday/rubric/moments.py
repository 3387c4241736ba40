"""The three moments that decided a session: the readings that moved the total most, with their evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from peakday.rubric.criteria import CRITERIA
from peakday.rubric.criterion import Criterion, Reading
from peakday.rubric.evidence import Evidence
from peakday.rubric.scale import DIMENSIONS, LEVELS, points
from peakday.rubric.score import Score

MIDDLE = 55.0
"""Points halfway between a mixed and a good level: what a reading is measured from."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment: the criterion, what it moved (points of the total, signed), and the evidence."""

    criterion: Criterion
    level: int
    effect: float
    evidence: Evidence | None
    sentence: str

    def to_dict(self) -> dict[str, object]:
        """For the page."""
        return {
            "at": self.evidence.at if self.evidence else None,
            "text": self.evidence.text if self.evidence else self.sentence,
            "why": self.sentence if self.evidence else "",
            "criterion": self.criterion.id,
            "level": self.level,
            "effect": round(self.effect, 1),
        }


def moments(readings: Mapping[str, Reading], score: Score, most: int = 3) -> list[Moment]:
    """The largest effects first. At most one a quote, so that three moments are three."""
    weights = {dimension.id: dimension.weight for dimension in DIMENSIONS}
    read = {d.id for d in DIMENSIONS if score.dimensions[d.id] is not None}
    whole = sum(weights[name] for name in read) or 1.0
    found: list[Moment] = []
    for criterion in CRITERIA:
        reading = readings[criterion.id]
        if reading.level is None:
            continue
        beside = [
            c for c in CRITERIA if c.dimension == criterion.dimension and readings[c.id].level is not None
        ]
        share = weights[criterion.dimension] / whole / len(beside)
        effect = (points(reading.level) - MIDDLE) * share
        evidence = reading.evidence[0] if reading.evidence else None
        found.append(
            Moment(criterion, reading.level, effect, evidence, _sentence(criterion, reading.level, effect))
        )
    found.sort(key=lambda moment: (-abs(moment.effect), moment.criterion.id))
    chosen: list[Moment] = []
    for moment in found:
        same = [
            m for m in chosen if m.evidence and moment.evidence and m.evidence.text == moment.evidence.text
        ]
        if not same:
            chosen.append(moment)
        if len(chosen) == most:
            break
    return chosen


def _sentence(criterion: Criterion, level: int, effect: float) -> str:
    anchor = criterion.anchors[level - 1] if level else "nothing in the session shows it"
    moved = "raised" if effect > 0 else "lowered"
    size = f"{abs(effect):.0f} points against a middling answer"
    return f"{criterion.title}, {LEVELS[level]}: {anchor}. It {moved} the total by {size}."
