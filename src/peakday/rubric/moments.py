"""The three moments that decided a session: the readings that moved the total most, with their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from peakday.rubric.criteria import CRITERIA
from peakday.rubric.criterion import Criterion, Reading
from peakday.rubric.evidence import Evidence
from peakday.rubric.mistakes import Mistake
from peakday.rubric.scale import BAR_TOTAL, DIMENSIONS, LEVELS, points
from peakday.rubric.score import Score

MIDDLE = 55.0
"""Points halfway between a mixed and a good level: what a reading is measured from."""
FLAGGED, UNHEARD = 1.5, 0.6
"""How much more a flagged mistake decides than its level alone, and how much less what has no evidence."""
AGAINST = 0.8
"""How much less decides what speaks against the verdict."""
TOLD = {"quote": 1.0, "card": 1.0, "run": 0.98, "board": 0.95, "clock": UNHEARD}
"""Where two moved the total alike, what was said comes first, then what was measured, then what was drawn."""
A_DIMENSION = 2
"""Most moments of one dimension, so that three moments do not tell one thing."""
OF = {
    "drawing-first": "S1",
    "not-quantifying": "S4",
    "over-engineering": "A3",
    "under-engineering": "A2",
    "ignoring-failures": "T2",
    "no-principles": "C3",
}
"""The criterion a mistake belongs to."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment: the criterion, what it moved (points of the total, signed), and the evidence."""

    criterion: Criterion
    level: int
    effect: float
    evidence: Evidence | None
    sentence: str
    weight: float = 0.0
    """How much it decided: the effect's size, more where a mistake is flagged, less without a moment."""

    def to_dict(self) -> dict[str, object]:
        """For the page."""
        return {
            "at": self.evidence.at if self.evidence else None,
            "kind": self.evidence.kind if self.evidence else None,
            "text": self.evidence.text if self.evidence else self.sentence,
            "why": self.sentence if self.evidence else "",
            "criterion": self.criterion.id,
            "level": self.level,
            "effect": round(self.effect, 1),
        }


def moments(
    readings: Mapping[str, Reading],
    score: Score,
    mistakes: Sequence[Mistake] = (),
    drawn_at: str | None = None,
    most: int = 3,
) -> list[Moment]:
    """What decided most first; no quote twice, and not two of one dimension that rest on the same run.

    `drawn_at` is the stamp of the drawing that was run: the moment of what a run or the board shows.
    """
    flagged = {OF[mistake.id]: mistake for mistake in mistakes if mistake.id in OF}
    found = [_moment(c, readings, score, flagged.get(c.id), drawn_at) for c in CRITERIA]
    order = sorted(filter(None, found), key=lambda moment: -moment.weight)
    chosen: list[Moment] = []
    for moment in order:
        if len(chosen) < most and not _tells_again(moment, chosen):
            chosen.append(moment)
    return chosen


def _moment(
    criterion: Criterion,
    readings: Mapping[str, Reading],
    score: Score,
    mistake: Mistake | None,
    drawn_at: str | None,
) -> Moment | None:
    level = readings[criterion.id].level
    if level is None:
        return None
    effect = (points(level) - MIDDLE) * _share(criterion, readings, score)
    others = {p for name, reading in readings.items() if name != criterion.id for p in reading.evidence}
    own = [piece for piece in (mistake.evidence if mistake else ()) if piece not in others]
    evidence = _telling([*own, *readings[criterion.id].evidence])
    against = score.total is not None and (effect > 0) != (score.total >= BAR_TOTAL)
    weight = (
        abs(effect)
        * (AGAINST if against else 1.0)
        * (FLAGGED if mistake else 1.0)
        * (TOLD[evidence.kind] if evidence else UNHEARD)
    )
    if evidence is None:
        return Moment(criterion, level, effect, None, _sentence(criterion, level, effect, ""), weight)
    why = evidence.why
    if mistake is not None:
        run = next((piece for piece in mistake.evidence if piece.kind == "run"), None)
        why += f"; {run.text}, {run.why}" if run is not None and run is not evidence else ""
    if evidence.at is None and evidence.kind in ("run", "board"):
        evidence = replace(evidence, at=drawn_at)
    return Moment(criterion, level, effect, evidence, _sentence(criterion, level, effect, why), weight)


def _share(criterion: Criterion, readings: Mapping[str, Reading], score: Score) -> float:
    """The part of the total a criterion makes, as the mean of what was read."""
    weights = {d.id: d.weight for d in DIMENSIONS if score.dimensions[d.id] is not None}
    beside = [c for c in CRITERIA if c.dimension == criterion.dimension and readings[c.id].level is not None]
    return weights.get(criterion.dimension, 0.0) / (sum(weights.values()) or 1.0) / len(beside)


def _telling(evidence: Iterable[Evidence]) -> Evidence | None:
    """The first piece with a moment of its own, else a run's or the board's; the bare clock is none."""
    pieces = [piece for piece in evidence if piece.kind != "clock"]
    return next((piece for piece in pieces if piece.at), next(iter(pieces), None))


def _tells_again(moment: Moment, chosen: Sequence[Moment]) -> bool:
    text = moment.evidence.text if moment.evidence else None
    quoted = text is not None and any(m.evidence and m.evidence.text == text for m in chosen)
    beside = [m for m in chosen if m.criterion.dimension == moment.criterion.dimension]
    measured = _measured(moment) and any(_measured(m) for m in beside)
    return quoted or measured or len(beside) >= A_DIMENSION


def _measured(moment: Moment) -> bool:
    """Whether it rests on a run; two of one dimension rest on the same run."""
    return "run" in moment.criterion.reads and "text" not in moment.criterion.reads


def _sentence(criterion: Criterion, level: int, effect: float, why: str) -> str:
    where = "above" if effect > 0 else "below"
    shown = why or ("nothing of it was heard" if level == 0 else criterion.anchors[level - 1])
    return f"{criterion.title}, {LEVELS[level]}: {shown}. {abs(effect):.1f} points {where} a middling answer."
