"""What holds on every board: nothing is lost, Little's law, the same seed gives the same digits."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peakday.board.models import (
    Arrow,
    Box,
    Breaker,
    Errors,
    Every,
    Failure,
    KeyCache,
    Keys,
    Limit,
    Scale,
    Shift,
)
from peakday.engine import run
from peakday.quantities.varying import Constant, Exponential, LogNormal
from physics.boards import board

NAMES = "abcdef"
STORES = ("queue", "topic")
times = st.sampled_from([Constant(0.005), Exponential(0.01), LogNormal(0.02, 0.1), Constant(0.0)])


crews = st.sampled_from(
    [
        *[{}] * 4,
        {"shifts": (Shift(3.0, 9.0, 2), Shift(7.0, 86404.0, 1))},
        {"shifts": (Shift(0.0, 86400.0, 1), Shift(6.0, 8.0, 3))},
        {"scale": Scale(1, 6, 0.5, 1.0, 2.5), "copies": None},
        {"scale": Scale(2, 3, 0.2, 0.7, 0.0), "copies": None},
    ]
)
"""Copies that stay, come and go, or follow the load."""


@st.composite
def boards(draw):
    """Feed-forward boards of every feature the engine has: arrows only point to later boxes."""
    count = draw(st.integers(1, 6))
    boxes = []
    for name in NAMES[:count]:
        kind = draw(
            st.sampled_from(
                ["service", "service", "database", "cache", "queue", "topic", "balancer", "gateway"]
            )
        )
        crew = {"copies": draw(st.integers(1, 3)), **draw(crews)}
        queue = draw(st.sampled_from([-1, 0, 3, 50]))
        batches = [Every(0.5, None), Every(1.0, 5)] if queue else []
        boxes.append(
            Box(
                name,
                is_=kind,
                **crew,
                slots=draw(st.sampled_from([1, 2, 8] if "scale" in crew else [-1, 1, 2, 8])),
                time=draw(times),
                holds=draw(st.booleans()),
                queue=queue,
                pick=draw(st.sampled_from(["shared", "round-robin", "random", "least", "two-choices"])),
                order=draw(st.sampled_from(["fifo", "lifo", "priority"])),
                patience=draw(st.sampled_from([None, None, Exponential(0.05)])),
                limit=draw(st.sampled_from([None, None, Limit(60.0, 5.0)])),
                hit=draw(st.sampled_from([0.7, KeyCache(Keys(0.9, 500), 40)])) if kind == "cache" else None,
                errors=draw(st.sampled_from([None, Errors(0.1, 0.2)])),
                every=draw(st.sampled_from([None, None, None, Every(None, 3), *batches])),
                partitions=draw(st.sampled_from([None, None, 3])),
            )
        )
    arrows = [
        Arrow("u", boxes[0].name, timeout=draw(st.sampled_from([None, 0.2])), retries=draw(st.integers(0, 2)))
    ]
    for i in range(count):
        for j in range(i + 1, count):
            if draw(st.booleans()):
                arrows.append(
                    Arrow(
                        NAMES[i],
                        NAMES[j],
                        waits=draw(st.sampled_from([True, True, False])),
                        share=draw(st.sampled_from([None, 0.5])),
                        times=draw(st.sampled_from([1, 1, 2])),
                        together=draw(st.booleans()),
                        timeout=draw(st.sampled_from([None, 0.03])),
                        retries=draw(st.integers(0, 2)),
                        backoff=0.01,
                        jitter=draw(st.sampled_from(["full", "equal", "none"])),
                        cancel=draw(st.booleans()),
                        else_=draw(st.sampled_from([None, NAMES[count - 1]])) if j < count - 1 else None,
                        delay=draw(st.sampled_from([None, Constant(0.002)])),
                        budget=draw(st.sampled_from([None, None, 0.2])),
                        breaker=draw(st.sampled_from([None, None, Breaker(0.5, 5, 1.0, 0.5)])),
                        hedge=draw(st.sampled_from([None, 0.01])) if boxes[i].is_ not in STORES else None,
                        dedupe=draw(st.booleans()),
                        on=draw(st.sampled_from([None, None, None, "ok", "error", "miss"])),
                    )
                )
    victim = draw(st.sampled_from(NAMES[:count]))
    failure = draw(
        st.sampled_from(
            [
                None,
                Failure("down", 8.0, "down", 4.0, box=victim),
                Failure("slow", 8.0, "slow", 4.0, box=victim, amount=5.0),
                Failure("gone", 8.0, "gone", box=victim),
                Failure("load", 8.0, "load", 4.0, amount=3.0),
                Failure("cut", 8.0, "cut", 4.0, arrow=("u", NAMES[0])),
            ]
        )
    )
    until = draw(st.sampled_from([None, None, NAMES[count - 1]]))
    return board(
        boxes, arrows, draw(st.sampled_from([20.0, 100.0])), for_=20.0, warm_up=5.0, seeds=2,
        until=until, failures=[failure] if failure else [],
    )  # fmt: skip


@settings(max_examples=150)
@given(boards())
def test_requests_are_conserved_and_lines_obey_little(a_board):
    result = run(a_board)
    answer = result.to_dict()
    journey = answer["journeys"]["j"]
    assert journey["unfinished"] >= 0
    measured = result.measures
    for world in measured.worlds:
        row = world.journeys[0]
        failed = sum(int(row[reason]) for reason in journey["failed"])
        assert int(row["answered"]) + failed <= int(row["counted"])
        live = int(world.k["live"][0])
        assert int(row["offered"]) == int(row["done_ok"]) + int(row["done_bad"]) + live
        for at in range(len(world.boxes)):
            held = world.boxes[at]
            assert held["busy"] >= 0
            assert held["waiting"] >= 0
            assert held["stored"] >= 0
            assert held["busy"] <= held["capacity"]
            own = world.lines[world.lines["box"] == at]
            assert int(own["busy"].sum()) == held["busy"]
            assert int(own["length"].sum()) == held["waiting"]
        used = int((world.calls["state"] != 0).sum())
        assert used + int(world.k["free_count"][0]) == len(world.calls)
    for row in answer["boxes"].values():
        if row["utilisation"] is not None:
            assert 0 <= row["utilisation"] <= 1 + 1e-9
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer


@settings(max_examples=25)
@given(boards())
def test_the_same_seed_gives_the_same_digits(a_board):
    first, second = run(a_board).to_dict(), run(a_board).to_dict()
    first.pop("wall_s"), second.pop("wall_s")
    assert first == second


@pytest.mark.parametrize("slots", [1, 3])
def test_littles_law(slots):
    """Waiting calls on average = arrivals a second times mean wait, measured apart."""
    from physics.boards import box, play

    result = play(
        [box("a", Exponential(0.01), slots=slots)],
        [Arrow("u", "a")],
        85 * slots,
        for_=2000,
        warm_up=0,
        seeds=2,
    )
    answer = result.to_dict()["boxes"]["a"]
    assert answer["queue"]["mean"] == pytest.approx(
        answer["arrivals_per_s"] * answer["wait_ms"]["mean"] / 1000, rel=1e-3
    )


@settings(max_examples=60)
@given(boards())
def test_every_line_obeys_little_to_the_last_digit(a_board):
    """Who has left a line waited as long as the line was long: the two are summed apart, event by event."""
    counted_from_the_start = replace(a_board, run=replace(a_board.run, warm_up=0.0))
    for world in run(counted_from_the_start).measures.worlds:
        lines = world.boxes[(world.boxes["store"] == 0) & (world.boxes["waiting"] == 0)]
        for line in lines:
            assert line["queue_area"] == pytest.approx(line["wait_sum"], rel=1e-9, abs=1e-9)


@st.composite
def chains(draw):
    """Feed-forward boards that turn nobody away: what more capacity can change is waiting."""
    count = draw(st.integers(1, 4))
    names = NAMES[:count]
    boxes = [
        Box(
            n,
            is_="service",
            copies=draw(st.integers(1, 3)),
            slots=draw(st.sampled_from([1, 2, 4])),
            time=draw(st.sampled_from([Constant(0.005), Exponential(0.008), LogNormal(0.006, 0.03)])),
            holds=draw(st.booleans()),
            queue=-1,
            pick=draw(st.sampled_from(["shared", "round-robin", "least"])),
        )
        for n in names
    ]
    arrows = [
        Arrow("u", "a"),
        *(Arrow(x, y, share=draw(st.sampled_from([None, 0.5]))) for x, y in pairwise(names)),
    ]
    return board(boxes, arrows, 60.0, for_=60.0, warm_up=10.0, seeds=4), draw(st.sampled_from(names))


@settings(max_examples=30)
@given(chains())
def test_more_capacity_never_raises_p99_beyond_noise(drawn):
    small, name = drawn
    wider = replace(small.boxes[name], slots=2 * small.boxes[name].slots)
    large = replace(small, boxes=small.boxes | {name: wider})
    before, after = (run(b).measures.journey("j").percentile(0.99) for b in (small, large))
    if before.value is None or before.interval is None or after.interval is None:
        return
    noise = (before.interval[1] - before.interval[0] + after.interval[1] - after.interval[0]) / 2
    assert after.value <= before.value + noise + 0.02 * before.value
