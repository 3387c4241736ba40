"""S1: clarifying questions, by what they uncovered before anything was drawn, and why they were asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from peakday.rubric.criterion import Criterion, Reading, found, unread
from peakday.rubric.evidence import Evidence, quote
from peakday.rubric.material import Material
from peakday.rubric.reading.around import upto
from peakday.rubric.reading.exchanges import Exchange
from peakday.rubric.reading.questions import AskedFact
from peakday.rubric.reading.strength import Counts

if TYPE_CHECKING:
    from peakday.prompts import Fact

_AT_ONCE = 3
"""Questions of one breath that can still be meant; more are thrown out to see what sticks."""


def read(material: Material) -> Reading:
    """Level by the answers that told something, the reasons given, and the deciding facts they uncovered."""
    prompt = material.prompt
    if prompt is None:
        return unread("The prompt is not one Peakday knows, so which facts decide its design is not known.")
    deciding = {fact.id: fact for fact in prompt.deciding}
    late = [asked for asked in material.asked if not asked.before_drawing and asked.fact in deciding]
    missed = [fact for name, fact in deciding.items() if name not in material.uncovered]
    told = [exchange for exchange in material.exchanges if _tells(exchange)]
    if not told:
        questions = [exchange.questions[0] for exchange in material.exchanges] or list(material.questions)
        evidence = [material.quote(s, "a question that uncovered nothing") for s in questions[:2]]
        return found(1 if questions else 0, evidence, _raise(missed, late))
    level = material.level("S1")
    if level == 4 and not any(exchange.reasoned for exchange in told):
        level = 3
    ordered = sorted(told, key=lambda exchange: not exchange.reasoned)
    evidence = [_evidence(material, exchange) for exchange in ordered]
    bare = [exchange for exchange in told if not exchange.reasoned]
    if level == 3 and bare:
        hint = f"Say what the answer changes: “{_clip(bare[0].questions[0].text)}” came without it."
        return found(level, evidence, hint)
    return found(level, evidence, _raise(missed, late) if level < 4 else "")


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    told = [exchange for exchange in material.exchanges if _tells(exchange)]
    few = [exchange for exchange in told if len(exchange.questions) <= _AT_ONCE]
    asked = sum(len(exchange.questions) for exchange in material.exchanges)
    deciding = [fact.id for fact in material.prompt.deciding] if material.prompt is not None else []
    return {
        "answers that tell": upto(few, 4),
        "with why": upto([exchange for exchange in few if exchange.reasoned], 4),
        "deciding facts": float(min(3, sum(fact in material.uncovered for fact in deciding))),
        "thrown out": -min(4.0, max(0.0, asked / max(1, len(told)) - _AT_ONCE)),
    }


def _tells(exchange: Exchange) -> bool:
    return exchange.informs and not exchange.steered


def _evidence(material: Material, exchange: Exchange) -> Evidence | None:
    why = "asks before drawing, and is told something"
    why += "; says or shows what it changes" if exchange.reasoned else ""
    return quote(material.transcript.source, exchange.turn, exchange.questions[0].text, why)


def _raise(missed: Sequence[Fact], late: Sequence[AskedFact]) -> str:
    if late:
        facts = "a deciding fact" if len(late) == 1 else f"{len(late)} deciding facts"
        return f"You asked for {facts} only after you had begun to draw."
    if not missed:
        return ""
    return f"You never asked about {missed[0].topic}. It matters: {missed[0].decides}"


def _clip(text: str) -> str:
    return text if len(text) <= 80 else text[:77].rsplit(" ", 1)[0] + " …"


CRITERION = Criterion(
    "S1", "scoping", "Clarifying questions", ("text", "asked facts"),
    ("one or two, generic", "several, but a fact that decides the design is never asked",
     "most deciding facts asked before drawing", "all of them, each with why it matters to the design"),
    read,
    counts,
)  # fmt: skip
