"""What goes wrong before the queue is not forgotten behind it."""

from textwrap import dedent

from peakday.board import parse
from peakday.engine import run


def test_a_wrong_answer_before_the_queue_makes_the_journey_wrong() -> None:
    reading = parse(
        dedent("""
        boxes:
          u: {is: clients}
          list: {is: service, slots: 100, time: 1 ms, errors: wrong 20 %}
          q: {is: queue, time: 0 ms, queue: unlimited}
          w: {is: service, slots: 100, time: 50 ms}
        arrows: [u -> list, list -> q, q -> w]
        journeys: {j: {from: u, until: w, load: 100/s}}
        run: {for: 200 s, warm-up: 0 s, seeds: 4}
        """)
    )
    assert reading.board is not None
    result = run(reading.board).to_dict()["journeys"]["j"]
    assert result["success"] == 1.0
    assert abs(result["wrong"] - 0.2) < 4 * (0.2 * 0.8 / 80_000) ** 0.5
