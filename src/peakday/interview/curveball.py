"""When the interviewer changes the problem: once, at its step or its minute, and for every run after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peakday.interview.events import Draft
from peakday.interview.state import SessionState
from peakday.interview.steps import USUAL_MINUTES, position

if TYPE_CHECKING:
    from peakday.prompts import Curveball, Prompt


def due(prompt: Prompt, state: SessionState, at: float) -> list[Curveball]:
    """The prompt's curveballs that are to be raised at session second `at` and were not yet.

    One is due as soon as the candidate is in its step or in a later one, or when its minute (of a session
    of 45, scaled to this one's length) has come, whichever is first. An ended session has none.
    """
    if state.ended or state.clock.started is None:
        return []
    raised = {thrown.id for thrown in state.curveballs}
    return [ball for ball in prompt.curveballs if ball.id not in raised and _has_come(ball, state, at)]


def _has_come(ball: Curveball, state: SessionState, at: float) -> bool:
    if ball.step is not None and position(state.step) >= position(ball.step):
        return True
    return ball.minute is not None and at >= ball.minute * 60 * state.minutes / USUAL_MINUTES


def raised(ball: Curveball) -> Draft:
    """The event that raises it."""
    data = {"id": ball.id, "text": ball.text, "load": ball.load, "target": ball.target, "place": ball.place}
    return Draft("curveball", data)


def load(state: SessionState) -> str | None:
    """What the newest curveball that speaks of the load makes of it, as `--load` writes it."""
    return next((thrown.load for thrown in reversed(state.curveballs) if thrown.load), None)
