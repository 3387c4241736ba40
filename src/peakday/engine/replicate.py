"""One replication: a world driven to its horizon, growing what must grow, stopping at its budget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Any

import numpy as np

from peakday.engine.compile import Tables, fresh_world, grow_calls, longer
from peakday.engine.kernel import layout
from peakday.engine.kernel.loop import simulate
from peakday.engine.kernel.sources import begin
from peakday.engine.kernel.world import World
from peakday.engine.pile_up import grouped, pile_up
from peakday.engine.unfinished import inside
from peakday.quantities import say_roughly

CHUNK = 200_000
"""Events between two looks at the budget; at a few million events a second, some 50 ms."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What one run may use. Events and calls decide answers and are exact; wall time only stops."""

    events: int = 200_000_000
    calls: int = 2_000_000
    wall_s: float = 90.0


@dataclass(frozen=True)
class Replication:
    """A finished or stopped replication. `stopped` says why it ended early, in a sentence, or is empty."""

    seed: int
    world: World
    stopped: str
    inside: np.ndarray[Any, Any]
    """Ages of the counted requests that were inside at the end, as `unfinished.inside` counts them."""


def compile_kernel(tables: Tables) -> None:
    """Have the kernel compiled, or loaded from its cache, before any budget of time begins to run."""
    world = fresh_world(tables, seed=1, samples=0)
    world.journeys["users"] = 0  # millions of first thoughts would take their time
    begin(world.k)
    simulate(world.k)  # its next pause is at event 0, so it only compiles


def replicate(
    tables: Tables,
    seed: int,
    *,
    samples: int = 0,
    traces: int = 0,
    budget: Budget,
    started: float,
    cancel: Event | None = None,
    progress: Callable[[float], None] | None = None,
) -> Replication:
    """Simulate one seed. `started` is `monotonic()` at the start of the whole run; `progress` gets 0..1."""
    world = fresh_world(tables, seed, samples, traces)
    k = world.k
    if samples:
        k["sample_every"] = tables.board.run.for_ / samples
    begin(k)
    stopped = ""
    while True:
        k["pause_at"] = min(k["events"][0] + CHUNK, budget.events)
        status = simulate(k)
        if status == layout.DONE:
            break
        if status == layout.PAUSED:
            if progress:
                progress(float(k["now"][0] / k["horizon"][0]))
            stopped = _over(world, budget, started, cancel)
            if stopped:
                break
            continue
        if status == layout.GROW_CALLS and len(world.calls) >= budget.calls:
            at = say_roughly(float(k["now"][0]))
            stopped = f"more than {grouped(budget.calls)} calls were in progress at {at}"
            break
        _grow(world, status, budget)
        world.attach()
    if stopped:
        early = "" if k["warm"][0] else ", before warm-up was over, so nothing is counted"
        stopped = f"{stopped}{early}. {pile_up(tables, world)}"
    _settle(world)
    return Replication(seed, world, stopped, inside(world))


def _over(world: World, budget: Budget, started: float, cancel: Event | None) -> str:
    k = world.k
    if k["events"][0] >= budget.events:
        return (
            f"the budget of {grouped(budget.events)} events a seed was used up "
            f"at {say_roughly(float(k['now'][0]))} of {say_roughly(float(k['horizon'][0]))}"
        )
    if cancel is not None and cancel.is_set():
        return f"it was stopped at {say_roughly(float(k['now'][0]))}"
    if monotonic() - started > budget.wall_s:
        return (
            f"the time budget of {budget.wall_s:.0f} s was used up at {say_roughly(float(k['now'][0]))} of "
            f"{say_roughly(float(k['horizon'][0]))}"
        )
    return ""


def _grow(world: World, status: int, budget: Budget) -> None:
    """Give more room to the array that was too small."""
    if status == layout.GROW_CALLS:
        grow_calls(world, min(8 * len(world.calls), max(budget.calls, len(world.calls) + 1024)))
    elif status == layout.GROW_HEAP:
        world.heap = longer(world.heap, 2 * len(world.heap), len(world.heap))
    elif status == layout.GROW_AGENDA:
        size = len(world.agenda)
        world.agenda = longer(world.agenda, size + max(size, 2 * int(world.k["fresh"][0])), size)
    else:
        _grow_rings(world)


def _grow_rings(world: World) -> None:
    """Give every timeout ring that is more than half full four times the room, its entries in order."""
    k = world.k
    k["ring_full"] = 0
    rings = world.rings.copy()
    full = 2 * rings["count"] + 2 * k["fan"][0] >= rings["size"]
    size = rings["size"] * np.where(full, 4, 1)
    due = np.zeros(int(size.sum()), dtype=layout.DUE)
    first = 0
    for i, ring in enumerate(world.rings):
        order = (ring["head"] + np.arange(ring["count"])) % ring["size"]
        kept = world.due[ring["first"] + order]
        due[first : first + ring["count"]].view(np.uint8)[:] = kept.view(np.uint8)  # see `longer`
        rings[i]["first"], rings[i]["size"], rings[i]["head"] = first, size[i], 0
        first += int(size[i])
    world.rings, world.due = rings, due


def _settle(world: World) -> None:
    """Make every box's time integrals whole: the kernel leaves out what is held now (`kernel.areas`)."""
    boxes, k = world.boxes, world.k
    now = k["now"][0]
    for area, held in (
        ("busy_area", boxes["busy"]),
        ("queue_area", boxes["waiting"] + boxes["stored"]),
        ("capacity_area", boxes["capacity"]),
        ("copies_area", boxes["copies"]),
    ):
        # They count from the end of warm-up; a run stopped before it has none.
        whole = (boxes[area] + held * now) if k["warm"][0] else np.zeros(len(boxes))
        boxes[area] = np.where(whole > 1e-12 * now, whole, 0.0)  # less is what rounding leaves of nothing
