"""S4: volumes: an average, a peak and per-unit figures, the arithmetic right, and carried into the design."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.cues import VAGUE_VOLUME
from peakday.rubric.reading.volumes import Sum, Volumes, read_volumes


def volumes_of(material: Material) -> Volumes:
    """The candidate's volumes."""
    drawing = material.transcript.first_drawing()
    return read_volumes(material.figures, drawing.order if drawing else None)


def read(material: Material) -> Reading:
    """Level by what the figures cover, whether they agree, and whether the design uses them."""
    volumes = volumes_of(material)
    if not volumes.all:
        vague = [s for s in material.sentences if VAGUE_VOLUME.search(s.low)]
        wishes = [material.quote(s, "a volume without a number") for s in vague[:2]]
        return found(1 if vague else 0, wishes, _first(material))
    grave = [s for s in volumes.sums if s.off_by_ten]
    if grave:
        wrong = [_wrong(material, s) for s in grave]
        level = 2 if volumes.doubted else 1
        return found(level, wrong, _mend(grave[0]))
    kinds = [bool(volumes.averages), bool(volumes.peaks), bool(volumes.per_unit)]
    derived = any(material.is_own(f) for f in volumes.all)
    evidence: list[Evidence | None] = []
    for figures, what in (
        (volumes.averages, "an average"), (volumes.peaks, "a peak"), (volumes.per_unit, "a per-unit figure"),
    ):  # fmt: skip
        own = [f for f in figures if material.is_own(f)] or list(figures)
        evidence += [material.quote(f.sentence, what) for f in own[:1]]
    if all(kinds) and derived and not volumes.wrong:
        carried = [
            material.quote(f.sentence, "carries a volume into the design") for f in volumes.carried[:2]
        ]
        if carried:
            return found(4, [*carried, *evidence])
        return found(3, evidence, _carry(volumes))
    level = 2 if derived or sum(kinds) > 1 else 1
    if volumes.wrong:
        evidence.insert(0, _wrong(material, volumes.wrong[0]))
        return found(min(level, 2), evidence, _mend(volumes.wrong[0]))
    return found(level, evidence, _lacking(kinds, derived, volumes))


def _wrong(material: Material, wrong: Sum) -> Evidence | None:
    said = "it is off by a factor of " + f"{wrong.factor:.2g}"
    return material.quote(wrong.right.sentence, f"the two do not agree: {said}")


def _mend(wrong: Sum) -> str:
    figure = wrong.right
    expected = wrong.expected * figure.quantity.value / figure.base if figure.base else 0.0
    return (
        f"“{wrong.left.quantity.text}” makes {expected:.3g} where you said {figure.quantity.value:g} "
        f"({figure.quantity.text}): say the division aloud, it catches itself."
    )


def _carry(volumes: Volumes) -> str:
    figure = (volumes.peaks or volumes.all)[0]
    return f"Use “{figure.quantity.text}” in the drawing: the copies it takes, what is stored, what it costs."


def _lacking(kinds: list[bool], derived: bool, volumes: Volumes) -> str:
    names = ("the average", "the peak", "one unit (a store, a user, a record)")
    missing = [name for name, has in zip(names, kinds, strict=True) if not has]
    if missing:
        return f"You said “{volumes.all[0].quantity.text}”; with {' and '.join(missing)} the load is known."
    return f"Work one figure out from “{volumes.all[0].quantity.text}”: a second at peak is what sizes a box."


def _first(material: Material) -> str:
    prompt = material.prompt
    if prompt is not None and prompt.volumes:
        step = prompt.volumes[0]
        return f"Begin with {step.step}: {step.arithmetic} gives {step.gives:g} {step.unit}."
    return "Say how many a day, how many in the busiest hour, and what that is a second."


CRITERION = Criterion(
    "S4", "scoping", "Volumes", ("text",),
    ("“a lot of users”; an error of ten times or more, unnoticed",
     "an average or a peak; such an error with the doubt admitted",
     "average, peak and per-unit figures, arithmetic right",
     "and they are carried into the design (copies, storage, cost)"),
    read,
)  # fmt: skip
