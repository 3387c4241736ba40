"""What limits a design: the one box to look at first, told from where its requests fail or wait."""

from __future__ import annotations

from peakday.engine.measure import Measures

BUSY = 0.9
"""A box this busy limits a design even while every target holds."""


def limiting_box(measures: Measures, missed: bool) -> str | None:
    """The box that limits the design, or `None` where nothing does.

    While targets are missed: the box that turned away or lost the most requests for its own reasons,
    then the one in whose line requests spend the most time, then the one where they work longest.
    """
    names = measures.tables.box_names
    busiest, utilisation = _busiest(measures)
    if not missed:
        return busiest if utilisation > BUSY else None
    lost = [_lost(measures, at) for at in range(len(names))]
    asked = sum(
        measures.total(measures.journeys, j, "counted") for j in range(len(measures.tables.journey_names))
    )
    if max(lost) > 0.0005 * max(1.0, asked):
        return names[lost.index(max(lost))]
    waits, works = _time_spent(measures)
    if max(waits) > 0.1 * (sum(waits) + sum(works)) and max(waits) > 0:
        return names[waits.index(max(waits))]
    if utilisation > BUSY:
        return busiest
    if max(lost) > 0:
        return names[lost.index(max(lost))]
    return names[works.index(max(works))] if max(works) > 0 else busiest


def _busiest(measures: Measures) -> tuple[str | None, float]:
    best: str | None = None
    most = 0.0
    for at, name in enumerate(measures.tables.box_names):
        capacity = measures.total(measures.boxes, at, "capacity_area")
        share = measures.total(measures.boxes, at, "busy_area") / capacity if capacity else 0.0
        if share > most:
            best, most = name, share
    return best, most


def _lost(measures: Measures, at: int) -> float:
    """Requests a box turned away or failed by itself, and answers its callers gave up waiting for."""
    own = sum(
        measures.total(measures.boxes, at, field)
        for field in ("rejected", "limited", "refused", "abandoned", "errored")
    )
    for row, arrow in enumerate(measures.tables.arrows_in_order):
        if arrow.target == measures.tables.box_names[at]:
            # A timeout is the fault of whoever is slow; a caller that itself waits passes it on.
            own += measures.total(measures.arrows, row, "timeouts") * _own_share(measures, at)
    return own


def _own_share(measures: Measures, at: int) -> float:
    """How much of the time a call spends at this box is the box's own line and work."""
    wait = measures.total(measures.boxes, at, "wait_sum")
    work = measures.total(measures.boxes, at, "work_sum")
    busy = measures.total(measures.boxes, at, "busy_area")
    return (wait + work) / max(wait + work, wait + busy, 1e-12)


def _time_spent(measures: Measures) -> tuple[list[float], list[float]]:
    """Seconds spent waiting and working at each box on counted requests' behalf."""
    boxes = len(measures.tables.box_names)
    waits, works = [0.0] * boxes, [0.0] * boxes
    for world in measures.worlds:
        hops = world.hops.reshape(-1, boxes, 2).sum(axis=0)
        for at in range(boxes):
            waits[at] += float(hops[at, 0])
            works[at] += float(hops[at, 1])
    return waits, works
