"""Small boards for the physics tests, written in the model's own terms."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from typing import Any

from peakday.board.models import Arrow, Board, Box, Failure, Journey, Load, Run, Steady, Target
from peakday.engine import Result, run
from peakday.quantities.varying import Constant, Varying

CUSTOMERS = Box("u", is_="clients")


def ms(value: float) -> Constant:
    """A constant number of milliseconds."""
    return Constant(value / 1000)


def box(name: str, time: Varying | None = None, **fields: Any) -> Box:
    """A service with the given work, 100 slots unless said, and a roomy line."""
    fields.setdefault("is_", "service")
    if fields["is_"] == "service":
        fields.setdefault("slots", 100)
        fields.setdefault("queue", -1)
    return Box(name, time=time or ms(0), **fields)


def board(
    boxes: Iterable[Box],
    arrows: Iterable[Arrow],
    load: Load | float = 10.0,
    *,
    evenly: bool = False,
    for_: float = 600.0,
    warm_up: float = 0.0,
    seeds: int = 1,
    until: str | tuple[str, ...] | None = None,
    failures: Iterable[Failure] = (),
    targets: Iterable[Target] = (),
) -> Board:
    """One journey `j` from the customers `u`."""
    asked = Steady(load, evenly) if isinstance(load, int | float) else load
    return Board(
        "a small board",
        {b.name: b for b in (CUSTOMERS, *boxes)},
        tuple(Arrow(a.source, a.target, **_said(a)) for a in arrows),
        {"j": Journey("j", "u", asked).ending_at((until,) if isinstance(until, str) else until or ())},
        targets=tuple(targets),
        failures=tuple(failures),
        run=Run(for_=for_, warm_up=warm_up, seeds=seeds),
    )


def _said(arrow: Arrow) -> dict[str, Any]:
    """The arrow's fields, with no network delay unless one is written."""
    fields = {name: getattr(arrow, name) for name in Arrow.__slots__ if name not in ("source", "target")}
    if fields["delay"] is None:
        fields["delay"] = ms(0)
    return fields


def play(*args: Any, **options: Any) -> Result:
    """Run a small board."""
    return run(board(*args, **options))


def z_of(values: list[float], truth: float) -> float:
    """How many standard errors the mean of one figure a seed lies from the truth."""
    n = len(values)
    mean = sum(values) / n
    spread = sqrt(sum((v - mean) ** 2 for v in values) / (n - 1))
    return (mean - truth) / (spread / sqrt(n))


def means_by_seed(result: Result) -> list[float]:
    """The mean latency of journey `j` in each replication, in seconds."""
    return [
        float(world.journeys["sum"][0] / world.journeys["answered"][0]) for world in result.measures.worlds
    ]
