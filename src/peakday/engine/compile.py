"""A board becomes flat tables of numbers: what every kind of box means is decided here, once.

The board must be filled (every default set, see `peakday.catalog.fill`). The tables hold no results;
`world` makes a fresh replication from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from peakday.board.models import (
    UNLIMITED,
    Arrow,
    Board,
    Box,
    Closed,
    DayShape,
    KeyCache,
    Steady,
    Stepped,
    Trace,
)
from peakday.catalog import kind
from peakday.engine import loads
from peakday.engine.kernel import histogram, layout
from peakday.engine.kernel.random import seed_streams
from peakday.engine.kernel.world import World
from peakday.engine.refuse import check_runnable, refuse_unbuilt
from peakday.engine.shapes import Shapes
from peakday.engine.timeline import changes
from peakday.quantities.varying import Constant

_PICKS = {
    "shared": layout.SHARED,
    "round-robin": layout.ROUND_ROBIN,
    "random": layout.RANDOM,
    "least": layout.LEAST,
    "two-choices": layout.TWO_CHOICES,
}
_ORDERS = {"fifo": layout.FIFO, "lifo": layout.LIFO, "priority": layout.PRIORITY}
_ON = {
    None: layout.ALWAYS,
    "hit": layout.ON_HIT,
    "miss": layout.ON_MISS,
    "ok": layout.ON_OK,
    "error": layout.ON_ERROR,
}
_JITTERS = {"full": layout.JITTER_FULL, "equal": layout.JITTER_EQUAL, "none": layout.JITTER_NONE}
STORES = ("queue", "stream", "topic")


@dataclass(frozen=True)
class Tables:
    """A compiled board. `box_names`, `arrow_names` and `journey_names` say what the rows are."""

    board: Board
    box_names: tuple[str, ...]
    arrows_in_order: tuple[Arrow, ...]
    journey_names: tuple[str, ...]
    boxes: np.ndarray[Any, Any]
    lines: np.ndarray[Any, Any]
    lane_count: int
    steps: np.ndarray[Any, Any]
    arrows: np.ndarray[Any, Any]
    journeys: np.ndarray[Any, Any]
    levels: np.ndarray[Any, Any]
    traced: np.ndarray[Any, Any]
    changes: np.ndarray[Any, Any]
    feeders: np.ndarray[Any, Any]
    withins: np.ndarray[Any, Any]
    within_of: dict[tuple[str, float], int]
    ring_arrows: tuple[int, ...]
    shapes: np.ndarray[Any, Any]
    values: np.ndarray[Any, Any]
    fan: int


def compile_board(board: Board) -> Tables:
    """Compile a filled board.

    Raises `Refused` for what is not simulated yet, `EngineError` for a board with nothing to run.
    """
    check_runnable(board)
    refuse_unbuilt(board)
    return _Compiler(board).tables()


class _Compiler:
    """Builds the tables piece by piece; each method fills one of them."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.names = tuple(board.boxes)
        self.index = {name: i for i, name in enumerate(self.names)}
        self.kinds = {name: kind(box) for name, box in board.boxes.items()}
        self.journey_names = tuple(board.journeys)
        self.shapes = Shapes()
        self.ordered = tuple(arrow for name in self.names for arrow in self._arrows_of(name))
        self.rings: list[int] = []
        self.lane_count = 0
        self.fan = 8

    def _arrows_of(self, name: str) -> list[Arrow]:
        """The arrows out of a box in the order of its program; a balancer's plain ones come first."""
        own = [arrow for arrow in self.board.arrows if arrow.source == name]
        if self.kinds[name] == "balancer":
            own.sort(key=lambda arrow: not _is_plain(arrow))
        return own

    def tables(self) -> Tables:
        """All tables."""
        boxes, lines = self._boxes()
        arrows = self._arrows()
        steps = self._steps(boxes)
        feeders = self._stores(boxes, arrows)
        journeys, levels, traced, withins, within_of = self._journeys()
        shapes, values = self.shapes.tables()
        return Tables(
            board=self.board,
            box_names=self.names,
            arrows_in_order=self.ordered,
            journey_names=self.journey_names,
            boxes=boxes,
            lines=lines,
            lane_count=self.lane_count,
            steps=steps,
            arrows=arrows,
            journeys=journeys,
            levels=levels,
            traced=traced,
            changes=changes(self.board, self.index, self.ordered),
            feeders=feeders,
            withins=withins,
            within_of=within_of,
            ring_arrows=tuple(self.rings),
            shapes=shapes,
            values=values,
            fan=2 * self.fan + 8,
        )

    def _boxes(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        rows = np.zeros(len(self.names), dtype=layout.BOXES)
        lines: list[tuple[int, int, int, int, int]] = []
        for at, name in enumerate(self.names):
            box = self.board.boxes[name]
            self._box(rows[at], box)
            self._lines(rows[at], at, lines)
        table = np.zeros(len(lines), dtype=layout.LINES)
        for i, line in enumerate(lines):
            table[i] = line
        return rows, table

    def _box(self, row: Any, box: Box) -> None:
        copies = box.copies if box.copies is not None else 1
        slots = layout.NO_LIMIT if box.slots in (None, UNLIMITED) else box.slots
        row["copies"] = copies
        row["slots"] = slots
        row["pick"] = (
            _PICKS[box.pick or "shared"] if copies > 1 and slots < layout.NO_LIMIT else layout.SHARED
        )
        row["order"] = _ORDERS[box.order or "fifo"]
        row["holds"] = bool(box.holds)
        row["queue"] = -1 if box.queue is None else box.queue
        time = box.time or Constant(0.0)
        row["time"] = self.shapes.row(time)
        row["patience"] = self.shapes.row(box.patience) if box.patience else -1
        row["immediate"] = slots == layout.NO_LIMIT and time == Constant(0.0)
        row["store"] = self.kinds[box.name] in STORES
        row["topic"] = self.kinds[box.name] == "topic"
        row["hit"] = box.hit if box.hit is not None and not isinstance(box.hit, KeyCache) else -1.0
        row["fail"] = box.errors.fail if box.errors else 0.0
        row["wrong"] = box.errors.wrong if box.errors else 0.0
        row["slow"] = 1.0
        row["rate"] = box.limit.rate if box.limit else 0.0
        row["burst"] = max(1.0, box.limit.burst) if box.limit else 0.0
        row["tokens"] = row["burst"]
        row["capacity"] = layout.NO_LIMIT if slots == layout.NO_LIMIT else copies * slots

    def _lines(self, row: Any, at: int, lines: list[tuple[int, int, int, int, int]]) -> None:
        copies, slots = int(row["copies"]), int(row["slots"])
        shared = row["pick"] == layout.SHARED
        row["lines"] = 1 if shared else copies
        row["first_line"] = len(lines)
        row["classes"] = len(self.journey_names) if row["order"] == layout.PRIORITY else 1
        for _ in range(int(row["lines"])):
            capacity = int(row["capacity"]) if shared else slots
            lines.append((0, capacity, 0, self.lane_count, at))
            self.lane_count += int(row["classes"])

    def _arrows(self) -> np.ndarray[Any, Any]:
        rows = np.zeros(max(1, len(self.ordered)), dtype=layout.ARROWS)
        edge: dict[str, float] = {}
        for at, arrow in enumerate(self.ordered):
            row = rows[at]
            row["source"], row["target"] = self.index[arrow.source], self.index[arrow.target]
            row["waits"] = arrow.waits
            row["on"] = _ON[arrow.on]
            row["jitter"] = _JITTERS[arrow.jitter]
            row["cancel"] = arrow.cancel
            row["times"], row["retries"] = arrow.times, arrow.retries
            row["backoff"] = 0.05 if arrow.backoff is None else arrow.backoff
            row["other"] = -1 if arrow.else_ is None else self.index[arrow.else_]
            row["lane"] = -1
            delayed = arrow.delay is not None and arrow.delay != Constant(0.0)
            row["delay"] = self.shapes.row(arrow.delay) if delayed and arrow.delay else -1
            row["share"] = 1.0 if arrow.share is None else arrow.share
            if arrow.either:
                row["either"] = 1
                row["low"] = edge.get(arrow.source, 0.0)
                row["high"] = edge[arrow.source] = row["low"] + row["share"]
                if row["high"] > 1 - 1e-9:
                    row["high"] = 2.0
            row["ring"] = -1
            if arrow.timeout is not None:
                row["timeout"] = arrow.timeout
                row["ring"] = len(self.rings)
                self.rings.append(at)
            only = self.journey_names if arrow.only is None else arrow.only
            row["journeys"] = sum(1 << i for i, name in enumerate(self.journey_names) if name in only)
        return rows

    def _steps(self, boxes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        steps: list[tuple[int, int, int, int]] = []
        first_arrow = 0
        for at, name in enumerate(self.names):
            own = self._arrows_of(name)
            boxes[at]["first_step"] = len(steps)
            steps.extend(self._program(name, own, first_arrow))
            steps.append((layout.END, 0, 0, 0))
            self.fan = max(self.fan, sum(arrow.times for arrow in own) + len(own))
            first_arrow += len(own)
        table = np.zeros(len(steps), dtype=layout.STEPS)
        for i, step in enumerate(steps):
            table[i] = step
        return table

    def _program(self, name: str, own: list[Arrow], first: int) -> list[tuple[int, int, int, int]]:
        if self.kinds[name] in STORES:
            return [(layout.STORE, first, len(own), 0)] if own else []
        program: list[tuple[int, int, int, int]] = []
        at = 0
        if self.kinds[name] == "balancer":
            at = sum(_is_plain(arrow) for arrow in own)
            if at:
                program.append((layout.PICK, first, at, 0))
        while at < len(own):
            arrow = own[at]
            if arrow.together and arrow.waits:
                end = at
                while end < len(own) and own[end].together and own[end].waits:
                    end += 1
                need = max((a.need or 0) for a in own[at:end])
                program.append((layout.GROUP, first + at, end - at, need))
                at = end
            else:
                program.append((layout.CALL if arrow.waits else layout.SEND, first + at, 1, 0))
                at += 1
        return program

    def _stores(self, boxes: np.ndarray[Any, Any], arrows: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Lanes for stored messages, and for each worker the arrows that feed it."""
        feeds: dict[int, list[int]] = {}
        for at, name in enumerate(self.names):
            if self.kinds[name] not in STORES:
                continue
            own = [i for i, arrow in enumerate(self.ordered) if arrow.source == name]
            boxes[at]["first_lane"] = self.lane_count
            boxes[at]["store_lanes"] = (len(own) if boxes[at]["topic"] else 1) if own else 0
            for order, arrow in enumerate(own):
                arrows[arrow]["lane"] = self.lane_count + (order if boxes[at]["topic"] else 0)
                feeds.setdefault(int(arrows[arrow]["target"]), []).append(arrow)
            self.lane_count += int(boxes[at]["store_lanes"])
        flat: list[int] = []
        for worker, own in feeds.items():
            boxes[worker]["first_feeder"] = len(flat)
            boxes[worker]["feeders"] = len(own)
            flat.extend(own)
        return np.array(flat or [0], dtype=np.int64)

    def _journeys(
        self,
    ) -> tuple[
        np.ndarray[Any, Any],
        np.ndarray[Any, Any],
        np.ndarray[Any, Any],
        np.ndarray[Any, Any],
        dict[tuple[str, float], int],
    ]:
        rows = np.zeros(len(self.journey_names), dtype=layout.JOURNEYS)
        levels: list[tuple[float, float]] = []
        traced: list[float] = []
        limits: list[float] = []
        within_of: dict[tuple[str, float], int] = {}
        ranks = _ranks(self.board)
        for at, (name, journey) in enumerate(self.board.journeys.items()):
            row = rows[at]
            row["start"] = self.index[journey.start]
            row["until"] = -1 if journey.until is None else self.index[journey.until]
            row["priority"] = ranks[name]
            row["factor"] = 1.0
            row["min"] = np.inf
            row["think"] = -1
            load = journey.load
            if isinstance(load, Closed):
                row["source"], row["users"] = layout.CLOSED, load.users
                row["think"] = self.shapes.row(load.think)
            elif isinstance(load, Trace):
                row["source"], row["first_time"], row["times"] = layout.TRACED, len(traced), len(load.times)
                traced.extend(load.times)
            elif isinstance(load, Steady | DayShape | Stepped):
                row["source"], row["evenly"] = layout.OPEN, load.evenly
                plan = loads.levels(load, self.board.run)
                row["rate"] = plan.rate[0]
                row["first_level"], row["levels"] = len(levels), len(plan.at) - 1
                levels.extend(zip(plan.at[1:], plan.rate[1:], strict=True))
            row["first_within"] = len(limits)
            for limit in sorted({t.within for t in self.board.targets if t.journey == name and t.within}):
                within_of[name, limit] = len(limits)
                limits.append(limit)
            row["withins"] = len(limits) - int(row["first_within"])
        level_table = np.zeros(max(1, len(levels)), dtype=layout.LEVELS)
        for i, level in enumerate(levels):
            level_table[i] = level
        withins = np.zeros(max(1, len(limits)), dtype=layout.WITHINS)
        withins["limit"][: len(limits)] = limits
        return rows, level_table, np.array(traced or [0.0]), withins, within_of


def _is_plain(arrow: Arrow) -> bool:
    """Is this one of the arrows a balancer spreads its requests over?"""
    return arrow.waits and arrow.share is None and arrow.on is None and not arrow.together


def _ranks(board: Board) -> dict[str, int]:
    """Each journey's place in a priority line: by `priority`, then by the order written."""
    order = {name: i for i, name in enumerate(board.journeys)}
    stated = {
        name: (j.priority if j.priority is not None else order[name] + 1)
        for name, j in board.journeys.items()
    }
    places = sorted(set(stated.values()))
    return {name: places.index(value) for name, value in stated.items()}


def fresh_world(tables: Tables, seed: int, samples: int) -> World:
    """Everything one replication needs, at time 0 with nothing scheduled yet."""
    boxes, arrows, journeys = len(tables.boxes), len(tables.arrows), len(tables.journeys)
    streams = boxes * layout.BOX_STREAMS + arrows * layout.ARROW_STREAMS + journeys * layout.JOURNEY_STREAMS
    k = np.zeros(1, dtype=layout.CLOCK)
    k["horizon"], k["warm_up"] = tables.board.run.for_, tables.board.run.warm_up
    k["fan"] = tables.fan
    k["cancels"] = bool(arrows and tables.arrows["cancel"].any())
    k["free"] = -1
    lanes = np.zeros(max(1, tables.lane_count), dtype=layout.LANES)
    lanes["head"] = lanes["tail"] = -1
    ring_size = max(256, 4 * tables.fan)
    rings = np.zeros(max(1, len(tables.ring_arrows)), dtype=layout.RINGS)
    for i, arrow in enumerate(tables.ring_arrows):
        rings[i]["arrow"], rings[i]["first"], rings[i]["size"] = arrow, i * ring_size, ring_size
    world = World(
        k=k,
        calls=np.zeros(0, dtype=layout.CALLS),
        boxes=tables.boxes.copy(),
        lines=tables.lines.copy(),
        lanes=lanes,
        steps=tables.steps,
        arrows=tables.arrows.copy(),
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
        heap=np.zeros(1024 + 4 * tables.fan, dtype=layout.EVENTS),
        agenda=np.zeros(1024 + 4 * tables.fan, dtype=layout.AGENDA),
        latency=np.zeros((2 * journeys, histogram.BINS), dtype=np.int64),
        waits=np.zeros((boxes, histogram.BINS), dtype=np.int64),
        hops=np.zeros((journeys * boxes, 3)),
        sampled=np.zeros((max(1, samples) * boxes, 4)),
        sampled_journeys=np.zeros((max(1, samples) * journeys, 4)),
    )
    k["samples_size"] = samples
    grow_calls(world, 1024 + 4 * tables.fan)
    return world


def grow_calls(world: World, size: int) -> None:
    """Give a world room for `size` calls."""
    old = world.calls
    calls = np.zeros(size, dtype=layout.CALLS)
    calls[: len(old)] = old
    calls["next"][len(old) :] = np.arange(len(old) + 1, size + 1)
    k = world.k
    calls["next"][size - 1] = k["free"][0]
    k["free"] = len(old)
    k["free_count"] += size - len(old)
    world.calls = calls
    world.attach()
