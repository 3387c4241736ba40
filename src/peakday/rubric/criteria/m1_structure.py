"""M1: structure: the six steps, in order, signposted, with the thread summed up at the turns."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence, stamp_of
from peakday.rubric.material import Material
from peakday.rubric.quoting import DOUBTFUL, chance
from peakday.rubric.reading.around import upto
from peakday.rubric.reading.sentences import Sentence
from peakday.rubric.reading.steps import RECAP, SIGNPOST
from peakday.rubric.reading.strength import Counts


def read(material: Material) -> Reading:
    """Level by the steps that came, their order, and the words that lead from one to the next."""
    steps = material.steps
    if len(steps.order) < 3:
        hint = "Say where you are: questions, numbers, drawing, the risky part, failures, what next."
        turn = material.transcript.candidate[:1]
        clock = [_clock(material, "few of the six steps can be told apart")] if turn and steps.order else []
        return found(1 if steps.order else 0, clock, hint)
    signposted = _signposted(material)
    recaps = _recaps(material)
    logged = steps.how == "logged"
    whole = not steps.missing and steps.in_order
    enough = len(signposted) * 2 >= len(steps.order) or logged or steps.how == "marked"
    level = material.level("M1")
    if level == 4 and not recaps:
        level = 3
    evidence: list[Evidence | None] = [_clock(material, _how(steps.how))]
    surest = sorted(signposted, key=lambda post: -chance(material, "M1", post[1], ("signpost",)))
    evidence += [
        material.quote(sentence, f"says that {step.replace('-', ' ')} begins")
        for step, sentence in surest[:2]
        if material.tagged is None or chance(material, "M1", sentence, ("signpost",)) >= DOUBTFUL
    ]
    evidence += [material.quote(s, "sums up before going on") for s in recaps[:2]]
    return found(level, evidence, _raise(material, whole, enough, recaps))


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    steps = material.steps
    return {
        "steps": float(len(steps.order)),
        "marked": float(steps.how != "told from the words"),
        "in order": float(steps.in_order),
        "signposted": upto(_signposted(material), 4),
        "summed up": upto(_recaps(material), 2),
    }


def _recaps(material: Material) -> list[Sentence]:
    return [s for s in material.sentences if RECAP.search(s.low) and len(s.low.split()) > 5]


def _how(how: str) -> str:
    return f"the order in which the steps came ({how})"


def _clock(material: Material, why: str) -> Evidence:
    first = next(iter(material.steps.starts.values()), None)
    text = " → ".join(step.replace("-", " ") for step in material.steps.order)
    return Evidence("clock", stamp_of(first) if first is not None else None, text, why)


def _signposted(material: Material) -> list[tuple[str, Sentence]]:
    """Steps whose first words say that they begin, with those words."""
    told = []
    for step, turn in material.steps.starts.items():
        for sentence in material.of_turn(turn)[:2]:
            if SIGNPOST.search(sentence.low) and len(sentence.low.split()) > 3:
                told.append((step, sentence))
                break
    return told


def _raise(material: Material, whole: bool, enough: bool, recaps: list[Sentence]) -> str:
    missing = material.steps.missing
    if missing:
        return f"{missing[0].replace('-', ' ').capitalize()} never came: give it even two minutes."
    if not material.steps.in_order:
        return "The steps came out of order; say why you go back when you do."
    if not enough:
        return "Say when you move on: “now the numbers”, “now what could fail”."
    turns = [(step, turn) for step, turn in material.steps.starts.items() if turn.stamp][1:]
    summed = {s.turn.order for s in recaps}
    bare = next(((step, turn) for step, turn in turns if turn.order not in summed), None)
    if len(recaps) < 2 and bare is not None:
        step = bare[0].replace("-", " ")
        return f"At {bare[1].stamp} you turn to {step}: say in one sentence what is settled and what is open."
    return ""


CRITERION = Criterion(
    "M1", "communication", "Structure", ("text", "clock"),
    ("wanders", "steps recognisable", "six steps in order, signposted",
     "and the thread is summarised at the turns"),
    read,
    counts,
    counted_first=True,
)  # fmt: skip
