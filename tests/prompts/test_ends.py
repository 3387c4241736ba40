"""When a prompt's journeys are done, on boards as candidates draw them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peakday.board import Board, parse
from peakday.engine import run
from peakday.prompts import all_ids, drawn, fit, lacking, load
from peakday.prompts.needs import needs


def fitted(prompt: str, text: str) -> Board:
    if not text.lstrip().startswith(("boxes", "arrows", "{")):
        text = "arrows:\n" + "".join(f"  - {line.strip()}\n" for line in text.strip().splitlines())
    reading = parse(text, needs_load=False)
    assert reading.board is not None, reading.mistakes
    return fit(load(prompt), reading.board)


def unsure(board: Board, journey: str) -> str:
    return next((target.unsure for target in board.targets if target.journey == journey), "")


SYNCHRONOUS = {
    "alexa-global": ("speaker -> gateway\ngateway -> nlu\nnlu -> skills", "america"),
    "alexa-pipeline": ("echo -> gateway\ngateway -> asr\ngateway -> nlu\ngateway -> tts", "command"),
    "alexa-prime-day": ("echo -> balancer\nbalancer -> alexa\nalexa -> skill-lambda", "voice"),
    "amazon-one": ("scanner -> gateway\ngateway -> matcher\nmatcher -> palm-db", "checkout"),
    "flex-tracking": ("driver-app -> api\napi -> tracking\ntracking -> redis", "ping"),
    "fresh-delivery": ("customer -> orders\norders -> stock-db\norders -> couriers", "deliver"),
    "home-recommendations": ("shopper -> api\napi -> recommender\nrecommender -> dynamodb", "home"),
    "key-delivery": ("courier-app -> api\napi -> auth\nauth -> orders-db\napi -> smart-lock", "unlock"),
    "pharmacy-tracking": ("carrier -> api\napi -> orders-db\npatient -> api", "event"),
    "prime-air": ("drone -> fence-service\nfence-service -> zones-db", "fence"),
    "prime-video-downloads": ("phone -> gateway\ngateway -> downloads\ndownloads -> mysql", "start"),
    "prime-video-live": ("viewer -> cdn\ncdn -> origin\nviewer -> login\nlogin -> passes-db", "join"),
    "prime-video-notify": ("season -> job\njob -> followers-db\njob -> push-provider", "notice"),
    "prime-video-streaming": ("tv -> playback\nplayback -> rights-db\ntv -> cdn\ncdn -> s3", "start"),
    "returns-2m": ("truck -> graders\ngraders -> returns-db\ngraders -> refunds", "process"),
}


@pytest.mark.parametrize("prompt", SYNCHRONOUS)
def test_a_drawing_that_answers_for_all_its_work_ends_with_the_answer(prompt: str) -> None:
    text, journey = SYNCHRONOUS[prompt]
    board = fitted(prompt, text)
    assert board.journeys[journey].ends == ()
    assert unsure(board, journey) == ""


BESIDE = "{box} ~> events-queue\nevents-queue -> analytics\nanalytics -> data-lake\n{box} ~> cloudwatch"
WORKS = {
    "alexa-global": "nlu", "alexa-pipeline": "nlu", "alexa-prime-day": "alexa", "amazon-one": "matcher",
    "flex-tracking": "tracking", "fresh-delivery": "orders", "home-recommendations": "recommender",
    "key-delivery": "auth", "pharmacy-tracking": "api", "prime-air": "fence-service",
    "prime-video-downloads": "downloads", "prime-video-live": "login", "prime-video-notify": "job",
    "prime-video-streaming": "playback", "returns-2m": "graders",
}  # fmt: skip


@pytest.mark.parametrize("prompt", WORKS)
def test_what_goes_on_beside_the_work_is_not_waited_for(prompt: str) -> None:
    text, journey = SYNCHRONOUS[prompt]
    board = fitted(prompt, f"{text}\n{BESIDE.format(box=WORKS[prompt])}")
    assert board.journeys[journey].ends == ()


QUEUED = [
    # a queue in the middle: the caller's answer is made behind it
    ("alexa-global", "america", "speaker -> sqs -> nlu -> skills", "skills"),
    ("alexa-pipeline", "command", "echo -> gateway -> kinesis -> asr -> nlu -> tts", "tts"),
    ("alexa-prime-day", "voice", "echo -> api -> sqs -> nlu-workers -> skills", "skills"),
    ("amazon-one", "checkout", "scanner -> gateway -> sqs -> matcher -> palm-db", "palm-db"),
    ("flex-tracking", "ping", "driver -> iot-core -> kinesis -> writer -> redis", "redis"),
    (
        "key-delivery",
        "unlock",
        "courier-app -> api -> sqs -> worker -> smart-lock; worker -> db",
        "smart-lock",
    ),
    (
        "pharmacy-tracking",
        "event",
        "patient -> server -> order-db; carrier -> sqs -> job -> order-db",
        "order-db",
    ),
    ("home-recommendations", "learn", "shopper -> page -> redis; clicks -> kinesis -> lambda -> ddb", "ddb"),
    (
        "prime-air",
        "telemetry",
        "drone -> fence; radio -> kinesis -> tracker -> live-map-cache",
        "live-map-cache",
    ),
    ("prime-video-downloads", "start", "phone -> api -> sqs -> job -> licences -> mysql", "licences"),
    ("prime-video-live", "join", "viewer -> gateway -> sqs -> worker -> passes-db", "passes-db"),
    ("prime-video-streaming", "start", "tv -> gateway -> sqs -> playback -> rights-db", "rights-db"),
    (
        "fresh-delivery",
        "deliver",
        "customer -> orders -> sqs -> pickers -> waiting-queue -> couriers",
        "couriers",
    ),
    ("returns-2m", "process", "truck -> intake -> db; intake -> sqs -> graders -> dlq -> refunds", "refunds"),
    # handed over with `~>`, and with something beside the work at its end
    ("returns-2m", "process", "truck -> intake -> db; intake ~> inspectors", "inspectors"),
    ("returns-2m", "process", "truck -> api -> sqs -> associates ~> customer-email", "associates"),
    ("fresh-delivery", "deliver", "customer -> shop -> db; shop ~> couriers ~> delivery-alerts", "couriers"),
]


def chains(text: str) -> str:
    """`a -> b ~> c; d -> e` as one arrow a line."""
    lines = []
    for chain in text.split("; "):
        words = chain.split()
        lines += [" ".join(words[at : at + 3]) for at in range(0, len(words) - 2, 2)]
    return "\n".join(lines)


@pytest.mark.parametrize(("prompt", "journey", "text", "end"), QUEUED)
def test_work_behind_a_queue_is_waited_for(prompt: str, journey: str, text: str, end: str) -> None:
    board = fitted(prompt, chains(text))
    assert board.journeys[journey].ends == (end,)
    told = [one for one in board.assumed if one.box == journey and one.field == "until"]
    assert len(told) == 1, "what is assumed is told"


def test_who_is_told_on_one_channel_of_two_is_told() -> None:
    board = fitted("prime-video-notify", """
arrows:
  - season -> planner
  - planner -> push-queue: {share: 80 %, either: true}
  - planner -> mail-queue: {share: 20 %, either: true}
  - push-queue -> apns
  - mail-queue -> ses
""")  # fmt: skip
    assert board.journeys["notice"].ends == ("apns", "ses")


def test_what_the_drawing_says_of_the_end_stands() -> None:
    board = fitted("returns-2m", """
arrows: [truck -> sqs, sqs -> graders, graders ~> refunds]
journeys: {process: {from: truck, until: graders, load: 10/s}}
""")  # fmt: skip
    assert board.journeys["process"].ends == ("graders",)
    assert not any(one.field == "until" for one in board.assumed)


def test_returns_nobody_opens_are_not_said_to_be_processed() -> None:
    board = fitted("returns-2m", "customer -> portal\nportal -> returns-service\nreturns-service -> db")
    assert "people" in unsure(board, "process")
    answer = run(replace(board, run=replace(board.run, for_=600.0, warm_up=60.0))).to_dict()
    first = answer["targets"][0]
    assert first["met"] is None
    assert first["measured"] is None
    assert first["unsure"] == unsure(board, "process")
    assert answer["verdict"] != "clears"


def test_couriers_no_arrow_leads_to_are_asked_for() -> None:
    board = fitted("fresh-delivery", """
boxes: [app, orders, db, pickers, couriers]
arrows: [app -> orders, orders -> db, orders -> pickers]
""")  # fmt: skip
    assert "couriers" in unsure(board, "deliver")


def test_a_map_of_couriers_brings_nothing_to_the_door() -> None:
    board = fitted("fresh-delivery", chains("customer -> orders -> db; orders ~> couriers ~> courier-map"))
    assert board.journeys["deliver"].ends == ("couriers",)


def test_a_door_that_opens_on_nothing_does_no_work() -> None:
    assert "does its work" in unsure(fitted("amazon-one", "scanners -> api"), "checkout")
    assert unsure(fitted("prime-video-live", "viewer -> cdn"), "watch") == ""


def test_journeys_of_one_start_take_the_arrows_that_lead_to_their_own_work() -> None:
    text = "customer -> api; api -> orders -> db; orders ~> couriers; api -> tracking -> redis"
    board = fitted("fresh-delivery", chains(text))
    only = {arrow.name: arrow.only for arrow in board.arrows}
    assert only["api -> orders"] == ("deliver",)
    assert only["api -> tracking"] == ("where",)
    assert only["customer -> api"] is None
    assert {one.box for one in board.assumed if one.field == "only"} >= {"api -> orders", "api -> tracking"}


def test_who_watches_the_concert_does_not_check_tickets_for_each_part_of_it() -> None:
    board = fitted("prime-video-live", chains("viewers -> ticket-service -> db; viewers -> cdn -> origin"))
    only = {arrow.name: arrow.only for arrow in board.arrows}
    assert "watch" not in (only["viewers -> ticket-service"] or ("watch",))
    assert "watch" in (only["viewers -> cdn"] or ("watch",))


def test_a_segment_is_not_asked_of_what_checks_the_rights_to_a_film() -> None:
    board = fitted("prime-video-streaming", chains("tv -> playback -> rights-db; tv -> cdn -> s3"))
    assert [arrow.only for arrow in board.arrows][:2] == [("start",), ("start",)]
    assert board.arrows[2].only is None


def test_what_the_drawing_says_of_its_arrows_stands() -> None:
    board = fitted("fresh-delivery", """
boxes: {customer: , api: , orders: , couriers: , tracking: }
arrows: [customer -> api, {api -> orders: {only: [deliver]}}, orders ~> couriers, api -> tracking]
journeys: {deliver: {from: customer}, where: {from: customer}}
""")  # fmt: skip
    assert board.arrows[3].only is None


def test_a_picture_needs_a_camera() -> None:
    board = fitted("prime-video-live", "viewer -> cdn\ncdn -> origin")
    assert unsure(board, "picture")
    assert unsure(board, "watch") == ""


def test_what_stands_behind_the_queue_decides_the_verdict() -> None:
    few = fitted("returns-2m", """
boxes: {truck: , intake: , db: , sqs: , graders: {is: people, copies: 300}, refunds: }
arrows: [truck -> intake, intake -> db, intake -> sqs, sqs -> graders, graders ~> refunds]
""")  # fmt: skip
    enough = replace(few, boxes=few.boxes | {"graders": replace(few.boxes["graders"], copies=2500)})
    answers = [run(board, seeds=1).to_dict() for board in (few, enough)]
    assert answers[0]["targets"][0]["met"] is False
    assert answers[0]["targets"][0]["measured"] > 4
    assert answers[0]["limiting"] == "graders"
    assert answers[1]["targets"][0]["met"] is True
    assert answers[1]["journeys"]["process"]["latency_ms"]["mean"] > 45_000


def test_each_journey_starts_where_its_own_words_are() -> None:
    board = fitted("prime-air", chains("drone -> fence; radio -> live-map; safety-pilot -> desk -> link"))
    assert [board.journeys[name].start for name in ("fence", "telemetry", "recall")] == [
        "drone",
        "radio",
        "safety-pilot",
    ]


def test_journeys_by_other_names_are_told_apart_by_where_they_start() -> None:
    board = fitted("pharmacy-tracking", """
arrows: [carriers -> inbox-db, patients -> app-server, app-server -> inbox-db]
journeys: {update: {from: carriers}, view: {from: patients}}
""")  # fmt: skip
    assert board.journeys["event"].start == "carriers"
    assert board.journeys["look"].start == "patients"


@pytest.mark.parametrize("prompt", all_ids())
def test_a_design_that_does_not_say_its_end_is_read_as_it_says(prompt: str) -> None:
    given = load(prompt)
    for name in given.designs:
        design = given.board(name)
        bare = replace(design, journeys={n: j.ending_at(()) for n, j in design.journeys.items()})
        board = fit(given, bare)
        for journey in design.journeys.values():
            ends = board.journeys[journey.name].ends
            # a design that waits for all of it may end with the answer just as well
            assert ends in (journey.ends, ()), f"{name}: {journey.name}"
            assert ends or not journey.ends or name != "strong"
        assert not any(target.unsure for target in board.targets), name
        assert lacking(given, board) == (), name


def test_a_prompt_whose_words_do_not_find_the_end_is_flawed() -> None:
    given = load("home-recommendations")
    strong = {"strong": given.board("strong")}
    assert list(drawn.flaws(given, strong)) == []
    learn = replace(given.journeys["learn"], until=("learner",))
    flaw = list(drawn.flaws(replace(given, journeys=given.journeys | {"learn": learn}), strong))
    assert [each.where for each in flaw] == ["journeys.learn"]
    assert "at learner, not at features" in flaw[0].rule


def test_what_a_journey_needs_is_what_even_the_naive_design_has() -> None:
    assert needs(load("amazon-one"))["checkout"] == {"work", "state"}
    assert needs(load("returns-2m"))["process"] == {"work", "state", "people"}
    one_box = fitted("amazon-one", "shoppers -> service")
    assert len(lacking(load("amazon-one"), one_box)) == 1
