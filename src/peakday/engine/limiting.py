"""What limits a design: the one box to look at first, told from where its requests fail or wait."""

from __future__ import annotations

from collections.abc import Collection

from peakday.catalog import kind
from peakday.engine.awaited import KEEPERS, awaited
from peakday.engine.measure import Measures

BUSY = 0.9
"""A box this busy limits a design even while every target holds."""
MANY = 0.01
"""A share of requests failed from which on a box limits though no target speaks of them."""
MOST_HELD = 0.5
"""A share of the time a box's slots are held, from which on its line is because of who has that time."""
NOTICED = 0.0005
"""A share of requests failed below which it is their time that a target is missed by."""
FAILED = ("timeout", "rejected", "limited", "error", "abandoned")


def limiting_box(measures: Measures, missed: Collection[str | None]) -> str | None:
    """The box that limits the design, or `None` where nothing does.

    `missed` names the journeys whose targets are missed, or is `{None}` for a target of the whole board.
    Only boxes on their way can be at fault: where their customers are lost, the one that turned away or lost
    the most of their requests for its own reasons; else the one in whose line they spend the most time, then
    the one where they work longest. A request that a fallback or a later attempt still served is not lost.
    Where nothing is missed, a box that loses a good part of the requests limits, or one that is about full.
    """
    names = measures.tables.box_names
    busiest, fullness = _busiest(measures)
    everybody = range(len(measures.tables.journey_names))
    if not missed:
        lost = lost_of(measures, everybody)
        if max(lost, default=0.0) > 0 and _failed(measures, everybody) > MANY * _asked(measures, everybody):
            return names[lost.index(max(lost))]
        return busiest if fullness > BUSY else None
    journeys = [at for at, name in enumerate(measures.tables.journey_names) if name in missed] or everybody
    on_the_way = way_of(measures, journeys)
    lost = lost_of(measures, journeys)
    failed = _failed(measures, journeys)
    if failed > NOTICED * max(1.0, _asked(measures, journeys)) and max(lost) > 0:
        return names[lost.index(max(lost))]
    waits, works = time_spent(measures, journeys)
    if max(waits) > 0.1 * (sum(waits) + sum(works)) and max(waits) > 0:
        return behind(measures, names[waits.index(max(waits))])
    if fullness > BUSY and busiest in on_the_way:
        return busiest
    if failed > 0 and max(lost) > 0:
        return names[lost.index(max(lost))]
    return names[works.index(max(works))] if max(works) > 0 else busiest


def _asked(measures: Measures, journeys: Collection[int]) -> float:
    return sum(measures.total(measures.journeys, j, "counted") for j in journeys)


def _failed(measures: Measures, journeys: Collection[int]) -> float:
    return sum(measures.total(measures.journeys, j, field) for j in journeys for field in FAILED)


def behind(measures: Measures, name: str) -> str:
    """The box itself, or who keeps it waiting.

    A queue only keeps what others have to do, and a service whose threads all wait for a full database is
    full because of that; so is one that is not full by itself, while what it waits for is made slower.
    """
    board = measures.tables.board
    seen = {name}
    while True:
        targets = [a.target for a in board.arrows if a.source == name and a.target not in seen]
        if kind(board.boxes[name]) in KEEPERS:
            following = max(targets, key=lambda box: utilisation(measures, box), default=None)
        elif slowed := _slowed_behind(measures, name) - seen:
            following = max(slowed, key=lambda box: utilisation(measures, box))
        elif board.boxes[name].holds and _own_share(measures, measures.tables.box_names.index(name)) < 0.5:
            full = [box for box in targets if utilisation(measures, box) > BUSY]
            following = max(full, key=lambda box: utilisation(measures, box), default=None)
        else:
            following = None
        if following is None:
            return name
        seen.add(following)
        name = following


def slowed(measures: Measures) -> set[str]:
    """Boxes that a failure of the run makes slower."""
    failures = measures.tables.board.failures
    return {each.box for each in failures if each.what == "slow" and each.box and each.amount > 1}


def _slowed_behind(measures: Measures, name: str) -> set[str]:
    """Boxes a failure makes slower that have most of the time this one is held, unless it is full."""
    board, slow = measures.tables.board, slowed(measures)
    if not slow or name in slow or utilisation(measures, name) > BUSY:
        return set()
    reached, begun = {name}, [name]
    while begun:
        source = begun.pop()
        if board.boxes[source].holds and kind(board.boxes[source]) not in KEEPERS:
            following = {arrow.target for arrow in board.arrows if arrow.source == source and arrow.waits}
            begun += following - reached
            reached |= following

    def seconds(box: str, *fields: str) -> float:
        at = measures.tables.box_names.index(box)
        return sum(measures.total(measures.boxes, at, field) for field in fields)

    held = MOST_HELD * seconds(name, "busy_area")
    return {box for box in slow & reached if seconds(box, "wait_sum", "work_sum") >= held}


def way_of(measures: Measures, journeys: Collection[int]) -> set[str]:
    """Every box that a request of these journeys can come to."""
    tables = measures.tables
    found: set[str] = set()
    for name in (tables.journey_names[at] for at in journeys):
        begun = {tables.board.journeys[name].start}
        while begun:
            found_now, begun = begun, set()
            found |= found_now
            for arrow in tables.board.arrows:
                if arrow.source in found_now and (not arrow.only or name in arrow.only):
                    begun |= {arrow.target, arrow.else_ or arrow.target} - found
    return found


def _busiest(measures: Measures) -> tuple[str | None, float]:
    shares = {name: utilisation(measures, name) for name in measures.tables.box_names}
    busiest = max(shares, key=lambda name: shares[name], default=None)
    return (busiest, shares[busiest]) if busiest is not None and shares[busiest] > 0 else (None, 0.0)


def utilisation(measures: Measures, name: str) -> float:
    """The share of a box's slots that were busy; 0 where they have no number."""
    at = measures.tables.box_names.index(name)
    capacity = measures.total(measures.boxes, at, "capacity_area")
    return measures.total(measures.boxes, at, "busy_area") / capacity if capacity else 0.0


def lost_of(measures: Measures, journeys: Collection[int]) -> list[float]:
    """By box, the calls of these journeys it turned away or failed by itself, and gave their callers up on.

    A timeout is the fault of whoever is slow; a box that itself waits for others passes it on.
    """
    boxes = len(measures.tables.box_names)
    found = [0.0] * boxes
    for world in measures.worlds:
        counts = world.lost.reshape(-1, boxes, 2)[list(journeys)].sum(axis=0)
        for at in range(boxes):
            found[at] += float(counts[at, 0])
            if counts[at, 1]:
                found[at] += float(counts[at, 1]) * _own_share(measures, at)
    return found


def _own_share(measures: Measures, at: int) -> float:
    """How much of the time a call spends at this box is the box's own line and work."""
    wait = measures.total(measures.boxes, at, "wait_sum")
    work = measures.total(measures.boxes, at, "work_sum")
    busy = measures.total(measures.boxes, at, "busy_area")
    return (wait + work) / max(wait + work, wait + busy, 1e-12)


def time_spent(measures: Measures, journeys: Collection[int]) -> tuple[list[float], list[float]]:
    """Seconds waited and worked at each box for these journeys' counted requests, as far as those wait."""
    tables = measures.tables
    names = tables.box_names
    waits, works = [0.0] * len(names), [0.0] * len(names)
    for journey in journeys:
        heeds = awaited(tables.board, tables.board.journeys[tables.journey_names[journey]])
        for world in measures.worlds:
            hops = world.hops.reshape(-1, len(names), 2)[journey]
            for at, name in enumerate(names):
                waits[at] += float(hops[at, 0]) if heeds.get(name) else 0.0
                works[at] += float(hops[at, 1]) if name in heeds else 0.0
    return waits, works
