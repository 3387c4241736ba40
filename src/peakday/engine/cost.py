"""What a board costs a month: copies by the hour, requests by the piece, and fixed parts.

At the average load where one is given, 730 hours a month.
"""

from __future__ import annotations

from peakday.board.models import Board
from peakday.engine import loads
from peakday.engine.shifts import mean_over_day

HOURS = 730.0
SECONDS = HOURS * 3600


def box_cost(board: Board, name: str, copies: float, arrivals_per_s: float) -> float:
    """One box's cost in US dollars a month, from its mean copies and its mean arrivals.

    People are paid by their shifts, whichever hours of the day a run looks at.
    """
    people = board.boxes[name].shifts
    if people:
        copies = mean_over_day(people)
    price = board.boxes[name].price
    if price is None:
        return 0.0
    return (
        price.per_month + price.per_copy_hour * copies * HOURS + price.per_request * arrivals_per_s * SECONDS
    )


def average_over_run(board: Board) -> float:
    """Average load over the load of the run: what turns simulated traffic into the bill's traffic."""
    offered = sum(loads.mean_rate(j, board.run) for j in board.journeys.values())
    average = sum(loads.average_rate(j, board.run) for j in board.journeys.values())
    return average / offered if 0 < offered < float("inf") else 1.0


def requests_per_month(board: Board) -> float:
    """Customers' requests a month at the average load."""
    rates = [loads.average_rate(j, board.run) for j in board.journeys.values()]
    return sum(rate for rate in rates if rate < float("inf")) * SECONDS
