"""Where the time goes is time somebody waits for: nothing that an arrow which does not wait brings about."""

from __future__ import annotations

import pytest

from peakday.board import parse
from peakday.engine import run

DRAWN = """
boxes:
  carriers: {is: clients}
  inbox: {is: queue, time: 1 ms, queue: unlimited}
  program: {slots: 50, time: 5 ms}
  status: {is: database, time: 5 ms}
  audit: {slots: 50, time: 40 ms}
  archive: {is: store, time: 30 ms}
  outbox: {is: queue, time: 2 ms, queue: unlimited}
  sender: {is: people, copies: 1, slots: 1, time: 2 s, queue: unlimited}
arrows: [carriers -> inbox, inbox -> program, program -> status, program ~> audit, audit -> archive,
  program -> outbox, outbox -> sender]
journeys: {event: {from: carriers, load: 5/s, until: UNTIL}}
run: {for: 60 s, seeds: 1}
"""


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("status", {"inbox", "program", "status"}),
        ("archive", {"inbox", "program", "status", "outbox", "audit", "archive"}),
        ("sender", {"inbox", "program", "status", "outbox", "sender"}),
    ],
)
def test_only_what_is_waited_for_is_where_the_time_goes(until: str, expected: set[str]) -> None:
    board = parse(DRAWN.replace("UNTIL", until)).board
    assert board is not None
    spent = run(board).to_dict()["journeys"]["event"]["where_the_time_goes"]
    assert set(spent) == expected
    assert sum(each["share"] for each in spent.values()) == pytest.approx(1)
    lying = spent["outbox"]["wait_ms"] if "outbox" in spent else 0
    assert lying > 1000 if until == "sender" else lying == 0
