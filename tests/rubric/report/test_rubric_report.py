"""The report says what it must, and nothing of a session becomes markup."""

from __future__ import annotations

import subprocess
import sys

from peakday.interview.transcript import parse
from peakday.rubric import Grade, grade
from peakday.rubric.report import report_data, to_markdown


def test_the_markdown_says_whose_bar_it_is_and_shows_every_part(middling: Grade, excellent: Grade) -> None:
    assert "Said and measured" in to_markdown(excellent)
    text = to_markdown(middling)
    for part in ("It is not Amazon's", "Amazon publishes none", "What decided it", "To raise it",
                 "Each box, taken away", "The board at the end", "What was assumed"):  # fmt: skip
        assert part in text
    assert text.count("●") > 20
    for word in ("great job", "well done", "unfortunately", "you failed", "impressive"):
        assert word not in text.lower()


def test_three_moments_each_with_its_own_evidence(excellent: Grade, weak: Grade) -> None:
    for graded in (excellent, weak):
        found = graded.moments
        assert len(found) == 3
        weights = [moment.weight for moment in found]
        assert weights == sorted(weights, reverse=True)
    assert all(moment.effect < 0 for moment in weak.moments)


def test_the_debrief_comes_from_this_session(excellent: Grade, weak: Grade) -> None:
    for graded in (excellent, weak):
        told = report_data(graded)["debrief"]
        one = told["practise"] or {}  # nothing is left to raise where every level is the highest
        assert not one or one["why"] == graded.readings[one["criterion"]].to_raise
        assert 1 <= len(told["follow_ups"]) <= 4
        assert len({each["text"] for each in told["follow_ups"]}) == len(told["follow_ups"])
        possible = [p.name for p in graded.principles if p.level == "possible"]
        assert [each["name"] for each in told["confirm"]] == possible
        assert all(each["quote"]["text"] in graded.transcript.source for each in told["confirm"])
    assert report_data(excellent)["debrief"] != report_data(weak)["debrief"]


def test_to_raise_is_of_this_session(middling: Grade, weak: Grade) -> None:
    for identity in ("S1", "S3", "A1"):
        ours, theirs = middling.readings[identity].to_raise, weak.readings[identity].to_raise
        assert ours != theirs


def test_the_pages_data(excellent: Grade) -> None:
    told = report_data(excellent, {"id": "s1"})
    assert told["title"] == "Palm checkout"
    assert told["session"] == {"id": "s1"}
    assert told["board_end"]["kind"] == "board"
    assert told["dimensions"]["scoping"]["criteria"]["S1"]["title"] == "Clarifying questions"
    assert told["predictions"]
    measured = told["dimensions"]["architecture"]["criteria"]["A2"]["evidence"]
    assert {piece["at"] for piece in measured} == {told["board_end"]["at"]}  # a number leads to its drawing
    assert told["worth"]["rows"]
    assert told["verdict"] == "It clears the bar."
    assert len(told["moments"]) == 3


def test_words_of_a_session_are_never_markup() -> None:
    text = (
        "---\nprompt: amazon-one\n---\n## Metrics\n"
        "[06:00] Candidate: p99 under 300 ms <script>alert(1)</script> [x](javascript:y) | *z*\n"
    )
    written = to_markdown(grade(parse(text)))
    assert "<script>" not in written.replace("\\<", "")
    assert "](javascript" not in written.replace("\\]", "")


def test_the_report_reads_a_grade_and_knows_nothing_of_how_it_is_made() -> None:
    ask = "import sys, peakday.rubric.report; print('peakday.rubric.grading' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


def test_where_nothing_could_be_read_that_is_all_that_is_said() -> None:
    for text in ("", "---\nprompt: amazon-one\n---\n[00:05] Interviewer: Design it.\n"):
        written = to_markdown(grade(parse(text)))
        assert "No total" in written
        assert "Nobody in this file speaks as the candidate" in written
        assert "interviewer would ask" not in written
        assert len(written.splitlines()) < 16


def test_of_a_talk_that_cannot_be_read_nothing_is_said_to_be_missing() -> None:
    text = (
        "---\nprompt: amazon-one\n---\n[00:20] Candidate: Zuerst möchte ich fragen, wie viele Kunden in der "
        "Minute kommen und wie schnell erkannt werden muss?\n[00:30] Interviewer: Hundert in der Minute.\n"
        "[02:00] Candidate: Ich zeichne einen Dienst mit einer Datenbank, weil oft gelesen wird.\n"
        "```mermaid\nflowchart LR\n  s[Scanner] --> m[Matcher x2] --> d[(DynamoDB)]\n```\n"
    )
    graded = grade(parse(text))
    assert graded.mistakes == ()
    written = to_markdown(graded)
    assert "Take one more risk" not in written
    assert "You never asked" not in written
    assert "Not shown:" not in written
    assert "does not speak English" in written
