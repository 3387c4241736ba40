"""Run a board: fill it, compile it, simulate its seeds side by side, and pool what they measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from os import cpu_count
from threading import Event, Lock
from time import monotonic
from typing import Any

from peakday.board.models import Board, DayShape, Failure, Journey, Load, Steady, Stepped
from peakday.catalog import fill
from peakday.engine.compile import Tables, compile_board
from peakday.engine.errors import EngineError
from peakday.engine.estimate import estimate
from peakday.engine.measure import Measures
from peakday.engine.replicate import Budget, Replication, compile_kernel, replicate
from peakday.engine.result import Result
from peakday.engine.series import series_of

SAMPLES = 120
MOST_SEEDS = 1000


def run(
    board: Board,
    *,
    seeds: int | Sequence[int] | None = None,
    load: float | dict[str, Load] | None = None,
    fail: Iterable[Failure] = (),
    series: bool = False,
    progress: Callable[[float], None] | None = None,
    budget: Budget | None = None,
    cancel: Event | None = None,
) -> Result:
    """Simulate a board.

    `seeds` is how many replications or which; `load` a factor on every journey's load or new loads by
    journey; `fail` adds failures to the board's own. `progress` is called with 0..1 from any thread;
    setting `cancel` stops the run with what it has. Raises `EngineError` (and `Refused`) for a board
    that cannot be simulated.
    """
    started = monotonic()
    wanted = _with_failures(_with_load(board, load), fail)
    chosen = _seeds(seeds, wanted)
    filled = fill(wanted)
    tables = compile_board(filled)
    known = estimate(filled)
    budget = budget or Budget()
    share = replace(budget, events=max(1, budget.events // len(chosen)))
    compile_kernel(tables)
    replications = _all(tables, chosen, SAMPLES if series else 0, share, monotonic(), cancel, progress)
    stopped = next((r.stopped for r in replications if r.stopped), "")
    return Result(
        filled,
        Measures(tables, replications),
        known,
        [r.seed for r in replications],
        monotonic() - started,
        stopped,
        series_of(tables, replications) if series else None,
    )


def _all(
    tables: Tables,
    seeds: list[int],
    samples: int,
    budget: Budget,
    started: float,
    cancel: Event | None,
    progress: Callable[[float], None] | None,
) -> list[Replication]:
    """Every seed, as many at once as there are cores: the kernel lets go of the interpreter."""
    done = dict.fromkeys(seeds, 0.0)
    lock = Lock()

    def one(seed: int) -> Replication:
        def tell(share: float) -> None:
            if progress:
                with lock:
                    done[seed] = share
                    progress(sum(done.values()) / len(done))

        finished = replicate(
            tables, seed, samples=samples, budget=budget, started=started, cancel=cancel, progress=tell
        )
        tell(1.0)
        return finished

    with ThreadPoolExecutor(max_workers=min(len(seeds), cpu_count() or 1)) as pool:
        return list(pool.map(one, seeds))


def _seeds(seeds: int | Sequence[int] | None, board: Board) -> list[int]:
    if seeds is None:
        seeds = board.run.seeds
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
