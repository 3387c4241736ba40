"""M2: time: each step's share of the clock, and whether time was traded openly."""

from __future__ import annotations

from typing import NamedTuple

from peakday.interview.transcript import stamp_text
from peakday.interview.transcript.model import STEPS
from peakday.rubric.criterion import Criterion, Reading, found, unread
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.quoting import DOUBTFUL, chance
from peakday.rubric.reading.around import upto
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.sentences import Sentence
from peakday.rubric.reading.strength import Counts

LONGEST_MIN = 60.0
SHORTEST_MIN = 25.0
USUAL_MIN = 45.0
LEAST_STEP_S = 120.0
_TRADES = cue(
    "i will spend", "i'll spend", "spend five", "spend the next", "minutes on", "minutes left",
    "minutes for", "time box*", "timebox*", "time check", "given the time", "keep an eye on the time",
    "checking the clock", "on the clock", "i'll keep this short", "i will keep this short",
    "in the interest of time", "i'll park", "i will park", "minutes in",
)  # fmt: skip


def read(material: Material) -> Reading:
    """Level by how long it took, how it was shared out, and whether that was said."""
    seconds = material.steps.seconds
    minutes = material.transcript.minutes
    if not seconds or minutes is None:
        return unread("Too few lines carry a stamp to tell how the time was spent.")
    told = _look(material, seconds, minutes)
    level = material.level("M2")
    whole = SHORTEST_MIN * told.scale <= minutes <= LONGEST_MIN * max(1.0, told.scale) and not told.missing
    level = min(level, 4 if told.trades else 3, 4 if whole else 2)
    shares = ", ".join(f"{step.replace('-', ' ')} {stamp_text(seconds.get(step, 0.0))}" for step in STEPS)
    evidence: list[Evidence | None] = [
        Evidence("clock", None, f"{stamp_text(minutes * 60)} in all: {shares}", _why(material))
    ]
    trades = sorted(told.trades, key=lambda s: -chance(material, "M2", s, ("time-traded",)))
    clear = [s for s in trades if chance(material, "M2", s, ("time-traded",)) >= DOUBTFUL]
    evidence += [material.quote(s, "trades time openly") for s in (clear or trades)[:2]]
    return found(level, evidence, _raise(minutes, told, seconds))


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    seconds, minutes = material.steps.seconds, material.transcript.minutes
    if not seconds or minutes is None:
        return {"length": 0.0, "all steps": 0.0, "even": 0.0, "in time": 0.0, "traded": 0.0}
    told = _look(material, seconds, minutes)
    return {
        "length": float(SHORTEST_MIN * told.scale <= minutes <= LONGEST_MIN * max(1.0, told.scale)),
        "all steps": 2.0 - min(2, len(material.steps.missing)),
        "even": 1.0 - 0.5 * min(2, len(told.short)) - 0.5 * (told.lopsided is not None),
        "in time": float(not told.late),
        "traded": upto(told.trades, 2),
    }


class _Seen(NamedTuple):
    """How the clock was used."""

    scale: float
    """The time allotted over the usual."""
    missing: tuple[str, ...]
    short: list[str]
    lopsided: str | None
    late: bool
    trades: list[Sentence]


def _look(material: Material, seconds: dict[str, float], minutes: float) -> _Seen:
    scale = (material.transcript.allotted or USUAL_MIN) / USUAL_MIN
    most = max(seconds, key=lambda step: seconds[step])
    total = sum(seconds.values())
    return _Seen(
        scale,
        material.steps.missing,
        [step for step in STEPS if 0 < seconds.get(step, 0.0) < LEAST_STEP_S * scale],
        most if total > 0 and seconds[most] > total / 2 else None,
        minutes > (material.transcript.allotted or LONGEST_MIN) + 5,
        [s for s in material.sentences if _TRADES.search(s.low) and "minutes on average" not in s.low],
    )


def _why(material: Material) -> str:
    pauses = len(material.transcript.pauses)
    told = f"the time in each step ({material.steps.how})"
    return told + (f"; the clock was stopped {pauses} time{'s' if pauses > 1 else ''}" if pauses else "")


def _raise(minutes: float, told: _Seen, seconds: dict[str, float]) -> str:
    if told.missing:
        return f"{told.missing[0].replace('-', ' ').capitalize()} got no time at all."
    if minutes < SHORTEST_MIN * told.scale:
        return f"You were done after {stamp_text(minutes * 60)}; the rest is where the deep dive goes deeper."
    if minutes > LONGEST_MIN * max(1.0, told.scale):
        return f"It took {stamp_text(minutes * 60)}; close the sketch earlier."
    if told.lopsided is not None:
        step = told.lopsided.replace("-", " ").capitalize()
        return f"{step} took over half the time; set yourself an end for it."
    if told.short:
        return f"{told.short[0].replace('-', ' ').capitalize()} got under two minutes."
    if told.trades:
        return ""
    longest = max(seconds, key=lambda step: seconds[step])
    spent = f"{longest.replace('-', ' ').capitalize()} took {seconds[longest] / 60:.0f} minutes"
    return f"{spent}: say so beforehand, “ten minutes on this, then the next”, and look at the clock once."


CRITERION = Criterion(
    "M2", "communication", "Time", ("clock", "text"),
    ("past 60 minutes, done before 25, or a step missing",
     "lopsided: one step over half the time, or a step under two minutes",
     "every step gets its share, ends in time", "and time is traded openly"),
    read,
    counts,
    counted_first=True,
)  # fmt: skip
