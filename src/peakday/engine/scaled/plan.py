"""Which engine runs a board, and how many customers one request stands for: decided in events, never time."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from peakday.board.models import UNLIMITED, Board, Closed, KeyCache
from peakday.engine import loads
from peakday.engine.estimate import Estimate
from peakday.engine.scaled.chances import has_own_lines
from peakday.engine.scaled.gates import is_gated

EVENTS = 6_000_000
"""Events a scaled run aims at, over all its seeds; a few seconds on two cores."""
CHECK_EVENTS = 3_000_000
"""Events of the exact run that a scaled one is held against."""
PILOT_EVENTS = 300_000
"""Events of the small run that finds out how many the whole one would take."""
SURELY_EXACT = 0.05
"""Below this share of the budget by the closed form, no pilot is needed."""


@dataclass(frozen=True)
class Size:
    """What a run of a board takes exactly: events over all seeds, and calls in progress at once in one."""

    events: float
    calls: float


def roughly(board: Board, known: Estimate, seeds: int) -> Size:
    """The size by the closed form, without retries and what overload adds."""
    offered = {name: loads.mean_rate(journey, board.run) for name, journey in board.journeys.items()}
    asked = sum(rate for _, rate in known.journeys.values())
    at_peak = asked + sum(2 * box.offered_per_s for box in known.boxes.values())
    mean = sum(min(offered[name], known.journeys[name][1] * 1e3) for name in offered)
    users = sum(j.load.users for j in board.journeys.values() if isinstance(j.load, Closed))
    share = min(1.0, mean / asked) if asked > 0 else 1.0
    inside = sum(box.offered_per_s * min(box.answer_s, board.run.for_) for box in known.boxes.values())
    return Size(at_peak * share * board.run.for_ * seeds + users * seeds, inside + users)


def pilot_crowd(size: Size, seeds: int) -> int:
    """How many customers one request of the pilot stands for."""
    return max(1, ceil(size.events / seeds / PILOT_EVENTS))


def crowd_for(board: Board, size: Size, events: int) -> int:
    """How many customers one request stands for so that the run takes about this many events.

    Of the numbers up to a quarter above the least that will do, the one by which slots and users divide best.
    """
    least = max(2, ceil(size.events / events))
    candidates = range(least, least + max(1, least // 4) + 1)
    step = max(1, len(candidates) // 200)
    return min(candidates[::step], key=lambda crowd: (round(_left_over(board, crowd), 4), crowd))


def _left_over(board: Board, crowd: int) -> float:
    """The largest relative error that dividing the board by `crowd` makes by rounding."""
    worst = 0.0
    for box in board.boxes.values():
        if box.slots in (None, UNLIMITED) or is_gated(box, crowd):
            continue
        whole = (box.copies or 1) * (1 if has_own_lines(box) else (box.slots or 1)) / crowd
        worst = max(worst, abs(round(whole) - whole) / whole)
    for journey in board.journeys.values():
        if isinstance(journey.load, Closed):
            users = journey.load.users / crowd
            worst = max(worst, abs(max(1, round(users)) - users) / users)
    return worst


def unscalable(board: Board) -> list[str]:
    """What of the board no request can do for many others, in words; empty where all of it can be scaled."""
    found: list[str] = []
    for box in board.boxes.values():
        if box.every is not None:
            found.append(f"box {box.name}: batches")
        if box.shifts is not None:
            found.append(f"box {box.name}: people on shifts")
        if isinstance(box.hit, KeyCache):
            found.append(f"box {box.name}: a cache that knows its keys")
        if (box.partitions or 1) > 1 and box.slots not in (None, UNLIMITED):
            found.append(f"box {box.name}: partitions with slots of their own")
    return found
