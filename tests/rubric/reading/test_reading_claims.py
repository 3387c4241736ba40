"""Claims: which sentences are claims, and what each is held to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from peakday.board import parse as parse_board
from peakday.interview.transcript import parse
from peakday.interview.transcript.model import Card, LoggedRun
from peakday.rubric.material import Material
from peakday.rubric.reading.affordable import measured
from peakday.rubric.reading.claims import read_claims
from peakday.rubric.reading.figures import figures_of
from peakday.rubric.reading.held_to import Claim, offered_in
from peakday.rubric.reading.runs import Runs, at_load
from peakday.rubric.reading.sentences import sentences_of

BOARD = """[00:01] Candidate: first
```board
boxes: {scanner: {is: clients}, matcher: {is: service, time: 80 ms, copies: 2, slots: 4},
  rows: {is: database, time: 5 ms}}
arrows: [scanner -> matcher, matcher -> rows]
```
"""


@pytest.fixture
def claims(material: Callable[..., Material]) -> Callable[[str], list[Claim]]:
    def told(text: str) -> list[Claim]:
        return list(material(BOARD + text).claims)

    return told


def test_a_latency_bound_is_held_to_the_run(claims: Callable[[str], list[Claim]]) -> None:
    good, bad = (
        claims("[01:00] Candidate: p99 stays under 300 ms.\n"),
        claims("[01:00] Candidate: p99 stays under 20 ms.\n"),
    )
    assert (good[0].holds, bad[0].holds) == (True, False)
    assert good[0].text == "p99 stays under 300 ms."
    assert "ms" in (good[0].measured or "")


TWO = """
boxes: {patients: {is: clients}, carriers: {is: clients}, program: {is: service, time: 20 ms, slots: 40},
  slow: {is: service, time: 400 ms, slots: 90}}
arrows: [patients -> program, carriers -> slow]
journeys: {look: {from: patients, load: 70/s}, event: {from: carriers, load: 33/s}}
"""


def test_what_is_said_of_one_journey_is_held_to_that_journey() -> None:
    board = parse_board(TWO).board
    assert board is not None
    runs = Runs({"peak": measured(at_load(board, 1.0, seeds=1))})

    def told(line: str) -> tuple[bool | None, str]:
        session = parse(f"[01:00] Candidate: {line}\n")
        [claim] = read_claims(session, figures_of(sentences_of(session.candidate)), runs, None, {})
        return claim.holds, claim.why.split(": ")[0] if ": " in claim.why else "all"

    assert told("That is about 70 looks a second at peak.") == (True, "look")
    assert told("That is about 25 looks a second at peak.") == (False, "look")
    assert told("That is about 103 a second at peak.") == (True, "all")
    assert told("That is about 25 a second at peak.") == (False, "all")
    assert told("Looks and events come to about 103 a second at peak.")[0] is True
    assert told("A look stays under 300 ms at p99.") == (True, "look")
    assert told("The p99 stays under 300 ms.")[0] is False


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Median latency is about 80 ms.", ["p50"]),
        ("The 95th percentile latency stays under 300 ms.", ["p95"]),
        ("It comes to p50 80 ms, p99 300 ms.", ["p50"]),
        ("It comes to 300 ms at p99.", ["p99"]),
        ("A scan takes about half a second.", ["p99"]),
        ("I predict a p99 for the till of 300 ms.", ["p99"]),
        ("During the lunch rush the matcher answers in about 200 ms at p99.", ["p99"]),
    ],
)
def test_a_time_is_held_to_the_name_nearest_to_it(
    claims: Callable[[str], list[Claim]], said: str, names: list[str]
) -> None:
    found = claims(f"[01:00] Candidate: {said}\n")
    assert [claim.why.split(" ")[0] for claim in found] == names
    assert all("at peak" in claim.why for claim in found)


def test_a_time_in_a_failure_is_of_those_it_met(claims: Callable[[str], list[Claim]]) -> None:
    (claim,) = claims("[01:00] Predict: if the matcher goes down, p99 stays under 300 ms.\n")
    assert (claim.measured, claim.holds) == (None, None) or "during the failure" in claim.why


def test_a_rate_at_peak(claims: Callable[[str], list[Claim]]) -> None:
    assert claims("[01:00] Candidate: That is about 14 a second at peak.\n")[0].holds is True
    assert claims("[01:00] Candidate: That is about 140 a second at peak.\n")[0].holds is False


def test_a_prediction_of_a_failure_is_held_to_that_failures_run(claims: Callable[[str], list[Claim]]) -> None:
    found = claims("[01:00] Predict: if the matcher goes down, about 5 % of checkouts still go through.\n")
    assert found[0].prediction
    assert found[0].holds is True  # nothing stands in for the matcher
    wrong = claims("[01:00] Predict: if the matcher goes down, about 99 % of checkouts still go through.\n")
    assert wrong[0].holds is False


@pytest.mark.parametrize(
    "line",
    [
        "[01:00] Candidate: Our target is p99 under 300 ms.\n",
        "[01:00] Candidate: Should p99 be under 300 ms?\n",
        "[01:00] Interviewer: p99 stays under 300 ms.\n",
        "[01:00] Candidate: The scanner gives up after 280 ms.\n",
        "[01:00] Metric: p99 under 300 ms\n",
    ],
)
def test_targets_questions_and_inputs_are_no_claims(claims: Callable[[str], list[Claim]], line: str) -> None:
    assert claims(line) == []


def test_a_latency_of_part_of_those_asked_is_held_to_that_part(claims: Callable[[str], list[Claim]]) -> None:
    half = claims("[01:00] Candidate: Half of them have their answer within 150 ms.\n")[0]
    assert (half.holds, half.why.startswith("p50")) == (True, True)
    never = claims("[01:00] Candidate: Nine in ten have their answer within 5 ms.\n")[0]
    assert (never.holds, never.why.startswith("p90")) == (False, True)
    between = claims("[01:00] Candidate: Four of five have their answer within 170 ms, I expect.\n")[0]
    assert between.holds in (True, None)


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("If the matcher goes down, under 5 % of checkouts are lost.", False),
        ("If the matcher goes down, at least 90 % of checkouts are lost.", True),
        ("If the matcher goes down, about 5 % fail.", False),
        ("If the matcher goes down, about 99 % of scans do not go through.", True),
        ("If the matcher goes down, under 5 % of scans cannot go through.", False),
        ("If the matcher goes down, under 5 % of checkouts go through.", True),
        ("If the matcher goes down, more than 90 % of checkouts go through.", False),
    ],
)
def test_a_share_lost_is_held_to_what_was_lost(
    claims: Callable[[str], list[Claim]], line: str, holds: bool
) -> None:
    (claim,) = claims(f"[01:00] Candidate: {line}\n")
    assert claim.holds is holds
    assert ("lost" in (claim.measured or "")) is not ("checkouts go through" in line)


@pytest.mark.parametrize(
    "line",
    [
        "At peak 40 Gbit a second leave the matcher.",
        "About 80 % of requests hit the cache.",
        "A 1 % drop in conversion is about $300 000 a month.",
        "That is a quarter of a million dollars a month not spent.",
        "One instance handles at most 500 requests a second at peak.",
        "I'd autoscale the matcher, so that above 70 % CPU there is one more.",
        "The 75th percentile stays under 20 ms.",
        "It costs €900 a month.",
        "In 2016 I ran a site that cost 89 dollars a month, and it was fine.",
        "Industry studies show that it costs the average firm 12.9 million dollars a year.",
        "API Gateway costs thirty dollars, which is nothing.",
        "It costs 14 dollars per store.",
    ],
)
def test_what_is_no_claim_of_this_design(claims: Callable[[str], list[Claim]], line: str) -> None:
    assert claims(f"[01:00] Candidate: {line}\n") == []


def test_a_share_busy_may_speak_of_the_box_before(claims: Callable[[str], list[Claim]]) -> None:
    found = claims("[01:00] Candidate: The matcher is quick. It is at maybe 90 percent CPU.\n")
    assert [(claim.holds, claim.why) for claim in found] == [(False, "matcher in the run at peak")]


@pytest.mark.parametrize(("expected", "holds"), [(3.0, True), (20.0, False)])
def test_a_p99_on_a_card_is_held_to_the_run_it_spoke_of(expected: float, holds: bool) -> None:
    card = Card(
        "prediction", "the graders queue", 60, "01:00", 1, "c1", expects_p99=expected * 3600
    )  # as a studio's card keeps it
    result = {"journeys": {"process": {"latency_ms": {"p99": 4 * 3_600_000}}}, "targets": []}
    run = LoggedRun("r1", 61, 2, ("at 1 min: graders down",), None, "c1", result)
    session = replace(parse("[00:01] Candidate: first\n"), cards=(card,), runs=(run,))
    [claim] = read_claims(session, (), Runs(), None, {})
    assert (claim.text, claim.holds, claim.prediction) == ("the graders queue", holds, True)
    assert claim.measured == "p99 4 h"


@pytest.mark.parametrize(
    ("journey", "success", "p99"), [("look", "81 %", "2.6 s"), ("event", "99 %", "54 s")]
)
def test_both_figures_of_a_card_are_held_to_the_one_journey_it_names(
    journey: str, success: str, p99: str
) -> None:
    card = Card(
        "prediction", "looks slow", 60, "01:00", 1, "c1", expects=0.8, expects_p99=3.0, journey=journey
    )
    result = {
        "journeys": {
            "look": {"latency_ms": {"p99": 2600}, "during_failures": {"success": 0.5}},
            "event": {"latency_ms": {"p99": 54_000}, "during_failures": {"success": 0.99}},
        },
        "targets": [
            {"text": "look success during failures > 99 %", "measured": 81.0, "unit": "%"},
            {"text": "look p99 < 1 s", "measured": 2.6, "unit": "s"},
        ],
    }
    run = LoggedRun("r1", 61, 2, ("at 1 min: table slow x30",), None, "c1", result)
    session = replace(parse("[00:01] Candidate: first\n"), cards=(card,), runs=(run,))
    found = read_claims(session, (), Runs(), None, {})
    assert [claim.measured for claim in found] == [f"p99 {p99}", f"{success} success"]
    assert all(claim.why.startswith(f"{journey}, ") for claim in found)
    # a card of before names none: the journey with the tightest p99 target is meant
    session = replace(session, cards=(replace(card, journey=None),))
    assert read_claims(session, (), Runs(), None, {})[0].measured == "p99 2.6 s"


def test_a_rate_is_held_to_the_load_it_speaks_of(claims: Callable[[str], list[Claim]]) -> None:
    both = claims("[01:00] Candidate: 1 million a day, that's 11.6 a second, peak maybe 100.\n")[0]
    assert (both.holds, "average" in both.why) == (True, True)
    early = claims("[01:00] Candidate: At peak, 50 000 an hour is about 13.9 a second.\n")[0]
    assert (early.holds, "peak" in early.why) == (True, True)


@pytest.mark.parametrize(
    "line",
    [
        "If p99 isn't back under a second within five seconds, I'd first halve what phones send.",
        "26 by 32 slots at about 7 milliseconds do 118 000 a second.",
        "The wallet is away for 400 ms, and p99 for those seconds goes to half a second.",
    ],
)
def test_plans_inputs_and_failures_that_were_not_run_are_no_claims(
    claims: Callable[[str], list[Claim]], line: str
) -> None:
    assert claims(f"[01:00] Candidate: {line}\n") == []


def test_a_share_busy_is_held_to_the_load_it_names(claims: Callable[[str], list[Claim]]) -> None:
    found = claims("[01:00] Candidate: At 28 a second the matcher is about 27 % busy.\n")
    assert [(claim.holds, "twice" in claim.why) for claim in found] == [(True, True)]


def test_of_a_load_with_its_own_course_the_peak_is_its_peak() -> None:
    board = parse_board(
        """
boxes: {u: {is: clients}, crew: {is: people, shifts: ["06:00-18:00 x 9", "18:00-06:00 x 9"], time: 2 s}}
arrows: [u -> crew]
journeys: {ask: {from: u, load: {average: 0.5/s, peak: 1/s, shape: day, at: "16:00"}}}
run: {for: 1 h, warm-up: 5 min, starts: "04:00", seeds: 1}
"""
    ).board
    assert board is not None
    assert offered_in(measured(at_load(board, 1.0))) == pytest.approx(1.0)
    assert offered_in(measured(at_load(board, None))) == pytest.approx(0.5, rel=0.2)


@pytest.mark.parametrize(
    "line",
    [
        "If the answer isn't there in 4 seconds, the shopper pays by card.",  # a threshold
        "When a scan takes over 900 ms, the reader asks its own list.",
        "If the whole region is away, 1 in 100 of the requests fail.",  # fair weather tells nothing of it
        "It holds, p99 up some 10 milliseconds.",  # a difference
        "With another index a scan takes 100 ms more.",
        "Above 4 seconds no scan is tried.",  # a rule
        "Kubernetes takes that from 40 to 400 machines in under a minute.",  # some other time
        "That costs 76 dollars a month in writes.",  # a part
        "28,800 hours a day cost 691 thousand, 21 million a month, about 34 cents.",  # cents for one
    ],
)
def test_conditions_failures_and_the_cost_of_one_are_no_claims_of_the_whole(
    claims: Callable[[str], list[Claim]], line: str
) -> None:
    assert [claim for claim in claims(f"[01:00] Candidate: {line}\n") if claim.holds is not None] == []


def test_a_rate_that_reaches_a_box_is_held_to_what_arrives_there() -> None:
    board = parse_board(
        "boxes: {looks: {is: clients}, cache: {is: cache, hit: 85 %, time: 1 ms},\n"
        "  desk: {is: service, time: 5 ms, slots: 40}}\n"
        "arrows: {looks -> cache: {}, cache -> desk: {on: miss}}\nload: 800/s\n"
    ).board
    assert board is not None
    runs = Runs({"peak": measured(at_load(board, 1.0, seeds=1))})

    def told(line: str) -> list[bool | None]:
        session = parse(f"[01:00] Candidate: {line}\n")
        read = read_claims(
            session, figures_of(sentences_of(session.candidate)), runs, None, dict(board.boxes)
        )
        return [claim.holds for claim in read]

    assert told("At peak about 120 requests a second go to the desk.") == [True]
    assert told("At peak about 700 requests a second go to the desk.") == [False]
    assert told("At peak that's about 800 requests a second.") == [True]
