"""A scenario's run, made to end within a budget of events: scaled, on one seed, or over a shorter time.

A count of events, not a clock, so that grading anew gives the same figures on any machine.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from peakday.board.models import Board

if TYPE_CHECKING:
    from peakday.engine import Result

EVENTS = 5_000_000
"""Events one scenario may take over its seeds, half a second of work: beyond them one request stands for
many, which moves no figure that is judged noticeably."""
PATIENT = 6_000_000
"""The same where no request can stand for many, as with people on shifts: a large floor of them is graded
within twenty seconds then, on two cores."""
SAFELY = 0.9
"""Of the time that a run stopped in its warm-up came to, what the next one is given."""


def measured(board: Board, *, patient: bool = True) -> Result:
    """One run, to its end where the budget allows it in any way. Raises `EngineError` as the engine does.

    Unless `patient`, the first that was run is good enough, ended or not.
    """
    from peakday.engine import EngineError
    from peakday.engine.scaled.plan import unscalable

    whole = bool(unscalable(board))
    result = _run(board, PATIENT if whole and patient else EVENTS)
    if not result.stopped or not patient or board.run.engine != "auto":
        return result
    if not whole:
        try:
            scaled = _run(replace(board, run=replace(board.run, engine="scaled")), 2 * EVENTS)
        except EngineError:
            scaled = result
        if not scaled.stopped:
            return scaled
    if overrun(result):
        return result  # it goes from bad to worse: more of it tells nothing new
    single = result
    if len(result.seeds) > 1:
        single = _run(replace(board, run=replace(board.run, seeds=1)), PATIENT)
        if not single.stopped:
            return single
    return single.as_far_as_it_came() or _half_warm(board, single)


def _half_warm(board: Board, stopped: Result) -> Result:
    """A run that was stopped before its warm-up was over, over a time it can come through."""
    reached = SAFELY * min(float(world.k["now"][0]) for world in stopped.measures.worlds)
    time = replace(board.run, for_=reached, warm_up=min(board.run.warm_up, reached / 2), seeds=1)
    shorter = _run(replace(board, run=time), PATIENT)
    return stopped if shorter.stopped else shorter


def overrun(result: Result) -> bool:
    """Whether the closed form says that more comes to some box than it can ever do."""
    boxes = result.estimate.unbounded.boxes.values()
    return any(box.utilisation is not None and box.utilisation >= 1 for box in boxes)


def _run(board: Board, events: int) -> Result:
    from peakday.engine import run
    from peakday.engine.replicate import Budget

    return run(board, budget=Budget(events=events), checked=False)
