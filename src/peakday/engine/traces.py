"""Whole requests, call by call: where each one went, waited, was worked on, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peakday.engine.compile import Tables
from peakday.engine.kernel.layout import OK, REASONS
from peakday.engine.replicate import Replication

MOST = 200
"""Whole requests a run writes down, spread evenly over its counted time."""
_OUTCOMES = ("ok", *REASONS)


def traces_of(tables: Tables, replications: Sequence[Replication]) -> list[dict[str, Any]]:
    """The traced requests of the first replication, in the order they began.

    A request has its `journey`, the second it began at (`t_s`), its `outcome`, `ms` until it was answered,
    and its `hops` by the time they were sent: `box`, `arrow` (`null` for the customer's own), `attempt`
    from 1, and, in ms after the request began, `sent`, `arrived`, then `wait` and `work` as durations, and
    `ended`: answered, or given up by its caller. What was still out when the run ended is missing.
    """
    world = replications[0].world
    hops: dict[int, list[Any]] = {}
    for row in world.traced_hops[: int(world.k["hops_written"][0])]:
        hops.setdefault(int(row["trace"]), []).append(row)
    return [found for _, rows in sorted(hops.items()) if (found := _request(tables, rows)) is not None]


def _request(tables: Tables, rows: list[Any]) -> dict[str, Any] | None:
    own = next((row for row in rows if row["arrow"] < 0), None)
    if own is None:  # the customer had no answer yet
        return None
    began = float(own["sent"])
    ended, result = float(own["ended"]), int(own["result"])
    if result == OK:
        ended = min(
            (float(r["ended"]) for r in rows if r["result"] == OK and _ends_at(tables, r)), default=ended
        )
    # A call ends after those it makes: of those sent at one moment, the last to end is the caller.
    order = sorted(range(len(rows)), key=lambda at: (float(rows[at]["sent"]), -at))
    return {
        "journey": tables.journey_names[own["journey"]],
        "t_s": began,
        "ms": (ended - began) * 1000,
        "outcome": "wrong" if result == OK and own["wrong"] else _OUTCOMES[result],
        "hops": [_hop(tables, rows[at], began) for at in order],
    }


def _ends_at(tables: Tables, row: Any) -> bool:
    """Is this call at one of the boxes its journey waits for (`until`)?"""
    return bool(int(tables.boxes[row["box"]]["ends"]) >> int(row["journey"]) & 1)


def _hop(tables: Tables, row: Any, began: float) -> dict[str, Any]:
    return {
        "box": tables.box_names[row["box"]],
        "arrow": None if row["arrow"] < 0 else tables.arrows_in_order[row["arrow"]].name,
        "attempt": int(row["attempt"]) + 1,
        "sent_ms": (float(row["sent"]) - began) * 1000,
        "arrived_ms": (float(row["arrived"]) - began) * 1000,
        "wait_ms": max(0.0, float(row["started"] - row["arrived"])) * 1000,
        "work_ms": float(row["work"]) * 1000,
        "ended_ms": (float(row["ended"]) - began) * 1000,
        "outcome": _OUTCOMES[row["result"]],
    }
