"""What changed between two runs of one question, said in a line with the money."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10
from typing import TYPE_CHECKING

from peakday.quantities import say_money

if TYPE_CHECKING:
    from peakday.engine import Result
    from peakday.engine.targets import TargetResult

_NOTICEABLE = 0.10
"""A figure that moves by less than this share, and decides no target, is not worth a word."""
_LEAST_SHARE = 0.05
"""Points of a share below which it has not moved; half of what the target allows to fail, if that is less."""
_DOLLARS = 1.0
_SEEDS_TO_TELL = 3
"""With fewer, an interval is so wide that it tells nothing apart; the figures alone are compared."""


@dataclass(frozen=True, slots=True)
class Change:
    """One target before and after: figures in the target's own unit.

    `met` is as the run judged it; where its interval straddles the target, as the figure itself says.
    """

    target: str
    unit: str
    before: float | None
    after: float | None
    met_before: bool | None
    met_after: bool | None
    op: str = "<"
    apart: tuple[float, float] | None = None
    """The 95 % interval of after minus before, paired seed by seed; `None` where the seeds are not the same.

    Streams of random numbers belong to boxes, arrows and purposes, so the same seed sends both designs the
    same customers, and most of the noise falls out of the difference.
    """
    allowed: float | None = None
    """Of a share, the part that may fail by the target, in points; `None` of anything else."""
    clear: bool = False
    """Whether the intervals of the two runs lie wholly beside each other."""

    @property
    def decides(self) -> bool:
        """Whether a target that held no longer does, or the other way round, by more than a hair."""
        turned = self.met_before != self.met_after and None not in (self.met_before, self.met_after)
        return turned and self._moved

    @property
    def noticeable(self) -> bool:
        """Whether it is worth a word: the figure moved by a tenth or more."""
        return self._moved

    @property
    def worse(self) -> bool:
        """Whether it moved noticeably away from its target."""
        if not self._moved:
            return False
        if self.after is None or self.before is None:
            return self.after is None
        return self.after > self.before if self.op.startswith("<") else self.after < self.before

    @property
    def _moved(self) -> bool:
        if self.before is None or self.after is None:
            return (self.before is None) != (self.after is None)
        if self.apart is not None and self.apart[0] <= 0 <= self.apart[1]:
            return False  # the same customers do not tell the two apart
        distance = abs(self.after - self.before)
        if self.unit == "%":  # what matters of a share is the part that fails
            fails = self.before if self.op.startswith("<") else 100 - self.before
            least = self._least_share
            return distance > _NOTICEABLE * max(fails, 2 * least) and distance > least
        return distance > _NOTICEABLE * abs(self.before)

    @property
    def _least_share(self) -> float:
        """By how many points a share has to move: less for a tight target, but only where it is no noise."""
        told = self.apart is not None or self.clear
        return min(_LEAST_SHARE, self.allowed / 2) if told and self.allowed is not None else _LEAST_SHARE


def changes(before: Result, after: Result) -> tuple[Change, ...]:
    """Every target of `before` that `after` has too, cost aside, in the board's order."""
    later = {result.target.text: result for result in after.targets}
    found = []
    for result in before.targets:
        other = later.get(result.target.text)
        if other is not None and result.target.metric != "cost":
            found.append(
                Change(
                    result.target.text,
                    result.target.unit,
                    result.measured,
                    other.measured,
                    _met(result),
                    _met(other),
                    result.target.op,
                    _apart(before, after, result, other),
                    _allowed(result),
                    _clear(result, other),
                )
            )
    return tuple(found)


def _allowed(result: TargetResult) -> float | None:
    if result.target.unit != "%":
        return None
    share = 100 * result.target.value
    return share if result.target.op.startswith("<") else 100 - share


def _clear(one: TargetResult, other: TargetResult) -> bool:
    if one.ci95 is None or other.ci95 is None:
        return False
    return one.ci95[1] < other.ci95[0] or other.ci95[1] < one.ci95[0]


def _apart(
    before: Result, after: Result, one: TargetResult, other: TargetResult
) -> tuple[float, float] | None:
    from peakday.engine.statistics import over_seeds

    first, second = (dict(zip(r.seeds, t.by_seed, strict=False)) for r, t in ((before, one), (after, other)))
    pairs = [second[seed] - first[seed] for seed in before.seeds if seed in first and seed in second]
    return over_seeds(pairs) if len(pairs) >= _SEEDS_TO_TELL else None


def _met(result: TargetResult) -> bool | None:
    if result.met is not None or result.measured is None or result.ci95 is None:
        return result.met
    # the figure and its interval share a unit, the target's value does not: judge by the run's own scale
    from peakday.engine.targets import _OPERATORS, _UNITS

    figure = result.measured * _UNITS.get(result.target.unit, 1.0)
    return bool(_OPERATORS[result.target.op](figure, result.target.value))


def say_changes(found: tuple[Change, ...], usd: float) -> str:
    """One line: the targets that turned, those now missed first, else what moved most; then the money.

    `usd` is a month's, negative where it is saved.
    """
    turned = sorted((change for change in found if change.decides), key=lambda c: c.met_after is not False)
    moved = [change for change in found if change.noticeable and not change.decides]
    parts = [_turned(change) for change in turned[:2]]
    if not turned:
        parts = ["no target changes"] + [_moved(change) for change in moved[:1]]
    if abs(usd) >= _DOLLARS:
        parts.append(f"{'saves' if usd < 0 else 'adds'} {_dollars(abs(usd))} a month")
    return "; ".join(parts)


def say_figure(value: float | None, unit: str) -> str:
    """A measured figure in its target's unit, as people read it; a span in the unit that fits it."""
    if value is None:
        return "nothing measured"
    if unit == "USD/month":
        return f"{_dollars(value)} a month"
    if unit == "%":
        return f"{_share(value)} %"
    value, unit = _as_said(value, unit, value)
    return f"{_three(value)} {unit}" if not unit.startswith("/") else f"{_three(value)}{unit}"


def say_interval(low: float, high: float, value: float, unit: str) -> tuple[str, str]:
    """Both ends of the interval around a measured `value`: in the unit it is said in, which is left out."""
    if unit == "USD/month":
        return _dollars(low), _dollars(high)
    if unit == "%":
        return _share(low), _share(high)
    return _three(_as_said(low, unit, value)[0]), _three(_as_said(high, unit, value)[0])


def _as_said(figure: float, unit: str, value: float) -> tuple[float, str]:
    """A figure in the unit that people would say `value` in, and that unit."""
    if unit == "ms" or (unit in _IN_MS and 0 < abs(value) < _ODD):
        figure, value = figure * _IN_MS[unit], value * _IN_MS[unit]
        return next((figure / many, name) for least, many, name in _SPANS if value >= least)
    return figure, unit


_SPANS = ((7.2e6, 3.6e6, "h"), (6e5, 6e4, "min"), (1e3, 1e3, "s"), (float("-inf"), 1.0, "ms"))
"""From how many milliseconds on, how many of them make one, and what it is called."""
_IN_MS = {"ms": 1.0, "s": 1e3, "min": 6e4, "h": 3.6e6}
_ODD = 0.05
"""A span below this much of its unit is told in a smaller one: nobody says 0.00006 h."""
_ROUGH = 1e5
"""Dollars from which three figures are enough."""


def _dollars(usd: float) -> str:
    if abs(usd) < _ROUGH:
        return say_money(round(usd))
    rough = float(f"{usd:.3g}")
    return f"${rough / 1e6:.3g} M" if abs(rough) >= 1e6 else say_money(round(rough))


def _three(value: float) -> str:
    """Three significant figures, never as a power of ten where people would not write one."""
    if abs(value) < 1000:
        return f"{Decimal(f'{value:.3g}'):f}"
    return f"{float(f'{value:.3g}'):,.0f}".replace(",", " ")


def _share(value: float) -> str:
    """A share in per cent; of one close to all, what is missing decides, and is told in two figures."""
    if 0 < value < 1:
        return f"{value:.2g}" if value >= 1e-4 else "under 0.0001"
    missing = 100.0 - value
    if not 0 < missing < 1:
        return f"{value:.4g}"
    return f"{value:.{min(7, max(2, 1 - floor(log10(missing))))}f}".rstrip("0")


def _turned(change: Change) -> str:
    verb = "is missed" if change.met_after is False else "is met"
    after, before = say_figure(change.after, change.unit), say_figure(change.before, change.unit)
    return f"{change.target} {verb}: {after} instead of {before}"


def _moved(change: Change) -> str:
    after, before = say_figure(change.after, change.unit), say_figure(change.before, change.unit)
    return f"{change.target} goes from {before} to {after}"
