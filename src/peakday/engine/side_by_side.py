"""Seeds simulated side by side, as many at once as there are cores: the kernel lets go of the interpreter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from os import cpu_count
from threading import Event, Lock

from peakday.engine.compile import Tables
from peakday.engine.kernel.world import World
from peakday.engine.replicate import Budget, Replication, replicate

MANY_CALLS = 100_000
"""A replication that has used more calls than this keeps tens of megabytes; they are worth letting go."""


def side_by_side(
    tables: Tables,
    seeds: Sequence[int],
    *,
    budget: Budget,
    started: float,
    samples: int = 0,
    traces: int = 0,
    cancel: Event | None = None,
    progress: Callable[[float], None] | None = None,
) -> list[Replication]:
    """One replication a seed, in the seeds' order. `budget` is for all of them; `progress` gets 0..1.

    `started` is `monotonic()` at the start of the whole run, whose wall time the budget bounds.
    `samples` is how many points of a time series each writes, `traces` how many requests the first traces.
    What a finished replication needs no more, its events above all, is let go at once.
    """
    share = replace(budget, events=max(1, budget.events // len(seeds)))
    done = dict.fromkeys(seeds, 0.0)
    lock = Lock()

    def one(seed: int) -> Replication:
        def tell(part: float) -> None:
            if progress:
                with lock:
                    done[seed] = part
                    progress(sum(done.values()) / len(done))

        finished = replicate(
            tables,
            seed,
            samples=samples,
            traces=traces if seed == seeds[0] else 0,
            budget=share,
            started=started,
            cancel=cancel,
            progress=tell,
        )
        _let_go(finished.world)
        tell(1.0)
        return finished

    with ThreadPoolExecutor(max_workers=min(len(seeds), cpu_count() or 1)) as pool:
        return list(pool.map(one, seeds))


def _let_go(world: World) -> None:
    """Free the largest tables that only a running replication reads."""
    names = ["heap", "agenda", "due", "decks"]
    if int(world.k["fresh"][0]) > MANY_CALLS:
        names.append("calls")
    for name in names:
        setattr(world, name, getattr(world, name)[:0].copy())
