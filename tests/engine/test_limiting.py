"""The box that limits a design is one on the way of what was missed, and the one that does the work."""

from textwrap import dedent

from peakday.board import parse
from peakday.engine import run

SHOP = dedent("""
    boxes:
      buyers: {is: clients}
      lookers: {is: clients}
      list: {is: queue, time: 1 ms, queue: unlimited}
      pickers: {is: people, copies: 10, slots: 1, time: 20 s, queue: unlimited}
      map: {is: service, slots: 100, time: 1 ms}
      old-map: {is: service, slots: 100, time: 1 ms}
    arrows:
      - buyers -> list
      - list -> pickers
      - lookers -> map: {else: old-map}
    journeys:
      buy: {from: buyers, until: pickers, load: 1/s}
      look: {from: lookers, load: 20/s}
    failures: ["at 100 s for 100 s: map down"]
    run: {for: 600 s, warm-up: 0 s, seeds: 2}
    targets: ["buy mean < 30 s", "look success > 99 %"]
    """)


def limiting(text: str) -> str | None:
    reading = parse(text)
    assert reading.board is not None
    return run(reading.board).limiting


def test_people_behind_a_line_limit_and_not_the_line_nor_a_box_of_another_journey() -> None:
    assert limiting(SHOP) == "pickers"


def test_refusals_that_nobody_catches_are_what_limits() -> None:
    text = SHOP.replace(": {else: old-map}", "").replace("load: 1/s", "load: 0.1/s")
    assert limiting(text) == "map"


def test_while_nothing_is_missed_nothing_that_is_half_idle_limits() -> None:
    assert limiting(SHOP.replace("load: 1/s", "load: 0.1/s")) is None


TWO = dedent("""
    boxes:
      buyers: {is: clients}
      bots: {is: clients}
      front: {is: gateway, limit: 1000/s burst 1000, time: 1 ms}
      shop: {is: service, copies: 1, slots: 1, time: 20 ms, queue: 5}
      feed: {is: service, copies: 1, slots: 1, time: 20 ms, queue: 5}
    arrows:
      - buyers -> front
      - bots -> front
      - front -> shop: {only: [buy]}
      - front -> feed: {only: [scrape]}
    journeys: {buy: {from: buyers, load: 60/s}, scrape: {from: bots, load: 5000/s}}
    targets: ["buy success > 99.9 %"]
    run: {for: 60 s, warm-up: 5 s, seeds: 2}
    """)


def test_what_another_journey_loses_is_not_what_limits_this_one() -> None:
    alone = TWO.replace("load: 5000/s", "load: 900/s")  # the gate lets all of it in, the feed turns most away
    reading = parse(alone)
    assert reading.board is not None
    result = run(reading.board)
    assert result.limiting == "shop"
    assert [cause.box for cause in result.causes][:1] == ["shop"]


def test_workers_whose_slots_wait_for_a_full_database_are_not_the_limit() -> None:
    text = """
boxes:
  u: {is: clients}
  list: {is: queue, time: 1 ms, queue: unlimited}
  workers: {is: service, copies: 4, slots: 16, time: 2 ms, queue: 100}
  table: {is: database, slots: 1, time: 20 ms, queue: unlimited}
arrows: [u -> list, list -> workers, workers -> table]
journeys: {j: {from: u, until: workers, load: 100/s}}
targets: ["j p99 < 1 s"]
run: {for: 120 s, warm-up: 10 s, seeds: 2}
"""
    assert limiting(text) == "table"
    slow_workers = text.replace("time: 2 ms, queue: 100", "time: 2 s, queue: 100").replace("20 ms", "2 ms")
    assert limiting(slow_workers) == "workers"


def test_what_most_are_lost_at_limits_though_no_target_asks() -> None:
    assert limiting(TWO.replace('targets: ["buy success > 99.9 %"]', "")) == "front"
