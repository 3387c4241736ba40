"""What goes wrong before the queue is not forgotten behind it."""

from textwrap import dedent

import pytest

from peakday.board import parse
from peakday.engine import run

BEFORE_ANY_QUEUE = """
        boxes:
          u: {is: clients}
          list: {is: service, slots: 100, time: 1 ms, errors: wrong 20 %}
          q: {is: queue, time: 0 ms, queue: unlimited}
          w: {is: service, slots: 100, time: 50 ms}
        arrows: [u -> list, list -> q, q -> w]
        """
BETWEEN_TWO_QUEUES = """
        boxes:
          u: {is: clients}
          lane: {is: queue, time: 0 ms, queue: unlimited}
          graders: {is: people, copies: 100, slots: 1, time: 1 ms, errors: wrong 20 %}
          q: {is: queue, time: 0 ms, queue: unlimited}
          w: {is: service, slots: 100, time: 50 ms}
        arrows: [u -> lane, lane -> graders, graders ~> q, q -> w]
        """
IN_A_MESSAGE = """
        boxes:
          u: {is: clients}
          first: {is: service, slots: 100, time: 1 ms}
          list: {is: service, slots: 100, time: 1 ms, errors: wrong 20 %}
          w: {is: service, slots: 100, time: 50 ms}
        arrows: [u -> first, first ~> list, list ~> w]
        """


@pytest.mark.parametrize("drawn", [BEFORE_ANY_QUEUE, BETWEEN_TWO_QUEUES, IN_A_MESSAGE])
def test_a_wrong_answer_before_the_end_makes_the_journey_wrong(drawn: str) -> None:
    reading = parse(
        dedent(drawn)
        + dedent("""
        journeys: {j: {from: u, until: w, load: 100/s}}
        run: {for: 200 s, warm-up: 0 s, seeds: 4}
        """)
    )
    assert reading.board is not None
    result = run(reading.board).to_dict()["journeys"]["j"]
    assert result["success"] > 0.999
    assert abs(result["wrong"] - 0.2) < 4 * (0.2 * 0.8 / 80_000) ** 0.5
