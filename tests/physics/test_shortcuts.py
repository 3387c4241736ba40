"""What the kernel passes over changes no figure: the same run with and without, number for number."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

import numpy as np
import pytest

from peakday.board.models import Arrow, Board, Errors, Failure, Limit
from peakday.catalog import fill
from peakday.engine.compile import Tables, compile_board
from peakday.engine.replicate import Budget, Replication, compile_kernel, replicate
from peakday.quantities.varying import Exponential

from .boards import board, box


def played(tables: Tables, traces: int = 0) -> Replication:
    return replicate(
        tables, 7, samples=20, traces=traces, budget=Budget(events=10**7, wall_s=60), started=monotonic()
    )


def counter(*failures: Failure, **fields: object) -> Board:
    """A counter with a short line and customers who leave it, which can fail in every way a box can."""
    fields.setdefault("errors", Errors(wrong=0.01))
    counter = box("a", Exponential(0.4), slots=3, queue=5, patience=Exponential(1.0), **fields)
    return board([counter], [Arrow("u", "a")], load=8.0, for_=400.0, warm_up=20.0, failures=failures)


@pytest.mark.parametrize(
    "drawn",
    [
        counter(),
        counter(limit=Limit(7.5, 2.0)),
        counter(errors=Errors(fail=0.05)),
        counter(Failure("", 100.0, "down", 30.0, "a")),
        counter(Failure("", 100.0, "slow", 30.0, "a", amount=3.0)),
        counter(Failure("", 100.0, "errors", 30.0, "a", amount=0.5)),
    ],
    ids=["plain", "limit", "errors", "down", "slow", "more errors"],
)
def test_a_request_that_is_its_own_call_is_counted_as_two_are(drawn: Board) -> None:
    tables = compile_board(fill(drawn))
    assert tables.journeys["alone"].all()
    apart = replace(tables, journeys=tables.journeys.copy())
    apart.journeys["alone"] = 0
    compile_kernel(tables)
    one, two = played(tables).world, played(apart).world
    for name in ("boxes", "arrows", "latency", "waits", "hops", "sampled", "sampled_journeys"):
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name), err_msg=name)
    for name in ("offered", "answered", "wrong", "rejected", "abandoned", "error", "limited", "sum", "max"):
        assert one.journeys[name] == two.journeys[name], name
    assert one.journeys["answered"] > 500


def test_a_traced_request_is_written_down_call_by_call() -> None:
    tables = compile_board(fill(counter()))
    traced, plain = played(tables, traces=50), played(tables)
    np.testing.assert_array_equal(traced.world.latency, plain.world.latency)
    hops = traced.world.traced_hops[: int(traced.world.k["hops_written"][0])]
    assert len(hops) == 2 * len(set(hops["trace"].tolist())) > 50


def test_a_request_that_may_be_tried_again_makes_a_call_of_its_own() -> None:
    again = board([box("a", Exponential(0.1))], [Arrow("u", "a", retries=2)])
    failing = board([box("a")], [Arrow("u", "a")], failures=[Failure("", 1.0, "down", 1.0, "u")])
    assert not compile_board(fill(again)).journeys["alone"].any()
    assert not compile_board(fill(failing)).journeys["alone"].any()
