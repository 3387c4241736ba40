"""Journeys: where each starts, what it is asked to carry, when it ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from peakday.board.models import Arrow, Assumed, Box, Journey
from peakday.board.nodes import Entries, Node, Text
from peakday.board.reading.arrows import names
from peakday.board.reading.desk import Desk, entries_of, phrase, read_fields, whole
from peakday.board.reading.fields import Field, table
from peakday.board.reading.loads import Asked, read_load, say_load
from peakday.board.reading.names import check_name
from peakday.quantities import QuantityError

ONLY_JOURNEY = "requests"
"""The name of the one journey of a board that gives its `load` at the top."""
MOST_PRIORITY = 1000


def _load(node: Node, desk: Desk) -> Asked | None:
    return read_load(node, "load", desk)


_box = phrase(lambda text: check_name(text.strip()), "a box's name", "scanner")


def _say_ends(ends: tuple[str, ...]) -> str | list[str]:
    return ends[0] if len(ends) == 1 else list(ends)


JOURNEY_FIELDS = table(
    Field(
        "from",
        "start",
        _box,
        str,
        "the box it starts at",
        "the only box no arrow enters, or what a prompt's words tell",
        "scanner",
    ),
    Field(
        "load",
        "load",
        _load,
        lambda asked: say_load(*asked),
        "what it is asked to carry",
        "none: a board cannot run without",
        "50 000/h",
    ),
    Field(
        "until",
        "ends",
        names,
        _say_ends,
        "it ends, and its latency counts, when that box has done its part; of a list, the first of them",
        "the answer",
        "worker",
    ),
    Field(
        "priority",
        "priority",
        whole(0, MOST_PRIORITY),
        int,
        "for boxes that serve by it; lower first",
        "the order written",
        "1",
    ),
)
"""Every field of a journey."""


def read_journeys(
    node: Node | None, top_load: Node | None, desk: Desk
) -> tuple[dict[str, Journey], dict[str, Node]]:
    """The journeys, and where each stands; their boxes are checked later."""
    journeys: dict[str, Journey] = {}
    places: dict[str, Node] = {}
    if node is not None:
        for key, value in entries_of(node, "journeys", desk):
            name = desk.attempt(key, "journeys", partial(check_name, key.text))
            if name is not None:
                journeys[name], places[name] = _journey(name, value, desk), key
    if top_load is not None:
        if journeys:
            desk.wrong(
                top_load,
                "load",
                "the load is given beside journeys",
                "Move it into the journey that carries it",
            )
        else:
            asked = desk.attempt(top_load, "load", lambda: read_load(top_load, "load", desk))
            load, average = asked or (None, None)
            journeys[ONLY_JOURNEY] = Journey(ONLY_JOURNEY, "", load, average=average)
            places[ONLY_JOURNEY] = top_load
    return journeys, places


def _journey(name: str, node: Node, desk: Desk) -> Journey:
    where = f"journey {name}"
    if isinstance(node, Text) and not node.empty:  # `checkout: 50 000/h`
        asked = desk.attempt(node, where, lambda: read_load(node, where, desk))
        load, average = asked or (None, None)
        return Journey(name, "", load, average=average)
    values = read_fields(node, JOURNEY_FIELDS, where, desk)
    load, average = values.pop("load", None) or (None, None)
    start = values.pop("start", "")
    ends = values.pop("ends", ())
    return Journey(name, start, load, average=average, **values).ending_at(ends)


def said_load(node: Node | None) -> bool:
    """Does a journey's node write a load at all, readable or not?"""
    if isinstance(node, Entries):
        return any(key.text == "load" for key, _ in node.entries)
    return isinstance(node, Text) and not node.empty


def find_start(
    boxes: dict[str, Box], arrows: Sequence[Arrow], certain: bool = True
) -> tuple[str, Assumed | None]:
    """The box a journey without `from` starts at. Raises `QuantityError` where it cannot be told.

    Where it need not be `certain`, as a prompt's words will say, the first that no arrow enters will do.
    """
    entered = {arrow.target for arrow in arrows} | {arrow.else_ for arrow in arrows}
    leaves = {arrow.source for arrow in arrows}
    free = [name for name in boxes if name not in entered]
    for candidates, why in (
        (free, "the only box no arrow enters"),
        ([name for name in free if boxes[name].is_ == "clients"], "the only clients no arrow enters"),
        ([name for name in free if name in leaves], "the only box no arrow enters and one leaves"),
        ([name for name in boxes if boxes[name].is_ == "clients"], "the only clients"),
    ):
        if len(candidates) == 1:
            return candidates[0], Assumed(candidates[0], "from", candidates[0], why)
    if free and not certain:
        return next((name for name in free if name in leaves), free[0]), None
    listed = ", ".join(free[:6])
    rule = (
        f"it could start at any of {listed}"
        if free
        else "every box is entered by an arrow, so its start cannot be told"
    )
    raise QuantityError(rule, f"Add `from: {(free or list(boxes) or ['BOX'])[0]}`")
