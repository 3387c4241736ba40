"""What a board costs a month: copies by the hour, requests by the piece, and fixed parts.

At the average load where one is given, 730 hours a month.
"""

from __future__ import annotations

from collections.abc import Mapping

from peakday.board.models import Board, Closed
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


def bill_over_run(board: Board, visits: Mapping[str, float], offered: Mapping[str, float]) -> float:
    """What turns a box's simulated traffic into the bill's: traffic at the average load over that of the run.

    `visits` has the calls of the box by one request of each journey, `offered` the requests a second of each
    in the run. A journey that states no average is billed as it ran. A box that is only called where another
    fails has no visits, and all journeys count alike.
    """
    weights = visits if any(visits.values()) else dict.fromkeys(offered, 1.0)
    of_run = of_bill = 0.0
    for name, rate in offered.items():
        stated = loads.stated_average(board.journeys[name])
        of_run += weights[name] * rate
        of_bill += weights[name] * (rate if stated is None else stated)
    return of_bill / of_run if of_run > 0 else 1.0


def requests_per_month(board: Board, offered: Mapping[str, float]) -> float:
    """Customers' requests a month at the average load; users who wait and think ask as often as they did."""
    rates = [
        offered[name]
        if isinstance(journey.load, Closed) and journey.average is None
        else loads.average_rate(journey, board.run)
        for name, journey in board.journeys.items()
    ]
    return sum(rates) * SECONDS
