"""Why a design misses its targets, the dearest cause first: the box, its own number, the load on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from peakday.board.models import UNLIMITED, Board
from peakday.engine.limiting import MANY, behind, lost_of, slowed, time_spent, utilisation, way_of
from peakday.engine.measure import Measures
from peakday.engine.pile_up import grouped
from peakday.quantities import say_count, say_money, say_rate, say_roughly

MOST = 3
"""Causes that are told."""
IN_STEP = 0.5
"""Who is less busy than this and yet full is asked by many at the same moment."""
LEAST_LOST = 1e-5
LEAST_WAIT = 0.15
"""A share of the requests, and of their time, below which a cause is none."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One box that costs a journey its target; `says` is a sentence without the box's name before it."""

    box: str
    why: str
    """`limit`, `full`, `down`, `left`, `errors`, `slow` (timed out there), `growing` (it cannot
    keep up), `line` (waited there), `work` (its own time) or `cost`."""
    share: float
    """Of the requests asked, those it cost; for a line, of the time spent."""
    says: str

    def to_dict(self) -> dict[str, object]:
        """As the result's JSON has it."""
        return {"box": self.box, "why": self.why, "share": self.share, "says": self.says}


def causes(measures: Measures, board: Board, missed: Collection[str | None]) -> list[Cause]:
    """What costs the journeys in `missed`, all where it holds but `None`: what is lost first, then waits.

    With nothing missed, only what a good part of the requests is lost at. `board` is the one that was drawn,
    of which a scaled run simulates a part.
    """
    names = measures.tables.journey_names
    journeys = [at for at, name in enumerate(names) if name in missed] or list(range(len(names)))
    lost = list(_lost(measures, board, journeys))
    if not missed:
        return [cause for cause in lost if cause.share > MANY][:MOST]
    return [*lost, *_growing(measures, board, journeys), *_lines(measures, journeys)][:MOST]


def dearest(costs: Mapping[str, float]) -> list[Cause]:
    """The boxes that make up most of the bill; `costs` is in US dollars a month."""
    bill = sum(costs.values()) or 1.0
    most = sorted(costs.items(), key=lambda each: -each[1])[:MOST]
    return [
        Cause(
            name,
            "cost",
            usd / bill,
            f"costs {say_money(_rounded(usd))} of {say_money(_rounded(bill))} a month",
        )
        for name, usd in most
        if usd > LEAST_WAIT * bill
    ]


def _lost(measures: Measures, board: Board, journeys: Collection[int]) -> Iterator[Cause]:
    asked = max(1.0, sum(measures.total(measures.journeys, j, "counted") for j in journeys))
    lost = lost_of(measures, journeys)
    for at in sorted(range(len(lost)), key=lambda at: -lost[at]):
        if lost[at] > LEAST_LOST * asked:
            why, says = _reason(measures, board, at, lost[at])
            yield Cause(measures.tables.box_names[at], why, lost[at] / asked, says)


def _reason(measures: Measures, board: Board, at: int, lost: float) -> tuple[str, str]:
    """The reason most of a box's losses have, with the number that decides and what came up against it."""
    name = measures.tables.box_names[at]
    box = board.boxes[name]

    def total(field: str) -> float:
        return measures.total(measures.boxes, at, field)

    seconds = measures.seconds or 1.0
    comes = _rate(total("arrivals") / seconds)
    many = _many(lost)
    timed_out = sum(
        measures.total(measures.arrows, row, "timeouts")
        for row, arrow in enumerate(measures.tables.arrows_in_order)
        if arrow.target == name
    )
    capacity = total("capacity_area")
    busy = f"{100 * total('busy_area') / capacity:.0f} % busy" if capacity else "busy"
    parts = f" in each of {box.partitions} parts" if (box.partitions or 1) > 1 else ""
    room = (
        "no line"
        if not box.queue
        else f"a line of {say_count(box.queue)}"
        if box.queue != UNLIMITED
        else "a line"
    )
    limit = _rate(box.limit.rate) if box.limit else ""
    reasons = {
        "limit": (
            total("limited"),
            f"lets in {limit}{parts} and is asked for {comes}: {many} calls were over it",
        ),
        "full": (
            total("rejected"),
            f"is only {busy}, but its calls come all at once and it has {room}: {many} found it full"
            if capacity and total("busy_area") < IN_STEP * capacity
            else f"is {busy} with {room}, asked for {comes}: {many} calls found it full",
        ),
        "down": (total("refused"), f"was down: {many} calls were refused"),
        "left": (total("abandoned"), f"is {busy}: {many} callers gave up in its line"),
        "errors": (total("errored"), f"fails by itself: {many} of {comes} came back as errors"),
        "slow": (timed_out, f"is {busy} and answers too late: {many} calls to it timed out"),
    }
    why = max(reasons, key=lambda each: reasons[each][0])
    return why, reasons[why][1]


def _growing(measures: Measures, board: Board, journeys: Collection[int]) -> Iterator[Cause]:
    """Who cannot keep up, where a line has grown as long as the run lasted."""
    names = measures.tables.journey_names
    if not any(m.grows() for m in (measures.journey(names[j]) for j in journeys)):
        return
    on_the_way = way_of(measures, journeys)
    left = [measures.left_waiting(at) for at in range(len(measures.tables.box_names))]
    at = max(range(len(left)), key=lambda at: left[at] * (measures.tables.box_names[at] in on_the_way))
    if left[at] <= 0:
        return
    name = behind(measures, measures.tables.box_names[at])
    asked = max(1.0, sum(measures.total(measures.journeys, j, "counted") for j in journeys))
    line = measures.tables.box_names[at]
    # the count is the line's own, as it stands on that box too
    where = "" if line == name else f" in {board.boxes[line].label or line}"
    says = f"cannot keep up: {_many(left[at])} wait for it{where} at the end of the run"
    yield Cause(name, "growing", min(1.0, left[at] * max(1, len(measures.worlds)) / asked), says)


def _lines(measures: Measures, journeys: Collection[int]) -> Iterator[Cause]:
    found: dict[tuple[str, int], tuple[float, str]] = {}
    for journey in journeys:
        waits, works = time_spent(measures, [journey])
        whole = sum(waits) + sum(works)
        for at in sorted(range(len(waits)), key=lambda at: -waits[at]):
            if whole <= 0 or waits[at] <= LEAST_WAIT * whole:
                break
            name = behind(measures, measures.tables.box_names[at])
            wait, all_of_it = _said(measures, journey, waits[at], whole)
            busy = f", {100 * utilisation(measures, name):.0f} % busy" if utilisation(measures, name) else ""
            full = ", slowed by a failure" if name in slowed(measures) else busy
            found.setdefault(
                (name, journey), (waits[at] / whole, f"is waited for: {wait} of {all_of_it}{full}")
            )
    for (name, _), (share, says) in sorted(found.items(), key=lambda each: -each[1][0]):
        yield Cause(name, "line", share, says)


def at_work(measures: Measures, late: Collection[str | None]) -> list[Cause]:
    """Who takes most of the time of each of these journeys by working, where nothing is lost or waits."""
    found = []
    for journey in (at for at, name in enumerate(measures.tables.journey_names) if name in late):
        waits, works = time_spent(measures, [journey])
        whole = sum(waits) + sum(works)
        if max(works, default=0) <= 0 or not measures.total(measures.journeys, journey, "answered"):
            continue
        at = works.index(max(works))
        work, all_of_it = _said(measures, journey, works[at], whole)
        says = f"takes {work} of {all_of_it} for its work: no line, and nothing is lost"
        found.append(Cause(measures.tables.box_names[at], "work", works[at] / whole, says))
    return sorted(found, key=lambda cause: -cause.share)[:MOST]


def _said(measures: Measures, journey: int, part: float, whole: float) -> tuple[str, str]:
    """Part of a journey's time and all of it, of one that was answered; whose, where there are several."""
    answered = max(1.0, measures.total(measures.journeys, journey, "answered"))
    some, all_of_it = (say_roughly(_rounded(seconds / answered)) for seconds in (part, whole))
    names = measures.tables.journey_names
    return some, f"{names[journey]}’s {all_of_it}" if len(names) > 1 else all_of_it


def _many(count: float) -> str:
    """A count as people say it: 146 M, 12 k."""
    for word, size, least in (("billion", 1e9, 9.995e8), ("M", 1e6, 9.995e5), ("k", 1e3, 1e4)):
        if count >= least:
            return f"{count / size:.3g} {word}"
    return grouped(round(count))


def _rate(per_second: float) -> str:
    """A rate in two digits, by the second unless that is less than one."""
    return say_rate(_rounded(per_second), "s" if per_second >= 1 else None)


def _rounded(value: float) -> float:
    """Two digits, as one says it."""
    return float(f"{value:.2g}")
