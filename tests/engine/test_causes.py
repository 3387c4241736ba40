"""Causes are told by what they cost, with the number that decides and what came up against it."""

from __future__ import annotations

import pytest

from peakday.board import parse
from peakday.engine import Result, run
from peakday.engine.causes import _many


def result(text: str, engine: str = "exact") -> Result:
    reading = parse(text + f"run: {{for: 60 s, warm-up: 10 s, seeds: 2, engine: {engine}}}\n")
    assert reading.board is not None, reading.mistakes
    return run(reading.board)


GATED = """
boxes:
  u: {is: clients}
  gate: {is: gateway, limit: 100/s burst 10, time: 1 ms}
  shop: {is: service, copies: 1, slots: 1, time: exp 9 ms, queue: unlimited}
arrows: [u -> gate, gate -> shop]
journeys: {buy: {from: u, load: 1000/s}}
targets: [buy success > 99 %, buy p99 < 10 ms]
"""


def test_the_gate_comes_first_with_its_limit_and_what_it_was_asked_for() -> None:
    told = result(GATED).to_dict()["causes"]
    assert [(cause["box"], cause["why"]) for cause in told] == [("gate", "limit"), ("shop", "line")]
    assert told[0]["says"].startswith("lets in 100/s and is asked for 1 000/s: ")
    assert told[0]["share"] == pytest.approx(0.9, abs=0.01)
    assert "is waited for: " in told[1]["says"]


def test_the_limit_that_is_told_is_the_drawings_also_where_the_engine_scales() -> None:
    big = GATED.replace("100/s burst 10", "100k/s burst 10k").replace("load: 1000/s", "load: 1 M/s")
    big = big.replace("copies: 1, slots: 1,", "copies: 1000, slots: 1,")
    told = result(big, "scaled")
    assert told.scaled
    assert told.causes[0].says.startswith("lets in 100 000/s and is asked for 1 000 000/s: ")


@pytest.mark.parametrize(("change", "why", "words"), [
    (("limit: 100/s burst 10, ", ""), "growing", "wait for it at the end of the run"),
        (("queue: unlimited", "queue: 20"), "limit", "lets in"),
    (("limit: 100/s burst 10, time: 1 ms}", "time: 1 ms, errors: 50 %}"), "errors", "fails by itself"),
])  # fmt: skip
def test_each_reason_in_its_own_words(change: tuple[str, str], why: str, words: str) -> None:
    first = result(GATED.replace(*change)).causes[0]
    assert first.why == why
    assert words in first.says


def test_a_full_line_and_callers_who_give_up() -> None:
    full = GATED.replace("limit: 100/s burst 10, ", "").replace("queue: unlimited", "queue: 20")
    assert result(full).causes[0].why == "full"
    assert "a line of 20" in result(full).causes[0].says
    late = full.replace("gate -> shop", "{gate -> shop: {timeout: 30 ms}}").replace("queue: 20", "queue: 500")
    assert result(late).causes[0].why in ("slow", "full")
    left = full.replace("queue: 20", "queue: 500, patience: 20 ms")
    assert result(left).causes[0].why == "left"


def test_where_all_is_well_there_is_no_cause() -> None:
    well = GATED.replace("load: 1000/s", "load: 5/s").replace("p99 < 10 ms", "p99 < 1 s")
    assert result(well).causes == []


def test_where_only_the_cost_is_missed_the_dearest_box_is_told() -> None:
    dear = GATED.replace("load: 1000/s", "load: 5/s").replace("buy p99 < 10 ms", "cost < $50/month")
    told = result(dear.replace("queue: unlimited}", "queue: unlimited, price: $2/h}"))
    assert told.limiting == "shop"
    assert [(cause.box, cause.why) for cause in told.causes] == [("shop", "cost")]
    assert told.causes[0].says == "costs $1 500 of $1 500 a month"


STEP = """
boxes:
  trucks: {is: clients}
  line: {is: queue, queue: unlimited}
  graders: {is: people, copies: 100, time: TIME}
  reconcile: {is: service, copies: 2, slots: 4, time: 40 ms, queue: none}
arrows: [trucks -> line, line -> graders, graders -> reconcile]
journeys: {process: {from: trucks, load: {rate: 30/s, evenly: true}, until: reconcile}}
targets: [process success > 99.9 %, process p99 < 1 s]
"""


def test_a_box_that_is_full_for_a_moment_only_is_said_to_be_asked_all_at_once() -> None:
    """A hundred who are given work in bursts are done in bursts."""
    burst = STEP.replace("TIME", "3 s").replace("{rate: 30/s, evenly: true}", "{steps: BURSTS}")
    steps = ", ".join(f"[{at} s, {2000 if at % 5 == 0 else 0}/s]" for at in range(60) if at % 5 < 2)
    told = result(burst.replace("BURSTS", f"[{steps}]"))
    assert told.causes[0].box == "reconcile"
    assert "come all at once" in told.causes[0].says


def test_with_no_line_and_nothing_lost_it_is_the_work_that_takes_long() -> None:
    told = result(STEP.replace("TIME", "pert 1 s 2 s 3 s").replace("queue: none", "queue: 50"))
    assert [(each.box, each.why) for each in told.causes] == [("graders", "work")]
    assert told.limiting == "graders"


def test_the_wait_in_a_queue_is_for_who_empties_it() -> None:
    told = result(STEP.replace("TIME", "exp 3.2 s").replace("queue: none", "queue: 50")).to_dict()
    assert told["journeys"]["process"]["where_the_time_goes"]["line"]["waits_for"] == "graders"


def test_counts_are_said_without_powers_of_ten() -> None:
    told = [_many(count) for count in (3, 9_999, 445_000, 999_700, 1_000_000, 145_800_000, 999_900_000)]
    assert told == ["3", "9 999", "445 k", "1 M", "1 M", "146 M", "1 billion"]


SLOWED = """
boxes:
  lookers: {is: clients}
  tellers: {is: clients}
  program: {is: service, copies: 1, slots: 4, time: 1 ms, queue: unlimited}
  desk: {is: service, copies: 1, slots: 1, time: exp 40 ms, queue: unlimited}
  table: {is: database, copies: 1, slots: 100, time: 4 ms}
arrows: [lookers -> program, program -> table, tellers -> desk]
journeys:
  look: {from: lookers, load: 100/s}
  event: {from: tellers, load: 15/s}
targets: [look p99 < 20 ms, event p99 < 30 ms]
failures: ["at 30 s for 5 s: table slow x30"]
"""


def test_each_line_is_of_one_journey_and_a_program_is_not_blamed_for_a_slowed_table() -> None:
    """The program is hardly busy over the run: its threads stood still while the table was slow."""
    told = result(SLOWED)
    lines = {cause.box: cause.says for cause in told.causes if cause.why == "line"}
    assert set(lines) == {"table", "desk"}
    assert "of look’s " in lines["table"]
    assert lines["table"].endswith("slowed by a failure")
    assert "of event’s " in lines["desk"]


def test_the_work_that_takes_long_is_told_of_each_journey() -> None:
    idle = (
        SLOWED.replace("load: 15/s", "load: 2/s").replace("exp 40", "40").replace("load: 100/s", "load: 1/s")
    )
    idle = idle.replace("slow x30", "slow x1.01").replace("look p99 < 20 ms", "look p99 < 4 ms")
    told = [(cause.box, cause.says) for cause in result(idle).causes if cause.why == "work"]
    assert [box for box, _ in told] == ["desk", "table"]
    assert "of event’s " in told[0][1]
    assert "of look’s " in told[1][1]


def test_the_count_of_who_waits_is_the_one_its_own_box_has_at_the_end() -> None:
    told = result(STEP.replace("TIME", "exp 8 s").replace("queue: none", "queue: 50"))
    growing = next(cause for cause in told.causes if cause.why == "growing")
    left = told.to_dict()["boxes"]["line"]["queue"]["end"]
    assert growing.box == "graders"
    assert growing.says == f"cannot keep up: {_many(left)} wait for it in line at the end of the run"
    assert left > 100
