"""T2: failures followed to the end: what breaks, what the customer sees, how it is found, how it recovers."""

from __future__ import annotations

from typing import NamedTuple

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.quoting import best, certain, reaching, says
from peakday.rubric.reading.around import apart, breath, clip, statements, upto
from peakday.rubric.reading.strength import Counts
from peakday.rubric.reading.talk import Thought

_SIDES = ("seen", "found", "recovers")
_SAID = {"seen": "what the customer sees", "found": "how it is found", "recovers": "how it recovers"}


class _Seen(NamedTuple):
    """What counts here, with the sentences it rests on."""

    counts: Counts
    failures: list[Thought]
    sides: dict[int, set[str]]
    followed: list[Thought]
    policies: list[Thought]
    redundant: list[Thought]


def read(material: Material) -> Reading:
    """Level by the failures told, the sides each is followed to, and what is decided about them."""
    seen = _look(material)
    level = material.level("T2", least=1 if seen.failures or seen.redundant else 0)
    failures = best(material, "T2", seen.followed or seen.failures, "breaks", "felt", "noticed", "recovers")
    evidence: list[Evidence | None] = [_told(material, t) for t in failures[:3]]
    policies = best(material, "T2", seen.policies, "policy")
    evidence += [material.quote(t.sentence, "decides what is kept and what is closed") for t in policies[:1]]
    evidence += [
        material.quote(t.sentence, "leaves the failure to the platform")
        for t in seen.redundant[:2]
        if not seen.followed
    ]
    return found(level, evidence, _raise(material, level, seen))


def _told(material: Material, thought: Thought) -> Evidence | None:
    """A failure, quoted as far as it is followed."""
    until, shown = reaching(material, "T2", breath(material, thought, 0, 2), _SIDES)
    why = _why(shown)
    return material.quote(thought.sentence, why if shown else says(material, "T2", thought, why), until)


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    return _look(material).counts


def _look(material: Material) -> _Seen:
    told = statements(material)
    failures = apart((t for t in told if t.has("fails") and t.specific and _breaks(t)), gap=0)
    sides = {t.sentence.number: _sides(material, t) for t in failures}
    followed = [t for t in failures if len(sides[t.sentence.number]) >= 2]
    policies = apart(
        t for t in told
        if t.has("failure-policy") and t.specific and any(u.has("fails") for u in breath(material, t, 2, 1))
    )  # fmt: skip
    redundant = [t for t in material.thoughts if t.has("redundant") and not t.asks]
    counted = {
        "failures": upto(failures, 5),
        "followed": upto(followed, 4),
        **{
            side: upto([t for t in failures if side in sides[t.sentence.number]], 3)
            for side in ("seen", "found", "recovers")
        },
        "decided": upto(policies, 3),
        "left to the platform": -upto(redundant, 2),
    }
    return _Seen(counted, failures, sides, followed, policies, redundant)


def _breaks(thought: Thought) -> bool:
    """A failure of something of this problem, not failing in general."""
    return not (thought.has("redundant") and not thought.any("recovers", "found") and not thought.figures)


def _sides(material: Material, thought: Thought) -> set[str]:
    around = breath(material, thought, 0, 2)
    return {side for side in _SIDES if any(t.has(side) for t in around)}


def _why(sides: set[str]) -> str:
    if not sides:
        return "a failure"
    return "a failure, with " + " and ".join(_SAID[side] for side in _SIDES if side in sides)


def _listed(sides: list[str]) -> str:
    return " and ".join([", ".join(sides[:-1]), sides[-1]]) if len(sides) > 1 else sides[0]


def _raise(material: Material, level: int, seen: _Seen) -> str:
    if level == 4:
        return ""
    open_ended = [
        (t, [_SAID[side] for side in _SIDES if side not in seen.sides[t.sentence.number]])
        for t in best(material, "T2", seen.failures, "breaks", "felt")
        if certain(material, "T2", (t,))
    ]
    lacking = next(((t, sides) for t, sides in open_ended if 0 < len(sides) < len(_SIDES)), None)
    lacking = lacking or next(((t, sides) for t, sides in open_ended if sides), None)
    if level == 3 and not seen.policies and seen.failures:
        first = clip(best(material, "T2", seen.failures, "breaks", "felt")[0])
        return f"“{first}”: decide what then stays open and what closes, and how far it may reach."
    if lacking is not None:
        return f"Follow “{clip(lacking[0])}” to the end: say {_listed(lacking[1])}."
    if seen.policies:
        return (
            f"You decide “{clip(seen.policies[0])}”: say how you notice that it must, and how far it reaches."
        )
    failure = (
        material.prompt.failures[0].say if material.prompt is not None and material.prompt.failures else ""
    )
    return f"Follow one failure to the customer. {failure}".strip()


CRITERION = Criterion(
    "T2", "trade_offs", "Failures", ("text", "card"),
    ("“it is redundant”", "one or more failures, but the customer's view or the way it is found is missing",
     "several: what breaks, what the customer sees, how it is found, how it recovers",
     "and fail-open or fail-closed, degraded modes, blast radius decided"),
    read,
    counts,
)  # fmt: skip
