"""The curveball comes once, at its step or at its minute."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peakday.interview import curveball
from peakday.interview.clock import SessionClock
from peakday.interview.state import SessionState, Thrown
from peakday.prompts import Prompt, load


@pytest.fixture(scope="module")
def prompt() -> Prompt:
    return load("amazon-one")


def at(step: str, **more: object) -> SessionState:
    return replace(SessionState(clock=SessionClock().start(0.0), step=step), **more)  # type: ignore[arg-type]


def test_it_waits_for_its_step(prompt: Prompt) -> None:
    ball = prompt.curveballs[0]
    assert ball.step == "deep-dive"
    assert curveball.due(prompt, at("sketch"), 60.0) == []
    assert ball in curveball.due(prompt, at("deep-dive"), 60.0)
    assert ball in curveball.due(prompt, at("improve"), 60.0), "a step that was jumped over still brings it"


def test_or_for_its_minute_scaled_to_the_session(prompt: Prompt) -> None:
    ball = prompt.curveballs[0]
    assert ball.minute is not None
    seconds = ball.minute * 60
    assert ball not in curveball.due(prompt, at("clarify"), seconds - 1)
    assert ball in curveball.due(prompt, at("clarify"), seconds)
    assert ball not in curveball.due(prompt, at("clarify", minutes=90.0), seconds)
    assert ball in curveball.due(prompt, at("clarify", minutes=90.0), 2 * seconds)


def test_it_comes_once_and_never_after_the_end(prompt: Prompt) -> None:
    ball = prompt.curveballs[0]
    thrown = Thrown(ball.id, ball.text, ball.load, ball.target, 0.0)
    assert ball not in curveball.due(prompt, at("improve", curveballs=(thrown,)), 9999.0)
    assert curveball.due(prompt, at("improve", ended=True), 9999.0) == []
    assert curveball.due(prompt, SessionState(), 9999.0) == []


def test_the_newest_load_counts() -> None:
    first, second = Thrown("a", "", "x2", None, 0.0), Thrown("b", "", "x3", None, 1.0)
    third = Thrown("c", "", None, "cost < $1/month", 2.0)
    assert curveball.load(SessionState(curveballs=(first, second, third))) == "x3"
    assert curveball.load(SessionState()) is None
