"""Arrows: the table of their options, and the ways a board may write them."""

from __future__ import annotations

from typing import Any

from peakday.board import phrases as say
from peakday.board.models import Arrow
from peakday.board.nodes import Entries, Items, Node, Text
from peakday.board.reading.desk import (
    Desk,
    described,
    duration,
    duration_over_zero,
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
from peakday.board.reading.names import check_name, split_arrows
from peakday.quantities import QuantityError, say_duration, say_share, say_varying

MOST_RETRIES = 1_000_000_000
"""Attempts beyond this are no different from trying for ever."""


def _name(node: Node, desk: Desk) -> str:
    return check_name(text_of(node, "a box's name", "standby").strip())


def names(node: Node, desk: Desk) -> tuple[str, ...]:
    """A reader of a list of names; one name alone is a list of one."""
    items = node.items if isinstance(node, Items) else [node]
    if not items:
        raise QuantityError("this list names nothing", "Name one at least, or take it out")
    return tuple(dict.fromkeys(_name(item, desk) for item in items))


ARROW_OPTIONS = table(
    Field(
        "share",
        "share",
        share,
        say_share,
        "taken by that share of requests, each arrow its own draw",
        "100 %",
        "20 %",
    ),
    Field(
        "either",
        "either",
        yes_no,
        bool,
        "arrows of one box so marked exclude each other: one draw, shares of at most 100 % together",
        "no",
        "true",
    ),
    Field(
        "on",
        "on",
        one_of("hit", "miss", "ok", "error"),
        str,
        "only then: the box's own outcome (a cache's hit or miss), or else that of the call before it",
        "always",
        "miss",
    ),
    Field(
        "times",
        "times",
        whole(1, 100_000),
        int,
        "that many calls, one after another; with `together` at once",
        "1",
        "3",
    ),
    Field(
        "together",
        "together",
        yes_no,
        bool,
        "at the same time as its neighbours so marked, then join",
        "no",
        "true",
    ),
    Field(
        "need",
        "need",
        whole(1, 100_000),
        int,
        "on any arrow of a `together` group: that many answers that succeed are enough",
        "all",
        "2",
    ),
    Field(
        "timeout",
        "timeout",
        duration_over_zero,
        say_duration,
        "waits that long for the answer",
        "none",
        "400 ms",
    ),
    Field("retries", "retries", whole(0, MOST_RETRIES), int, "attempts after the first", "0", "2"),
    Field(
        "backoff",
        "backoff",
        duration,
        say_duration,
        "the wait before the first retry; it doubles each time",
        "50 ms",
        "50 ms",
    ),
    Field(
        "jitter",
        "jitter",
        one_of("full", "equal", "none"),
        str,
        "how that wait is spread: over all of it, over its second half, or not at all",
        "`full`",
        "equal",
    ),
    Field(
        "budget", "budget", share, say_share, "retries allowed per request over the last 10 s", "none", "10 %"
    ),
    Field(
        "breaker",
        "breaker",
        phrase(say.parse_breaker, "a breaker", "50 % of 20 in 10 s rest 5 s"),
        say.say_breaker,
        "stops calling on that error share among at least so many calls, and rests",
        "none",
        "50 % of 20 in 10 s rest 5 s",
    ),
    Field(
        "hedge",
        "hedge",
        duration_over_zero,
        say_duration,
        "a second copy of the call after that delay; the first answer wins",
        "none",
        "10 ms",
    ),
    Field("else", "else_", _name, str, "fallback box after the last attempt", "none", "standby"),
    Field(
        "delay",
        "delay",
        varying,
        say_varying,
        "network time, each way",
        "0 within a place, by the places otherwise",
        "2 ms",
    ),
    Field("only", "only", names, list, "journeys that take it", "all", "[checkout]"),
    Field(
        "dedupe",
        "dedupe",
        yes_no,
        bool,
        "drops repeats of a message whose work had in fact been done",
        "no",
        "true",
    ),
    Field(
        "cancel",
        "cancel",
        yes_no,
        bool,
        "a call that timed out stops burning its server's time",
        "no",
        "true",
    ),
)
"""Every option of an arrow."""


def read_arrows(node: Node | None, desk: Desk) -> tuple[list[Arrow], list[Node]]:
    """The arrows in the order written, and where each stands."""
    arrows: list[Arrow] = []
    places: list[Node] = []
    for key, options in _written(node, desk):
        for arrow in _arrow(key, options, desk):
            arrows.append(arrow)
            places.append(key)
    _no_repeats(arrows, places, desk)
    return arrows, places


def _written(node: Node | None, desk: Desk) -> list[tuple[Text, Node | None]]:
    """(the arrow's text, its options) of everything under `arrows`."""
    if node is None:
        return []
    if isinstance(node, Entries):
        return [(key, value) for key, value in entries_of(node, "arrows", desk)]
    found: list[tuple[Text, Node | None]] = []
    for item in items_of(node, "arrows", desk):
        if isinstance(item, Text) and not item.empty:
            found.append((item, None))
        elif isinstance(item, Entries):
            found += entries_of(item, "arrows", desk)
        else:
            desk.wrong(item, "arrows", f"{described(item)} stands where an arrow is due", "Write `- a -> b`")
    return found


def _arrow(key: Text, options: Node | None, desk: Desk) -> list[Arrow]:
    where = f"arrow {key.text}"
    chain = desk.attempt(key, "arrows", lambda: split_arrows(key.text))
    if chain is None:
        return []
    values: dict[str, Any] = {}
    if options is not None and not (isinstance(options, Text) and options.empty):
        if len(chain) > 1:
            rule = "options on a chain could belong to any of its arrows"
            desk.wrong(options, where, rule, "Write the arrow they belong to on its own line")
        else:
            values = read_fields(options, ARROW_OPTIONS, where, desk)
    return [Arrow(source, target, waits, **values) for source, waits, target in chain]


def _no_repeats(arrows: list[Arrow], places: list[Node], desk: Desk) -> None:
    first: dict[str, Node] = {}
    for arrow, place in zip(arrows, places, strict=True):
        if arrow.name in first:
            desk.wrong(
                place,
                f"arrow {arrow.name}",
                f"the arrow is drawn twice (first on line {first[arrow.name].line})",
                "Keep one; `times: 2` makes two calls",
            )
        else:
            first[arrow.name] = place
