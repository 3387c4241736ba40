"""Durations that vary, as rows of the kernel's table of shapes."""

from __future__ import annotations

from typing import Any

import numpy as np

from peakday.engine.kernel import layout
from peakday.engine.kernel import shapes as row
from peakday.engine.scaled.quantiles import quantiles
from peakday.quantities.varying import (
    Constant,
    Exponential,
    FromFile,
    Gamma,
    HyperExponential,
    LogNormal,
    Mix,
    Pareto,
    Pert,
    Uniform,
    Varying,
)


class Shapes:
    """Collects the shapes of a board; equal shapes share a row. `dealt` ones are tables of quantiles."""

    def __init__(self, dealt: bool = False) -> None:
        self._dealt = dealt
        self._rows: list[tuple[int, float, float, float, int, int]] = []
        self._values: list[float] = []
        self._known: dict[Varying, int] = {}

    def row(self, varying: Varying) -> int:
        """The row of this shape, made on first use."""
        if varying not in self._known:
            if isinstance(varying, Mix):
                self._known[varying] = self._mix(varying)
            else:
                self._rows.append(self._simple(varying))
                self._known[varying] = len(self._rows) - 1
        return self._known[varying]

    def tables(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """The table of shapes, and the values its rows point into."""
        shapes = np.zeros(max(1, len(self._rows)), dtype=layout.SHAPES)
        for at, values in enumerate(self._rows):
            shapes[at] = values
        return shapes, np.array(self._values or [0.0])

    def _simple(self, v: Varying) -> tuple[int, float, float, float, int, int]:
        if self._dealt and not isinstance(v, Constant):
            first = len(self._values)
            self._values.extend(quantiles(v).tolist())
            return layout.QUANTILES, 0.0, 0.0, 0.0, first, 0
        match v:
            case Constant(seconds):
                return row.CONSTANT, seconds, 0.0, 0.0, 0, 0
            case Exponential(seconds):
                return row.EXPONENTIAL, seconds, 0.0, 0.0, 0, 0
            case LogNormal():
                return row.LOGNORMAL, v.mu, v.sigma, 0.0, 0, 0
            case Uniform(least, most):
                return row.UNIFORM, least, most, 0.0, 0, 0
            case Gamma(seconds, cv):
                return row.GAMMA, 1 / cv**2, seconds * cv**2, 0.0, 0, 0
            case HyperExponential(seconds, _):
                p = v.first_share
                return row.HYPEREXPONENTIAL, p, seconds / (2 * p), seconds / (2 * (1 - p)), 0, 0
            case Pareto(_, tail):
                return row.PARETO, v.least, tail, 0.0, 0, 0
            case Pert(least, _, most):
                return row.PERT, least, most, v.alpha, 0, 0
            case FromFile(_, _, values):
                first = len(self._values)
                self._values.extend(values)
                return row.ROWS, 0.0, 0.0, 0.0, first, len(values)
            case Mix():
                raise AssertionError("a mix is flattened before it comes here")

    def _mix(self, mix: Mix) -> int:
        """Rows for the parts side by side, nested mixes flattened, and one row that chooses."""
        flat: list[tuple[float, Varying]] = []

        def flatten(weight: float, v: Varying) -> None:
            if isinstance(v, Mix):
                for share, part in v.parts:
                    flatten(weight * share, part)
            else:
                flat.append((weight, v))

        flatten(1.0, mix)
        first_part = len(self._rows)
        self._rows.extend(self._simple(part) for _, part in flat)
        first_value = len(self._values)
        self._values.extend(np.cumsum([share for share, _ in flat]).tolist())
        kind = layout.DEALT_MIX if self._dealt else row.MIX
        self._rows.append((kind, float(first_part), 0.0, 0.0, first_value, len(flat)))
        return len(self._rows) - 1
