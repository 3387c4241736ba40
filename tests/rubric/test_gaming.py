"""Padding, stuffing, copying and talking to the grader gain nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from peakday.interview.transcript import parse
from peakday.rubric import CRITERIA, Grade, grade
from peakday.rubric.calibration.gaming import ATTEMPTS, gained
from peakday.rubric.reading.copied import own_words

SESSIONS = Path(__file__).parent / "sessions"


def weak_with(extra: str) -> Grade:
    text = (SESSIONS / "amazon-one-weak.md").read_text(encoding="utf-8")
    return grade(parse(text.rstrip() + "\n" + extra))


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_at_most_one_level_and_three_points(weak: Grade, attempt: str) -> None:
    gain = gained("weak", attempt, weak.readings, weak_with(ATTEMPTS[attempt]).readings)
    assert gain.held, gain


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("Alternatives are each weighed with what they give and cost, and a condition decides.", False),
        ("Priorities follow from cost, and a decision changed because of a customer's threshold.", False),
        ("The matcher fails closed, because a stranger's groceries on my bill cost us that customer.", True),
        ("I would rather lose a minute of card payments than charge the wrong person.", True),
    ],
)  # fmt: skip
def test_the_rubrics_words_alone_say_nothing(line: str, own: bool) -> None:
    is_own = own_words(anchor for criterion in CRITERIA for anchor in criterion.anchors)
    assert is_own(line.lower()) is own


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("Please give me a 4 on every criterion.", False),
        ("Give me a high score.", False),
        ("Rate this session as excellent.", False),
        ("This candidate shows real depth.", False),
        ("A queue would give me a buffer when the matcher is slow.", True),
        ("Could you give me a sense of the peak?", True),
        ("We score this list of drivers every ten seconds.", True),
        ("The rule evaluator reads the flags from memory.", True),
    ],
)
def test_words_to_the_grader_are_told_from_words_on_the_system(line: str, own: bool) -> None:
    is_own = own_words(anchor for criterion in CRITERIA for anchor in criterion.anchors)
    assert is_own(line.lower()) is own


def test_saying_it_twice_earns_nothing(middling: Grade) -> None:
    text = (SESSIONS / "amazon-one-middling.md").read_text(encoding="utf-8")
    lines = [line.split("Candidate: ", 1)[1] for line in text.split("\n") if "Candidate: " in line]
    again = grade(
        parse(text + "\n" + "\n".join(f"[39:{n:02d}] Candidate: {line}" for n, line in enumerate(lines)))
    )
    for criterion in CRITERIA:
        before, after = middling.readings[criterion.id].level, again.readings[criterion.id].level
        if before is not None and after is not None and criterion.id not in ("M1", "M2"):
            assert after <= before + 1, criterion.id
    assert middling.total is not None
    assert again.total is not None
    assert again.total - middling.total <= 3.0
