"""T2: failures followed to the end: what breaks, what the customer sees, how it is found, how it recovers."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.talk import Thought

_SIDES = ("seen", "found", "recovers")
_SAID = {"seen": "what the customer sees", "found": "how it is found", "recovers": "how it recovers"}


def read(material: Material) -> Reading:
    """Level by the failures told, the sides each is followed to, and what is decided about them."""
    failures: list[tuple[Thought, set[str]]] = []
    policies: list[Thought] = []
    for passage in material.passages:
        hits = [t for t in passage if t.has("fails") and not t.asks and _breaks(t)]
        if hits:
            failures += [(t, _sides(passage, t)) for t in hits]
        policies += [t for t in passage if t.has("failure-policy") and not t.asks and (t.specific or hits)]
    apart = _apart(failures)
    sides = {side for _, each in apart for side in each}
    followed = [t for t, each in apart if each & set(_SIDES)]
    redundant = [t for t in material.thoughts if t.has("redundant") and not t.asks]
    if len(followed) >= 2 and len(sides) == 3:
        level = 4 if policies else 3
    elif followed and len(sides) == 3 and policies:
        level = 3
    elif followed:
        level = 2
    else:
        level = 1 if redundant or apart else 0
    evidence: list[Evidence | None] = [
        material.quote(t.sentence, _why(each)) for t, each in apart[:3] if each
    ]
    evidence += [material.quote(t.sentence, "decides what is kept and what is closed") for t in policies[:1]]
    if not followed:
        evidence += [material.quote(t.sentence, "leaves the failure to the platform") for t in redundant[:2]]
        evidence += [material.quote(t.sentence, "a failure, not followed") for t, _ in apart[:1]]
    return found(level, evidence, _raise(material, level, sides))


def _breaks(thought: Thought) -> bool:
    """A failure of something of this problem, not failing in general."""
    return thought.specific and not (
        thought.has("redundant") and not thought.any("recovers", "found") and not thought.figures
    )


def _sides(passage: tuple[Thought, ...], thought: Thought) -> set[str]:
    index = passage.index(thought)
    around = [t for t in passage[index : index + 5] if not t.asks]
    return {side for side in _SIDES if any(t.has(side) for t in around)}


def _apart(failures: list[tuple[Thought, set[str]]]) -> list[tuple[Thought, set[str]]]:
    """One entry a failure: sentences next to each other in a turn tell of the same one."""
    kept: list[tuple[Thought, set[str]]] = []
    for thought, sides in failures:
        last = kept[-1] if kept else None
        near = last is not None and thought.sentence.number - last[0].sentence.number <= 2
        same = last is not None and last[0].sentence.turn is thought.sentence.turn and near
        if same and last is not None:
            last[1].update(sides)
        else:
            kept.append((thought, set(sides)))
    return kept


def _why(sides: set[str]) -> str:
    return "a failure, with " + " and ".join(_SAID[side] for side in _SIDES if side in sides)


def _raise(material: Material, level: int, sides: set[str]) -> str:
    missing = [_SAID[side] for side in _SIDES if side not in sides]
    if level == 4:
        return ""
    if level == 3:
        return "Decide it: open or closed, what is switched off first, and how far the damage may reach."
    if missing and sides:
        return f"You left out {' and '.join(missing)}."
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
)  # fmt: skip
