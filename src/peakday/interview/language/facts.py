"""What the matcher needs of a hidden fact, whoever keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable


@runtime_checkable
class FactLike(Protocol):
    """A fact with a name, a topic and the words it is told in. `questions`, `wordings` and `tags` are used
    where it has them.
    """

    @property
    def id(self) -> str:
        """Its name in the sheet."""
        ...

    @property
    def topic(self) -> str:
        """What it is about, in a few words that may be shown before the fact is told."""
        ...

    @property
    def text(self) -> str:
        """What the interviewer says."""
        ...


def questions_to(fact: FactLike) -> tuple[str, ...]:
    """The example questions a fact carries, or none; where there are any, its topic asked plainly as well.

    Whoever writes examples looks for what is hard to recognise, and leaves the plainest question out.
    """
    given = _texts(getattr(fact, "questions", ())) + _texts(getattr(fact, "wordings", ()))
    if not given:
        return ()
    counted = fact.topic.removeprefix("number of ")
    plain = f"How many {counted} are there?" if counted != fact.topic else f"What is the {fact.topic}?"
    return (*given, plain)


def tags_of(fact: FactLike) -> tuple[str, ...]:
    """The tags a fact carries, or none."""
    return _texts(getattr(fact, "tags", ()))


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Sequence):
        return tuple(str(item) for item in value)
    return ()
