"""Turns of talk cut into questions."""

from __future__ import annotations

import pytest

from peakday.interview.language.asking import MOST_QUESTIONS, questions_of


@pytest.mark.parametrize(
    ("said", "cores"),
    [
        ("How many stores are there?", ["how many stores are there?"]),
        ("Okay, so before I draw anything: how many stores?", ["how many stores?"]),
        ("peak tps", ["peak tps"]),
        ("How many stores, and which regions?", ["how many stores", "which regions?"]),
        (
            "What uptime do we need? And what is the budget?",
            ["what uptime do we need?", "what is the budget?"],
        ),
        ("I will put a queue here, but how many stores are there", ["how many stores are there"]),
        (
            "When it rains, how much slower are the couriers?",
            ["when it rains, how much slower are the couriers?"],
        ),
        (
            "How many stores are there, and in which countries?",
            ["how many stores are there", "in which countries?"],
        ),
        (
            "What's the limit for late orders, and for lost ones?",
            ["what's the limit for late orders", "what's the limit for lost ones?"],
        ),
        ("I'd assume a million scans a day, is that right?", ["a million scans a day?"]),
        (
            "When it rains, how much slower are they, and how many stores are there?",
            ["when it rains, how much slower are they", "how many stores are there?"],
        ),
        (
            "How many groups are there, and into how many towns do we go?",
            ["how many groups are there", "into how many towns do we go?"],
        ),
        ("I'd guess ten thousand stores. Am I far off?", ["ten thousand stores."]),
        (
            "So, just so I size this properly, could you tell me how many cars are out there",
            ["how many cars are out there"],
        ),
        ("How many stores, which regions?", ["how many stores", "which regions?"]),
        ("Do I also have to handle receipts?", ["do i also have to handle receipts?"]),
        ("Cellars without signal, do I cover those?", ["cellars without signal, do i cover those?"]),
        ("if the line is cut do we go on selling", ["if the line is cut do we go on selling"]),
        ("six in the evening, how many a second", ["six in the evening, how many a second"]),
        ("quick one: which markets do we serve", ["which markets do we serve"]),
        ("One rule: we keep it simple and cheap, whatever it is.", []),
        ("First I look at the load, which is high, and draw.", []),
        ("If the cache is cold we read the database.", []),
        ("Let me think about that.", []),
        ("We need a cache. It is fast.", []),
        ("Okay, thanks.", []),
        ("", []),
    ],
)
def test_a_turn_is_cut_into_its_questions(said: str, cores: list[str]) -> None:
    assert [question.core for question in questions_of(said)] == cores


@pytest.mark.parametrize(
    ("said", "wants", "counted"),
    [
        ("How many drivers are on the road?", "count", "drivers"),
        ("How much does it cost?", "money", None),
        ("How long do we keep it?", "duration", None),
        ("For how many years do we keep it?", "duration", None),
        ("How many nines?", "share", None),
        ("Which countries do we serve?", "place", None),
        ("Is there an offline mode?", None, None),
    ],
)
def test_the_kind_of_answer_is_heard(said: str, wants: str | None, counted: str | None) -> None:
    (question,) = questions_of(said)
    assert (question.wants, question.counted) == (wants, counted)


def test_a_flood_of_questions_is_bounded() -> None:
    assert len(questions_of("How many stores? " * 100_000)) == MOST_QUESTIONS


def test_what_a_question_points_back_at_is_kept_beside_it() -> None:
    (question,) = questions_of("The holidays are the worst for us. How far above a usual evening is that?")
    assert question.core == "how far above a usual evening is that?"
    assert question.around is not None
    assert question.around.startswith("The holidays")
