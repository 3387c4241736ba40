"""Boards in, numbers out: the simulator. It knows nothing of interviews.

`run` simulates a board, `estimate` answers in closed form at once; both are imported only when first
used, because the compiled kernel takes a moment to load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peakday.engine.errors import EngineError, Refused
    from peakday.engine.estimate import Estimate, estimate
    from peakday.engine.result import Result
    from peakday.engine.run import run

__all__ = ["EngineError", "Estimate", "Refused", "Result", "estimate", "run"]

_HOME = {
    "run": "peakday.engine.run",
    "Result": "peakday.engine.result",
    "estimate": "peakday.engine.estimate",
    "Estimate": "peakday.engine.estimate",
    "EngineError": "peakday.engine.errors",
    "Refused": "peakday.engine.errors",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"peakday.engine has no {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value  # a submodule of the same name must not shadow the function
    return value
