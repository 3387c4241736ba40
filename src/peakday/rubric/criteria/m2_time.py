"""M2: time: each step's share of the clock, and whether time was traded openly."""

from __future__ import annotations

from peakday.interview.transcript.model import STEPS
from peakday.rubric.criterion import Criterion, Reading, found, unread
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.cues import cue

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
    scale = (material.transcript.allotted or USUAL_MIN) / USUAL_MIN
    total = sum(seconds.values())
    short = [step for step in STEPS if 0 < seconds.get(step, 0.0) < LEAST_STEP_S * scale]
    missing = material.steps.missing
    most = max(seconds, key=lambda step: seconds[step])
    lopsided = total > 0 and seconds[most] > total / 2
    trades = [s for s in material.sentences if _TRADES.search(s.low)]
    late = minutes > (material.transcript.allotted or LONGEST_MIN) + 5
    if minutes > LONGEST_MIN * max(1.0, scale) or minutes < SHORTEST_MIN * scale or missing:
        level = 1
    elif lopsided or short or late:
        level = 2
    else:
        level = 4 if trades else 3
    shares = ", ".join(f"{step.replace('-', ' ')} {seconds.get(step, 0.0) / 60:.0f} min" for step in STEPS)
    evidence: list[Evidence | None] = [
        Evidence("clock", None, f"{minutes:.0f} min: {shares}", _why(material))
    ]
    evidence += [material.quote(s, "trades time openly") for s in trades[:2]]
    return found(level, evidence, _raise(minutes, missing, short, most if lopsided else None, scale))


def _why(material: Material) -> str:
    pauses = len(material.transcript.pauses)
    told = f"the time in each step ({material.steps.how})"
    return told + (f"; the clock was stopped {pauses} time{'s' if pauses > 1 else ''}" if pauses else "")


def _raise(minutes: float, missing: tuple[str, ...], short: list[str], most: str | None, scale: float) -> str:
    if missing:
        return f"{missing[0].replace('-', ' ').capitalize()} got no time at all."
    if minutes < SHORTEST_MIN * scale:
        return f"You were done after {minutes:.0f} minutes; the rest is where the deep dive goes deeper."
    if minutes > LONGEST_MIN * max(1.0, scale):
        return f"It took {minutes:.0f} minutes; close the sketch earlier."
    if most is not None:
        return f"{most.replace('-', ' ').capitalize()} took over half the time; set yourself an end for it."
    if short:
        return f"{short[0].replace('-', ' ').capitalize()} got under two minutes."
    return "Say it as you trade time: “five minutes on the matcher, then failures”."


CRITERION = Criterion(
    "M2", "communication", "Time", ("clock", "text"),
    ("past 60 minutes, done before 25, or a step missing",
     "lopsided: one step over half the time, or a step under two minutes",
     "every step gets its share, ends in time", "and time is traded openly"),
    read,
)  # fmt: skip
