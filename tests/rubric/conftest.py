"""Sessions graded once for all tests of the room."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from peakday.interview.transcript import parse
from peakday.prompts import Prompt, load
from peakday.rubric import Grade, grade
from peakday.rubric.material import Material

SESSIONS = Path(__file__).parent / "sessions"


@lru_cache(maxsize=8)
def graded(name: str) -> Grade:
    return grade(SESSIONS / f"{name}.md")


@pytest.fixture(scope="session")
def amazon_one() -> Prompt:
    return load("amazon-one")


@pytest.fixture(scope="session")
def excellent() -> Grade:
    return graded("amazon-one-excellent")


@pytest.fixture(scope="session")
def middling() -> Grade:
    return graded("amazon-one-middling")


@pytest.fixture(scope="session")
def weak() -> Grade:
    return graded("amazon-one-weak")


@pytest.fixture
def material(amazon_one: Prompt) -> Callable[..., Material]:
    """Material of a few lines: `[mm:ss] Speaker: …`."""

    def make(text: str, known: bool = True) -> Material:
        return Material(parse(text), amazon_one if known else None)

    return make
