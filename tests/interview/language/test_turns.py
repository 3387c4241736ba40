"""A turn to a bare sheet is read as a whole: the scene counts, and several facts may be asked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from peakday.interview.language import ask
from peakday.interview.language.asking import Turn, as_one, is_question, questions_of, turn_of
from peakday.interview.language.matching import weights
from peakday.interview.language.turns import FURTHEST, NAMES, columns, several, together, two_best


@dataclass(frozen=True)
class Fact:
    id: str
    topic: str
    text: str


LOCKERS = (
    Fact("average", "parcels on an average day", "40 000 parcels a day go through all lockers."),
    Fact("peak", "parcels at the peak", "In the week before Christmas it is 110 000 parcels a day."),
    Fact("opening", "time to open a door", "The door has to open within 2 seconds of the scan."),
    Fact(
        "offline", "lost connection", "A locker without connection opens for codes it got before, for a day."
    ),
    Fact("keeping", "how long a parcel waits", "A parcel waits 5 days, then it goes back to the sender."),
    Fact("wrong", "mistakes", "At most one parcel in a million may be handed to the wrong person."),
)


ONE = np.zeros(3, dtype=np.int64)


def _turn(text: str) -> Turn:
    return turn_of(text, questions_of(text) or [as_one(text)])


def test_two_things_in_one_question_are_both_told() -> None:
    answer = ask("How many parcels go through a day, average and peak?", LOCKERS)
    assert (answer.outcome, set(answer.facts)) == ("answer", {"average", "peak"})


def test_two_questions_on_one_fact_are_one_answer() -> None:
    answer = ask("How long does a parcel wait for its owner, and where does it go then?", LOCKERS)
    assert (answer.outcome, answer.facts) == ("answer", ("keeping",))


def test_the_scene_tells_what_a_question_is_about() -> None:
    scene = "What worries me is that a stranger walks away with my parcel. How often can we live with that?"
    answer = ask(scene, LOCKERS)
    assert (answer.outcome, answer.facts) == ("answer", ("wrong",))


def test_the_turn_keeps_its_scene_and_loses_its_beginning() -> None:
    turn = _turn("Okay, so the line is cut. How long can people go on opening doors?")
    assert turn.text == "the line is cut. how long can people go on opening doors?"
    assert len(turn.questions) == 1


def test_several_facts_do_not_compete_with_each_other() -> None:
    score = np.array([2.0, 2.0, -3.0])
    both = together(score, (0, 1))
    assert both == pytest.approx(np.exp(2) / (np.exp(2) + 1 + np.exp(-3)) * np.ones(2))
    alone = together(score, (0,))
    assert alone[0] < 0.5 < both[0]


def test_a_second_fact_is_told_only_where_more_than_one_thing_may_be_asked() -> None:
    score, known = np.array([4.0, 3.8, -3.0]), weights()["several"]
    assert several(_turn("How many parcels are there?"), score, ONE, known) == ()
    assert several(_turn("How many parcels are there, average and peak?"), score, ONE, known) == (0, 1)
    assert several(_turn("Average and peak, please?"), np.array([2.0, -2.0, -3.0]), ONE, known) == ()
    assert several(_turn("Average and peak, please?"), score[:1], ONE[:1], known) == ()


def test_three_are_told_where_three_questions_were_heard() -> None:
    score, known = np.array([2.0, 1.9, 1.8, -3.0]), weights()["several"]
    three = _turn("How many parcels a day, how fast does a door open, and how long does one wait?")
    assert len(three.questions) == 3
    assert several(three, score, np.array([0, 1, 2, 0]), known) == (0, 1, 2)


def test_the_second_is_what_the_other_question_is_nearest_to() -> None:
    score, part = np.array([2.0, 1.9, 1.8, -3.0]), np.array([0, 0, 1, 0])
    assert two_best(score, part) == (0, 2)
    assert two_best(score, np.zeros(4, dtype=np.int64)) == (0, 1)
    two = _turn("How many parcels are there, and how fast is a door?")
    apart = np.array([3.0, -2.0, 1.8, -3.0])
    assert several(two, apart, part, weights()["several"]) == (0, 2)


def test_a_second_that_a_third_is_as_likely_as_is_told_less_readily() -> None:
    two, part = _turn("How many parcels are there, and how fast is a door?"), np.array([0, 1, 1])
    lead = columns(two, np.array([3.0, 1.8, -2.0]), part)[NAMES.index("second's lead")]
    none = columns(two, np.array([3.0, 1.8, 1.8]), part)[NAMES.index("second's lead")]
    assert (lead, none) == (pytest.approx(3.8), 0.0)
    assert weights()["several"]["second's lead"] > 0
    # Where there is no third, nothing is near to the second.
    assert columns(two, np.array([3.0, 1.8]), part[:2])[NAMES.index("second's lead")] == FURTHEST


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("How many parcels a day, average and peak?", ("and at the end",)),
        ("How many parcels a day, and what may it cost?", ("and a question word", "two question words")),
        ("How many parcels a day?", ()),
        ("What is kept and for how long a time after that?", ("two question words",)),
    ],
)
def test_words_say_whether_two_things_are_asked(said: str, told: tuple[str, ...]) -> None:
    names = ("and at the end", "and a question word", "two question words")
    row = dict(zip(NAMES, columns(_turn(said), np.array([3.0, 1.8, -2.0]), ONE[:3]), strict=True))
    assert tuple(name for name in names if row[name]) == told


@pytest.mark.parametrize(
    "said",
    [
        "Latency requirements please, for the door and for the screen.",
        "The number of lockers and the number of doors in one, please.",
        "into how many stations is the building divided",
        "For the user table I need the number of rows",
        "I can batch them, but that depends how long we are allowed to take.",
        "Please give the regular daily volume as well as the holiday one.",
    ],
)
def test_it_is_heard_as_a_question(said: str) -> None:
    assert is_question(said)


@pytest.mark.parametrize("said", ["How many?", "And how much is it?", "What about these?"])
def test_a_question_after_nothing_is_not_answered_by_chance(said: str) -> None:
    assert ask(said, LOCKERS).outcome == "unknown"


@pytest.mark.parametrize(
    "said", ["I will put a queue in front of it.", "We need a cache here.", "Give me a second, please wait."]
)
def test_talk_asks_nothing(said: str) -> None:
    assert not is_question(said)
