"""One thing to practise next: what would raise the total most, and what trains it."""

from __future__ import annotations

from typing import Any

from peakday.rubric.criteria import CRITERIA
from peakday.rubric.graded import Grade
from peakday.rubric.moments import FLAGGED, OF
from peakday.rubric.scale import DIMENSIONS, LEVELS, points

GOOD = 3
NEED_A_DRAWING = ("A1", "A2", "A3")
"""What cannot be read, or is read as nothing, where nothing is drawn."""
TRAINS: dict[str, tuple[str, str]] = {
    "S1": ("prompt", "Begin this prompt again and ask for five minutes before you draw."),
    "S2": ("step", "In Clarify, say one sentence that begins with “in” and one that begins with “out”."),
    "S3": ("card", "Write three metric cards: a latency, an availability, and one thing people do."),
    "S4": ("step", "In Metrics, work the volumes out aloud: a day, the peak, one unit."),
    "A1": ("board", "Draw this prompt's journey to the end, then its side paths, in ten minutes."),
    "A2": ("run", "Run your board at the peak and at twice the peak, and mend the box that is full."),
    "A3": ("run", "Take one box away, run again, and keep it only if a target changes."),
    "A4": ("board", "For each store and queue, say how it is read and written before you draw the next."),
    "A5": ("step", "In Deep dive, take one risk: mechanism, numbers, a test and when to stop."),
    "T1": (
        "card",
        "Write two trade-off cards, each with what it gives, what it costs and what would turn it.",
    ),
    "T2": (
        "run",
        "Inject each of the prompt's failures and say what people see, how you know, how it heals.",
    ),
    "T3": ("card", "For three choices, finish the sentence “because for this customer …”, and its price."),
    "T4": ("card", "Write a prediction card with a number before every run."),
    "C1": ("step", "Begin with one person at one moment, and the second from which it hurts."),
    "C2": ("run", "Read the cost of your board and say whether it is much, and what follows."),
    "C3": ("card", "Give two trade-off cards the principle that decided them."),
    "C4": ("step", "In Improve, order two changes by one metric, and say when you would stop."),
    "M1": ("step", "Say when you move from step to step, and sum up in one sentence."),
    "M2": ("clock", "Say aloud how many minutes each step gets, and keep to it."),
    "M3": ("step", "One thing a sentence; read your numbers back once."),
    "M4": ("step", "Say one thing you do not know, and whom you would ask."),
}
"""By criterion: what trains it (a prompt, a step, a card, the board, a run or the clock), and how."""


def practise(grade: Grade) -> dict[str, Any] | None:
    """The criterion that brings most when it is good (where it is good, excellent); None if none would.

    Where nothing is drawn that comes first, since three criteria wait for it. A flagged mistake counts for
    more than its level; of two that bring the same the lower.
    """
    if not grade.transcript.drawings and all(grade.readings[i].level is not None for i in NEED_A_DRAWING):
        return _told(grade, NEED_A_DRAWING[0], sum(_gain(grade, i)[0] for i in NEED_A_DRAWING), GOOD)
    flagged = {OF.get(mistake.id) for mistake in grade.mistakes}
    best: tuple[float, float, str, int] | None = None
    for criterion in CRITERIA:
        level = grade.readings[criterion.id].level
        if level is None or level == len(LEVELS) - 1:
            continue
        gain, goal = _gain(grade, criterion.id)
        urgent = gain * (FLAGGED if criterion.id in flagged else 1.0)
        if best is None or (round(urgent - best[0], 6), best[3] - goal) > (0.0, 0):
            best = (urgent, gain, criterion.id, goal)
    return None if best is None else _told(grade, best[2], best[1], best[3])


def _gain(grade: Grade, identity: str) -> tuple[float, int]:
    """What the total gains when a criterion is good, or excellent where it is good; and that level."""
    level = grade.readings[identity].level or 0
    goal = max(GOOD, level + 1)
    dimension = next(c.dimension for c in CRITERIA if c.id == identity)
    beside = [c for c in CRITERIA if c.dimension == dimension and grade.readings[c.id].level is not None]
    weight = next(d.weight for d in DIMENSIONS if d.id == dimension)
    return (points(goal) - points(level)) * weight / 100 / len(beside), goal


def _told(grade: Grade, identity: str, gain: float, goal: int) -> dict[str, Any]:
    trains, how = TRAINS[identity]
    return {
        "criterion": identity,
        "title": next(c.title for c in CRITERIA if c.id == identity),
        "points": round(gain, 1),
        "to": LEVELS[goal],
        "why": grade.readings[identity].to_raise,
        "trains": trains,
        "how": how,
        "prompt": grade.prompt.id if grade.prompt is not None else None,
    }
