"""How long to run and how often."""

from __future__ import annotations

from peakday.board import phrases as say
from peakday.board.models import Assumed, Run
from peakday.board.nodes import Node, Text
from peakday.board.reading.desk import (
    Desk,
    duration,
    duration_over_zero,
    one_of,
    phrase,
    read_fields,
    share,
    whole,
)
from peakday.board.reading.fields import Field, table
from peakday.quantities import QuantityError, say_duration, say_share

MOST_SEEDS = 1000
SHORT = 60.0
"""Seconds; a run no longer than the ordinary warm-up warms up for a tenth of it, unless it says otherwise."""


def _warm_up(node: Node, desk: Desk) -> float:
    if isinstance(node, Text) and node.text.strip().lower() == "none":
        return 0.0
    seconds: float = duration(node, desk)
    return seconds


def _narrow(node: Node, desk: Desk) -> float:
    width: float = share(node, desk)
    if not width:
        raise QuantityError("an interval cannot be that narrow", "Write a share over zero, such as `2 %`")
    return width


RUN_FIELDS = table(
    Field(
        "for",
        "for_",
        duration_over_zero,
        say_duration,
        "how long a run lasts, warm-up included",
        "10 min",
        "10 min",
    ),
    Field(
        "warm-up",
        "warm_up",
        _warm_up,
        say_duration,
        "not counted, at the start; `none` for none",
        "1 min (a tenth of a run of 1 min or less)",
        "1 min",
    ),
    Field(
        "seeds",
        "seeds",
        whole(1, MOST_SEEDS),
        int,
        "how many independent replications",
        "5, more for rare events",
        "5",
    ),
    Field(
        "engine", "engine", one_of("exact", "scaled", "auto"), str, "which engine runs it", "`auto`", "exact"
    ),
    Field(
        "until",
        "until",
        _narrow,
        say_share,
        "run until the 95 % interval of each target's figure is that narrow",
        "the seeds given",
        "2 %",
    ),
    Field(
        "starts",
        "starts",
        phrase(say.parse_clock, "a time of day", "08:00"),
        say.say_clock,
        "the time of day at which the run begins",
        "00:00",
        '"08:00"',
    ),
)
"""Every field of `run`."""


def read_run(node: Node | None, desk: Desk) -> Run:
    """How long to run; a warm-up that was not written never fills a short run."""
    values = read_fields(node, RUN_FIELDS, "run", desk) if node is not None else {}
    if "warm_up" not in values and values.get("for_", 600.0) <= SHORT:
        values["warm_up"] = values["for_"] / 10
        desk.assumed.append(
            Assumed("", "run warm-up", say_duration(values["warm_up"]), "a tenth of a run this short")
        )
    run = Run(**values)
    if run.warm_up >= run.for_:
        desk.wrong(
            node,
            "run, warm-up",
            f"a warm-up of {say_duration(run.warm_up)} leaves nothing to count of {say_duration(run.for_)}",
            "Make `for` longer, or `warm-up` shorter",
        )
    return run
