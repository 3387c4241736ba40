"""Boards in, numbers out: the simulator. It knows nothing of interviews.

`run` simulates a board, `estimate` answers in closed form at once; both are imported only when first
used, because the compiled kernel takes a moment to load.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
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


class _Engine(ModuleType):
    """The package itself: `run` and `estimate` stay the functions, though submodules bear the same names.

    Importing a submodule sets its name on the package; without this, whoever imported `peakday.engine.run`
    first would turn `run` into a module for everybody.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name in _HOME and isinstance(value, ModuleType):
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Engine


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"peakday.engine has no {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value
