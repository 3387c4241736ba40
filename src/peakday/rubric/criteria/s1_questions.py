"""S1: clarifying questions, by what they uncovered before anything was drawn, and why they were asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from peakday.rubric.criterion import Criterion, Reading, found, unread
from peakday.rubric.evidence import Evidence, quote
from peakday.rubric.material import Material
from peakday.rubric.quoting import DOUBTFUL, LEAST_WORDS, LIKELY, chance, widened
from peakday.rubric.reading.around import upto
from peakday.rubric.reading.cues import BECAUSE
from peakday.rubric.reading.exchanges import FROM_THE_SHEET, Exchange
from peakday.rubric.reading.figures import figures_in, sort_of
from peakday.rubric.reading.questions import MATTERS, AskedFact, is_question
from peakday.rubric.reading.strength import Counts

if TYPE_CHECKING:
    from peakday.interview.transcript import Turn
    from peakday.prompts import Fact

_PLENTY = 12
"""Words of a question from which more make it no clearer."""
_AT_ONCE = 3
"""Questions of one breath that can still be meant; more are thrown out to see what sticks."""
_MOST, _NEARLY_ALL = 0.4, 0.7
"""Shares of the deciding facts that a 3 and a 4 take: the anchors' "most" and "all", less what a matcher
misses (on the tuning sessions keys of 2, 3 and 4 go with 0.41, 0.62 and 0.76 in the mean).
"""
_COUNTED = re.compile(r"(?:number|size|length|share|limit|link|average|throughput|popularity|load) ")
"""Topics that want their article in a sentence."""
_ASKED = re.compile(r"(?:what|how|who|where|when|whether|which) ")
"""Topics that are questions themselves."""


def read(material: Material) -> Reading:
    """Level by the answers that told something, the reasons given, and the deciding facts they uncovered."""
    prompt = material.prompt
    if prompt is None:
        return unread("The prompt is not one Peakday knows, so which facts decide its design is not known.")
    deciding = {fact.id: fact for fact in prompt.deciding}
    late = [asked for asked in material.asked if not asked.before_drawing and asked.fact in deciding]
    missed = [
        f for name, f in deciding.items() if name not in material.uncovered and not _told_anyway(material, f)
    ]
    if not (told := _told(material)):
        questions = [exchange.questions[0] for exchange in material.exchanges] or list(material.questions)
        questions.sort(key=lambda s: -min(len(s.low.split()), _PLENTY))
        evidence = [material.quote(s, "a question that uncovered nothing") for s in questions[:2]]
        return found(1 if questions or late else 0, evidence, _raise(missed, _topics(material, late)))
    level = min(material.level("S1"), _most(material, told))
    ordered = sorted(told, key=lambda question: _shown_late(material, question))
    evidence = [_evidence(material, question) for question in ordered]
    bare = [question for question in told if not question.reasoned]
    if level == 3 and bare and not missed:
        hint = f"Say why it matters as you ask: “{_clip(bare[0].text)}” came without what it would change."
        return found(level, evidence, hint)
    return found(level, evidence, _raise(missed, _topics(material, late)) if level < 4 else "")


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    told = _told(material)
    few = [question for question in told if question.at_once <= _AT_ONCE]
    asked = sum(len(exchange.questions) for exchange in material.exchanges)
    known = material.sheet_known
    return {
        "answers that tell": (1 - known) * upto(few, 4),
        "with why": upto([question for question in few if question.reasoned], 4),
        "deciding facts": known * 4 * _share(material),
        "thrown out": -min(4.0, max(0.0, asked / max(1, len(told)) - _AT_ONCE)),
    }


def _share(material: Material) -> float:
    """Which share of the deciding facts was uncovered before the drawing."""
    deciding = [fact.id for fact in material.prompt.deciding] if material.prompt is not None else []
    return sum(fact in material.uncovered for fact in deciding) / max(1, len(deciding))


def _most(material: Material, told: Sequence[_Question]) -> int:
    """The highest level there can be: most deciding facts have to be asked for where they could be had."""
    if material.sheet_known >= FROM_THE_SHEET:
        share = _share(material)
        if share < _NEARLY_ALL:
            return 2 if share < _MOST else 3
    return 4 if any(question.reasoned for question in told) else 3


class _Question(NamedTuple):
    """A question that was answered with something, before the drawing; `text` with the reason beside it."""

    turn: Turn | None
    text: str
    reasoned: bool
    at_once: int
    """How many were asked in the same breath."""


def _told(material: Material) -> list[_Question]:
    """From the studio's log where there is one, else from the exchanges as they were written down."""
    if material.transcript.asked is not None:
        return [_Question(a.turn, a.text, a.with_why, 1) for a in material.asked if a.before_drawing]
    return [
        _Question(exchange.turn, _asked(material, exchange), exchange.reasoned, len(exchange.questions))
        for exchange in material.exchanges
        if _tells(material, exchange)
    ]


def _asked(material: Material, exchange: Exchange) -> str:
    """The turn's clearest question, up to the reason beside it; too short a one with its neighbours."""
    question = max(
        exchange.questions,
        key=lambda s: (round(chance(material, "S1", s, ("ask-fact",)), 1), min(len(s.low.split()), _PLENTY)),
    )
    behind = [
        s for s in material.around(question) if s.start > question.start and s not in exchange.questions
    ]
    return widened(material, question, next((s for s in behind if _gives_why(material, s.text)), None))


def _gives_why(material: Material, text: str) -> bool:
    low = text.lower()
    if MATTERS.search(low) or BECAUSE.search(low):
        return True
    said = [s for s in material.sentences if s.text in text]
    return any(chance(material, "S1", s, ("ask-why",)) >= LIKELY for s in said)


def _shown_late(material: Material, question: _Question) -> tuple[bool, bool, bool]:
    """What surely asks is quoted first, then what says why, then what is long enough to be understood."""
    said = [s for s in material.questions if s.text in question.text]
    asks = material.tagged is None or any(chance(material, "S1", s, ("ask-fact",)) >= DOUBTFUL for s in said)
    return not asks, not _gives_why(material, question.text), len(question.text.split()) < LEAST_WORDS


def _tells(material: Material, exchange: Exchange) -> bool:
    """Whether it was answered with something; where no answer was written down, whether it hits a fact."""
    if not exchange.answer:
        return any(asked.turn is exchange.turn for asked in material.asked)
    return exchange.informs and not exchange.steered


def _evidence(material: Material, question: _Question) -> Evidence | None:
    if question.turn is None:
        return None
    given = _gives_why(material, question.text)
    why = "asks before drawing, and says why it matters" if given else "asks before drawing, and is answered"
    return quote(material.transcript.source, question.turn, question.text, why)


def _topics(material: Material, late: Sequence[AskedFact]) -> list[str]:
    facts = {fact.id: fact for fact in material.prompt.facts} if material.prompt is not None else {}
    told = [(_topic(facts[asked.fact]), asked.turn) for asked in late if asked.fact in facts]
    return [
        (f"at {turn.stamp} " if turn is not None and turn.stamp else "") + f"you asked {topic}"
        for topic, turn in told
    ]


def _topic(fact: Fact) -> str:
    topic = fact.topic
    return topic if _ASKED.match(topic) else f"about {'the ' if _COUNTED.match(topic) else ''}{topic}"


def _raise(missed: Sequence[Fact], late: Sequence[str]) -> str:
    """`late` says what was asked too late, and when."""
    if late:
        told = " and ".join(late[:2])
        return f"{told[:1].upper()}{told[1:]}, only after you had begun to draw."
    if not missed:
        return ""
    said, decides = _topic(missed[0]), missed[0].decides or ""
    why = decides if decides[1:2].isupper() else decides[:1].lower() + decides[1:]
    return f"You never asked {said}. It matters: {why}"


def _told_anyway(material: Material, fact: Fact) -> bool:
    """Whether the interviewer said its figures unasked; then nobody can be told that they never asked."""
    figures = {
        (sort, round(base, 9)) for sort, base in map(sort_of, figures_in(fact.text)) if sort is not None
    }
    return bool(figures) and len(figures & material.given) * 2 > len(figures)


def _clip(text: str) -> str:
    return text if len(text) <= 80 else text[:77].rsplit(" ", 1)[0] + " …"


CRITERION = Criterion(
    "S1", "scoping", "Clarifying questions", ("text", "asked facts"),
    ("one or two, generic", "several, but a fact that decides the design is never asked",
     "most deciding facts asked before drawing", "all of them, each with why it matters to the design"),
    read,
    counts,
    where=lambda material, thought: is_question(thought.sentence)
    and not material.after_drawing(thought.sentence),
    tags_where=lambda material, thought: not material.after_drawing(thought.sentence),
    counted_first=True,
)  # fmt: skip
