"""What a journey is asked to carry: a rate, a day, a crowd of users, a trace, or steps."""

from __future__ import annotations

import itertools
from typing import Any, NamedTuple

from peakday.board import phrases as say
from peakday.board.models import Closed, DayShape, Load, Steady, Stepped, Trace
from peakday.board.nodes import Items, Node, Text
from peakday.board.reading.desk import (
    Desk,
    items_of,
    one_of,
    phrase,
    read_fields,
    text_of,
    varying,
    whole,
    yes_no,
)
from peakday.board.reading.fields import Field, Plain, table
from peakday.quantities import (
    QuantityError,
    parse_duration,
    parse_rate,
    say_count,
    say_duration,
    say_rate,
    say_varying,
)
from peakday.quantities.columns import read_times

MOST_USERS = 10**10
"""More than there are people."""
MOST_STEPS = 10_000


class Asked(NamedTuple):
    """A load, and the average load a second where the board gives one for the cost."""

    load: Load
    average: float | None = None


def _over_zero(text: str) -> float:
    rate = parse_rate(text)
    if not rate:
        raise QuantityError(
            "a load of nothing asks for nothing", "Write a rate over zero, such as `50 000/h`"
        )
    return rate


def _steps(node: Node, desk: Desk) -> tuple[tuple[float, float], ...]:
    example = "[[0 s, 100/s], [60 s, 500/s]]"
    steps: list[tuple[float, float]] = []
    for item in items_of(node, "steps", desk):
        if not isinstance(item, Items) or len(item.items) != 2:
            raise QuantityError("a step is a time and a rate", f"Write the steps as `{example}`")
        time, rate = (text_of(part, "a step", example) for part in item.items)
        steps.append((parse_duration(time), parse_rate(rate)))
    if not steps or len(steps) > MOST_STEPS:
        raise QuantityError("these steps are empty or too many", f"Write them as `{example}`")
    if any(later <= earlier for (earlier, _), (later, _) in itertools.pairwise(steps)):
        raise QuantityError("the times of these steps do not rise", f"Write them in order, as `{example}`")
    if not any(rate for _, rate in steps):
        raise QuantityError("all of these steps ask for nothing", f"Write them as `{example}`")
    return tuple(steps)


def _file(node: Node, desk: Desk) -> str:
    return text_of(node, "a file beside the board", "arrivals.csv").strip()


_rate = phrase(_over_zero, "a rate", "50 000/h")

ANOTHER = "another sort of load"

LOAD_FIELDS = table(
    Field(
        "rate", "rate", _rate, say_rate, "that many requests by a time, at random (Poisson)", ANOTHER, "900/s"
    ),
    Field(
        "average",
        "average",
        _rate,
        say_rate,
        "the average load: cost is counted at it",
        "the load itself",
        "1 M/day",
    ),
    Field("peak", "peak", _rate, say_rate, "the highest load", ANOTHER, "50 000/h"),
    Field(
        "shape",
        "shape",
        one_of("day"),
        str,
        "`day`: a raised cosine over 24 h with that average and peak",
        "steady at the peak",
        "day",
    ),
    Field(
        "at",
        "at",
        phrase(say.parse_clock, "a time of day", "18:00"),
        say.say_clock,
        "when the day's peak is",
        "the middle of the run",
        '"18:00"',
    ),
    Field(
        "users",
        "users",
        whole(1, MOST_USERS),
        say_count,
        "so many users, who each ask, wait for the answer, think, and ask again",
        ANOTHER,
        "10 M",
    ),
    Field(
        "think",
        "think",
        varying,
        say_varying,
        "how long a user thinks",
        "must be written with `users`",
        "30 s",
    ),
    Field(
        "trace",
        "trace",
        _file,
        str,
        "a CSV file of arrivals beside the board, played once",
        ANOTHER,
        "arrivals.csv",
    ),
    Field(
        "column",
        "column",
        _file,
        str,
        "its column of times, whose name ends in the unit",
        "must be written with `trace`",
        "t_s",
    ),
    Field(
        "steps",
        "steps",
        _steps,
        lambda steps: [[say_duration(t), say_rate(r)] for t, r in steps],
        "rates that change at given times",
        ANOTHER,
        "[[0 s, 100/s], [60 s, 500/s]]",
    ),
    Field("evenly", "evenly", yes_no, bool, "constant gaps instead of random ones", "no", "true"),
)
"""Everything a load in `{…}` may say."""

# The field that tells which sort of load it is, and the others that may stand beside it.
_SORTS: dict[str, tuple[str, ...]] = {
    "rate": ("average", "evenly"),
    "users": ("think", "average"),
    "trace": ("column", "average"),
    "steps": ("evenly", "average"),
    "peak": ("average", "shape", "at", "evenly"),
    "average": ("evenly",),
}


def read_load(node: Node, where: str, desk: Desk) -> Asked | None:
    """The load a node says; mistakes go to the desk, `QuantityError` is for the caller to place."""
    if isinstance(node, Text):
        return Asked(Steady(_over_zero(node.text)))
    before = len(desk.mistakes)
    values = read_fields(node, LOAD_FIELDS, where, desk)
    if len(desk.mistakes) > before:
        return None
    sort = next((name for name in _SORTS if name in values), None)
    if sort is None:
        raise QuantityError(
            "this load says no rate", "Write `50 000/h`, or one of rate, peak, users, trace or steps"
        )
    foreign = next((name for name in values if name != sort and name not in _SORTS[sort]), None)
    if foreign:
        raise QuantityError(f"`{foreign}` does not go with `{sort}` in one load", "Keep one of the two")
    return _asked(sort, values, desk)


def say_load(load: Load, average: float | None = None) -> Plain:
    """A load as the board language writes it."""
    said: dict[str, Plain] = {}
    if isinstance(load, Steady):
        if average is None and not load.evenly:
            return say_rate(load.rate)
        if average != load.rate:
            said["rate"] = say_rate(load.rate)
        if average is not None:
            said["average"] = say_rate(average)
    elif isinstance(load, DayShape):
        said = {"average": say_rate(load.average), "peak": say_rate(load.peak), "shape": "day"}
        if load.at is not None:
            said["at"] = say.say_clock(load.at)
    else:
        said = _say_sort(load) | ({} if average is None else {"average": say_rate(average)})
    return said | ({"evenly": True} if getattr(load, "evenly", False) else {})


def _say_sort(load: Closed | Trace | Stepped) -> dict[str, Plain]:
    if isinstance(load, Closed):
        return {"users": say_count(load.users), "think": say_varying(load.think)}
    if isinstance(load, Trace):
        return {"trace": load.file, "column": load.column}
    return {"steps": LOAD_FIELDS["steps"].say(load.steps)}


def _asked(sort: str, values: dict[str, Any], desk: Desk) -> Asked:
    average, evenly = values.get("average"), values.get("evenly", False)
    if sort == "rate":
        return Asked(Steady(values["rate"], evenly), average)
    if sort == "average":
        return Asked(Steady(values["average"], evenly), average)
    if sort == "users":
        if "think" not in values:
            raise QuantityError("this load does not say how long its users think", "Add `think: 30 s`")
        return Asked(Closed(values["users"], values["think"]), average)
    if sort == "trace":
        if "column" not in values:
            raise QuantityError("this load does not name its trace's column", "Add `column: t_s`")
        times = read_times(values["trace"], values["column"], desk.folder, rising=True)
        return Asked(Trace(values["trace"], values["column"], times), average)
    if sort == "steps":
        return Asked(Stepped(values["steps"], evenly), average)
    return _day(values, evenly)


def _day(values: dict[str, Any], evenly: bool) -> Asked:
    average, peak = values.get("average"), values["peak"]
    if average is not None and peak < average:
        raise QuantityError(
            "this load's peak is below its average", "Check the units: `{average: 1 M/day, peak: 50 000/h}`"
        )
    if "shape" not in values:
        if "at" in values:
            raise QuantityError("`at` says when a day peaks, and this load has no day", "Add `shape: day`")
        return Asked(Steady(peak, evenly), average)
    if average is None:
        raise QuantityError("a day's shape wants its average", "Add `average: 1 M/day`")
    return Asked(DayShape(average, peak, values.get("at"), evenly), average)
