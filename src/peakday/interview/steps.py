"""The six steps of an interview and how long each should take."""

from __future__ import annotations

from dataclasses import dataclass

USUAL_MINUTES = 45
LEAST_MINUTES = 5
MOST_MINUTES = 180


@dataclass(frozen=True, slots=True)
class Step:
    """One of the six steps. `minutes` is its budget in a session of 45 minutes."""

    id: str
    title: str
    minutes: float
    purpose: str


STEPS: tuple[Step, ...] = (
    Step("clarify", "Clarify", 5, "Ask what the design depends on, and say what you leave out."),
    Step("metrics", "Metrics", 5, "Say what success is, in numbers: latency, availability, volumes."),
    Step("sketch", "Sketch", 10, "Draw the customer's journey end to end, and run it."),
    Step("deep-dive", "Deep dive", 10, "Take the riskiest part apart: how it works, and how it could fail."),
    Step("failures", "Failures", 10, "Predict what breaks, run it, and decide what the customer sees."),
    Step("improve", "Improve", 5, "Say what comes next, for whom, and how you would tell that it worked."),
)
STEP_IDS: tuple[str, ...] = tuple(step.id for step in STEPS)


def budgets(minutes: float) -> tuple[Step, ...]:
    """The six steps with their budgets scaled to a session of `minutes`."""
    factor = minutes / USUAL_MINUTES
    return tuple(Step(step.id, step.title, round(step.minutes * factor, 2), step.purpose) for step in STEPS)


def position(step: str) -> int:
    """Where a step stands, from 0. Raises `KeyError` for a step there is not."""
    try:
        return STEP_IDS.index(step)
    except ValueError:
        raise KeyError(step) from None
