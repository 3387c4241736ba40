"""Who does a journey's work, told from the drawing alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peakday.board import parse
from peakday.board.models import Board
from peakday.experiments import ablate, without
from peakday.experiments.undone import left_undone, say_undone

RETURNS = """
boxes:
  docks: {is: clients}
  intake: {is: service}
  lanes: {is: queue}
  graders: {is: people, copies: 40, time: 20 s}
  refunds: {is: external}
  audit: {is: service}
  alarms: {is: monitor}
arrows:
  - docks -> intake
  - intake -> lanes
  - lanes -> graders
  - graders -> refunds
  - graders ~> audit
  - intake ~> alarms
journeys: {process: {from: docks, until: refunds, load: 1/s}}
targets: [process p99 < 4 h]
run: {for: 10 min, warm-up: 1 min, seeds: 1}
"""
SHOP = """
boxes:
  user: {is: clients}
  gateway: {is: aws/api-gateway}
  shop: {is: service}
  fast: {is: cache}
  rows: {is: database}
  prices: {is: service}
arrows:
  - user -> gateway
  - gateway -> shop
  - shop -> fast
  - fast -> rows: {on: miss}
  - shop -> prices
journeys: {buy: {from: user, load: 5/s}}
targets: [buy p99 < 1 s]
"""


def board(text: str) -> Board:
    read = parse(text).board
    assert read is not None
    return read


def doers(of: Board) -> list[str]:
    return [name for name in of.boxes if left_undone(of, name)]


def test_what_the_way_to_the_end_cannot_go_around_does_the_work() -> None:
    assert doers(board(RETURNS)) == ["intake", "graders", "refunds"]


def test_the_first_that_works_does_it_and_what_only_hands_on_does_not() -> None:
    assert doers(board(SHOP)) == ["shop"]


def test_where_nobody_works_the_store_has_the_answer() -> None:
    text = SHOP.replace("gateway -> shop", "gateway -> rows").replace("shop -> fast", "gateway ~> fast")
    text = text.replace("  - shop -> prices\n", "")
    assert doers(board(text)) == ["rows"]


def test_people_a_caller_waits_for_do_their_part_wherever_they_stand() -> None:
    assert doers(board(SHOP.replace("prices: {is: service}", "prices: {is: people}"))) == ["shop", "prices"]


def test_one_of_two_that_share_the_requests_can_go() -> None:
    half = "{share: 50 %, either: true}"
    text = SHOP.replace("gateway -> shop", f"gateway -> shop: {half}")
    text = text.replace("shop -> prices", f"gateway -> prices: {half}")
    assert doers(board(text)) == []


def test_work_that_is_not_done_is_never_a_saving() -> None:
    rows = {row.box: row for row in ablate(board(RETURNS), seeds=1)}
    for name in ("intake", "graders", "refunds"):
        assert rows[name].without_it == say_undone(("process",))
        assert not rows[name].changes_nothing
        assert rows[name].worsens
    assert rows["audit"].changes_nothing


def test_a_journey_whose_end_is_gone_does_not_end_with_the_answer_instead() -> None:
    with pytest.raises(ValueError, match="never comes to where it ends"):
        without(board(RETURNS), "refunds")
    two = board(RETURNS)
    process = replace(two.journeys["process"], or_until=("audit",))
    kept = without(replace(two, journeys={"process": process}), "refunds")
    assert kept.journeys["process"].ends == ("audit",)
