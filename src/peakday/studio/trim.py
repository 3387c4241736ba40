"""Keeps the result of a run small enough for a log: coarser pictures first, never a changed figure."""

from __future__ import annotations

import json
from typing import Any

from peakday.interview.events import Json

MOST_BYTES = 256_000
MOST_BARS = 240
MOST_POINTS = 240


def trimmed(result: Json) -> Json:
    """The result with its pictures as fine as a screen shows; without them where it is still too large."""
    journeys = {
        name: {**journey, "histogram": coarser(journey["histogram"])} if journey.get("histogram") else journey
        for name, journey in result.get("journeys", {}).items()
    }
    small = {**result, "journeys": journeys}
    if "series" in small:
        small["series"] = rounded(small["series"])
    if _size(small) <= MOST_BYTES:
        return small
    small.pop("series", None)
    small.pop("traces", None)
    if _size(small) <= MOST_BYTES:
        return small
    bare = {
        name: {key: value for key, value in journey.items() if key != "histogram"}
        for name, journey in journeys.items()
    }
    warnings = [*small.get("warnings", []), "The board is so large that its pictures were left out."]
    return {**small, "journeys": bare, "warnings": warnings, "assumed": small.get("assumed", [])[:200]}


def coarser(histogram: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The same histogram in at most `MOST_BARS` bars: neighbours joined, empty ends cut, no count lost."""
    edges, counts = list(histogram["edges_ms"]), list(histogram["counts"])
    filled = [place for place, count in enumerate(counts) if count]
    if not filled or len(edges) != len(counts) + 1:
        return histogram
    first, last = filled[0], filled[-1] + 1
    edges, counts = edges[first : last + 1], counts[first:last]
    width = -(-len(counts) // MOST_BARS)
    if width <= 1:
        return {"edges_ms": edges, "counts": counts}
    joined = [sum(counts[place : place + width]) for place in range(0, len(counts), width)]
    return {"edges_ms": [*edges[:-1:width], edges[-1]], "counts": joined}


def rounded(values: Any) -> Any:
    """The same picture with every number to four figures: more is not seen, and takes twice the room."""
    if isinstance(values, dict):
        return {name: each if name == "t_s" else rounded(each) for name, each in values.items()}
    if isinstance(values, list):
        return [rounded(each) for each in values]
    return float(f"{values:.4g}") if isinstance(values, float) else values


def _size(result: Json) -> int:
    return len(json.dumps(result))
