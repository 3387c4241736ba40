"""T3: reasons: decisions argued from this customer, a number or a law, and their price owned."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.around import apart, breath, statements, upto
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.strength import level_of
from peakday.rubric.reading.talk import Thought

_WHY = cue(
    "because", "since", "so that", "as", "therefore", "that is why", "which is why", "that's why", "so",
    "by our promise", "must", "rather than", "otherwise", "nobody", "in case", "worse than", "means",
    "removes", "lets",
)  # fmt: skip


def read(material: Material) -> Reading:
    """Level by the decisions argued from this case, and the prices owned beside them."""
    told = [t for t in statements(material) if t not in material.recited]
    argued = [t for t in told if t.has("reason") or _WHY.search(t.sentence.low)]
    case = apart((t for t in argued if _of_this_case(t) and _decides(t)), gap=0)
    hurts = [t for t in case if t.any("pain", "law", "person") and not t.has("prefers")]
    priced = apart(t for t in told if t.has("price-owned") and t.specific and _near_reason(material, t))
    general = [t for t in argued if t.specific and t not in case]
    preferences = [t for t in material.thoughts if t.has("prefers") and not t.asks]
    vague = [t for t in material.thoughts if t.any("reason") and not t.asks and not t.specific]
    counts = {
        "from this case": upto(case, 8),
        "from a person or a law": upto(hurts, 5),
        "priced": upto(priced, 4),
        "conditions": upto([t for t in told if t.has("turns") and t.specific], 3),
        "density": 10.0 * min(0.3, len(case) / max(10, len(material.thoughts))),
        "preferences": -upto(preferences, 2),
    }
    level = level_of("T3", counts, least=1 if general or preferences or vague else 0)
    evidence: list[Evidence | None] = [
        material.quote(t.sentence, "decides, and owns the price") for t in priced[:2]
    ]
    evidence += [material.quote(t.sentence, "decides from this case") for t in (hurts + case)[:2]]
    if not case:
        evidence += [material.quote(t.sentence, "a general reason") for t in general[:2]]
        evidence += [material.quote(t.sentence, "a preference") for t in preferences[:1] if not general]
        evidence += [
            material.quote(t.sentence, "a reason that fits any system") for t in vague[:1] if not general
        ]
    return found(level, evidence, _raise(level, hurts + case or general))


def _decides(thought: Thought) -> bool:
    """A choice, or a part or failure of this design, rather than talk of systems in general."""
    return bool(thought.parts) or thought.any(
        "decides", "failure-policy", "alternative", "scope-out", "scope-in", "turns", "price-owned", "fails"
    )


def _of_this_case(thought: Thought) -> bool:
    """A reason with a number, a law, or a person and what hurts."""
    hurts = thought.any("pain", "seen") and thought.specific
    return bool(thought.figures) or thought.has("law") or hurts


def _near_reason(material: Material, thought: Thought) -> bool:
    return any(t.has("reason") or t.figures for t in breath(material, thought, 2, 1))


def _raise(level: int, decisions: list[Thought]) -> str:
    if level == 4:
        return ""
    if level == 3:
        return f"Own the price of “{_clip(decisions[0])}”: what you give up for it."
    if decisions:
        return f"Tie “{_clip(decisions[0])}” to this customer, a number or a law."
    return "Make one choice aloud and say which number, law or customer it follows from."


def _clip(thought: Thought) -> str:
    text = " ".join(thought.sentence.text.split())
    return text if len(text) < 70 else text[:67].rsplit(" ", 1)[0] + " …"


CRITERION = Criterion(
    "T3", "trade_offs", "Reasons", ("text", "card"),
    ("preference, or a reason that is wrong or contradicts the load", "a true but general reason",
     "chosen for this customer, number or law", "and the price of the choice is owned"),
    read,
)  # fmt: skip
