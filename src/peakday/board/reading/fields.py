"""The fields a board may write, as tables: how each is read, how it is written back, what it means.

One table serves the reader, the writer and the reference in docs/board.md, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from peakday.board.nodes import Node
from peakday.board.reading.desk import Desk

Plain = str | int | float | bool | None | list[Any] | dict[str, Any]
"""What JSON can hold."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: the word a person writes, where the model keeps it, and how it is read and said."""

    name: str
    attribute: str
    read: Callable[[Node, Desk], Any]
    say: Callable[[Any], Plain]
    meaning: str
    default: str
    example: str


def table(*fields: Field) -> dict[str, Field]:
    """The fields by the word a person writes."""
    return {field.name: field for field in fields}
