"""The last drawing, run: at a tenth, the average, the peak, twice the peak, and through failures."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from peakday.board.models import Board, Closed, DayShape, Failure, Journey, Run, Steady, Stepped
from peakday.experiments import Threads
from peakday.quantities import say_duration
from peakday.rubric.reading.affordable import measured, overrun

if TYPE_CHECKING:
    from peakday.engine import Result
    from peakday.engine.targets import TargetResult
    from peakday.prompts import Prompt

SEEDS = 3
REQUESTS = 60_000
"""Requests a scenario aims at over its seeds: enough for a p99 to stand still and for 99.99 % to be told."""
SHORTEST = 30.0
LEAST_OUTAGE = 30.0
SCENARIOS = {"tenth": 0.1, "average": None, "peak": 1.0, "twice": 2.0}
_AT_ONCE = (("tenth", "average"), ("peak", "twice"))
"""Run side by side; what the lighter loads come to says how patiently the heavier ones are run."""

_SAID = {
    "tenth": "a tenth of the peak",
    "average": "the average",
    "peak": "the peak",
    "twice": "twice the peak",
}


@dataclass(frozen=True)
class FailureRun:
    """One of the prompt's failures on this drawing; `result` is `None` where it has nothing to hit."""

    id: str
    text: str | None
    result: Result | None
    success_during: float | None = None
    """Share of the requests that arrived while it lasted and were answered."""
    holds: bool | None = None
    """Whether the targets that speak of failures are met; `None` where no target does."""

    def to_dict(self) -> dict[str, Any]:
        """In a few figures."""
        told = {"failure": self.text, "holds": self.holds, "success_during": self.success_during}
        if self.result is None:
            return {**told, "skipped": "nothing on the drawing it could hit"}
        return {**told, **short(self.result)}


@dataclass
class Runs:
    """What was measured. `problem` says why there is nothing."""

    results: dict[str, Result] = field(default_factory=dict)
    failures: list[FailureRun] = field(default_factory=list)
    problem: str | None = None
    reference_usd: float | None = None
    """What the prompt's strong design costs a month, run the same way."""

    reference_costs: dict[str, float] = field(default_factory=dict)
    """The same by its boxes."""

    asked: dict[str, float] = field(default_factory=dict)
    """Seconds each scenario was meant to run."""

    def clears(self, scenario: str) -> bool | None:
        """Whether the scenario's run meets every target on the customer's side (cost is A3's).

        `None` where it was not run, or ended early with nothing missed yet, though every box can do its part.
        """
        result = self.results.get(scenario)
        if result is None:
            return None
        holds = all(met for _, met in judged(result))
        if holds and result.stopped:
            return False if overrun(result) else None
        return holds

    @property
    def hopeless(self) -> bool:
        """Whether a load it was run at came to more than it can ever do: longer runs tell nothing new."""
        return any(result.stopped and overrun(result) for result in self.results.values())

    @property
    def shortened(self) -> list[str]:
        """What was done to keep large runs short, in sentences."""
        every = [
            *((_SAID[name], result) for name, result in self.results.items()),
            *((run.text or run.id, run.result) for run in self.failures if run.result is not None),
        ]
        crowds = [f"{what} ({r.scaled['crowd']:.0f})" for what, r in every if r.scaled is not None]
        stopped = [f"{what}: {r.stopped}" for what, r in every if r.stopped]
        cut = [
            f"To end within its budget, {_SAID[name]} was run for {_long(result.board.run.for_)} "
            f"instead of {_long(self.asked[name])}."
            for name, result in self.results.items()
            if result.board.run.for_ < self.asked.get(name, 0.0)
        ]
        many = "One request stood for several, so that these runs took no longer: " + ", ".join(crowds)
        return [*([many + "."] if crowds else []), *cut, *stopped]

    def to_dict(self) -> dict[str, Any]:
        """The runs as the session's contract holds them: short forms of each."""
        told: dict[str, Any] = {name: short(result) for name, result in self.results.items()}
        told["failures"] = {run.id: run.to_dict() for run in self.failures}
        if self.problem:
            told["problem"] = self.problem
        return told


def _long(seconds: float) -> str:
    return say_duration(seconds, digits=2)


_OPERATORS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def met(target: TargetResult) -> bool:
    """Whether a target is met; where its interval straddles, as the figure itself says.

    A time that is only known to be no less is not one that is met.
    """
    if target.met is not None or target.measured is None or (target.unsure and target.ci95 is None):
        return bool(target.met)
    return bool(
        _OPERATORS[target.target.op](_in_base(target.measured, target.target.unit), target.target.value)
    )


_BASE = {
    "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0, "h": 3600.0, "d": 86_400.0, "day": 86_400.0,
    "%": 0.01, "/s": 1.0, "/min": 1 / 60, "/h": 1 / 3600, "/day": 1 / 86_400,
}  # fmt: skip


def _in_base(value: float, unit: str) -> float:
    return value * _BASE.get(unit, 1.0)


def judged(result: Result) -> list[tuple[TargetResult, bool]]:
    """The targets on the customer's side in fair weather, each with whether it is met."""
    return [
        (target, met(target))
        for target in result.targets
        if target.target.metric != "cost" and not target.target.during_failures
    ]


def short(result: Result) -> dict[str, Any]:
    """A run in a few figures."""
    told = result.to_dict()
    return {
        "verdict": told["verdict"],
        "limiting": told["limiting"],
        "targets": told["targets"],
        "usd_per_month": round(told["cost"]["usd_per_month"], 2),
        "journeys": {
            name: {
                "offered_per_s": journey["offered_per_s"],
                "success": journey["success"],
                "p99_ms": journey["latency_ms"]["p99"],
                "mean_ms": journey["latency_ms"]["mean"],
            }
            for name, journey in told["journeys"].items()
        },
        "boxes": {
            name: {"utilisation": box["utilisation"], "usd_per_month": round(box["usd_per_month"], 2)}
            for name, box in told["boxes"].items()
        },
    }


def at_load(board: Board, factor: float | None, *, seeds: int = SEEDS) -> Board:
    """The board in fair weather at a steady part of its peak (`None` for its average), sized to be run.

    Where people come and go by the hour, so does what they work off: the load keeps its course.
    """
    by_the_hour = _by_the_hour(board)
    journeys = {name: _steady(journey, factor, by_the_hour) for name, journey in board.journeys.items()}
    fair = tuple(target for target in board.targets if not target.during_failures)
    steady = replace(board, journeys=journeys, failures=(), targets=fair)
    return replace(steady, run=_length(steady, board.run, seeds))


def _by_the_hour(board: Board) -> bool:
    return any(box.shifts for box in board.boxes.values())


def _steady(journey: Journey, factor: float | None, by_the_hour: bool) -> Journey:
    load = journey.load
    if isinstance(load, DayShape):
        rate = load.average if factor is None else load.peak * factor
        average = load.average * (factor if factor is not None and factor > 1 else 1.0)
        if by_the_hour and factor is not None:
            course = replace(load, average=load.average * factor, peak=rate)
            return replace(journey, load=course, average=average)
        return replace(journey, load=Steady(rate, load.evenly), average=average)
    many = factor if factor is not None else 1.0
    if isinstance(load, Steady):
        rate = journey.average if factor is None and journey.average else load.rate * many
        return replace(journey, load=Steady(rate, load.evenly))
    if isinstance(load, Stepped) and by_the_hour:
        return replace(journey, load=replace(load, steps=tuple((at, r * many) for at, r in load.steps)))
    if isinstance(load, Stepped):
        top = max(rate for _, rate in load.steps)
        return replace(journey, load=Steady(top * many))
    if isinstance(load, Closed):
        return replace(journey, load=replace(load, users=max(1, round(load.users * many))))
    return journey


def _length(board: Board, given: Run, seeds: int) -> Run:
    """How long a scenario runs: long enough to count on, never past the prompt's own."""
    if _by_the_hour(board):
        return replace(given, seeds=1)  # a whole day of people at work: its crowd is its own repetition
    rate = sum(_rate(journey) for journey in board.journeys.values())
    slowest = max(
        (target.value for target in board.targets if target.unit in ("s", "min", "h", "ms")), default=1.0
    )
    wanted = max(SHORTEST, REQUESTS / seeds / rate if rate > 0 else given.for_, 4 * slowest)
    counted = min(wanted, max(given.for_ - given.warm_up, SHORTEST))
    warm = min(given.warm_up, counted / 2)
    return replace(given, for_=warm + counted, warm_up=warm, seeds=seeds)


def _rate(journey: Journey) -> float:
    load = journey.load
    if isinstance(load, Steady):
        return load.rate
    if isinstance(load, Closed):
        return load.users / load.think.mean if load.think.mean > 0 else 0.0
    return 0.0


def run_all(
    board: Board, prompt: Prompt | None, progress: Callable[[float, str], None] | None = None
) -> Runs:
    """Every scenario and failure, on the same seeds. Never raises for a board that cannot be run."""
    from peakday.engine import EngineError

    runs = Runs()
    failures = prompt.failures if prompt is not None else ()
    total = len(SCENARIOS) + len(failures) + 1
    done = 0

    def step(what: str) -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done / total, what)

    several = Threads()
    try:
        for names in _AT_ONCE:
            patient = not runs.hopeless
            loaded = [at_load(board, SCENARIOS[name]) for name in names]
            answers = several.map(partial(measured, patient=patient), loaded)
            for name, one, result in zip(names, loaded, answers, strict=True):
                runs.asked[name], runs.results[name] = one.run.for_, result
                step(name)
    except (EngineError, ValueError) as error:
        runs.problem = f"The drawing does not run: {error}"
        return runs
    patient = not runs.hopeless
    for run in several.map(lambda one: _fail(board, one.id, one.on(board), patient=patient), failures):
        runs.failures.append(run)
        step(run.id)
    if prompt is not None and "strong" in prompt.designs:
        try:
            reference = measured(at_load(prompt.board("strong"), 1.0), patient=False)
            runs.reference_usd = reference.usd_per_month
            boxes = reference.to_dict()["boxes"]
            runs.reference_costs = {name: box["usd_per_month"] for name, box in boxes.items()}
        except (EngineError, ValueError, OSError):
            runs.reference_usd = None
    step("reference")
    return runs


def _fail(board: Board, identity: str, text: str | None, *, patient: bool) -> FailureRun:
    from peakday.board import parse_failure
    from peakday.engine import EngineError

    if text is None:
        return FailureRun(identity, None, None)
    base = at_load(board, 1.0)
    try:
        written = parse_failure(text, base)
        if written is None:
            return FailureRun(identity, text, None)
        placed, length = _placed(written, base.run, _by_the_hour(base))
        result = measured(
            replace(base, failures=(placed,), targets=board.targets, run=length), patient=patient
        )
    except (EngineError, ValueError):
        return FailureRun(identity, text, None)
    speaking = [target for target in result.targets if target.target.during_failures]
    during = [
        result.measures.journey(name).during_failures().success().value for name in result.board.journeys
    ]
    known = [value for value in during if value is not None]
    # a load that rises is no failure of a part: it is held to the fair-weather targets
    holds = all(met(target) for target in speaking) if speaking else None
    return FailureRun(identity, text, result, min(known) if known else None, holds)


def _placed(failure: Failure, run: Run, by_the_hour: bool) -> tuple[Failure, Run]:
    """The failure inside a run of the scenario's length, lasting as long as written.

    In a run by the hour it stays at its own hour.
    """
    if by_the_hour and failure.duration is not None and failure.at + failure.duration < run.for_:
        return failure, run
    lasts = max(LEAST_OUTAGE, failure.duration if failure.duration is not None else LEAST_OUTAGE)
    before = max(10.0, min(60.0, lasts))
    start = run.warm_up + before
    return (
        replace(failure, at=start, duration=lasts),
        replace(run, for_=start + lasts + max(30.0, lasts), warm_up=run.warm_up),
    )
