"""What a scaled run counted, made the counts of all the customers its requests stand for."""

from __future__ import annotations

from typing import Any

import numpy as np

from peakday.board.models import Board
from peakday.engine.compile import Tables
from peakday.engine.kernel.world import World

BOX_COUNTS = (
    "arrivals", "completed", "rejected", "limited", "refused", "abandoned", "errored", "started", "waited",
    "wait_sum", "work_sum", "busy_area", "queue_area", "queue_max", "hits", "looked",
)  # fmt: skip
ARROW_COUNTS = ("calls", "retried", "timeouts", "refused", "dropped", "extra")
JOURNEY_COUNTS = (
    "offered", "counted", "answered", "wrong", "completed", "timeout", "rejected", "limited", "error",
    "abandoned", "f_counted", "f_answered", "f_wrong", "f_sum", "done_ok", "done_bad", "seconds", "sum",
    "sumsq", "calls", "extra",
)  # fmt: skip
GUARD_COUNTS = ("hedged", "repeats")
WITHIN_COUNTS = ("done", "f_done")
PART_COUNTS = ("arrivals", "limited")


def weigh(world: World, tables: Tables, board: Board) -> None:
    """Multiply every count of one replication by `crowd`, in place; `board` is the undivided one."""
    crowd = round(tables.crowd)
    if crowd == 1:
        return
    for rows, names in (
        (world.boxes, BOX_COUNTS),
        (world.arrows, ARROW_COUNTS),
        (world.journeys, JOURNEY_COUNTS),
        (world.guards, GUARD_COUNTS),
        (world.withins, WITHIN_COUNTS),
        (world.parts, PART_COUNTS),
    ):
        for name in names:
            rows[name] *= crowd
    world.latency = world.latency.astype(np.int64) * crowd
    world.waits = world.waits.astype(np.int64) * crowd
    world.hops *= crowd
    world.lost *= crowd
    undivided = np.where(tables.boxes["gated"] > 0, 1, crowd)
    world.boxes["capacity_area"] *= undivided
    copies = _copies(tables, board)
    world.boxes["copies_area"] *= copies
    world.boxes["copies_max"] = np.rint(world.boxes["copies_max"] * copies)
    samples = world.sampled.reshape(-1, len(tables.boxes), 4)
    samples[:, :, (0, 1, 3)] *= crowd
    samples[:, :, 2] *= copies
    world.sampled_journeys *= crowd


def _copies(tables: Tables, board: Board) -> np.ndarray[Any, Any]:
    """How many real copies one simulated copy of each box stands for."""
    real = np.array([board.boxes[name].copies or 1 for name in tables.box_names], dtype=float)
    return np.asarray(real / np.maximum(1, tables.boxes["copies"]))
