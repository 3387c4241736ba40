"""The engine against queueing theory: 24 fixed seeds each, within four standard errors."""

from __future__ import annotations

import itertools
from math import exp

import pytest

from peakday.board.models import Arrow, Closed
from peakday.engine.erlang import erlang_b, erlang_c
from peakday.quantities.varying import Exponential, Gamma, HyperExponential, LogNormal, Uniform
from physics.boards import box, means_by_seed, ms, play, z_of

SEEDS = 24
CALM = {"for_": 1000.0, "warm_up": 100.0, "seeds": SEEDS}


@pytest.mark.parametrize("rho", [0.3, 0.8])
def test_one_server(rho):
    result = play([box("a", Exponential(0.01), slots=1)], [Arrow("u", "a")], 100 * rho, **CALM)
    assert abs(z_of(means_by_seed(result), 0.01 / (1 - rho))) < 4


@pytest.mark.parametrize(("servers", "rho"), [(4, 0.8), (16, 0.9), (50, 0.7)])
def test_many_servers(servers, rho):
    rate = servers * rho / 0.02
    result = play(
        [box("a", Exponential(0.02), slots=servers)],
        [Arrow("u", "a")],
        rate,
        for_=400,
        warm_up=50,
        seeds=SEEDS,
    )
    wait = erlang_c(servers, servers * rho) * 0.02 / (servers - servers * rho)
    assert abs(z_of(means_by_seed(result), 0.02 + wait)) < 4
    waited = [float(w.boxes["waited"][1] / w.boxes["started"][1]) for w in result.measures.worlds]
    assert abs(z_of(waited, erlang_c(servers, servers * rho))) < 4


def test_the_wait_of_one_server_is_exponential_in_its_tail():
    rho = 0.8
    result = play(
        [box("a", Exponential(0.01), slots=1)], [Arrow("u", "a")], 80, for_=2000, warm_up=100, seeds=SEEDS
    )
    shares = []
    for world in result.measures.worlds:
        from peakday.engine.kernel.histogram import edges

        counts = world.latency[0]
        upper = edges()[1:]
        shares.append(float(counts[upper > 0.1].sum() / counts.sum()))
    # A bin may straddle 100 ms: the truth is taken at the bin's own edge.
    upper = edges()[1:]
    edge = float(edges()[:-1][upper > 0.1][0])
    assert abs(z_of(shares, exp(-(100 - 100 * rho) * edge))) < 4


@pytest.mark.parametrize(
    "work",
    [ms(10), Uniform(0.0, 0.02), Gamma(0.01, 0.5), HyperExponential(0.01, 2.0), LogNormal(0.01, 0.04)],
    ids=["constant", "uniform", "gamma", "hyperexponential", "lognormal"],
)
def test_pollaczek_and_khinchine(work):
    rate = 70.0
    result = play([box("a", work, slots=1)], [Arrow("u", "a")], rate, for_=1500, warm_up=100, seeds=SEEDS)
    rho = rate * work.mean
    wait = rho * work.mean * (1 + work.scv) / (2 * (1 - rho))
    assert abs(z_of(means_by_seed(result), work.mean + wait)) < 4


@pytest.mark.parametrize("work", [Exponential(0.1), ms(100)], ids=["exponential", "constant"])
def test_erlang_b_whatever_the_work(work):
    result = play([box("a", work, slots=5, queue=0)], [Arrow("u", "a")], 40, **CALM)
    lost = [float(w.journeys["rejected"][0] / w.journeys["counted"][0]) for w in result.measures.worlds]
    assert abs(z_of(lost, erlang_b(5, 4.0))) < 4


@pytest.mark.parametrize(("servers", "room", "rate"), [(2, 5, 300.0), (1, 4, 100.0), (3, 10, 240.0)])
def test_a_line_with_an_end(servers, room, rate):
    """M/M/c/K, K = servers + room: the share turned away, who waits how long, how busy, how long the line."""
    work = 0.01
    result = play(
        [box("a", Exponential(work), slots=servers, queue=room)],
        [Arrow("u", "a")],
        rate,
        for_=400,
        warm_up=20,
        seeds=SEEDS,
    )
    weights = [1.0]
    for n in range(1, servers + room + 1):
        weights.append(weights[-1] * rate * work / min(n, servers))
    chain = [weight / sum(weights) for weight in weights]
    let_in = rate * (1 - chain[-1])
    line = sum((n - servers) * p for n, p in enumerate(chain) if n > servers)
    rows = [w.boxes[1] for w in result.measures.worlds]
    for measured, truth in (
        ([r["rejected"] / r["arrivals"] for r in rows], chain[-1]),
        ([r["wait_sum"] / r["started"] for r in rows], line / let_in),
        ([r["waited"] / r["started"] for r in rows], sum(chain[servers:-1]) / (1 - chain[-1])),
        ([r["busy_area"] / r["capacity_area"] for r in rows], let_in * work / servers),
        ([r["queue_area"] / 380.0 for r in rows], line),
    ):
        assert abs(z_of([float(one) for one in measured], truth)) < 4
    assert max(r["queue_max"] for r in rows) == room


def test_a_network_with_feedback():
    """Jackson: a, then b, then with probability 0.3 round again; no slot is held through a call."""
    boxes = [
        box("a", Exponential(0.010), slots=1, holds=False),
        box("b", Exponential(0.015), slots=2, holds=False),
    ]
    arrows = [Arrow("u", "a"), Arrow("a", "b"), Arrow("b", "a", share=0.3)]
    rate, again = 40.0, 0.3
    result = play(boxes, arrows, rate, **CALM)
    each = rate / (1 - again)
    at_a = 0.010 / (1 - each * 0.010)
    offered = each * 0.015
    at_b = 0.015 + erlang_c(2, offered) * 0.015 / (2 - offered)
    assert abs(z_of(means_by_seed(result), (at_a + at_b) / (1 - again))) < 4


def test_users_who_wait_and_think():
    """The machine-repair queue M/M/1//N, exact by mean-value analysis."""
    users, think, work = 10, 1.0, 0.1
    result = play(
        [box("a", Exponential(work), slots=1)], [Arrow("u", "a")], Closed(users, Exponential(think)), **CALM
    )
    length = 0.0
    for n in range(1, users + 1):
        answer = work * (1 + length)
        length = n / (answer + think) * answer
    assert abs(z_of(means_by_seed(result), answer)) < 4


def test_a_tandem_of_five():
    """Burke: the stations of a chain that holds no slots are independent M/M/1 queues."""
    names = "abcde"
    boxes = [box(n, Exponential(0.01), slots=1, holds=False) for n in names]
    arrows = [Arrow("u", "a"), *(Arrow(x, y) for x, y in itertools.pairwise(names))]
    result = play(boxes, arrows, 60, **CALM)
    assert abs(z_of(means_by_seed(result), 5 * 0.01 / 0.4)) < 4
