"""Calls against theory: 24 fixed seeds each, within four standard errors of the closed form."""

from __future__ import annotations

import pytest

from peakday.board.models import Arrow, Closed, Errors
from peakday.quantities.varying import Exponential
from physics.boards import box, means_by_seed, ms, play, z_of

SEEDS = 24
MEAN = 0.01


def shares_by_seed(result, name):
    """A counter of journey `j` over its counted requests, one figure a replication."""
    return [float(w.journeys[name][0] / w.journeys["counted"][0]) for w in result.measures.worlds]


def harmonic(n):
    return sum(1 / i for i in range(1, n + 1))


@pytest.mark.parametrize("users", [4, 20])
def test_a_closed_network_by_mean_value_analysis(users):
    """Three stations visited 1, 1 and 0.5 times, users who think: exact recursion over the population."""
    works, visits, think = [0.020, 0.030, 0.050], [1.0, 1.0, 0.5], 0.2
    boxes = [box(n, Exponential(w), slots=1, holds=False) for n, w in zip("abc", works, strict=True)]
    arrows = [Arrow("u", "a"), Arrow("a", "b"), Arrow("b", "c", share=0.5)]
    result = play(boxes, arrows, Closed(users, Exponential(think)), for_=300, warm_up=30, seeds=SEEDS)
    lengths = [0.0] * 3
    answer = 0.0
    for n in range(1, users + 1):
        times = [w * (1 + held) for w, held in zip(works, lengths, strict=True)]
        answer = sum(v * t for v, t in zip(visits, times, strict=True))
        lengths = [n / (answer + think) * v * t for v, t in zip(visits, times, strict=True)]
    assert abs(z_of(means_by_seed(result), answer)) < 4


@pytest.mark.parametrize(("servers", "rate", "patience"), [(2, 220.0, 0.05), (10, 900.0, 0.02)])
def test_erlang_a(servers, rate, patience):
    """M/M/c with exponential patience: the share who leave, from the birth and death chain."""
    weights, n = [1.0], 0
    while n < servers or weights[-1] > 1e-15 * max(weights):
        n += 1
        weights.append(weights[-1] * rate / (min(n, servers) / MEAN + max(0, n - servers) / patience))
    waiting = sum(max(0, n - servers) * w for n, w in enumerate(weights)) / sum(weights)
    impatient = box("a", Exponential(MEAN), slots=servers, patience=Exponential(patience))
    result = play([impatient], [Arrow("u", "a")], rate, for_=120, warm_up=20, seeds=SEEDS)
    assert abs(z_of(shares_by_seed(result, "abandoned"), waiting / patience / rate)) < 4


@pytest.mark.parametrize("rho", [0.7, 0.9])
def test_two_choices_among_a_hundred(rho):
    """Mitzenmacher's limit for many copies: S · Σ ρ^(2^i − 2); at 100 copies a percent or two above it."""
    limit = MEAN * sum(rho ** (2**i - 2) for i in range(1, 12))
    copies = box("a", Exponential(MEAN), copies=100, slots=1, pick="two-choices")
    result = play([copies], [Arrow("u", "a")], 100 * rho / MEAN, for_=45, warm_up=5, seeds=6)
    assert limit < sum(means_by_seed(result)) / 6 < 1.03 * limit


def test_fork_and_join_of_two():
    """Nelson and Tantawi: (12 − ρ)/8 · 1/(μ − λ), exact for two."""
    rho = 0.6
    boxes = [box("a"), *(box(n, Exponential(MEAN), slots=1) for n in "xy")]
    arrows = [Arrow("u", "a"), *(Arrow("a", n, together=True) for n in "xy")]
    result = play(boxes, [*arrows], 100 * rho, for_=620, warm_up=20, seeds=SEEDS)
    assert abs(z_of(means_by_seed(result), (12 - rho) / 8 / (100 - 100 * rho))) < 4


@pytest.mark.parametrize(("need", "calls"), [(None, 10), (3, 5), (1, 4)])
def test_the_slowest_of_many_and_a_quorum(need, calls):
    """Order statistics of exponentials: the k-th of n has mean S · (H_n − H_(n−k))."""
    boxes = [box("a"), box("x", Exponential(MEAN), slots=100_000)]
    arrows = [Arrow("u", "a"), Arrow("a", "x", together=True, times=calls, need=need)]
    result = play(boxes, arrows, 100, for_=50, seeds=SEEDS)
    kth = calls if need is None else need
    assert abs(z_of(means_by_seed(result), MEAN * (harmonic(calls) - harmonic(calls - kth)))) < 4


def test_boxes_in_series_and_in_parallel():
    """All of three must answer: a product. One of two, or of a box and its fallback: 1 − a product."""
    good = {"x": 0.9, "y": 0.8, "z": 0.95}
    boxes = [box("a"), *(box(n, ms(1), errors=Errors(fail=1 - share)) for n, share in good.items())]
    run = {"for_": 100.0, "seeds": SEEDS}
    series = [Arrow("u", "a"), *(Arrow("a", n) for n in good)]
    assert abs(z_of(shares_by_seed(play(boxes, series, 100, **run), "answered"), 0.9 * 0.8 * 0.95)) < 4
    parallel = [Arrow("u", "a"), *(Arrow("a", n, together=True, need=1) for n in "xy")]
    assert abs(z_of(shares_by_seed(play(boxes, parallel, 100, **run), "answered"), 1 - 0.1 * 0.2)) < 4
    fallback = [Arrow("u", "a"), Arrow("a", "x", else_="y")]
    assert abs(z_of(shares_by_seed(play(boxes, fallback, 100, **run), "answered"), 1 - 0.1 * 0.2)) < 4


def test_timeouts_on_exponential_work_with_retries():
    """Each of three attempts is answered within the mean with 1 − 1/e; attempts are 1 + e⁻¹ + e⁻²."""
    late = 2.718281828459045**-1
    calls = Arrow("u", "a", timeout=MEAN, retries=2, backoff=0.001, cancel=True)
    result = play([box("a", Exponential(MEAN), slots=100_000)], [calls], 200, for_=50, seeds=SEEDS)
    assert abs(z_of(shares_by_seed(result, "answered"), 1 - late**3)) < 4
    made = [float(w.arrows["calls"][0] / w.journeys["counted"][0]) for w in result.measures.worlds]
    assert abs(z_of(made, 1 + late + late**2)) < 4


def test_nobody_tries_again_what_nobody_waits_for():
    """`x` fails at 10 ms and would be tried again at 110; at 20 `y` fails, and with it who asked."""
    boxes = [box("a"), *(box(n, ms(t), errors=Errors(fail=1.0)) for n, t in (("x", 10), ("y", 20)))]
    arrows = [
        Arrow("u", "a"),
        Arrow("a", "x", together=True, retries=1, backoff=0.1, jitter="none"),
        Arrow("a", "y", together=True),
    ]
    answer = play(boxes, arrows, 10, for_=100).to_dict()
    assert answer["journeys"]["j"]["success"] == 0
    assert answer["arrows"]["a -> x"]["calls_per_s"] == answer["arrows"]["a -> y"]["calls_per_s"]
