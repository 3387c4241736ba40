"""Steps: logged, marked, or told from the words."""

from __future__ import annotations

from pathlib import Path

from peakday.interview.transcript import parse
from peakday.rubric.reading.steps import read_steps

SESSIONS = Path(__file__).parents[1] / "sessions"


def test_marked_steps_are_taken_as_they_are() -> None:
    steps = read_steps(parse((SESSIONS / "amazon-one-excellent.md").read_text()))
    assert steps.how == "marked"
    assert steps.missing == ()
    assert steps.in_order
    assert steps.seconds is not None
    assert steps.seconds["sketch"] == 605


def test_unmarked_steps_are_told_from_the_words() -> None:
    text = (SESSIONS / "amazon-one-excellent.md").read_text()
    bare = "\n".join(line for line in text.split("\n") if not line.startswith("## "))
    steps = read_steps(parse(bare))
    assert steps.how == "told from the words"
    assert steps.missing == ()
    marked = read_steps(parse(text))
    assert steps.seconds is not None
    assert marked.seconds is not None
    off = sum(abs(steps.seconds[step] - marked.seconds[step]) for step in marked.seconds)
    assert off < 0.35 * sum(marked.seconds.values())


def test_nothing_said_has_no_steps() -> None:
    assert read_steps(parse("[00:01] Interviewer: hello\n")).order == ()
