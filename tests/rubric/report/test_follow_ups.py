"""Nothing is asked that was answered, and every question is one, of this session."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from peakday.interview.language.vectors import vectors
from peakday.interview.transcript import parse
from peakday.interview.transcript.model import LoggedRun
from peakday.prompts import PromptFailure, load
from peakday.rubric import Grade, grade
from peakday.rubric.criterion import Reading
from peakday.rubric.report.follow_ups import _where_it_breaks, follow_ups
from peakday.rubric.report.practise import practise


def asked(text: str) -> str:
    """All questions a text without a drawing draws, in one string."""
    return "\n".join(each.text for each in follow_ups(grade(parse(text)), most=40))


def matcher_down() -> PromptFailure:
    """The prompt's failure that the questions here are about."""
    return next(failure for failure in load("amazon-one").failures if failure.id == "matcher-down")


HEAD = "---\nprompt: amazon-one\n---\n[00:05] Interviewer: Design palm checkout.\n"


def test_a_risk_that_came_up_is_not_asked_about_as_one_that_never_did() -> None:
    silent = asked(HEAD + "[00:20] Candidate: I would draw a service.\n")
    spoken = asked(
        HEAD + "[00:20] Candidate: A stranger could be charged: a look-alike gets a false acceptance, "
        "so the threshold is strict and veins are the second signal.\n"
    )
    assert "A stranger is charged" in silent
    assert "A stranger is charged" not in spoken


def test_a_failure_nobody_spoke_of_is_told_as_the_interviewer_would() -> None:
    silent = asked(HEAD + "[00:20] Candidate: I would draw a service.\n")
    spoken = asked(HEAD + "[00:20] Candidate: If the matcher is down, people pay by card.\n")
    failure = matcher_down()
    assert failure.say in silent
    assert failure.say not in spoken


def test_a_curveball_is_thrown_once() -> None:
    prompt = grade(parse(HEAD)).prompt
    assert prompt is not None
    thrown = prompt.curveballs[0].text
    assert thrown in asked(HEAD + "[00:20] Candidate: Fine.\n")
    assert thrown not in asked(HEAD + f"[00:20] Candidate: Fine.\n[20:00] Interviewer: {thrown}\n")


def test_every_follow_up_asks(excellent: Grade, middling: Grade, weak: Grade) -> None:
    for graded in (excellent, middling, weak):
        for each in follow_ups(graded):
            assert "?" in each.text
            assert not each.text.startswith(("Say ", "Weigh ", "Follow ", "Put ", "Name "))
            if each.at is not None:
                assert each.at in graded.transcript.source


def test_what_trains_most_is_told_by_what_good_would_bring(weak: Grade) -> None:
    levels = {name: Reading(3, reading.evidence) for name, reading in weak.readings.items()}
    low = replace(weak, mistakes=(), readings={**levels, "M1": Reading(0), "T3": Reading(2)})
    told = practise(low)
    assert told is not None
    # four criteria of Trade-offs share 25 points, those of Communication 10
    assert (told["criterion"], told["to"], told["points"]) == ("T3", "good", 1.9)
    higher = practise(replace(low, readings={**levels, "M1": Reading(0)}))
    assert higher is not None
    assert (higher["criterion"], higher["to"]) == ("T1", "excellent")


def test_where_nothing_is_drawn_drawing_comes_first() -> None:
    told = practise(
        grade(parse(HEAD + "[00:20] Candidate: A scanner calls a matcher, because it is quick.\n"))
    )
    assert told is not None
    assert told["criterion"] == "A1"
    assert told["points"] > 10  # three criteria of five in a dimension of thirty points wait for it


def test_what_was_only_asked_is_no_claim_to_hold_against_anybody(excellent: Grade) -> None:
    failure = matcher_down()
    broken = {"holds": False, "success_during": 0.2,
              "targets": [{"text": "checkout success during failures > 99 %", "measured": 20.0}]}  # fmt: skip
    runs = {**excellent.runs, "failures": {failure.id: broken}}

    def told(words: str) -> str:
        said = replace(excellent, runs=runs, transcript=parse(HEAD + f"[00:20] Candidate: {words}\n"))
        return "\n".join(each.text for each in follow_ups(said, most=40))

    assert "You said “What should happen" not in told("What should happen if the matcher is down?")
    assert "You said “If the matcher is down" in told("If the matcher is down, people pay by card.")


def test_a_question_on_a_failure_names_it_and_holds_to_the_run_that_was_seen(excellent: Grade) -> None:
    def target(journey: str, measured: float) -> dict[str, Any]:
        text = f"{journey} success during failures > 99 %"
        return {"text": text, "measured": measured, "unit": "%", "met": measured > 99}

    failure = matcher_down()
    broken = {
        "failure": "at 8 s for 1 s: matcher down",
        "holds": False,
        "success_during": 0.0,
        "journeys": {"look": {}, "pay": {}},
        "targets": [target("look", 100.0), target("pay", 0.0)],
    }
    board = "boxes: {scanner: {is: clients}, matcher: {is: service}}\narrows: [scanner -> matcher]\n"
    text = HEAD + f"[00:20] Candidate: If the matcher is down, people pay by card.\n```board\n{board}```\n"

    def told(*seen: dict[str, Any]) -> str:
        result = {"targets": list(seen)}
        ran = LoggedRun("r1", 61.0, 99, ("at 5 s for 400 ms: matcher down",), None, None, result)
        session = replace(parse(text), runs=(ran,) if seen else ())
        runs = {**excellent.runs, "failures": {failure.id: broken}}
        said = replace(excellent, runs=runs, transcript=session)
        return "\n".join(each.text for each in follow_ups(said, most=40))

    assert "on your drawing, with matcher down, nothing of pay is answered. What" in told()
    assert "with matcher down, 81.7 % of pay is answered. What" in told(target("pay", 81.7))
    assert "with matcher down" not in told(target("pay", 99.5))


def test_a_curveball_in_other_words_is_not_thrown_again() -> None:
    assert vectors() is not None, "the language parts are needed"
    head = HEAD.replace("amazon-one", "prime-air") + "[00:20] Candidate: Fine.\n"
    thrown = next(each.text for each in load("prime-air").curveballs if "near miss" in each.text)
    other = "[20:00] Interviewer: After a near miss they ask for half a second on recall, 99.5 percent.\n"
    assert thrown in asked(head)
    assert thrown not in asked(head + other)


def test_what_is_only_planned_is_not_held_against_the_drawing(middling: Grade) -> None:
    said = next(claim for claim in middling.claims if claim.sentence is not None)
    missed = replace(said, holds=False, text="join takes under 2 s", measured="9 s")
    planned = replace(missed, text="Next, checks ahead of time, so a join takes under 2 s")
    for claim, held in ((missed, True), (planned, False)):
        told = follow_ups(replace(middling, claims=(claim,)), most=40)
        assert any("the run measured 9 s" in each.text for each in told) is held


def test_where_a_part_breaks_is_asked_in_the_words_nearest_to_the_failure() -> None:
    assert vectors() is not None, "the language parts are needed"
    failure = matcher_down()
    graded = grade(
        parse(
            HEAD + "[05:00] Candidate: If one match is late we lose nothing, since the till prints anyway.\n"
            "[30:00] Candidate: When the matcher is down for two minutes, shoppers pay by card.\n"
        )
    )
    words = [word for aim in failure.aims.values() for word in aim.words]
    said = _where_it_breaks(graded, words, failure.say)
    assert said is not None
    assert said.text.startswith("When the matcher is down")


MISSED = (
    HEAD
    + """[01:00] Candidate: first
```board
boxes: {scanner: {is: clients}, matcher: {is: service, time: 80 ms, copies: 2, slots: 4}}
arrows: [scanner -> matcher]
```
[02:00] Candidate: I expect a p99 of about 5 ms at the peak.
"""
)


def test_a_miss_that_was_explained_is_not_asked_about() -> None:
    assert "about 5 ms" in asked(MISSED)
    assert "about 5 ms" not in asked(
        MISSED + "[03:00] Candidate: I expected 5 ms, but one match alone takes eighty.\n"
    )
