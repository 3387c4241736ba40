"""M3: clarity: short plain sentences with something in them, terms explained, figures read back."""

from __future__ import annotations

from statistics import mean

from peakday.rubric.criterion import Criterion, Reading, found, unread
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.quoting import chance
from peakday.rubric.reading.around import upto
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.strength import Counts
from peakday.rubric.reading.talk import Thought

_FILLERS = cue(
    "um", "uh", "like a", "it's like", "like", "you know", "definitely", "obviously", "honestly",
    "awesome", "i mean", "right", "perfect", "super", "totally", "for sure", "yeah", "so yeah",
    "actually", "anyway", "i guess", "whatever", "literally", "kind of", "sort of", "basically", "and so on",
    "et cetera", "stuff", "things", "as we know", "with regard to", "in many ways",
)  # fmt: skip
_FIGURED = (
    "metric-latency", "metric-avail", "volume-peak", "volume-average", "volume-unit", "worked-out", "carried",
)  # fmt: skip
"""Tags of sentences whose figures the design rests on."""
_LEAST = 8
_LONG = 34.0
_SHORT = 24.0


def read(material: Material) -> Reading:
    """Level by sentence length, fillers, substance, and whether figures are read back."""
    said = _said(material)
    if len(said) < _LEAST // 2:
        return unread("Too little was said to tell how clear it is.")
    substance = sum(1 for t in said if t.specific) / len(said)
    back = _read_back(material, said)
    average = mean(len(t.sentence.low.split()) for t in said)
    level = material.level("M3")
    if level == 4 and not back:
        level = 3
    plain = sorted((t for t in said if t.specific), key=lambda t: abs(len(t.sentence.low.split()) - 14))
    long = sorted(said, key=lambda t: -len(t.sentence.low.split()))
    shown = (
        f"{average:.0f} words a sentence; {substance * 100:.0f} % of sentences hold something of this problem"
    )
    first = (plain or long)[0] if level >= 2 else long[0]
    evidence: list[Evidence | None] = [material.quote(first.sentence, shown)]
    evidence += [material.quote(t.sentence, "reads the figures back") for t in back[:1]]
    return found(level, evidence, _raise(material, level, long[0]))


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    said = _said(material)
    lengths = [len(t.sentence.low.split()) for t in said] or [0]
    fillers = sum(len(_FILLERS.findall(t.sentence.low)) for t in said) / max(1, sum(lengths))
    return {
        "plain": -max(0.0, mean(lengths) - 12.0) / 10.0,
        "fillers": -min(fillers, 0.06) * 30.0,
        "substance": sum(1 for t in said if t.specific) / max(1, len(said)) * 4.0,
        "explained": upto([t for t in said if t.has("clarifies")], 3),
        "read back": upto(_read_back(material, said), 2),
    }


def _said(material: Material) -> list[Thought]:
    return [t for t in material.thoughts if not t.asks and len(t.sentence.low.split()) > 3]


def _read_back(material: Material, said: list[Thought]) -> list[Thought]:
    return [t for t in said if t.has("reads-back") and (t.figures or _next_has_figures(material, t))]


def _next_has_figures(material: Material, thought: Thought) -> bool:
    after = material.after(thought.sentence)
    return after is not None and any(f.sentence is after for f in material.figures)


def _raise(material: Material, level: int, long: Thought) -> str:
    if level == 4:
        return ""
    if level == 3:
        own = _worth_checking(material)
        which = (
            f"Read “{own[0]}”" + (f" and “{own[1]}”" if len(own) > 1 else "") if own else "Read your drawing"
        )
        return f"{which} back once before you go on, to check that you both mean the same."
    text = " ".join(long.sentence.text.split())[:70].rsplit(" ", 1)[0]
    return f"Cut “{text} …” into two sentences, each with one thing in it."


def _worth_checking(material: Material) -> list[str]:
    """Figures of the load and of what is promised, as they were said; what is surest to be one first."""
    told = [f for f in material.figures if f.sort in ("rate", "time", "money")]
    told.sort(key=lambda f: -chance(material, "M3", f.sentence, _FIGURED))
    return list({round(f.base, 6): f.quantity.text for f in reversed(told)}.values())[::-1]


CRITERION = Criterion(
    "M3", "communication", "Clarity", ("text",),
    ("hard to follow", "clear in parts", "short plain statements, terms explained",
     "and numbers and diagram are read back to check"),
    read,
    counts,
    counted_first=True,
)  # fmt: skip
