"""T3: reasons: decisions argued from this customer, a number or a law, and their price owned."""

from __future__ import annotations

from typing import NamedTuple

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.quoting import best, says
from peakday.rubric.reading.around import apart, breath, clip, statements, upto, words_of
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.strength import Counts
from peakday.rubric.reading.talk import Thought

_WHY = cue(
    "because", "since", "so that", "as", "therefore", "that is why", "which is why", "that's why", "so",
    "by our promise", "must", "rather than", "otherwise", "nobody", "in case", "worse than", "means",
    "removes", "lets",
)  # fmt: skip
_ARGUES = ("reason", "part-reason", "argued", "so-customer")


class _Seen(NamedTuple):
    """What counts here, with the sentences it rests on."""

    counts: Counts
    case: list[Thought]
    hurts: list[Thought]
    priced: list[Thought]
    general: list[Thought]
    preferences: list[Thought]
    vague: list[Thought]


def read(material: Material) -> Reading:
    """Level by the decisions argued from this case, and the prices owned beside them."""
    seen = _look(material)
    level = material.level("T3", least=1 if seen.general or seen.preferences or seen.vague else 0)
    priced = best(material, "T3", seen.priced, "price", "alt-costs")
    case = best(material, "T3", seen.case, *_ARGUES)
    evidence: list[Evidence | None] = [
        material.quote(t.sentence, "owns the price of a choice") for t in priced[:2]
    ]
    evidence += [
        material.quote(t.sentence, says(material, "T3", t, "a reason from this case")) for t in case[:2]
    ]
    if not seen.case:
        general = best(material, "T3", seen.general, *_ARGUES)
        evidence += [material.quote(t.sentence, "a general reason") for t in general[:2]]
        evidence += [
            material.quote(t.sentence, "a preference") for t in seen.preferences[:1] if not seen.general
        ]
        evidence += [
            material.quote(t.sentence, "a reason that fits any system")
            for t in seen.vague[:1]
            if not seen.general
        ]
    return found(level, evidence, _raise(material, level, seen))


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    return _look(material).counts


def _look(material: Material) -> _Seen:
    told = [t for t in statements(material) if t not in material.recited]
    argued = [t for t in told if t.has("reason") or _WHY.search(t.sentence.low)]
    case = apart((t for t in argued if _of_this_case(t) and _decides(t)), gap=0)
    hurts = [t for t in case if t.any("pain", "law", "person") and not t.has("prefers")]
    priced = apart(t for t in told if t.has("price-owned") and t.specific and _near_reason(material, t))
    general = [t for t in argued if t.specific and t not in case]
    preferences = [t for t in material.thoughts if t.has("prefers") and not t.asks]
    vague = [t for t in material.thoughts if t.any("reason") and not t.asks and not t.specific]
    counted = {
        "from this case": upto(case, 8),
        "from a person or a law": upto(hurts, 5),
        "priced": upto(priced, 4),
        "conditions": upto([t for t in told if t.has("turns") and t.specific], 3),
        "density": 10.0 * min(0.3, len(case) / max(10, len(material.thoughts))),
        "preferences": -upto(preferences, 2),
    }
    return _Seen(counted, case, hurts, priced, general, preferences, vague)


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


def _raise(material: Material, level: int, seen: _Seen) -> str:
    decisions = seen.hurts + seen.case or seen.general
    if level == 4:
        return ""
    if level == 3 and seen.priced:  # the price of one is owned: another's is asked for
        free = [t for t in decisions if not any(u in seen.priced for u in breath(material, t, 0, 3))]
        if free:
            chosen = best(material, "T3", free, *_ARGUES)[0]
            return f"Own the price of “{clip(chosen)}” too: what you give up for it."
        return f"You own a price in “{clip(seen.priced[0])}”: do so for one more choice."
    if level == 3 and decisions:
        return f"Own the price of “{words_of(material, 'T3', decisions)}”: what you give up for it."
    if decisions:
        return f"Tie “{words_of(material, 'T3', decisions)}” to this customer, a number or a law."
    return "Make one choice aloud and say which number, law or customer it follows from."


CRITERION = Criterion(
    "T3", "trade_offs", "Reasons", ("text", "card"),
    ("preference, or a reason that is wrong or contradicts the load", "a true but general reason",
     "chosen for this customer, number or law", "and the price of the choice is owned"),
    read,
    counts,
)  # fmt: skip
