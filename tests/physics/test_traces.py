"""The course of a run over time, and whole requests written down call by call."""

from __future__ import annotations

from itertools import pairwise

import pytest

from peakday.board.models import Arrow, Steady
from peakday.engine import EngineError, run
from peakday.quantities.varying import Exponential
from physics.boards import board, box, ms

CHAIN = board(
    [box("a", ms(10), slots=1), box("b", ms(40))],
    [Arrow("u", "a"), Arrow("a", "b")],
    Steady(10.0, evenly=True),
    for_=30,
    warm_up=5,
)


def test_a_trace_has_every_hop_to_the_microsecond() -> None:
    traces = run(CHAIN, traces=20).traces
    assert traces is not None
    assert len(traces) == 20
    for each in traces:
        assert each["outcome"] == "ok"
        assert each["ms"] == pytest.approx(50.0)
        own, a, b = each["hops"]
        assert (own["box"], own["arrow"], a["arrow"], b["arrow"]) == ("u", None, "u -> a", "a -> b")
        assert (a["work_ms"], a["ended_ms"]) == (pytest.approx(10.0), pytest.approx(50.0))
        assert (b["sent_ms"], b["work_ms"], b["ended_ms"]) == tuple(map(pytest.approx, (10.0, 40.0, 50.0)))
    assert all(one["t_s"] < other["t_s"] for one, other in pairwise(traces))


def test_a_traced_request_ends_at_whichever_of_its_ends_answers_first() -> None:
    """`a` and `b` are told apart by a share; either ends the request long after the customer's answer."""
    either = board(
        [box("list"), box("a", ms(30)), box("b", ms(50))],
        [
            Arrow("u", "list"),
            *(Arrow("list", name, waits=False, share=0.5, either=True) for name in "ab"),
        ],
        Steady(10.0, evenly=True),
        for_=30,
        until=("a", "b"),
    )
    traces = run(either, traces=40).traces
    assert traces
    for each in traces:
        took = 30.0 if any(hop["box"] == "a" for hop in each["hops"]) else 50.0
        assert each["ms"] == pytest.approx(took)
    assert {round(each["ms"]) for each in traces} == {30, 50}


def test_traces_show_attempts_that_timed_out() -> None:
    slow = board(
        [box("b", ms(100))],
        [Arrow("u", "b", timeout=0.05, retries=2, backoff=0.01, jitter="none")],
        Steady(2.0, evenly=True),
        for_=30,
    )
    traces = run(slow, traces=5).traces
    assert traces
    for each in traces:
        assert each["outcome"] == "timeout"
        tries = [hop for hop in each["hops"] if hop["arrow"]]
        assert [hop["attempt"] for hop in tries] == [1, 2, 3]
        assert [hop["outcome"] for hop in tries] == ["timeout"] * 3
        assert [hop["ended_ms"] for hop in tries] == pytest.approx([50, 110, 180])


def test_traces_change_no_figure() -> None:
    plain, traced = run(CHAIN).to_dict(), run(CHAIN, traces=200).to_dict()
    for answer in (plain, traced):
        answer.pop("wall_s")
        answer.pop("traces", None)
    assert plain == traced


def test_more_than_two_hundred_traces_are_refused() -> None:
    with pytest.raises(EngineError, match="at most 200"):
        run(CHAIN, traces=201)


def test_a_series_by_the_second_follows_a_change_of_load() -> None:
    from peakday.board.models import Stepped

    steps = board(
        [box("a", Exponential(0.02), slots=1)],
        [Arrow("u", "a")],
        Stepped(((0.0, 10.0), (30.0, 40.0))),
        for_=60,
        seeds=4,
    )
    series = run(steps, series=1.0).series
    assert series is not None
    assert series["t_s"][:3] == [1.0, 2.0, 3.0]
    journey = series["journeys"]["j"]
    assert sum(journey["offered_per_s"][30:]) / 30 == pytest.approx(40, rel=0.1)
    assert sum(series["boxes"]["a"]["utilisation"][40:]) / 20 == pytest.approx(0.8, rel=0.3)
    early = [v for v in journey["p95_ms"][5:30] if v is not None]
    late = [v for v in journey["p95_ms"][40:] if v is not None]
    assert sum(late) / len(late) > 1.5 * sum(early) / len(early)
    for middle, high in zip(journey["p50_ms"], journey["p99_ms"], strict=True):
        assert middle is None or middle <= high
