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
