"""S1: clarifying questions, by the hidden facts they got, before anything was drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from peakday.rubric.criterion import Criterion, Reading, found, unread
from peakday.rubric.evidence import Evidence, quote
from peakday.rubric.material import Material
from peakday.rubric.reading.questions import AskedFact

if TYPE_CHECKING:
    from peakday.prompts import Fact

_SEVERAL = 3


def read(material: Material) -> Reading:
    """Level by the share of deciding facts asked for before the first drawing, and by the reasons given."""
    prompt = material.prompt
    if prompt is None:
        return unread("The prompt is not one Peakday knows, so which facts decide its design is not known.")
    early = [asked for asked in material.asked if asked.before_drawing]
    deciding = {fact.id: fact for fact in prompt.deciding}
    got = [asked for asked in early if asked.fact in deciding]
    missed = [fact for name, fact in deciding.items() if name not in {asked.fact for asked in got}]
    late = [asked for asked in material.asked if not asked.before_drawing and asked.fact in deciding]
    share = len(got) / len(deciding) if deciding else 0.0
    reasons = sum(1 for asked in got if asked.with_why)
    if not early:
        questions = [s for s in material.questions if not material.after_drawing(s)]
        level = 1 if questions and not material.asked else 1 if late else 0
        evidence = [material.quote(s, "a question no fact of the problem hangs on") for s in questions[:2]]
        return found(level, evidence, _raise(missed, late))
    if share >= 0.9:
        level = 4 if reasons * 2 >= len(got) else 3
    elif share > 0.5:
        level = 3
    else:
        level = 2 if len(early) >= _SEVERAL else 1
    ordered = sorted(early, key=lambda asked: (asked.fact not in deciding, not asked.with_why))
    evidence = [_evidence(material, asked, asked.fact in deciding) for asked in ordered]
    if share >= 0.9 and level == 3:
        first = next(asked for asked in got if not asked.with_why)
        hint = f"Say why it matters as you ask: “{_clip(first.text)}” came without what it would change."
        return found(level, evidence, hint)
    return found(level, evidence, _raise(missed, late))


def _evidence(material: Material, asked: AskedFact, decides: bool) -> Evidence | None:
    assert material.prompt is not None
    topic = next((f.topic for f in material.prompt.facts if f.id == asked.fact), asked.fact)
    why = f"asks for {topic}" + (", which decides the design" if decides else "")
    why += ", and says why" if asked.with_why else ""
    return None if asked.turn is None else quote(material.transcript.source, asked.turn, asked.text, why)


def _raise(missed: Sequence[Fact], late: Sequence[AskedFact]) -> str:
    if late:
        facts = "a deciding fact" if len(late) == 1 else f"{len(late)} deciding facts"
        return f"You asked for {facts} only after you had begun to draw."
    if not missed:
        return ""
    first = missed[0]
    topics = ", ".join(fact.topic for fact in missed[:3])
    return f"You never asked about {topics}. The first matters: {first.decides}"


def _clip(text: str) -> str:
    return text if len(text) <= 80 else text[:77].rsplit(" ", 1)[0] + " …"


CRITERION = Criterion(
    "S1", "scoping", "Clarifying questions", ("text", "asked facts"),
    ("one or two, generic", "several, but a fact that decides the design is never asked",
     "most deciding facts asked before drawing", "all of them, each with why it matters to the design"),
    read,
)  # fmt: skip
