"""What a run measured: an object to read, print and draw, and the JSON of docs/board.md."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

from peakday.board.models import Board
from peakday.engine import report
from peakday.engine.causes import Cause, at_work, causes, dearest
from peakday.engine.estimate import Estimate, estimate
from peakday.engine.limiting import limiting_box
from peakday.engine.measure import PERCENTILES, JourneyMeasures, Measures
from peakday.engine.targets import TargetResult, judge, overall
from peakday.quantities import say_roughly


class JourneyResult:
    """One journey's figures, in milliseconds and shares, as attributes: `.p99`, `.mean`, `.success`."""

    def __init__(self, measures: JourneyMeasures) -> None:
        self._measures = measures

    def __getattr__(self, name: str) -> float | None:
        name = name.replace("_", ".") if name == "p99_9" else name
        if name in PERCENTILES:
            return _ms(self._measures.percentile(PERCENTILES[name]).value)
        if name in ("mean", "max"):
            return _ms(getattr(self._measures, name)().value)
        if name in ("success", "wrong", "throughput"):
            value: float | None = getattr(self._measures, name)().value
            return value
        raise AttributeError(f"a journey has no figure called {name!r}")


class Result:
    """A finished run. `stopped` tells, in a sentence, why it ended before its time, or is empty."""

    def __init__(
        self,
        board: Board,
        measures: Measures,
        estimate: Estimate,
        seeds: list[int],
        wall_s: float,
        stopped: str,
        series: dict[str, Any] | None = None,
        scaled: dict[str, Any] | None = None,
        until: dict[str, float | None] | None = None,
        traces: list[dict[str, Any]] | None = None,
    ) -> None:
        self.board = board
        self.measures = measures
        self.estimate = estimate
        self.seeds = seeds
        self.wall_s = wall_s
        self.stopped = stopped
        self.series = series
        self.scaled = scaled
        """The method and the measured error where the scaled engine ran; else `None`."""
        self.traces = traces
        """Whole requests, call by call, where they were asked for (see `engine.traces`); else `None`."""
        self.until = until
        """The relative half width that was `asked` for and the one that was `reached`; else `None`."""

    @cached_property
    def journeys(self) -> dict[str, JourneyResult]:
        """Figures by journey."""
        return {name: JourneyResult(self.measures.journey(name)) for name in self.board.journeys}

    @cached_property
    def targets(self) -> list[TargetResult]:
        """Every target with what was measured; what a run that was cut short came to meets none."""
        found = [judge(target, self.measures, self.usd_per_month) for target in self.board.targets]
        if not self.stopped:
            return found
        ran = max(float(world.k["now"][0]) for world in self.measures.worlds)
        told = f"only {say_roughly(ran)} of {say_roughly(self.board.run.for_)} were run"
        return [
            replace(each, ci95=None, met=None, unsure=told) if each.met else replace(each, ci95=None)
            for each in found
        ]

    def as_far_as_it_came(self) -> Result | None:
        """A stopped run of one seed as the whole run of the time it reached.

        Until then nothing in it hangs on how long it was meant to last. `None` where it is no such run, or
        its warm-up was not over.
        """
        only = self.measures.worlds[0].k if len(self.measures.worlds) == 1 else None
        if not self.stopped or only is None or not only["warm"][0] or self.series or self.traces:
            return None
        board = replace(self.board, run=replace(self.board.run, for_=float(only["now"][0])))
        known = estimate(board)  # by the load of that time alone
        return Result(board, self.measures, known, self.seeds, self.wall_s, "", scaled=self.scaled)

    @cached_property
    def verdict(self) -> str:
        """`clears`, `misses` or `undecided`."""
        return overall(self.targets)

    @cached_property
    def usd_per_month(self) -> float:
        """What the board costs, in US dollars a month at its average load."""
        return sum(self._costs.values())

    @cached_property
    def _costs(self) -> dict[str, float]:
        return report.box_costs(self.board, self.measures, self.estimate)

    @property
    def _too_dear(self) -> bool:
        """Is the cost all that is missed?"""
        missed = [t.target.metric for t in self.targets if t.met is False]
        return bool(missed) and set(missed) == {"cost"}

    @cached_property
    def limiting(self) -> str | None:
        """The box that limits the design, if one does; the dearest one where only the cost is missed."""
        if self._too_dear:
            return max(self._costs, key=lambda name: self._costs[name])
        return limiting_box(self.measures, {t.target.journey for t in self.targets if t.met is False})

    @cached_property
    def causes(self) -> list[Cause]:
        """What costs the targets that are missed, the dearest first, each in a sentence."""
        if self._too_dear:
            return dearest(self._costs)
        missed = [t.target for t in self.targets if t.met is False]
        late = {t.journey for t in missed if t.metric in (*PERCENTILES, "mean", "max", "within")}
        found = causes(self.measures, self.board, {t.journey for t in missed})
        return found or at_work(self.measures, late)

    def to_dict(self, pictures: bool = False) -> dict[str, Any]:
        """The JSON of docs/board.md; with `pictures`, each journey's histogram too."""
        return report.as_json(self, pictures)

    def __str__(self) -> str:
        return report.as_table(self)

    def _repr_html_(self) -> str:
        from html import escape

        return f"<pre>{escape(report.as_table(self))}</pre>"


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000
