from __future__ import annotations

import pytest

from peakday.board import Board, parse
from peakday.board.models import DayShape, Steady
from peakday.catalog import fill, kind
from peakday.prompts import Prompt, fit, load


@pytest.fixture(scope="module")
def prompt() -> Prompt:
    return load("amazon-one")


def drawn(text: str) -> Board:
    reading = parse(text, needs_load=False)
    assert reading.board is not None, reading.mistakes
    return reading.board


BARE = "arrows: [scanner -> gateway, gateway -> recognition, recognition -> redis, recognition -> palm db]"
BARE = BARE.replace("palm db", "palm-db")


def test_a_bare_drawing_gets_the_prompts_load_targets_and_run(prompt: Prompt) -> None:
    board = fit(prompt, drawn(BARE))
    journey = board.journeys["checkout"]
    assert journey.start == "scanner"
    assert isinstance(journey.load, DayShape)
    assert journey.load.peak == pytest.approx(50_000 / 3600)
    assert journey.average == pytest.approx(1e6 / 86400)
    assert [target.text for target in board.targets] == list(prompt.targets)
    assert board.run.for_ == 4 * 3600


def test_what_the_drawing_says_stays(prompt: Prompt) -> None:
    board = fit(prompt, drawn(BARE + """
journeys: {checkout: {from: scanner, load: 5/s}}
targets: [checkout p50 < 100 ms]
run: {for: 5 min}
"""))  # fmt: skip
    assert board.journeys["checkout"].load == Steady(5.0)
    assert board.targets[-1].text == "checkout p50 < 100 ms"
    assert len(board.targets) == len(prompt.targets) + 1
    assert board.run.for_ == 300


def test_a_journey_by_another_name_is_the_prompts(prompt: Prompt) -> None:
    board = fit(prompt, drawn("""
arrows: [shoppers -> gateway, {gateway -> matcher: {only: [pay]}}]
journeys: {pay: {from: shoppers, load: 3/s}}
"""))  # fmt: skip
    assert list(board.journeys) == ["checkout"]
    assert board.arrows[1].only == ("checkout",)


def test_fitting_a_design_changes_nothing_that_is_run(prompt: Prompt) -> None:
    strong = prompt.board("strong")
    fitted = fit(prompt, strong)
    assert fitted.journeys == strong.journeys
    assert fitted.targets == strong.targets
    assert fitted.run == strong.run


def test_failures_find_the_candidates_boxes(prompt: Prompt) -> None:
    board = fit(prompt, drawn(BARE))
    aimed = {failure.id: failure.on(board) for failure in prompt.failures}
    assert aimed["templates-slow"] == "at 60 min for 2 min: palm-db slow x20"
    assert aimed["matcher-down"] == "at 100 min for 2 min: recognition down"
    assert aimed["region-unreachable"] == "at 140 min for 2 min: scanner -> gateway cut"
    assert aimed["profile-cache-gone"] == "at 180 min for 2 min: redis down"
    assert aimed["black-friday"] == "at 200 min for 5 min: load x5"


@pytest.mark.parametrize(
    ("which", "failure"),
    [
        ("flex-tracking", "writers-down"),
        ("pharmacy-tracking", "workers-down"),
        ("prime-air", "watch-down"),
    ],
)
def test_whatever_takes_in_is_the_intake_and_not_who_writes_behind_it(which: str, failure: str) -> None:
    board = drawn(
        """
boxes:
  those: {is: clients}
  event-worker: {is: service}
  telemetry-writer: {is: service}
  intake: {is: service}
arrows: [those -> intake, intake -> event-worker, event-worker -> telemetry-writer]
"""
    )
    raised = next(each for each in load(which).failures if each.id == failure)
    aimed = raised.on(board)
    assert aimed is not None
    assert aimed.endswith(": intake down")


def test_a_failure_of_something_not_drawn_cannot_be_raised(prompt: Prompt) -> None:
    board = fit(prompt, drawn("arrows: [scanner -> server]"))
    aimed = {failure.id: failure.on(board) for failure in prompt.failures}
    assert aimed["templates-slow"] is None
    assert aimed["profile-cache-gone"] is None
    assert aimed["matcher-down"] == "at 100 min for 2 min: server down"


def test_people_on_shifts_are_run_round_the_clock() -> None:
    """A crew of the day only is caught in the night, which no window of the day shows."""
    shifts = 'shifts: ["10:00-18:00 x 4000", "18:00-10:00 x 100"]'
    text = """
boxes: {trucks: {is: clients}, line: {is: queue}, graders: {is: people, %s}}
arrows: [trucks -> line, line -> graders]
"""
    returns = load("returns-2m")
    board = fit(returns, drawn(text % shifts))
    assert board.run.for_ - board.run.warm_up == 24 * 3600
    assert any(each.value == "the whole day" for each in board.assumed)
    assert fit(returns, drawn(text % "copies: 1800")).run.for_ == 8 * 3600
    own = fit(returns, drawn(text % shifts + 'run: {for: 2 h, starts: "09:00"}'))
    assert own.run.for_ == 2 * 3600


TRACKED = """
boxes: {patients: {is: clients}, program: {}, db: {}, carriers: {is: external}, sqs: {}, notices: {}}
arrows: [patients -> program, program -> db, carriers -> sqs, sqs -> program, program -> notices]
"""


@pytest.mark.parametrize("carriers", ["external", "clients"])
@pytest.mark.parametrize("said", ["{look: {}, event: {}}", "{event: {load: 33/s}, look: {load: 66/s}}"])
def test_a_journey_only_named_starts_where_it_would_without_a_name(carriers: str, said: str) -> None:
    pharmacy = load("pharmacy-tracking")
    drawing = TRACKED.replace("external", carriers)
    plain = fit(pharmacy, drawn(drawing))
    limited = drawing.replace("program -> notices", "{program -> notices: {only: event}}")
    named = fit(pharmacy, drawn(f"{limited}journeys: {said}"))
    for board in (plain, named):
        starts = {name: journey.start for name, journey in board.journeys.items()}
        assert starts == {"look": "patients", "event": "carriers"}
        assert not any(told.field == "from" for told in board.assumed)
    assert [target.unsure for target in named.targets] == [target.unsure for target in plain.targets]


def test_limiting_one_arrow_leaves_the_others_told_apart() -> None:
    prime = load("prime-video-live")
    drawing = "arrows: [viewers -> tickets, tickets -> db, viewers -> cdn, cdn -> packager, tickets -> log]\n"
    plain = fit(prime, drawn(drawing))
    names = [*plain.journeys]
    limited = drawing.replace("tickets -> log", f"{{tickets -> log: {{only: {names[0]}}}}}")
    named = fit(prime, drawn(f"{limited}journeys: {{{', '.join(f'{n}: {{}}' for n in names)}}}"))
    assert any(arrow.only for arrow in plain.arrows[:-1])
    assert [arrow.only for arrow in named.arrows[:-1]] == [arrow.only for arrow in plain.arrows[:-1]]


def test_drivers_whose_phones_report_are_clients_unless_they_are_said_to_work() -> None:
    drawing = "boxes: {drivers: {}, intake: {}, redis: {}}\narrows: [drivers -> intake, intake -> redis]\n"
    for said, told in (("{}", "clients"), ("{is: people}", "people")):
        board = fit(load("flex-tracking"), drawn(drawing.replace("{}", said, 1) + "journeys: {ping: {}}"))
        assert board.journeys["ping"].start == "drivers"
        assert kind(fill(board).boxes["drivers"]) == told
