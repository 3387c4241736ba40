"""S4: volumes: an average, a peak and per-unit figures, the arithmetic right, and carried into the design."""

from __future__ import annotations

import re
from collections.abc import Iterable

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.quoting import chance
from peakday.rubric.reading.around import upto
from peakday.rubric.reading.cues import VAGUE_VOLUME
from peakday.rubric.reading.exchanges import FROM_THE_SHEET
from peakday.rubric.reading.figures import Figure
from peakday.rubric.reading.sentences import Sentence
from peakday.rubric.reading.strength import Counts
from peakday.rubric.reading.volumes import Sum, Volumes, read_volumes

_TEN_TIMES, _NEAR = 10.0, 3.0
"""How far over the told loads is an error of size; how near one has to be to have been heard."""
_SAME = 0.1
"""A load so near to the prompt's trap is the trap."""
_NO_REQUESTS = re.compile(r"[KMGTP]i?B|B|USD|%")
"""Units of a rate in which no requests are counted."""
_MISREAD = 100.0
"""From this factor on two figures may just as well belong to two sums."""


def volumes_of(material: Material) -> Volumes:
    """The candidate's volumes."""

    def is_early(sentence: Sentence) -> bool:
        step = material.steps.of.get(sentence.turn.order)
        return step in ("clarify", "metrics") or not material.after_drawing(sentence)

    return read_volumes(material.figures, is_early)


def read(material: Material) -> Reading:
    """Level by what the figures cover, whether they agree, and whether the design uses them."""
    volumes = volumes_of(material)
    worked = _worked_out(material, volumes)
    if not volumes.all and not worked:
        vague = [s for s in material.sentences if VAGUE_VOLUME.search(s.low)]
        wishes = [material.quote(s, "a volume without a number") for s in vague[:2]]
        return found(1 if vague else 0, wishes, _first(material))
    grave = [s for s in volumes.sums if s.off_by_ten]
    if grave:
        wrong = [_wrong(material, s) for s in grave]
        level = 2 if volumes.doubted else 1
        return found(level, wrong, _mend(grave[0]))
    if (far := _far_over(material, volumes)) is not None:
        why = "ten times or more over any load that was told"
        most = max(_told_loads(material))
        times, most_told = (f"{n:,.0f}".replace(",", " ") for n in (far.base / most, most))
        hint = (
            f"“{far.quantity.text}” is {times} times the {most_told} a second the facts come to: "
            "say where a load comes from before you build for it."
        )
        return found(2 if volumes.doubted else 1, [material.quote(far.sentence, why)], hint)
    kinds = [bool(volumes.averages), bool(volumes.peaks), bool(volumes.per_unit)]
    derived = bool(worked) or any(material.is_own(f) for f in volumes.all)
    level = material.level("S4")
    if not derived:
        level = min(level, 2)
    evidence: list[Evidence | None] = [
        material.quote(f.sentence, "works a figure out") for f in worked[:1] if not volumes.all
    ]
    if volumes.wrong and level < 4:
        evidence.append(_wrong(material, volumes.wrong[0]))
    for figures, what, tag in (
        (volumes.averages, "an average", "volume-average"), (volumes.peaks, "a peak", "volume-peak"),
        (volumes.per_unit, "a per-unit figure", "volume-unit"),
    ):  # fmt: skip
        own = [f for f in figures if material.is_own(f)] or list(figures)
        evidence += [material.quote(s, what) for s in _surest(material, own, tag)[:1]]
    uses = _surest(material, volumes.carried, "carried")
    carried = [material.quote(s, "carries a volume into the design") for s in uses[:2]]
    if level == 4 and not carried:
        level = 3
    hint = _mend(volumes.wrong[0]) if volumes.wrong else _lacking(kinds, derived, volumes)
    return found(level, [*evidence, *carried], "" if level == 4 else _carry(volumes) if level == 3 else hint)


def _told_loads(material: Material, trap: bool = False) -> list[float]:
    """The loads a second that the prompt's facts come to, as its own arithmetic has them; or those of its
    trap, a sum of two facts that do not belong together.
    """
    prompt = material.prompt
    if prompt is None or material.sheet_known < FROM_THE_SHEET:
        return []
    return [
        step.gives for step in prompt.volumes if step.unit.strip() == "/s" and ("trap" in step.step) == trap
    ]


def _far_over(material: Material, volumes: Volumes) -> Figure | None:
    """A load ten times over all that was told: the prompt's trap, or of somebody who never came near one."""
    told = _told_loads(material)
    sums = [sum_.right for sum_ in volumes.sums]
    loads = [
        figure
        for figure in (*volumes.averages, *volumes.peaks, *sums)
        if figure.sort == "rate" and not figure.per_unit and figure.base > 0
        and not _NO_REQUESTS.fullmatch(figure.quantity.unit or "")
    ]  # fmt: skip
    if not told or not loads:
        return None
    for trap in _told_loads(material, trap=True):
        if (caught := next((f for f in loads if abs(f.base / trap - 1) < _SAME), None)) is not None:
            return caught
    if any(max(f.base / load, load / f.base) <= _NEAR for f in loads for load in told if load > 0):
        return None
    most = max(loads, key=lambda figure: figure.base)
    return most if most.base >= _TEN_TIMES * max(told) else None


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    volumes = volumes_of(material)
    return {
        "average": float(bool(volumes.averages)),
        "peak": float(bool(volumes.peaks)),
        "per unit": float(bool(volumes.per_unit)),
        "own": float(min(sum(material.is_own(f) for f in volumes.all), 4)),
        "worked out": upto(_worked_out(material, volumes), 5),
        "carried": float(min(len({f.sentence.number for f in volumes.carried}), 3)),
        "wrong": -float(min(len(volumes.wrong), 2)),
    }


def _worked_out(material: Material, volumes: Volumes) -> list[Figure]:
    """Figures of the load that follow from two others said just before, each once."""
    known = {round(sum_.right.base, 9): sum_.right for sum_ in volumes.sums if sum_.right_}
    return [f for f in known.values() if f.base >= 1 and material.is_own(f)]


def _surest(material: Material, figures: Iterable[Figure], tag: str) -> list[Sentence]:
    """The sentences of these figures, the surest to be of this kind by the learned reading first."""
    told = list({f.sentence.number: f.sentence for f in figures}.values())
    return sorted(told, key=lambda sentence: -chance(material, "S4", sentence, (tag,)))


def _wrong(material: Material, wrong: Sum) -> Evidence | None:
    factor = f"{wrong.factor:.2g}" if wrong.factor < 100 else f"{float(f'{wrong.factor:.1g}'):.0f}"
    said = f"it is off by a factor of {factor}"
    return material.quote(wrong.right.sentence, f"the two do not agree: {said}")


def _mend(wrong: Sum) -> str:
    figure = wrong.right
    expected = wrong.expected * figure.quantity.value / figure.base if figure.base else 0.0
    makes = f"{expected:.3g}" if expected < 1000 else f"{expected:,.0f}".replace(",", " ")
    sure = "" if wrong.factor < _MISREAD else ", if the two belong together"
    return (
        f"“{wrong.left.quantity.text}” makes {makes} where you said {figure.quantity.value:g} "
        f"({figure.quantity.text}){sure}: say the sum aloud, it catches itself."
    )


def _carry(volumes: Volumes) -> str:
    told = [*volumes.peaks, *volumes.all, *(s.right for s in volumes.sums)]
    figure = next((f for f in told if f.quantity.unit != "%"), told[0])
    return f"Use “{figure.quantity.text}” in the drawing: the copies it takes, what is stored, what it costs."


def _lacking(kinds: list[bool], derived: bool, volumes: Volumes) -> str:
    names = ("the average", "the peak", "one unit (a store, a user, a record)")
    first = next(iter(volumes.all or [s.right for s in volumes.sums])).quantity.text
    missing = [name for name, has in zip(names, kinds, strict=True) if not has]
    if missing:
        return f"You said “{first}”; with {' and '.join(missing)} the load is known."
    return f"Work one figure out from “{first}”: a second at peak is what sizes a box."


def _first(material: Material) -> str:
    prompt = material.prompt
    if prompt is not None and prompt.volumes:
        step = prompt.volumes[0]
        gives = f"{_spaced(f'{step.gives:g}')} {step.unit}".replace(" /", "/")
        return f"Begin with the {step.step}: {_spaced(step.arithmetic)} gives {gives}."
    return "Say how many a day, how many in the busiest hour, and what that is a second."


def _spaced(arithmetic: str) -> str:
    """Numbers by the thousand and a proper times sign, as people write a sum."""
    spaced = re.sub(r"(?<![.\d])\d{5,}", lambda found: f"{int(found[0]):,}".replace(",", " "), arithmetic)
    return spaced.replace("*", "×").replace(" /s", "/s")


CRITERION = Criterion(
    "S4", "scoping", "Volumes", ("text",),
    ("“a lot of users”; an error of ten times or more, unnoticed",
     "an average or a peak; such an error with the doubt admitted",
     "average, peak and per-unit figures, arithmetic right",
     "and they are carried into the design (copies, storage, cost)"),
    read,
    counts,
    counted_first=True,
)  # fmt: skip
