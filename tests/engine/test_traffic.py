"""The closed form where something is turned away, held to the run of the same board."""

from __future__ import annotations

import pytest

from peakday.board import Board, parse
from peakday.engine import estimate, run
from peakday.engine.erlang import bounded_line

SHORT = "run: {for: 120 s, warm-up: 20 s, seeds: 2}\n"


def board(text: str) -> Board:
    reading = parse(text + SHORT)
    assert reading.board is not None, reading.mistakes
    return reading.board


GATED = """
boxes:
  u: {is: clients}
  gate: {is: gateway, limit: 200/s burst 100, time: 2 ms}
  shop: {is: service, copies: 2, slots: 8, time: exp 20 ms, queue: 100}
  stock: {is: database, slots: 4, time: exp 5 ms, queue: 200}
arrows: [u -> gate, gate -> shop, shop -> stock]
journeys: {buy: {from: u, load: 2000/s}}
"""
FULL = """
boxes:
  u: {is: clients}
  shop: {is: service, copies: 10, slots: 16, time: exp 10 ms, queue: 50}
  stock: {is: database, slots: 2, time: exp 10 ms, queue: 100}
  bank: {is: external, time: exp 30 ms}
arrows: [u -> shop, shop -> stock, shop -> bank]
journeys: {buy: {from: u, load: 500/s}}
"""
RETRIED = FULL.replace("shop -> stock,", "{shop -> stock: {retries: 2, backoff: 1 ms}},")
FALLEN_BACK = FULL.replace("shop -> stock,", "{shop -> stock: {else: bank}},")
ONLY = """
boxes:
  u: {is: clients}
  shop: {is: service, copies: 4, slots: 8, time: exp 5 ms, queue: 500}
  slow: {is: external, time: exp 400 ms}
arrows: [u -> shop, {shop -> slow: {only: [buy]}}]
journeys: {look: {from: u, load: 300/s}, buy: {from: u, load: 20/s}}
"""
DRAINED = """
boxes:
  u: {is: clients}
  q: {is: queue, time: 1 ms}
  w: {is: service, copies: 1, slots: 2, time: exp 20 ms}
  d: {is: database, time: exp 2 ms}
arrows: [u -> q, q -> w, w -> d]
journeys: {buy: {from: u, load: 300/s}}
"""


@pytest.mark.parametrize("text", [GATED, FULL, RETRIED, FALLEN_BACK, ONLY, DRAINED])
def test_the_closed_form_says_what_the_run_measures(text: str) -> None:
    drawn = board(text)
    known, measured = estimate(drawn).to_dict(), run(drawn).to_dict()
    for name, box in measured["boxes"].items():
        guess = known["boxes"][name]
        assert guess["offered_per_s"] == pytest.approx(box["arrivals_per_s"], rel=0.1, abs=1), name
        if box["utilisation"] is not None:
            assert guess["utilisation"] == pytest.approx(box["utilisation"], abs=0.04), name
    for name, journey in measured["journeys"].items():
        assert known["journeys"][name]["success"] in (None, pytest.approx(journey["success"], abs=0.04))
        assert known["journeys"][name]["mean_ms"] == pytest.approx(journey["latency_ms"]["mean"], rel=0.25)
    assert measured["limiting"] in (None, known["limiting"])


@pytest.mark.parametrize("servers", [1, 3, 40])
@pytest.mark.parametrize("load", [0.2, 0.9, 1.0, 1.1, 3.0])
@pytest.mark.parametrize("room", [0, 1, 7, 200])
def test_a_bounded_line_is_that_of_the_birth_and_death_chain(servers: int, load: float, room: int) -> None:
    weights = [1.0]
    for n in range(1, servers + room + 1):
        weights.append(weights[-1] * load * servers / min(n, servers))
    whole = sum(weights)
    line = sum(max(0, n - servers) * weight for n, weight in enumerate(weights)) / whole
    assert bounded_line(servers, load * servers, room) == pytest.approx((weights[-1] / whole, line), rel=1e-6)


def test_nobody_is_more_than_busy_and_what_is_asked_is_still_known() -> None:
    known = estimate(board(FULL))
    assert known.to_dict()["boxes"]["stock"]["utilisation"] == 1.0
    assert known.unbounded.boxes["stock"].utilisation == pytest.approx(2.5, rel=0.01)
    assert any("stock: it serves about 40 %" in note for note in known.notes)


def test_a_rush_that_a_queue_evens_out_is_not_turned_away() -> None:
    rush = DRAINED.replace("load: 300/s", "load: {steps: [[0 s, 300/s], [10 s, 1/s]]}")
    known = estimate(board(rush))
    assert known.asked is None
