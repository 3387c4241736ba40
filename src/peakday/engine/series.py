"""The run over time: a point every so often, averaged over replications, for pictures and the replay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from peakday.engine.compile import Tables
from peakday.engine.kernel.layout import NO_LIMIT
from peakday.engine.replicate import Replication


def series_of(tables: Tables, replications: Sequence[Replication]) -> dict[str, Any]:
    """Seconds, and per box and journey what each stretch up to them held; a mean over replications."""
    points = min(int(r.world.k["samples"][0]) for r in replications)
    every = float(replications[0].world.k["sample_every"][0])
    boxes = _mean([r.world.sampled.reshape(-1, len(tables.box_names), 4)[:points] for r in replications])
    journeys = _mean(
        [r.world.sampled_journeys.reshape(-1, len(tables.journey_names), 4)[:points] for r in replications]
    )
    gained = np.diff(journeys, axis=0, prepend=0)
    arrived = np.diff(boxes[:, :, 3], axis=0, prepend=0)
    capacity = np.where(tables.boxes["slots"] < NO_LIMIT, tables.boxes["slots"], 0)
    return {
        "t_s": [every * (i + 1) for i in range(points)],
        "boxes": {
            name: {
                "utilisation": _shares(boxes[:, at, 0], boxes[:, at, 2] * capacity[at]),
                "queue": boxes[:, at, 1].tolist(),
                "copies": boxes[:, at, 2].tolist(),
                "arrivals_per_s": (_counted(arrived[:, at]) / every).tolist(),
            }
            for at, name in enumerate(tables.box_names)
        },
        "journeys": {
            name: {
                "offered_per_s": (gained[:, at, 0] / every).tolist(),
                "completed_per_s": (gained[:, at, 1] / every).tolist(),
                "success": _shares(gained[:, at, 1], gained[:, at, 1] + gained[:, at, 2]),
                "mean_ms": _shares(1000 * gained[:, at, 3], gained[:, at, 1]),
            }
            for at, name in enumerate(tables.journey_names)
        },
    }


def _counted(gained: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Counters start at the end of warm-up, so no stretch ever loses anything."""
    return np.asarray(np.maximum(gained, 0))


def _mean(tables: list[np.ndarray[Any, Any]]) -> np.ndarray[Any, Any]:
    return np.asarray(np.mean(tables, axis=0))


def _shares(above: np.ndarray[Any, Any], below: np.ndarray[Any, Any]) -> list[float | None]:
    return [float(a / b) if b > 0 else None for a, b in zip(above, below, strict=True)]
