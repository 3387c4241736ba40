"""A fresh replication made from the compiled tables, and room for more calls in it."""

from __future__ import annotations

from typing import Any

import numpy as np

from peakday.engine.compile.tables import Tables
from peakday.engine.kernel import histogram, layout
from peakday.engine.kernel.caches import warm_caches
from peakday.engine.kernel.random import seed_streams
from peakday.engine.kernel.world import World

WARMING = 20
"""Draws for each key a cache has room for, after which it counts as warm though it is not full."""

ROOM = 1 << 20
"""Calls there is room for at first: addresses, not memory, so that growing is seldom needed."""

Rows = np.ndarray[Any, Any]


def fresh_world(tables: Tables, seed: int, samples: int, traces: int = 0) -> World:
    """Everything one replication needs, at time 0 with nothing scheduled yet."""
    boxes, arrows, journeys = len(tables.boxes), len(tables.arrows), len(tables.journeys)
    streams = boxes * layout.BOX_STREAMS + arrows * layout.ARROW_STREAMS + journeys * layout.JOURNEY_STREAMS
    streams += len(tables.keys.keys)
    fan = layout.SPAN * tables.fan
    k = np.zeros(1, dtype=layout.CLOCK)
    k["horizon"], k["warm_up"] = tables.board.run.for_, tables.board.run.warm_up
    k["fan"] = fan
    k["crowd"] = tables.crowd
    k["hops_size"] = traces * layout.HOPS_EACH
    k["trace_at"] = tables.board.run.warm_up if traces else np.inf
    k["trace_every"] = (tables.board.run.for_ - tables.board.run.warm_up) / max(1, traces)
    k["cancels"] = bool(arrows and tables.arrows["cancel"].any())
    k["dedupes"] = bool(tables.guards["dedupe"].any())
    k["amplifies"] = bool((tables.arrows["retries"] > 0).any() or (tables.guards["hedge"] > 0).any())
    k["free"] = -1
    lanes = np.zeros(max(1, tables.lane_count), dtype=layout.LANES)
    lanes["head"] = lanes["tail"] = -1
    ring_size = max(256, 4 * fan)
    rings = np.zeros(max(1, len(tables.ring_arrows)), dtype=layout.RINGS)
    for i, arrow in enumerate(tables.ring_arrows):
        rings[i]["arrow"], rings[i]["first"], rings[i]["size"] = arrow, i * ring_size, ring_size
    world = World(
        k=k,
        calls=np.zeros(0, dtype=layout.CALLS),
        boxes=tables.boxes.copy(),
        lines=tables.lines.lines.copy(),
        lanes=lanes,
        steps=tables.steps,
        arrows=tables.arrows.copy(),
        eithers=tables.eithers,
        journeys=tables.journeys.copy(),
        levels=tables.levels,
        traced=tables.traced,
        changes=tables.changes,
        feeders=tables.feeders,
        withins=tables.withins.copy(),
        rings=rings,
        due=np.zeros(ring_size * len(rings), dtype=layout.DUE),
        shapes=tables.shapes,
        values=tables.values,
        streams=seed_streams(seed, streams),
        traced_hops=np.zeros(traces * layout.HOPS_EACH, dtype=layout.HOPS),
        coarse=np.zeros((samples * journeys, histogram.COARSE), dtype=np.int64),
        decks=np.zeros(streams if tables.crowd > 1 else 1, dtype=layout.DECKS),
        heap=np.zeros(_at_first(tables) + 1024 + 4 * fan, dtype=layout.EVENTS),
        agenda=np.zeros(1024 + 4 * fan, dtype=layout.AGENDA),
        latency=np.zeros((2 * journeys, histogram.BINS), dtype=np.int32),
        waits=np.zeros((boxes, histogram.BINS), dtype=np.int32),
        hops=np.zeros((journeys * boxes, 2)),
        lost=np.zeros((journeys * boxes, 2), dtype=np.int64),
        sampled=np.zeros((max(1, samples) * boxes, 4)),
        sampled_journeys=np.zeros((max(1, samples) * journeys, 4)),
        guards=tables.guards.copy(),
        shifts=tables.lines.shifts,
        roster=tables.lines.roster.copy(),
        batches=tables.lines.batches.copy(),
        scales=tables.lines.scales.copy(),
        started=tables.lines.started.copy(),
        keys=tables.keys.keys,
        parts=tables.keys.parts.copy(),
        caches=tables.keys.caches.copy(),
        entries=np.zeros(max(1, tables.keys.entries), dtype=layout.ENTRIES),
        spots=np.zeros(max(1, tables.keys.spots), dtype=layout.SPOTS),
    )
    k["samples_size"] = samples
    grow_calls(world, max(ROOM, 4 * fan))
    if tables.keys.entries:
        warm_caches(k, WARMING * tables.keys.entries)
    return world


def _at_first(tables: Tables) -> int:
    """The most events that are scheduled before time begins to run: the timeline, clocks, users who think."""
    clocks = len(tables.boxes) + len(tables.lines.scales) + len(tables.journeys)
    return len(tables.changes) + clocks + int(tables.journeys["users"].sum())


def grow_calls(world: World, size: int) -> None:
    """Give a world room for `size` calls. Rows that no call has used yet cost no memory until one does."""
    old = world.calls
    world.calls = longer(old, size, int(world.k["fresh"][0]))
    world.k["free_count"] += size - len(old)
    world.attach()


def longer(rows: Rows, size: int, used: int) -> Rows:
    """The first `used` rows of a table, in a new one with room for `size`.

    They are copied as bytes: numpy copies records field by field, which takes longer than simulating them.
    """
    more = np.zeros(size, dtype=rows.dtype)
    more[:used].view(np.uint8)[:] = rows[:used].view(np.uint8)
    return more
