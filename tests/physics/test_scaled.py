"""The scaled engine against the exact one on the same boards, and what it says of itself."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

import numpy as np
import pytest

from peakday.board.models import Arrow, Board, Box, Closed, Every, Failure, KeyCache, Keys, Load, Stepped
from peakday.engine import run
from peakday.engine.erlang import erlang_c
from peakday.engine.estimate import estimate
from peakday.engine.measure import Measures
from peakday.engine.replicate import Budget
from peakday.engine.scaled.in_turn import in_turn
from peakday.engine.scaled.plan import unscalable
from peakday.engine.scaled.quantiles import quantiles, rests
from peakday.engine.scaled.simulate import scaled_tables, simulate_scaled
from peakday.engine.scaled.two_choices import two_choices, two_choices_in_room
from peakday.quantities.varying import Exponential, Gamma, HyperExponential, LogNormal, Pareto, Pert
from physics.boards import board, box, ms

TOLERANCE = 0.05


def measured(small: Board, crowd: int, seeds: int = 3) -> Measures:
    from peakday.catalog import fill

    filled = fill(small)
    tables = scaled_tables(filled, estimate(filled), crowd)
    budget = Budget(wall_s=3600)
    done = simulate_scaled(filled, tables, range(1, seeds + 1), budget=budget, started=monotonic())
    return Measures(tables, done)


def busy(measures: Measures, name: str) -> float:
    at = measures.tables.box_names.index(name)
    return measures.total(measures.boxes, at, "busy_area") / measures.total(
        measures.boxes, at, "capacity_area"
    )


def mean_wait(measures: Measures, name: str) -> float:
    at = measures.tables.box_names.index(name)
    return measures.total(measures.boxes, at, "wait_sum") / measures.total(measures.boxes, at, "started")


CHAIN = (
    [
        box("web", Exponential(0.2), slots=400, queue=100),
        box("db", LogNormal(0.05, 0.2), slots=60, queue=200),
    ],
    [Arrow("u", "web"), Arrow("web", "db")],
)
GATED = (
    [box("web", ms(2), slots=10_000), box("db", Exponential(0.01), slots=20, queue=40)],
    [Arrow("u", "web"), Arrow("web", "db")],
)
RETRIES = (
    [box("web", ms(1), slots=100_000, holds=False), box("db", Exponential(0.02), slots=40, queue=2000)],
    [Arrow("u", "web"), Arrow("web", "db", timeout=0.5, retries=2)],
)
TURNS = ([box("a", Exponential(0.02), copies=12, slots=4, pick="round-robin")], [Arrow("u", "a")])
CHOICES = ([box("a", Exponential(0.02), copies=50, slots=4, pick="two-choices")], [Arrow("u", "a")])
COPIES = ([box("a", Exponential(0.05), copies=400, slots=2, pick="random")], [Arrow("u", "a")])


@pytest.mark.parametrize(
    ("drawing", "load", "crowd"),
    [
        (CHAIN, 1050.0, 4),
        (CHAIN, Closed(30_000, Exponential(20.0)), 4),
        (GATED, 1700.0, 25),
        (GATED, 2600.0, 25),
        (RETRIES, Stepped(((0.0, 1500.0), (20.0, 2600.0), (40.0, 1500.0))), 20),
        (COPIES, 11_000.0, 20),
        (TURNS, 2000.0, 20),
        (CHOICES, 9000.0, 40),
    ],
    ids=[
        "divided",
        "users",
        "gated",
        "gated and overloaded",
        "a retry storm",
        "copies left out",
        "in turn",
        "two choices",
    ],
)
def test_scaled_agrees_with_exact(
    drawing: tuple[list[Box], list[Arrow]], load: float | Load, crowd: int
) -> None:
    small = board(*drawing, load, for_=80, warm_up=10)
    exact, scaled = measured(small, 1), measured(small, crowd)
    one, other = exact.journey("j"), scaled.journey("j")
    assert other.percentile(0.99).value == pytest.approx(one.percentile(0.99).value, rel=TOLERANCE)
    assert other.success().value == pytest.approx(one.success().value, rel=TOLERANCE, abs=0.02)
    assert other.count("counted") == pytest.approx(one.count("counted"), rel=0.02)
    for each in drawing[0]:
        assert busy(scaled, each.name) == pytest.approx(busy(exact, each.name), rel=TOLERANCE, abs=0.005)


@pytest.mark.parametrize(
    ("drawing", "load"),
    [
        (CHAIN, 1050.0),
        (CHAIN, Closed(20_000, Exponential(20.0))),
        (TURNS, 1900.0),
        (CHOICES, 9000.0),
        (RETRIES, Stepped(((0.0, 1500.0), (20.0, 2600.0), (40.0, 1500.0)))),
    ],
    ids=["two pools", "users", "in turn", "two choices", "a retry storm"],
)
def test_what_it_says_of_itself_covers_how_far_it_is_off(
    drawing: tuple[list[Box], list[Arrow]], load: float | Load
) -> None:
    """At a size that both engines run: the error that is printed, measured on its own, is not too small."""
    small = board(*drawing, load, for_=60, warm_up=10, seeds=2)
    exact = run(replace(small, run=replace(small.run, engine="exact")))
    scaled = run(replace(small, run=replace(small.run, engine="scaled")), budget=Budget(events=200_000))
    assert scaled.scaled is not None
    error = scaled.scaled["error"]
    one, other = exact.journeys["j"], scaled.journeys["j"]
    assert other.p99 == pytest.approx(one.p99, rel=error["p99"])
    assert other.success == pytest.approx(one.success, rel=error["success"] + 1e-9)
    for each in drawing[0]:
        was = busy(exact.measures, each.name)
        assert busy(scaled.measures, each.name) == pytest.approx(
            was, abs=error["utilisation"] * max(was, 0.1)
        )


@pytest.mark.parametrize("load", [0.3, 0.7, 0.95])
def test_calls_that_come_in_turn_by_the_chain(load: float) -> None:
    """One copy is M/M/c; with one slot the wait is σ's geometric sum: E_n/M/1."""
    at = round(100 * load) - 1
    waits, wait = in_turn(4, 1)
    assert waits[at] == pytest.approx(erlang_c(4, 4 * load), rel=1e-4)
    assert wait[at] == pytest.approx(1 / (4 * (1 - load)))
    sigma = 0.5
    for _ in range(5000):
        sigma = (3 * load / (3 * load + 1 - sigma)) ** 3
    waits, wait = in_turn(1, 3)
    assert waits[at] * wait[at] == pytest.approx(sigma / (1 - sigma), rel=1e-4)


def test_waits_in_turn_are_those_of_the_exact_engine() -> None:
    """Twelve copies of four slots, 40 % busy and 80 %: Allen and Cunneen alone say six times as long."""
    for load, tolerance in ((1000.0, 0.1), (2000.0, 0.06)):
        small = board(*TURNS, load, for_=80, warm_up=10)
        assert mean_wait(measured(small, 20), "a") == pytest.approx(
            mean_wait(measured(small, 1), "a"), rel=tolerance
        )


@pytest.mark.parametrize("pick", ["shared", "random", "round-robin", "least"])
def test_small_rooms_at_and_past_capacity(pick: str) -> None:
    """A room for five beside requests that stand for twenty: what is turned away, and how long one waits."""
    for load in (2200.0, 2600.0):
        small = board(
            [box("a", Exponential(0.02), copies=12, slots=4, pick=pick, queue=5)],
            [Arrow("u", "a")],
            load,
            for_=80,
            warm_up=10,
        )
        exact, scaled = measured(small, 1), measured(small, 20)
        success = exact.journey("j").success().value
        assert scaled.journey("j").success().value == pytest.approx(success, abs=0.012)
        assert busy(scaled, "a") == pytest.approx(busy(exact, "a"), abs=0.012)
        assert mean_wait(scaled, "a") == pytest.approx(mean_wait(exact, "a"), rel=0.12)


def test_two_choices_with_room_lose_what_flows_over() -> None:
    """At twice its capacity half is turned away; with ample room the endless line's waits come out."""
    table = two_choices_in_room(4, 5)
    assert table[200, 0] == pytest.approx(0.5, abs=1e-3)
    ample = two_choices_in_room(4, 40)
    for load in (70, 90):
        assert ample[load, 1] * ample[load, 2] == pytest.approx(
            two_choices(4)[load, 1] * two_choices(4)[load, 2], rel=1e-3
        )


@pytest.mark.parametrize("load", [0.5, 0.7, 0.9, 0.97])
def test_two_choices_by_the_fixed_point(load: float) -> None:
    """One slot a copy: ρ^(2^k − 1) have k calls or more, so ρ² wait. With more slots flows balance."""
    _, waits, wait = two_choices(1)[round(100 * load)]
    assert waits == pytest.approx(load**2)
    assert waits * wait == pytest.approx(sum(load ** (2**k - 2) for k in range(2, 40)))
    _, waits, wait = two_choices(4)[round(100 * load)]
    full = waits**0.5  # s(4); what comes to copies with three calls or more is what leaves those with four
    before = (full / load) ** 0.5
    shares = [full, before]
    for k in (3, 2, 1):
        shares.append(((shares[-1] ** 2) + k * (shares[-1] - shares[-2]) / (4 * load)) ** 0.5)
    assert shares[-1] == pytest.approx(1.0, abs=1e-6)


def test_a_failure_is_felt_alike() -> None:
    small = board(
        *GATED, 1500.0, for_=80, warm_up=10, failures=[Failure("x", 30.0, "slow", 10.0, box="db", amount=3)]
    )
    exact, scaled = measured(small, 1).journey("j"), measured(small, 25).journey("j")
    assert scaled.during_failures().success().value == pytest.approx(
        exact.during_failures().success().value, rel=TOLERANCE
    )


def test_a_gate_ahead_of_its_few_slots_keeps_them() -> None:
    tiny = board(
        [box("db", Exponential(0.005), slots=2, queue=10)], [Arrow("u", "db")], 1000.0, for_=80, warm_up=10
    )
    exact, scaled = measured(tiny, 1), measured(tiny, 4)
    assert scaled.boxes[0]["capacity"][1] == 2
    assert scaled.journey("j").success().value == pytest.approx(exact.journey("j").success().value, abs=0.03)


def test_one_request_that_stands_for_thousands_is_no_rush_of_them() -> None:
    seldom = board(
        [box("encoder", LogNormal(1.8, 0.2), slots=32, queue=1000)],
        [Arrow("u", "encoder")],
        8.0,
        evenly=True,
        for_=960,
        failures=[Failure("x", 940.0, "slow", 10.0, box="encoder", amount=1.1)],
    )
    scaled = measured(seldom, 4500, seeds=5)
    assert scaled.journey("j").success().value == 1.0
    assert mean_wait(scaled, "encoder") < 0.01


def test_auto_takes_the_scaled_engine_past_the_budget_and_tells_its_error() -> None:
    large = board(*CHAIN, 1050.0, for_=400, warm_up=40, seeds=2)
    exact = run(large).to_dict()
    scaled = run(large, budget=Budget(events=1_000_000)).to_dict()
    assert exact["engine"] == "exact"
    assert exact["scaled"] is None
    assert scaled["engine"] == "scaled"
    assert scaled["events"] < 1_200_000
    error = scaled["scaled"]["error"]
    assert max(error["p99"], error["utilisation"], error["success"]) < 2 * TOLERANCE
    assert any("scaled engine" in said for said in scaled["warnings"])


def test_exact_is_never_replaced_when_asked_for() -> None:
    small = board(*CHAIN, 1050.0, for_=400, warm_up=40, seeds=2)
    wanted = replace(small, run=replace(small.run, engine="exact"))
    answer = run(wanted, budget=Budget(events=100_000))
    assert answer.scaled is None
    assert "events a seed was used up" in answer.stopped


def test_what_cannot_be_scaled_is_named() -> None:
    batches = board([box("a", ms(5), every=Every(None, 100))], [Arrow("u", "a")])
    keys = board([box("a", ms(5), hit=KeyCache(Keys(0.9, 1000), 100))], [Arrow("u", "a")])
    assert unscalable(batches) == ["box a: batches"]
    assert unscalable(keys) == ["box a: a cache that knows its keys"]
    assert unscalable(board(*CHAIN)) == []


@pytest.mark.parametrize(
    "varying",
    [
        Exponential(0.3),
        LogNormal(1.0, 3.0),
        Gamma(1.0, 0.5),
        Gamma(2.0, 2.0),
        HyperExponential(1.0, 3.0),
        Pareto(1.0, 4.0),
        Pert(1.0, 2.0, 6.0),
    ],
)
def test_tables_of_quantiles_keep_mean_and_spread(varying: Exponential) -> None:
    table, width = quantiles(varying), -np.diff(rests())
    mean = float((width * (table[1:] + table[:-1]) / 2).sum())
    square = float((width * (table[1:] ** 2 + table[1:] * table[:-1] + table[:-1] ** 2) / 3).sum())
    assert mean == pytest.approx(varying.mean, rel=1e-4)
    assert square / mean**2 - 1 == pytest.approx(varying.scv, rel=0.02)
    assert (np.diff(table) >= 0).all()
