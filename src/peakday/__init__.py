"""Peakday: a practice studio for system-design interviews whose whiteboard runs.

    import peakday
    board = peakday.read("checkout.yaml")
    result = peakday.run(board, seeds=5)
    result.journeys["checkout"].p99, result.to_dict()

The names below are the public ones; each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peakday.board import Board, BoardError, Mistake, parse, read, write
    from peakday.engine import EngineError, Estimate, Refused, Result, estimate, run
    from peakday.quantities import QuantityError

_HOME = {
    "Board": "peakday.board",
    "BoardError": "peakday.board",
    "EngineError": "peakday.engine",
    "Estimate": "peakday.engine",
    "Mistake": "peakday.board",
    "QuantityError": "peakday.quantities",
    "Refused": "peakday.engine",
    "Result": "peakday.engine",
    "estimate": "peakday.engine",
    "parse": "peakday.board",
    "read": "peakday.board",
    "run": "peakday.engine",
    "write": "peakday.board",
}
"""Where each public name lives."""

__all__ = [
    "Board",
    "BoardError",
    "EngineError",
    "Estimate",
    "Mistake",
    "QuantityError",
    "Refused",
    "Result",
    "estimate",
    "parse",
    "read",
    "run",
    "write",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"peakday has no {name!r}; it has {', '.join(__all__)}")
    from importlib import import_module

    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(__all__) | set(globals()))
