"""What a reader should know beside the figures: where theory and simulation part, and what is thin."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peakday.engine.result import Result

_TOLERANCE = 0.25
"""The closed form is an approximation: below this relative gap it says nothing worth a warning."""


def warnings_of(result: Result) -> list[str]:
    """Sentences, the most important first."""
    found: list[str] = []
    if result.stopped:
        found.append(f"The run stopped early: {result.stopped}. What it had measured is shown.")
    for name in result.board.journeys:
        journey = result.measures.journey(name)
        counted = journey.count("counted")
        unfinished = counted - journey.count("answered") - sum(journey.failed().values())
        if counted and unfinished > 0.02 * counted:
            found.append(
                f"{name}: {unfinished} of {counted} requests were still inside when the run ended; "
                "a line is growing or something hangs."
            )
        found.extend(_parting(result, name))
    for target in result.targets:
        if target.met is None:
            found.append(_undecided(target.target.text, target.measured is None))
    if len(result.seeds) < 2:
        found.append("One seed gives no interval for times. Use two or more.")
    return found


def _parting(result: Result, name: str) -> list[str]:
    """The closed form and the simulation of one journey disagree beyond noise."""
    seconds, _ = result.estimate.journeys[name]
    mean = result.measures.journey(name).mean()
    if mean.value is None or result.board.failures:
        return []
    if not isfinite(seconds):
        return [
            f"{name}: the closed form finds a box past its capacity; "
            "what is simulated depends on how long the run is."
        ]
    low, high = mean.interval or (mean.value, mean.value)
    apart = abs(seconds - mean.value) > _TOLERANCE * mean.value and not low <= seconds <= high
    if not apart:
        return []
    why = " ".join(result.estimate.notes)
    return [
        f"{name}: the closed form says {1000 * seconds:.4g} ms on average, "
        f"the simulation {1000 * mean.value:.4g} ms"
        + (f" ({why})." if why else ": something here is not a plain line, so trust the simulation.")
    ]


def _undecided(text: str, nothing: bool) -> str:
    if nothing:
        return f"{text}: nothing was there to measure it by."
    return f"{text}: the 95 % interval straddles the target. More seeds or a longer run would decide it."
