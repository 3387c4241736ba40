"""Filling a drawing: every field the engine needs, from the catalog, with one `Assumed` for each.

What the board says is never changed. A value that adds nothing (no limit, no errors, one shared line, first
come first served, no delay within a place) belongs to the board language and is not reported.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from peakday.board.models import UNLIMITED, Arrow, Assumed, Board, Box, Errors, Kind, Limit, Price
from peakday.catalog.counted import counted, multiplied
from peakday.catalog.figures import Figure
from peakday.catalog.parts import KIND_NAMES, CatalogError, Defaults, kind_info, part, unknown
from peakday.catalog.places import delay_between
from peakday.catalog.trades import trade_time
from peakday.catalog.words import Told, tell
from peakday.quantities import (
    parse_count,
    parse_rate,
    parse_share,
    parse_varying,
    say_duration,
    say_money,
)
from peakday.quantities.varying import Constant

LANGUAGE = "the board language's own default"
COPIES = 1
BACKOFF_S = 0.05
NO_LINE = 0
COUNTED = ("people", "service", "cache", "database")
"""Kinds of which a number on the label is a number of copies: ten thousand customers are none."""


def _flag(phrase: str) -> bool:
    return phrase == "yes"


def _slots(phrase: str) -> int:
    return UNLIMITED if phrase == "unlimited" else int(parse_count(phrase))


def _queue(phrase: str) -> int:
    return NO_LINE if phrase == "none" else _slots(phrase)


def _limit(phrase: str) -> Limit:
    rate, _, burst = phrase.partition(" burst ")
    return Limit(parse_rate(rate), parse_count(burst))


READERS: dict[str, Callable[[str], Any]] = {
    "slots": _slots,
    "time": parse_varying,
    "holds": _flag,
    "queue": _queue,
    "limit": _limit,
    "hit": parse_share,
}


def kind_of(name_or_label: str) -> Kind | None:
    """The kind a catalog name, a kind's name or a label's words mean; `None` where they mean none."""
    told = tell(name_or_label)
    return told.kind if told else None


def kind(box: Box) -> Kind:
    """The kind of one box: what it says it is, else what its label or name tells, else a service.

    Raises `CatalogError` where `is:` names something the catalog does not have.
    """
    return _told(box).kind


def mistakes(board: Board) -> list[tuple[str, CatalogError]]:
    """Every box whose `is:` the catalog does not know, with the rule and the nearest names."""
    found = []
    for box in board.boxes.values():
        try:
            kind(box)
        except CatalogError as error:
            found.append((box.name, error))
    return found


def fill(board: Board) -> Board:
    """The same board with every field set that the engine needs, and a list of what was assumed.

    Filling a filled board changes nothing. Raises `CatalogError` for an unknown `is:`.
    """
    assumed: list[Assumed] = []
    starts = {journey.start for journey in board.journeys.values()}
    entered = {arrow.target for arrow in board.arrows} | {a.else_ for a in board.arrows if a.else_}
    boxes = {
        name: _filled_box(box, assumed, asks=name in starts and name not in entered)
        for name, box in board.boxes.items()
    }
    arrows = tuple(_filled_arrow(arrow, boxes, assumed) for arrow in board.arrows)
    new = tuple(entry for entry in assumed if entry not in board.assumed)
    return replace(board, boxes=boxes, arrows=arrows, assumed=board.assumed + new)


def _told(box: Box) -> Told:
    if box.is_ is not None:
        if box.is_ not in KIND_NAMES and not box.is_.startswith("aws/"):
            raise unknown(box.is_)
        if box.is_ in KIND_NAMES:
            return Told(box.is_, None, "")
        named = part(box.is_)
        return Told(named.kind, named.name, "")
    # the name is the surer sign where the label is a whole phrase nobody filed
    told = (tell(box.label) if box.label else None) or tell(box.name) or Told("service", None, "")
    if told.kind == "clients" and (box.copies or box.slots or box.scale or multiplied(box.label or "")):
        return Told("service", None, "")  # an app of which there are three copies is one that serves
    return told


def _filled_box(box: Box, assumed: list[Assumed], *, asks: bool) -> Box:
    told = _told(box)
    if box.is_ is None:
        if asks and (not told.words or _waits_for_others(box, told)):
            told = Told("clients", None, "")
            why = "it is where a journey starts and no arrow enters it"
        elif told.words:
            why = f"told from “{told.words}” on it"
        else:
            why = "no word on it tells its kind; write `is:` to say"
        assumed.append(Assumed(box.name, "is", told.part or told.kind, why))
    defaults = (part(told.part) if told.part else kind_info(told.kind)).defaults
    chosen: dict[str, Any] = {"is_": box.is_ or told.part or told.kind}
    clients = told.kind == "clients"
    if box.copies is None and box.shifts is None and box.scale is None:
        said = counted(box.label) if box.label and told.kind in COUNTED else None
        chosen["copies"] = said or COPIES
        if not clients and (said or _slots_matter(box, defaults)):
            source = f"told from “{box.label}” on it" if said else LANGUAGE
            assumed.append(Assumed(box.name, "copies", str(chosen["copies"]), source))
    elif box.copies is None and box.scale is not None:
        chosen["copies"] = box.scale.least
    known = dict(defaults.fields)
    if told.kind == "people":
        known["time"] = trade_time(box.label or box.name) or known["time"]
    for field, figure in known.items():
        if getattr(box, field) is not None:
            continue
        chosen[field] = READERS[field](str(figure.value))
        if not clients and _worth_telling(field, figure):
            assumed.append(Assumed(box.name, field, str(figure.value), str(figure)))
    chosen["pick"] = box.pick or "shared"
    chosen["order"] = box.order or "fifo"
    chosen["errors"] = box.errors or Errors()
    if box.price is None:
        chosen["price"] = _price(box, defaults, assumed)
    return replace(box, **chosen)


def _waits_for_others(box: Box, told: Told) -> bool:
    """Are these people who ask, though their word is one of those who work: drivers whose phones report?"""
    return told.kind == "people" and not (box.copies or box.shifts or box.time)


def _slots_matter(box: Box, defaults: Defaults) -> bool:
    """Whether the number of copies can change a number: not where slots have no bound and hours are free."""
    slots = box.slots if box.slots is not None else _slots(str(defaults.fields["slots"].value))
    paid = "per_copy_hour" in defaults.price and defaults.price["per_copy_hour"].number > 0
    return slots != UNLIMITED or paid


def _worth_telling(field: str, figure: Figure) -> bool:
    """A box that does not hold its slot is the language's plain case; everything else is a choice."""
    return not (field == "holds" and figure.value == "no")


def _price(box: Box, defaults: Defaults, assumed: list[Assumed]) -> Price:
    """The catalog's price as the board holds it; reported in words, each part with its source."""
    said = {
        "per_copy_hour": "/h a copy",
        "per_million_requests": "/M requests",
        "per_month": "/month",
        "per_partition_month": "/month a partition",
    }
    parts = [(field, figure) for field, figure in defaults.price.items() if figure.number > 0]
    if parts:
        value = " + ".join(f"{say_money(figure.number)}{said[field]}" for field, figure in parts)
        # one source named once, however many parts of the price it gives
        source = "; ".join(dict.fromkeys(str(figure) for _, figure in parts))
        assumed.append(Assumed(box.name, "price", value, source))
    money = {field: figure.number for field, figure in defaults.price.items()}
    return Price(
        per_copy_hour=money.get("per_copy_hour", 0.0),
        per_request=money.get("per_million_requests", 0.0) / 1e6,
        per_month=money.get("per_month", 0.0) + money.get("per_partition_month", 0.0) * (box.partitions or 1),
    )


def _filled_arrow(arrow: Arrow, boxes: dict[str, Box], assumed: list[Assumed]) -> Arrow:
    chosen: dict[str, Any] = {}
    if arrow.backoff is None:
        chosen["backoff"] = BACKOFF_S
        if arrow.retries:
            assumed.append(Assumed(arrow.name, "backoff", say_duration(BACKOFF_S), LANGUAGE))
    if arrow.delay is None:
        seconds, source = _way(arrow, boxes)
        chosen["delay"] = Constant(seconds)
        if seconds:
            assumed.append(Assumed(arrow.name, "delay", say_duration(seconds), source))
    return replace(arrow, **chosen) if chosen else arrow


def _way(arrow: Arrow, boxes: dict[str, Box]) -> tuple[float, str]:
    source, target = boxes.get(arrow.source), boxes.get(arrow.target)
    if source is None or target is None:
        return 0.0, ""
    return delay_between(source.place, target.place)
