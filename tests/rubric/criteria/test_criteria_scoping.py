"""S1, S3, S4 at each of their levels."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peakday.interview.transcript import Asked, Transcript, parse
from peakday.prompts import Fact, Prompt
from peakday.rubric.criteria import s1_questions, s2_scope, s3_metrics, s4_volumes
from peakday.rubric.material import Material

DRAWN = "```board\narrows: [scanner -> matcher]\n```\n"


def studio(facts: list[tuple[str, str]], amazon_one: Prompt, drawn_before: int = 99) -> Material:
    """A studio session whose log says which facts each question got."""
    lines = [
        f"[00:{n:02d}] Candidate: {question}\n[00:{n:02d}] Interviewer: so.\n"
        for n, (_, question) in enumerate(facts)
    ]
    lines.insert(drawn_before, DRAWN)
    read = parse("".join(lines) + (DRAWN if drawn_before > len(facts) else ""))
    orders = {turn.text: turn.order for turn in read.candidate}
    asked = tuple(Asked(fact, None, question, orders[question] + 1) for fact, question in facts)
    return Material(
        Transcript(source=read.source, turns=read.turns, drawings=read.drawings, asked=asked), amazon_one
    )


def test_s1_more_deciding_facts_and_reasons_earn_more(amazon_one: Prompt) -> None:
    bare = [(fact.id, fact.questions[0]) for fact in amazon_one.deciding]
    why = [(fact, f"{question} It decides {n} things.") for n, (fact, question) in enumerate(bare)]
    one, some, all_, best = (
        s1_questions.read(studio(facts, amazon_one)) for facts in (bare[:1], bare[:4], bare, why)
    )
    levels = [reading.level or 0 for reading in (one, some, all_, best)]
    assert levels == sorted(levels)
    assert levels[0] <= 2
    assert levels[-1] >= 3
    assert "never asked" in some.to_raise


def mock(facts: list[Fact], answers: list[str], amazon_one: Prompt) -> Material:
    """A live mock, written down: each fact asked for with a reason, and what the interviewer said."""
    lines = [
        f"[00:{n:02d}] Candidate: {fact.questions[0]} It decides how large the store's side has to be.\n"
        f"[00:{n:02d}] Interviewer: {answer}\n"
        for n, (fact, answer) in enumerate(zip(facts, answers, strict=True))
    ]
    return Material(parse("".join(lines) + DRAWN), amazon_one)


def test_s1_where_the_sheet_is_told_most_of_what_decides_must_be_asked(amazon_one: Prompt) -> None:
    numbered = [fact for fact in amazon_one.deciding if any(map(str.isdigit, fact.text))]
    few, most = numbered[:3], list(amazon_one.deciding)
    told = mock(few, [fact.text for fact in few], amazon_one)
    assert told.sheet_known > 0.55
    level = s1_questions.read(told).level
    assert level is not None
    assert level <= 2
    best = s1_questions.read(mock(most, [fact.text for fact in most], amazon_one)).level
    assert best is not None
    assert best >= 3


def test_s1_an_interviewer_with_a_sheet_of_his_own_holds_nobody_to_ours(amazon_one: Prompt) -> None:
    few = list(amazon_one.deciding)[:3]
    other = mock(few, ["About 7 123 of them.", "Some 61 347 a week.", "Say 731 seconds."], amazon_one)
    assert other.sheet_known == 0.0
    counted = s1_questions.counts(other)
    assert counted["deciding facts"] == 0.0
    assert counted["answers that tell"] == 3.0


def test_s1_questions_after_the_drawing_do_not_count(amazon_one: Prompt) -> None:
    facts = [(fact.id, fact.questions[0]) for fact in amazon_one.deciding]
    reading = s1_questions.read(studio(facts, amazon_one, drawn_before=0))
    assert reading.level is not None
    assert reading.level <= 1
    assert "only after you had begun to draw" in reading.to_raise


def test_s1_matches_what_was_said(material: Callable[..., Material]) -> None:
    read = s1_questions.read(
        material("[00:01] Candidate: How many shoppers a minute does a busy store see?\n")
    )
    assert read.level in (1, 2)
    assert read.evidence[0].text == "How many shoppers a minute does a busy store see?"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I would draw a gateway and a service.", 0),
        ("It has to be fast and reliable.", 1),
        ("I want an uptime of 99.999 %.", 1),
        ("Recognition under 300 ms at p99.", 2),
        ("Recognition under 300 ms at p99. Availability of 99.95 % of checkouts. Abandonment under 2 %.", 3),
        ("Recognition under 300 ms at p99, because a line forms behind anyone who waits longer. "
         "Availability of 99.95 %, since a failed checkout stops the lane. "
         "Abandonment under 2 %, because a shopper who goes back to the card stays there.", 4),
    ],
)  # fmt: skip
def test_s3_levels(material: Callable[..., Material], text: str, level: int) -> None:
    assert s3_metrics.read(material(f"## Metrics\n[06:00] Candidate: {text}\n")).level == level


def test_s3_a_number_the_interviewer_gave_is_not_the_candidates(material: Callable[..., Material]) -> None:
    text = "[05:00] Interviewer: Less than 500 ms.\n## Metrics\n[06:00] Candidate: So under 500 ms at p99.\n"
    assert s3_metrics.read(material(text)).level == 1


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I would draw a gateway.", 0),
        ("There will be a lot of users.", 1),
        ("1 million scans a day is 116 a second.", 1),
        ("1 million scans a day is 116 a second, but wait, I am not sure of that.", 2),
        ("1 million scans a day is 11.6 a second.", 2),
        ("1 million scans a day is 11.6 a second. At peak 50,000 an hour is 13.9 a second. "
         "A busy store has 100 scans a minute per store.", 3),
    ],
)  # fmt: skip
def test_s4_levels(material: Callable[..., Material], text: str, level: int) -> None:
    assert s4_volumes.read(material(f"## Metrics\n[06:00] Candidate: {text}\n")).level == level


def test_s4_carried_into_the_design(material: Callable[..., Material]) -> None:
    text = (
        "[06:00] Candidate: 1 million scans a day is 11.6 a second. At peak 50,000 an hour is 13.9 a second. "
        "A busy store has 100 scans a minute per store.\n" + DRAWN +
        "[12:00] Candidate: At 13.9 scans a second and 120 ms each, two slots are busy, so 3 copies do.\n"
    )  # fmt: skip
    assert s4_volumes.read(material(text)).level == 4


def test_s2_what_is_out_of_scope_is_not_quoted_as_in(material: Callable[..., Material]) -> None:
    out = s2_scope.read(material("[00:41] Candidate: Out of scope: the consumer app and carrier pickup.\n"))
    assert "names what is in" not in [piece.why for piece in out.evidence]
    both = s2_scope.read(material("[00:41] Candidate: In scope: house palms only. Out of scope: routing.\n"))
    assert both.evidence[0].why == "names what is in and what is out"
    assert both.evidence[0].text == "In scope: house palms only. Out of scope: routing."


def test_the_interviewers_words_on_a_card_stay_the_interviewers(material: Callable[..., Material]) -> None:
    said = "Returns were 16.9 per cent of sales in 2024."
    read = material(
        f"[01:00] Interviewer: {said}\n[01:36] Metric: {said}\n[01:40] Metric: p99 under 500 ms.\n"
    )
    assert [sentence.text for sentence in read.sentences] == ["p99 under 500 ms."]
    own = material(f"[01:36] Metric: {said}\n[01:50] Interviewer: {said}\n")
    assert [sentence.text for sentence in own.sentences] == [said]


@pytest.mark.parametrize(
    ("load", "far"),
    [("Design for 20,000 requests per second at peak.", True), ("Peak is about 14 scans per second.", False)],
)
def test_s4_a_load_far_over_all_that_was_told_is_an_error_of_size(
    amazon_one: Prompt, load: str, far: bool
) -> None:
    numbered = [fact for fact in amazon_one.facts if any(map(str.isdigit, fact.text))]
    told = "".join(
        f"[00:{n:02d}] Candidate: {fact.questions[0]}\n[00:{n:02d}] Interviewer: {fact.text}\n"
        for n, fact in enumerate(numbered)
    )
    said = parse(f"{told}## Metrics\n[06:00] Candidate: {load}\n")
    reading = s4_volumes.read(Material(said, amazon_one))
    assert reading.level == 1 or not far
    assert ("times the 14 a second the facts come to" in reading.to_raise) == far


def test_s4_a_product_that_is_divided_is_no_wrong_sum(material: Callable[..., Material]) -> None:
    said = "2.5 million times 2.8 over 160, that's 43 750 machines busy at the peak."
    read = material(f"## Metrics\n[06:00] Candidate: {said}\n")
    assert not s4_volumes.volumes_of(read).wrong


def test_s2_what_is_said_in_words_the_rules_do_not_know_is_still_something(
    material: Callable[..., Material],
) -> None:
    said = "## Clarify\n[02:00] Candidate: I don't do enrolment, payment or the card terminal.\n"
    read = material(said)
    assert read.heard("S2")
    reading = s2_scope.CRITERION.read(read)
    assert reading.level is not None
    assert reading.level >= 1
    assert reading.evidence
