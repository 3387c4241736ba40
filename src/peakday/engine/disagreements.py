"""What a reader should know beside the figures: where theory and simulation part, and what is thin."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from peakday.quantities import say_roughly

if TYPE_CHECKING:
    from peakday.engine.result import Result
    from peakday.engine.targets import TargetResult

_TOLERANCE = 0.25
"""The closed form is an approximation: below this relative gap it says nothing worth a warning."""


def warnings_of(result: Result) -> list[str]:
    """Sentences, the most important first."""
    found: list[str] = []
    if result.stopped:
        found.append(f"The run stopped early: {result.stopped}. What it had measured is shown.")
    found.extend(_of_scale(result))
    found.extend(_of_width(result))
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
            found.append(_undecided(target, len(result.seeds)))
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
        f"{name}: the closed form says {say_roughly(seconds)} on average, "
        f"the simulation {say_roughly(mean.value)}"
        + (f" ({why})." if why else ": something here is not a plain line, so trust the simulation.")
    ]


def _of_scale(result: Result) -> list[str]:
    """Which engine ran, what it stood for, and how far it was from the exact one."""
    if result.scaled is None:
        return []
    said = f"Run by the scaled engine: one request stands for {result.scaled['crowd']:,} customers".replace(
        ",", " "
    )
    if result.scaled["gated"]:
        said += f"; waits in the small pools {', '.join(result.scaled['gated'])} come from their steady state"
    error = result.scaled["error"]
    if error is None:
        return [said + ". What both engines can run of this board is too little to tell its error by."]
    return [
        f"{said}. Against the exact engine, at {error['measured_at']}, at most: "
        f"p99 {_off(error['p99'])} off, utilisation {_off(error['utilisation'])}, "
        f"success {_off(error['success'])}, mean latency {_off(error['mean'])}, "
        f"mean waits in line {_off(error['wait'])}."
    ]


def _of_width(result: Result) -> list[str]:
    """Intervals that were asked to be narrower than the budget allowed."""
    until = result.until
    if until is None or (until["reached"] is not None and until["reached"] <= (until["asked"] or 0.0)):
        return []
    reached = "none" if until["reached"] is None else f"± {_percent(until['reached'])}"
    return [
        f"Intervals of ± {_percent(until['asked'] or 0.0)} were asked for; the budget ended at {reached}."
    ]


def _off(share: float | None) -> str:
    """A relative error in words: past the size of the thing itself, as times it."""
    if share is None or not isfinite(share):
        return "by an unknown share"
    return _percent(share) if share < 1 else f"{share:.2g} times" if share < 10 else f"{share:,.0f} times"


def _percent(share: float | None) -> str:
    return "unknown" if share is None else f"{100 * share:.2g} %"


def _undecided(result: TargetResult, seeds: int) -> str:
    """What a target that an interval straddles would need: width falls as one over the root of the seeds."""
    text = result.target.text
    if result.unsure:
        return f"{text}: {result.unsure}."
    if result.measured is None:
        return f"{text}: nothing was there to measure it by."
    said = f"{text}: the 95 % interval straddles the target."
    factor = needed(result)
    if factor is None:
        return said + " It lies too close to tell."
    return said + f" About {max(seeds + 1, round(seeds * factor))} seeds would decide it."


def needed(result: TargetResult) -> float | None:
    """How many times as many requests would make the interval clear of the target; `None` past a thousand.

    Intervals narrow with the root of the number, but those of a share of which nothing was seen (none or all)
    with the number itself.
    """
    if result.ci95 is None or result.measured is None:
        return None
    goal = result.target.value / result.scale
    distance = abs(result.measured - goal)
    towards = result.ci95[1] if goal > result.measured else result.ci95[0]
    half = abs(towards - result.measured)
    if distance == 0:
        return None
    factor = half / distance if result.measured in result.ci95 else (half / distance) ** 2
    return factor if factor < 1000 else None
