"""The run over time: a point every so often, averaged over replications, for pictures and the replay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from peakday.board.models import Board
from peakday.engine.compile import Tables
from peakday.engine.compile.timeline import windows
from peakday.engine.kernel import histogram
from peakday.engine.kernel.histogram import COARSE, COARSE_STEP
from peakday.engine.kernel.layout import NO_LIMIT
from peakday.engine.replicate import Replication


def series_of(tables: Tables, replications: Sequence[Replication]) -> dict[str, Any]:
    """Seconds, and per box and journey what each stretch up to them held; a mean over replications."""
    points = min(int(r.world.k["samples"][0]) for r in replications)
    step = float(replications[0].world.k["sample_every"][0])
    boxes = _mean([r.world.sampled.reshape(-1, len(tables.box_names), 4)[:points] for r in replications])
    journeys = _mean(
        [r.world.sampled_journeys.reshape(-1, len(tables.journey_names), 4)[:points] for r in replications]
    )
    counts = np.sum(
        [r.world.coarse.reshape(-1, len(tables.journey_names), COARSE)[:points] for r in replications], axis=0
    )
    gained = np.diff(journeys, axis=0, prepend=0)
    arrived = np.diff(boxes[:, :, 3], axis=0, prepend=0)
    capacity = np.where(tables.boxes["slots"] < NO_LIMIT, tables.boxes["slots"], 0)
    return {
        "t_s": [step * (i + 1) for i in range(points)],
        "boxes": {
            name: {
                "utilisation": _shares(boxes[:, at, 0], boxes[:, at, 2] * capacity[at]),
                "queue": boxes[:, at, 1].tolist(),
                "copies": boxes[:, at, 2].tolist(),
                "arrivals_per_s": (_counted(arrived[:, at]) / step).tolist(),
            }
            for at, name in enumerate(tables.box_names)
        },
        "journeys": {
            name: {
                "offered_per_s": (gained[:, at, 0] / step).tolist(),
                "completed_per_s": (gained[:, at, 1] / step).tolist(),
                "success": _shares(gained[:, at, 1], gained[:, at, 1] + gained[:, at, 2]),
                "mean_ms": _shares(1000 * gained[:, at, 3], gained[:, at, 1]),
                **_percentiles(counts[:, at]),
            }
            for at, name in enumerate(tables.journey_names)
        },
    }


def success_before(board: Board, series: Mapping[str, Any], journey: str) -> float | None:
    """The share answered after warm-up and before the first failure: what the board does by itself."""
    first = min((start for start, _ in windows(board)), default=0.0)
    rows = series["journeys"][journey]
    begin = 0.0
    answered = ended = 0.0
    for end, rate, share in zip(series["t_s"], rows["completed_per_s"], rows["success"], strict=True):
        if begin >= board.run.warm_up and end <= first and share is not None:
            answered += rate * (end - begin)
            ended += rate * (end - begin) / share if share > 0 else 0.0
        begin = end
    return min(1.0, answered / ended) if ended > 0 else None


def every(board_for: float, wanted: bool | float) -> float:
    """Seconds between points: as `wanted`; for `True` a 120th of the run, which is what a page can draw."""
    return board_for / 120 if wanted is True else float(wanted)


def by_the_clock(board_for: float) -> float:
    """A second between points in runs of up to 20 minutes, a minute in longer ones."""
    return 1.0 if board_for <= 1200 else 60.0


def _percentiles(so_far: np.ndarray[Any, Any]) -> dict[str, list[float | None]]:
    """Percentiles of the counted requests answered in each stretch, in ms, to within a bin of 6 %."""
    gained = np.diff(so_far, axis=0, prepend=0)
    edges = histogram.edges()[::COARSE_STEP]
    edges = np.append(edges, edges[-1] * 2)[: COARSE + 1]
    total = gained.sum(axis=1)
    running = np.cumsum(gained, axis=1)
    found: dict[str, list[float | None]] = {}
    for name, share in (("p50_ms", 0.5), ("p95_ms", 0.95), ("p99_ms", 0.99)):
        column: list[float | None] = []
        for at, n in enumerate(total):
            if not n:
                column.append(None)
                continue
            cell = int(np.searchsorted(running[at], share * n))
            below = running[at][cell] - gained[at][cell]
            part = (share * n - below) / gained[at][cell]
            column.append(float(edges[cell] + (edges[cell + 1] - edges[cell]) * part) * 1000)
        found[name] = column
    return found


def _counted(gained: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Counters start at the end of warm-up, so no stretch ever loses anything."""
    return np.asarray(np.maximum(gained, 0))


def _mean(tables: list[np.ndarray[Any, Any]]) -> np.ndarray[Any, Any]:
    return np.asarray(np.mean(tables, axis=0))


def _shares(above: np.ndarray[Any, Any], below: np.ndarray[Any, Any]) -> list[float | None]:
    return [float(a / b) if b > 0 else None for a, b in zip(above, below, strict=True)]
