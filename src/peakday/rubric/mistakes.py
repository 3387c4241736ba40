"""The mistakes the rubric flags beside the score, each with its evidence. They subtract nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peakday.experiments.compare import say_figure
from peakday.rubric.criteria.a3_right_sized import MANY_TIMES, idle_boxes, needless_boxes
from peakday.rubric.criterion import Reading
from peakday.rubric.evidence import Evidence, stamp_of
from peakday.rubric.material import Material
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.questions import is_question
from peakday.rubric.reading.sentences import sentences_of

if TYPE_CHECKING:
    from peakday.engine import Result

Readings = dict[str, Reading]
OVER = 2.0
ARGUES = 1.75
WEIGHS = 3.0
"""From this level in all else on, what a dear design costs was weighed."""
DOUBTS = 2.3
"""From this level in all else on, "it will do" was thought through."""
MOSTLY_OPEN = 0.5
"""From this share of boxes without stated copies on, a drawing's size is not its author's doing."""
MANY_IDLE = 5
"""So many idle boxes, two thirds of those that can be busy, are machinery the load never needs."""
_WILL_DO = cue(
    "plenty", "more than enough", "is enough", "will be enough", "will handle", "can handle",
    "should handle", "handles it", "will cope", "is fine", "feels fine",
    "scales fine",
    "no problem", "will hold", "holds up", "easily", "carries the load", "will carry", "scales to",
    "can take", "autoscale*", "auto-scale*", "auto scale*", "will scale", "it scales", "scales by itself",
    "scales automatically", "scale horizontally", "has the capacity", "ample headroom", "enough headroom",
    "nothing should give", "have scaled", "very much enough", "it's enough", "that's fine", "be fine",
    "it holds",
)  # fmt: skip


_DOES = re.compile(r"(?<!\bi )(?<!\bwe )\bwill do\b")
"""Said of a thing; what the candidate will do is a plan."""
_HEAD = re.compile(r"(?:flowchart|graph|boxes|arrows|title|---|%%|[{\[]?\s*$)")
"""First lines of a drawing that say nothing of it."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One of the six mistakes, with what shows it."""

    id: str
    evidence: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, object]:
        """As the session's contract writes it."""
        return {"id": self.id, "evidence": [piece.to_dict() for piece in self.evidence]}


def find_mistakes(material: Material, readings: Readings) -> tuple[Mistake, ...]:
    """Every mistake that is there, in the rubric's order."""
    found = []
    for identity, look in _LOOKS:
        evidence = look(material, readings)
        if evidence is not None:
            found.append(Mistake(identity, tuple(piece for piece in evidence if piece is not None)))
    return tuple(found)


_Look = Callable[[Material, Readings], "list[Evidence | None] | None"]


def _drawing_first(material: Material, readings: Readings) -> list[Evidence | None] | None:
    drawing = material.transcript.first_drawing()
    if drawing is None:
        return None
    asked = False
    for turn in material.transcript.turns:
        if turn.order >= drawing.order:
            break
        if turn.speaker == "candidate":
            asked = asked or any(is_question(s) for s in sentences_of((turn,)))
        elif turn.speaker == "interviewer" and asked:
            return None
    at = stamp_of(drawing)
    lines = [line.strip() for line in drawing.text.strip().split("\n")]
    told = next((line for line in lines if line and not _HEAD.match(line)), "a drawing")
    return [Evidence("board", at, told[:120],
                     "the first drawing, begun before any question was answered")]  # fmt: skip


def _not_quantifying(material: Material, readings: Readings) -> list[Evidence | None] | None:
    load, success = readings["S4"], readings["S3"]
    no_load = load.level is not None and load.level <= 1
    no_success = success.level is not None and success.level <= 1
    if not (no_load and no_success):
        return None
    evidence: list[Evidence | None] = [*load.evidence[:1]] if no_load else []
    evidence += [*success.evidence[:1]] if no_success else []
    if not evidence:
        what = "the load" if no_load else "success"
        evidence = [
            Evidence("clock", None, f"{what} never becomes a number", "nothing was said that could be quoted")
        ]
    return evidence


def _over_engineering(material: Material, readings: Readings) -> list[Evidence | None] | None:
    result = material.runs.results.get("peak")
    if result is None:
        return None
    usd = material.runs.reference_usd
    ratio = result.usd_per_month / usd if usd else 0.0
    if ratio >= MANY_TIMES and material.expected < WEIGHS:
        return _dearest(result, ratio)
    if material.drawn.unsized >= MOSTLY_OPEN:
        return None  # what a drawing costs of which nobody said the copies is not its author's doing
    boxes = result.to_dict()["boxes"]
    slots = [name for name, box in boxes.items() if box["utilisation"] is not None]
    idle = idle_boxes(boxes)
    if len(idle) >= MANY_IDLE and len(idle) * 3 >= len(slots) * 2:
        return [
            Evidence("run", None, f"{name} {boxes[name]['utilisation'] * 100:.2g} % busy", "idle at the peak")
            for name in sorted(idle, key=lambda name: -boxes[name]["usd_per_month"])[:3]
        ]
    needless = needless_boxes(material)
    if ratio <= OVER or not needless or material.expected >= WEIGHS:
        return None
    why = f"{ratio:.2g} times the strong design's cost"
    return [
        Evidence("run", None, f"without {row.box}: {row.without_it}", why)
        for row in sorted(needless, key=lambda row: -row.usd_per_month)[:3]
    ]  # fmt: skip


def _dearest(result: Result, ratio: float) -> list[Evidence | None]:
    """The boxes most of the money goes into, where the whole costs many times what it needs to."""
    boxes = result.to_dict()["boxes"]
    dear = sorted(boxes, key=lambda name: -boxes[name]["usd_per_month"])[:3]
    why = f"of a drawing that costs {ratio:,.0f} times the strong design".replace(",", " ")
    usd = [(name, boxes[name]["usd_per_month"]) for name in dear]
    return [Evidence("run", None, f"{name}: {say_figure(each, 'USD/month')}", why) for name, each in usd]


def _under_engineering(material: Material, readings: Readings) -> list[Evidence | None] | None:
    carries = readings["A2"]
    if carries.level is None or not material.transcript.drawings or material.expected >= DOUBTS:
        return None
    if carries.level > 2 and material.drawn.unsized < MOSTLY_OPEN:
        return None
    claims = [
        sentence for sentence in material.sentences
        if (_WILL_DO.search(sentence.low) or _DOES.search(sentence.low)) and not is_question(sentence)
    ]  # fmt: skip
    broken = [
        claim.sentence for claim in material.claims if claim.holds is False and claim.sentence is not None
    ]
    said = (claims or broken)[:1]
    if not said:
        return None
    return [material.quote(said[0], "says that it will do"), *carries.evidence[:1]]


def _ignoring_failures(material: Material, readings: Readings) -> list[Evidence | None] | None:
    failures = readings["T2"]
    if failures.level is None or failures.level > 1:
        return None
    none = Evidence("clock", None, "no failure is followed to what the customer sees", failures.to_raise)
    return [*failures.evidence[:2]] or [none]


def _no_principles(material: Material, readings: Readings) -> list[Evidence | None] | None:
    shown = readings["C3"]
    if shown.level is None or shown.level > 1 or material.expected > ARGUES:
        return None  # whoever argues throughout decides by something, even where no principle is told
    none = Evidence("clock", None, "no principle is visible in a decision", shown.to_raise)
    return [*shown.evidence[:2]] or [none]


_LOOKS: tuple[tuple[str, _Look], ...] = (
    ("drawing-first", _drawing_first),
    ("not-quantifying", _not_quantifying),
    ("over-engineering", _over_engineering),
    ("under-engineering", _under_engineering),
    ("ignoring-failures", _ignoring_failures),
    ("no-principles", _no_principles),
)
