"""M4: honesty about gaps: said where one is, with how it would be found out. Without a gap it is left out."""

from __future__ import annotations

from typing import NamedTuple

from peakday.rubric.criterion import Criterion, Reading, found, unread
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.quoting import best, reaching
from peakday.rubric.reading.around import breath, upto
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.strength import Counts
from peakday.rubric.reading.talk import Thought

_SKIRTS = cue(
    "i guess", "probably", "somehow", "something like that", "whatever", "i suppose",
    "we'll figure it out", "should be fine",
)  # fmt: skip
_BLUFFS = cue(
    "takes care of that", "will not happen", "won't happen", "it just works", "trust me", "never fails",
    "obviously", "everyone knows", "guaranteed", "self healing",
)  # fmt: skip


def read(material: Material) -> Reading:
    """Level by what is admitted and what would be done about it, what is skirted and what is bluffed."""
    seen = _look(material)
    if not (seen.gaps or seen.skirts or seen.bluffs):
        return unread("Nothing you said admits a gap, or talks one away.")
    level = min(4, max(1, material.level("M4")))
    if seen.gaps:
        level = level if any(finds for finds, _ in seen.gaps) else min(level, 3)
        closed = best(material, "M4", (t for finds, t in seen.gaps if finds))
        open_ = best(material, "M4", (t for finds, t in seen.gaps if not finds))
        evidence = [_admits(material, t) for t in (closed + open_)[:2]]
        hint = "Say whom you would ask, or what you would measure, to close it."
        return found(level, evidence, "" if level == 4 else hint)
    if seen.bluffs:
        evidence = [
            material.quote(t.sentence, "closes the question without an answer") for t in seen.bluffs[:2]
        ]
        return found(min(level, 2), evidence, "Say “I do not know”, and whom you would ask.")
    evidence = [material.quote(t.sentence, "a doubt, left standing") for t in seen.skirts[:2]]
    return found(min(level, 3), evidence, "Say plainly what you do not know there.")


def _admits(material: Material, thought: Thought) -> Evidence | None:
    until, finds = reaching(material, "M4", breath(material, thought, 0, 1), ["finds-out"])
    why = "says what is not known" + (", and how it would be found out" if finds else "")
    return material.quote(thought.sentence, why, until)


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    return _look(material).counts


class _Seen(NamedTuple):
    """Where a gap showed, with the sentences."""

    counts: Counts
    gaps: list[tuple[bool, Thought]]
    """A gap that was admitted, and whether it is said how it would be closed."""
    skirts: list[Thought]
    bluffs: list[Thought]


def _look(material: Material) -> _Seen:
    gaps = [
        (any(u.has("finds-out") for u in passage[index : index + 2]), thought)
        for passage in material.passages
        for index, thought in enumerate(passage)
        if thought.has("gap") and not thought.asks
    ]
    bluffs = [t for t in material.thoughts if _BLUFFS.search(t.sentence.low) and not t.asks]
    skirts = [t for t in material.thoughts if _SKIRTS.search(t.sentence.low) and not t.asks]
    counted = {
        "admitted": upto(gaps, 2),
        "closed": upto([t for finds, t in gaps if finds], 2),
        "skirted": -upto(skirts, 2),
        "bluffed": -upto(bluffs, 2),
    }
    return _Seen(counted, gaps, skirts, bluffs)


CRITERION = Criterion(
    "M4", "communication", "Honesty about gaps", ("text",),
    ("bluffs", "skirts it", "says what is not known", "and how it would be found out"),
    read,
    counts,
)  # fmt: skip
