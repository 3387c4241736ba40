"""Boxes: the table of their fields, and the three ways a board may name them."""

from __future__ import annotations

from functools import partial
from typing import Any, get_args

from peakday.board import phrases as say
from peakday.board.mistakes import nearest
from peakday.board.models import UNLIMITED, Assumed, Box, Kind, Scale, Shift
from peakday.board.nodes import Entries, Items, Node, Text
from peakday.board.reading.desk import (
    MOST_COPIES,
    Desk,
    described,
    duration,
    entries_of,
    items_of,
    one_of,
    phrase,
    read_fields,
    share,
    text_of,
    varying,
    whole,
    yes_no,
)
from peakday.board.reading.fields import Field, table
from peakday.board.reading.names import check_name
from peakday.quantities import QuantityError, say_count, say_duration, say_share, say_varying
from peakday.quantities.errors import shown

KINDS: tuple[str, ...] = get_args(Kind)
"""Every kind a box can be, in the contract's order."""

SCALE_EVERY = 30.0
SCALE_WARM = 60.0
"""Seconds between looks at the load, and until a new copy serves, where `scale` does not say."""

_NOT_FOR_CLIENTS = {"time": "time", "queue": "queue", "slots": "slots", "limit": "limit"}


def _kind(node: Node, desk: Desk) -> str:
    word = text_of(node, "a kind of box", "service").strip()
    if word in KINDS:
        return word
    if "/" not in word:
        raise QuantityError(f"{shown(word)} is no kind of box", nearest(word, KINDS))
    if desk.known_parts is not None and word not in desk.known_parts:
        raise QuantityError(f"the catalog has no {shown(word)}", nearest(word, sorted(desk.known_parts)))
    return word


def _queue(node: Node, desk: Desk) -> int:
    if isinstance(node, Text) and node.text.strip().lower() == "none":
        return 0
    return whole(most=10**9, unlimited=True)(node, desk)


def _say_queue(queue: int) -> str:
    return {UNLIMITED: "unlimited", 0: "none"}.get(queue) or say_count(queue)


def _say_bounded(number: int) -> str:
    return "unlimited" if number == UNLIMITED else say_count(number)


def _label(node: Node, desk: Desk) -> str:
    text = text_of(node, "a label", "Profile cache")
    if len(text) > 200:
        raise QuantityError("this label is over 200 letters long", "Shorten it, and keep the rest in `notes`")
    return text


def _place(node: Node, desk: Desk) -> str:
    place = text_of(node, "a place", "us-east-1").strip()
    parts = place.split("/")
    if len(parts) > 2:
        raise QuantityError(f"{shown(place)} is not a place", "Write a region, or `region/zone`")
    for part in parts:
        check_name(part)
    return place


def _shifts(node: Node, desk: Desk) -> tuple[Shift, ...]:
    items = node.items if isinstance(node, Items) else [node]
    if not items:
        raise QuantityError("these shifts are empty", 'Write `["08:00-16:00 x 40"]`, or take them out')
    return tuple(say.parse_shift(text_of(item, "a shift", "08:00-16:00 x 40")) for item in items)


def _scale(node: Node, desk: Desk) -> Scale | None:
    before = len(desk.mistakes)
    values = read_fields(node, SCALE_FIELDS, "scale", desk)
    if len(desk.mistakes) > before:
        return None
    missing = [
        name
        for name, field in SCALE_FIELDS.items()
        if field.attribute in ("least", "most", "at") and field.attribute not in values
    ]
    example = "{from: 4, to: 200, at: 60 %, every: 30 s, warm: 90 s}"
    if missing:
        raise QuantityError(f"this scale does not say {shown(missing[0])}", f"Write it as `{example}`")
    if values["most"] < values["least"]:
        raise QuantityError("this scale goes to fewer copies than it starts from", f"Write it as `{example}`")
    if not values["at"] or not values.get("every", 1):
        raise QuantityError("a scale wants a share and a time over zero", f"Write it as `{example}`")
    for name, attribute, default in (("every", "every", SCALE_EVERY), ("warm", "warm", SCALE_WARM)):
        if attribute not in values:
            values[attribute] = default
            desk.assumed.append(
                Assumed("", f"scale {name}", say_duration(default), "the board language's default")
            )
    return Scale(**values)


def _say_scale(scale: Scale) -> dict[str, Any]:
    return {name: field.say(getattr(scale, field.attribute)) for name, field in SCALE_FIELDS.items()}


def _say_yes(value: bool) -> str:
    return "yes" if value else "no"


SCALE_FIELDS = table(
    Field("from", "least", whole(1), say_count, "the fewest copies, and how many it starts with", "", "4"),
    Field("to", "most", whole(1), say_count, "the most copies", "", "200"),
    Field("at", "at", share, say_share, "the utilisation it aims for", "", "60 %"),
    Field("every", "every", duration, say_duration, "how often it looks", "30 s", "30 s"),
    Field("warm", "warm", duration, say_duration, "how long a new copy takes to serve", "60 s", "90 s"),
)

BOX_FIELDS = table(
    Field(
        "is",
        "is_",
        _kind,
        str,
        "a kind of box, or a part from the catalog such as `aws/dynamodb`",
        "told from the label, and reported",
        "service",
    ),
    Field("label", "label", _label, str, "what the canvas shows", "the name", "Profile cache"),
    Field("copies", "copies", whole(1), say_count, "how many instances", "from the catalog", "3"),
    Field(
        "slots",
        "slots",
        whole(1, unlimited=True),
        _say_bounded,
        "requests each copy handles at once; `unlimited` for no bound",
        "from the catalog",
        "16",
    ),
    Field(
        "time",
        "time",
        varying,
        say_varying,
        "work per request, before its calls",
        "from the catalog",
        "lognormal 80 ms p99 250 ms",
    ),
    Field(
        "holds",
        "holds",
        yes_no,
        _say_yes,
        "does a request keep its slot while it waits for its own synchronous calls?",
        "`yes` for services, functions and people, `no` for everything else",
        "no",
    ),
    Field(
        "queue",
        "queue",
        _queue,
        _say_queue,
        "waiting room (per copy, where each has its own line); beyond it a request is rejected; "
        "`none` for no room at all, or `unlimited`",
        "from the catalog, and bounded",
        "50",
    ),
    Field(
        "pick",
        "pick",
        one_of("shared", "round-robin", "random", "least", "two-choices"),
        str,
        "one line for all copies, or how a request picks the copy whose line it joins",
        "`shared`",
        "round-robin",
    ),
    Field(
        "order", "order", one_of("fifo", "lifo", "priority"), str, "who is served next", "`fifo`", "priority"
    ),
    Field(
        "patience",
        "patience",
        varying,
        say_varying,
        "how long a caller waits in line before giving up",
        "none",
        "exp 30 s",
    ),
    Field(
        "limit",
        "limit",
        phrase(say.parse_limit, "a limit", "10k/s burst 5k"),
        say.say_limit,
        "admission by a token bucket; without `burst`, one second's worth",
        "the catalog's quota",
        "10k/s burst 5k",
    ),
    Field(
        "hit",
        "hit",
        phrase(say.parse_hit, "a hit share", "92%"),
        say.say_hit,
        "caches and CDNs: a share, or a key-level cache that can be cold",
        "from the catalog",
        "zipf 0.9 of 1 M room 50k lru",
    ),
    Field("partitions", "partitions", whole(1), say_count, "shards, each with its own limit", "1", "12"),
    Field(
        "keys",
        "keys",
        phrase(say.parse_keys, "a spread of keys", "zipf 1.1 of 1 M"),
        say.say_keys,
        "how keys fall on the shards",
        "evenly",
        "zipf 1.1 of 1 M",
    ),
    Field(
        "errors",
        "errors",
        phrase(say.parse_errors, "a share of errors", "0.5 %"),
        say.say_errors,
        "share of requests that fail after their work and calls, or that succeed with a wrong outcome",
        "0",
        "0.1 % wrong 0.3 %",
    ),
    Field(
        "scale",
        "scale",
        _scale,
        _say_scale,
        "copies that follow the load",
        "none",
        "{from: 4, to: 200, at: 60 %, every: 30 s, warm: 90 s}",
    ),
    Field(
        "shifts",
        "shifts",
        _shifts,
        lambda shifts: [say.say_shift(s) for s in shifts],
        "people at work, replacing `copies`; outside them nobody starts work",
        "always",
        '["08:00-16:00 x 40"]',
    ),
    Field(
        "every",
        "every",
        phrase(say.parse_every, "a batch", "5 min or 100"),
        say.say_every,
        "work is taken in batches by time, by size, or by whichever comes first",
        "off",
        "5 min or 100",
    ),
    Field(
        "place",
        "place",
        _place,
        str,
        "region or `region/zone`; failures can take a place",
        "one place",
        "us-east-1",
    ),
    Field(
        "price",
        "price",
        phrase(say.parse_box_price, "a price", "$0.05/h"),
        say.say_box_price,
        "what it costs: by the hour for each copy, by requests, by the month, or some of them with `+`",
        "from the catalog, with source and date",
        "$0.05/h + $0.20/M",
    ),
)
"""Every field of a box."""


def read_boxes(node: Node | None, desk: Desk) -> tuple[dict[str, Box], bool]:
    """The boxes, and whether they were written at all (or are for the arrows to name)."""
    boxes: dict[str, Box] = {}
    places: dict[str, Text] = {}
    if node is None or (isinstance(node, Text) and node.empty):
        return boxes, False
    for key, value in _named(node, desk):
        where = f"box {key.text}"
        name = desk.attempt(key, "boxes", partial(check_name, key.text))
        if name is None:
            continue
        if name in boxes:
            desk.wrong(
                key,
                where,
                f"the box is drawn twice (first on line {places[name].line})",
                "Keep one of the two",
            )
            continue
        boxes[name], places[name] = _box(name, value, where, desk), key
    return boxes, bool(boxes) or not isinstance(node, Entries | Items)


def _named(node: Node, desk: Desk) -> list[tuple[Text, Node | None]]:
    """(name, its map) of every box, whether they stand in a map or in a list."""
    if not isinstance(node, Items):
        return [(key, value) for key, value in entries_of(node, "boxes", desk)]
    found: list[tuple[Text, Node | None]] = []
    for item in items_of(node, "boxes", desk):
        if isinstance(item, Text) and not item.empty:
            found.append((item, None))
        elif isinstance(item, Entries):
            found += entries_of(item, "boxes", desk)
        else:
            desk.wrong(
                item,
                "boxes",
                f"{described(item)} stands where a name is due",
                "Write `- name` or `- name: {…}`",
            )
    return found


def _box(name: str, node: Node | None, where: str, desk: Desk) -> Box:
    if node is None or (isinstance(node, Text) and node.empty):
        return Box(name)
    if isinstance(node, Text):  # `gateway: aws/api-gateway` says what it is
        return Box(name, is_=desk.attempt(node, f"{where}, is", lambda: _kind(node, desk)))
    assumed = len(desk.assumed)
    box = Box(name, **read_fields(node, BOX_FIELDS, where, desk))
    desk.assumed[assumed:] = [Assumed(name, a.field, a.value, a.source) for a in desk.assumed[assumed:]]
    _sense(box, node, where, desk)
    return box


def _sense(box: Box, node: Node, where: str, desk: Desk) -> None:
    """What single fields cannot tell: fields that contradict one another."""
    if box.is_ == "clients":
        for name, attribute in _NOT_FOR_CLIENTS.items():
            if getattr(box, attribute) is not None:
                desk.wrong(
                    node,
                    f"{where}, {name}",
                    f"clients have no `{name}`",
                    "Take it out, or draw a box behind them",
                )
    if box.scale and box.copies and not box.scale.least <= box.copies <= box.scale.most:
        rule = f"{box.copies} copies lie outside its scale, {box.scale.least} to {box.scale.most}"
        desk.wrong(node, f"{where}, copies", rule, "Leave `copies` out: the scale starts at its `from`")
    if box.errors and box.errors.fail + box.errors.wrong > 1 + 1e-12:
        desk.wrong(node, f"{where}, errors", "the shares add to over 100 %", "Make them add to 100 % at most")
    if (
        isinstance(box.copies, int)
        and isinstance(box.slots, int)
        and box.copies * box.slots > 100 * MOST_COPIES
    ):
        desk.wrong(node, where, "this many slots cannot be run", "Use fewer copies, or fewer slots in each")
