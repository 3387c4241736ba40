"""T3: reasons: decisions argued from this customer, a number or a law, and their price owned."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.talk import Thought

_WHY = cue(
    "because", "since", "so that", "as", "therefore", "that is why", "which is why", "that's why", "so",
    "by our promise", "must", "rather than", "otherwise", "nobody", "in case", "worse than", "means",
    "removes", "lets",
)  # fmt: skip


def read(material: Material) -> Reading:
    """Level by the kinds of reason decisions have, and whether a price is owned beside one."""
    specific: list[Thought] = []
    general: list[Thought] = []
    priced: list[Thought] = []
    for passage in material.passages:
        for index, thought in enumerate(passage):
            if thought.asks or thought in material.recited or not _decides(thought):
                continue
            around = [t for t in passage[max(0, index - 1) : index + 2] if not t.asks]
            reasons = [t for t in around if _WHY.search(t.sentence.low)]
            if not reasons:
                continue
            if any(_of_this_case(t) for t in reasons):
                specific.append(thought)
                if any(t.any("price-owned") and t.specific for t in passage[max(0, index - 2) : index + 3]):
                    priced.append(thought)
            elif thought.specific and thought.has("reason") and not thought.has("prefers"):
                general.append(thought)
    preferences = [t for t in material.thoughts if t.has("prefers") and not t.asks]
    vague = [t for t in material.thoughts if t.any("reason") and not t.asks and not t.specific]
    if len(specific) >= 2:
        level = 4 if len(priced) >= 2 else 3
    elif specific:
        level = 3 if priced else 2
    elif general:
        level = 2
    else:
        level = 1 if preferences or vague else 0
    evidence: list[Evidence | None] = [
        material.quote(t.sentence, "decides, and owns the price") for t in priced[:2]
    ]
    evidence += [material.quote(t.sentence, "decides from this case") for t in specific[:2]]
    if not specific:
        evidence += [material.quote(t.sentence, "a general reason") for t in general[:2]]
        evidence += [material.quote(t.sentence, "a preference") for t in preferences[:1] if not general]
        evidence += [
            material.quote(t.sentence, "a reason that fits any system") for t in vague[:1] if not general
        ]
    return found(level, evidence, _raise(level, specific or general))


def _decides(thought: Thought) -> bool:
    """A choice said as one, or a part of this design with its reason in the same sentence."""
    return thought.has("decides") or bool(thought.parts) or thought.has("reason", "failure-policy")


def _of_this_case(thought: Thought) -> bool:
    """A reason with a number, a law, or a person and what hurts."""
    hurts = thought.any("pain", "seen") and thought.specific
    return bool(thought.figures) or thought.has("law") or hurts


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
