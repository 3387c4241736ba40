"""Run a board: fill it, compile it, simulate its seeds side by side, and pool what they measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import ceil, isfinite
from threading import Event
from time import monotonic
from typing import Any

from peakday.board.models import SEEDS, Board, DayShape, Failure, Journey, Load, Steady, Stepped
from peakday.catalog import fill
from peakday.engine.compile import compile_board
from peakday.engine.errors import EngineError
from peakday.engine.estimate import estimate
from peakday.engine.measure import Measures
from peakday.engine.progress import Progress
from peakday.engine.rare import is_rare, replicate_rare
from peakday.engine.refuse import check_runnable
from peakday.engine.replicate import Budget, Replication, compile_kernel
from peakday.engine.result import Result
from peakday.engine.scaled.check import check
from peakday.engine.scaled.choose import choose, told
from peakday.engine.scaled.simulate import scaled_tables, simulate_scaled
from peakday.engine.series import every, series_of
from peakday.engine.traces import MOST, traces_of
from peakday.engine.until import MOST_SEEDS, replicate_until

MOST_SAMPLES = 10_000
PATIENT_EVENTS = 1_000_000_000
"""The budget of a board that says `engine: exact`: it has no other way, and whoever wrote so can wait."""


def run(
    board: Board,
    *,
    seeds: int | Sequence[int] | None = None,
    load: float | dict[str, Load] | None = None,
    fail: Iterable[Failure] = (),
    until: float | None = None,
    series: bool | float = False,
    traces: int = 0,
    progress: Callable[[float], None] | None = None,
    budget: Budget | None = None,
    cancel: Event | None = None,
    checked: bool = True,
) -> Result:
    """Simulate a board, exactly while that is within the budget of events, else scaled (see `scaled.choose`).

    `seeds` is how many replications or which; `load` a factor on every journey's load or new loads by
    journey; `fail` adds failures to the board's own; `until` is a half width (0.02): replications are added
    till every target's 95 % interval is that narrow, within the budget of events. `series` adds the course
    over time, in 120 points or one every so many seconds, `traces` so many whole requests. `progress` is
    called with 0..1, never falling, from any thread; setting `cancel` stops the run with what it has.
    Without `checked` a scaled run's error is not measured. Raises `EngineError` (and `Refused`) for a board
    that cannot be simulated.
    """
    started = monotonic()
    wanted = _with_failures(_with_load(board, load), fail)
    chosen = _seeds(seeds, wanted)
    filled = fill(wanted)
    check_runnable(filled)
    guess = estimate(filled)
    known = guess.unbounded
    budget = budget or (Budget(events=PATIENT_EVENTS) if filled.run.engine == "exact" else Budget())
    compile_kernel(compile_board(filled))
    choice = choose(filled, known, len(chosen), budget)
    tables = scaled_tables(filled, known, choice.crowd)
    samples = ceil(filled.run.for_ / every(filled.run.for_, series)) if series else 0
    if not 0 <= traces <= MOST:
        raise EngineError(f"A run traces at most {MOST} whole requests, not {traces}.")
    if samples > MOST_SAMPLES:
        raise EngineError(f"A series has at most {MOST_SAMPLES} points, not {samples}. Space them wider.")

    narrow = until if until is not None else filled.run.until
    freely = narrow is None and seeds is None and filled.run.seeds is None
    told_of = Progress(progress, narrow is not None or (freely and any(map(is_rare, filled.targets))))
    begun = monotonic()

    def simulate(seeds: list[int], budget: Budget) -> list[Replication]:
        return simulate_scaled(
            filled,
            tables,
            seeds,
            budget=budget,
            started=begun,
            samples=samples,
            traces=traces,
            cancel=cancel,
            progress=told_of.of_batch(),
        )

    replications, reached = replicate_until(filled, tables, chosen, narrow, budget, simulate)
    if freely:
        replications = replicate_rare(filled, tables, replications, budget, simulate)
    told_of.done()
    stopped = next((r.stopped for r in replications if r.stopped), "")
    scaled = None
    if choice.crowd > 1:
        tested = checked and not stopped
        apart = check(filled, choice.size, len(chosen), choice.crowd, budget, begun) if tested else None
        scaled = told(filled, choice.crowd, apart)
    return Result(
        filled,
        Measures(tables, replications),
        guess,
        [r.seed for r in replications],
        monotonic() - started,
        stopped,
        series_of(tables, replications) if series else None,
        scaled,
        None if narrow is None or reached is None else {"asked": narrow, "reached": _finite(reached)},
        traces_of(tables, replications) if traces else None,
    )


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None


def _seeds(seeds: int | Sequence[int] | None, board: Board) -> list[int]:
    if seeds is None:
        seeds = board.run.seeds or SEEDS
    chosen = list(range(1, seeds + 1)) if isinstance(seeds, int) else list(seeds)
    if not 1 <= len(chosen) <= MOST_SEEDS:
        raise EngineError(f"A run takes from 1 to {MOST_SEEDS} seeds, not {len(chosen)}.")
    if len(set(chosen)) != len(chosen):
        raise EngineError("The same seed twice adds nothing. Give each seed once.")
    return chosen


def _with_load(board: Board, load: float | dict[str, Load] | None) -> Board:
    """The board with its loads multiplied by a factor, or replaced journey by journey."""
    if load is None:
        return board
    if isinstance(load, dict):
        unknown = [name for name in load if name not in board.journeys]
        if unknown:
            raise EngineError(
                f"--load names the journey {unknown[0]!r}, which the board lacks. "
                f"It has: {', '.join(board.journeys)}."
            )
        journeys = {
            name: replace(j, load=load[name], average=None) if name in load else j
            for name, j in board.journeys.items()
        }
        return replace(board, journeys=journeys)
    return replace(board, journeys={name: _times(j, load) for name, j in board.journeys.items()})


def _times(journey: Journey, factor: float) -> Journey:
    load: Any = journey.load
    match journey.load:
        case Steady(rate, evenly):
            load = Steady(rate * factor, evenly)
        case DayShape():
            load = replace(
                journey.load, average=journey.load.average * factor, peak=journey.load.peak * factor
            )
        case Stepped(steps, evenly):
            load = Stepped(tuple((at, rate * factor) for at, rate in steps), evenly)
        case None:
            pass
        case _ if hasattr(load, "users"):
            load = replace(load, users=max(1, round(load.users * factor)))
        case _:
            raise EngineError(
                f"journey {journey.name}: a recorded trace plays as it is, so its load has no factor."
            )
    average = None if journey.average is None else journey.average * factor
    return replace(journey, load=load, average=average)


def _with_failures(board: Board, fail: Iterable[Failure]) -> Board:
    more = tuple(fail)
    return replace(board, failures=board.failures + more) if more else board
