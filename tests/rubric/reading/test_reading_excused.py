"""What a fair engineer would not call needless, whatever the targets say."""

from __future__ import annotations

from peakday.board import parse
from peakday.prompts import Prompt
from peakday.rubric.reading.excused import excused_boxes

DRAWN = """
boxes:
  scanner: {is: clients}
  gateway: {is: aws/api-gateway}
  matcher: {is: service}
  fast: {is: cache}
  templates: {is: database}
  lake: {is: database}
  events: {is: stream}
  enricher: {is: service}
  cdn: {is: cdn}
  desk: {is: people}
arrows:
  - scanner -> gateway
  - gateway -> matcher
  - matcher -> fast
  - fast -> templates: {on: miss}
  - scanner -> cdn
  - matcher ~> events
  - events -> enricher
  - enricher -> lake
  - enricher -> desk
journeys: {checkout: {from: scanner, load: 10/s}}
"""


def test_what_works_or_keeps_on_the_way_is_excused_and_what_stands_beside_is_not(amazon_one: Prompt) -> None:
    board = parse(DRAWN).board
    assert board is not None
    assert excused_boxes(board, None) == {"matcher", "templates", "desk"}
    assert {"gateway", "matcher"} <= excused_boxes(board, amazon_one)
    assert excused_boxes(board, amazon_one).isdisjoint({"cdn", "events", "enricher", "lake"})
