"""M4: honesty about gaps: said where one is, with how it would be found out. Without a gap it is left out."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found, unread
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.cues import cue

_SKIRTS = cue(
    "i guess", "probably", "somehow", "something like that", "whatever", "i suppose",
    "we'll figure it out", "should be fine",
)  # fmt: skip
_BLUFFS = cue(
    "takes care of that", "will not happen", "won't happen", "it just works", "trust me", "never fails",
    "obviously", "everyone knows", "guaranteed", "self healing",
)  # fmt: skip


def read(material: Material) -> Reading:
    """Level by what is admitted and what would be done about it."""
    gaps: list[tuple[bool, Evidence | None]] = []
    for passage in material.passages:
        for index, thought in enumerate(passage):
            if thought.has("gap") and not thought.asks:
                around = passage[index : index + 2]
                finds = any(t.has("finds-out") for t in around)
                why = "says what is not known" + (", and how it would be found out" if finds else "")
                gaps.append((finds, material.quote(thought.sentence, why)))
    if gaps:
        level = 4 if any(finds for finds, _ in gaps) else 3
        ordered = sorted(gaps, key=lambda gap: not gap[0])
        hint = "" if level == 4 else "Say whom you would ask, or what you would measure, to close it."
        return found(level, [piece for _, piece in ordered[:2]], hint)
    bluffs = [t for t in material.thoughts if _BLUFFS.search(t.sentence.low) and not t.asks]
    if bluffs:
        evidence = [material.quote(t.sentence, "closes the question without an answer") for t in bluffs[:2]]
        return found(1, evidence, "Say “I do not know”, and whom you would ask.")
    skirts = [t for t in material.thoughts if _SKIRTS.search(t.sentence.low) and not t.asks]
    if skirts:
        evidence = [material.quote(t.sentence, "a doubt, left standing") for t in skirts[:2]]
        return found(2, evidence, "Say plainly what you do not know there.")
    return unread("No gap arose in what was said.")


CRITERION = Criterion(
    "M4", "communication", "Honesty about gaps", ("text",),
    ("bluffs", "skirts it", "says what is not known", "and how it would be found out"),
    read,
)  # fmt: skip
