"""What a set of replications measured, pooled: the figures a result is written from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from peakday.engine.compile import Tables
from peakday.engine.compile.timeline import windows
from peakday.engine.kernel import histogram
from peakday.engine.kernel.layout import REASONS
from peakday.engine.replicate import Replication
from peakday.engine.statistics import over_seeds, share_interval
from peakday.engine.unfinished import GROWING, MANY, SoFar

Interval = tuple[float, float] | None
PERCENTILES = {"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99, "p99.9": 0.999}


@dataclass(frozen=True)
class Figure:
    """A measured figure with its 95 % interval; `value` is `None` where nothing was there to measure."""

    value: float | None
    interval: Interval
    by_seed: tuple[float, ...] = ()
    """The figure in each replication, in the order of the seeds; NaN where one had nothing to measure."""
    unsure: str = ""
    """Why more than this cannot be said, where requests were still inside; else empty."""
    at_least: bool = False
    """Is it only known to be no less?"""


class Measures:
    """Reads the worlds of a run's replications. Times in seconds, rates a second, shares of 1."""

    def __init__(self, tables: Tables, replications: Sequence[Replication]) -> None:
        self.tables = tables
        self.worlds = [r.world for r in replications]
        self.inside = [r.inside for r in replications]
        run = tables.board.run
        self.spans = [max(0.0, min(float(w.k["now"][0]), run.for_) - run.warm_up) for w in self.worlds]
        self.boxes = [w.boxes for w in self.worlds]
        self.journeys = [w.journeys for w in self.worlds]
        self.arrows = [w.arrows for w in self.worlds]

    @property
    def seconds(self) -> float:
        """Simulated seconds that count, over all replications."""
        return sum(self.spans)

    def total(self, rows: Sequence[np.ndarray[Any, Any]], at: int, name: str) -> float:
        """A counter of one row, summed over replications."""
        return float(sum(table[name][at] for table in rows))

    def share(self, done: Sequence[Sequence[float]], of: Sequence[Sequence[float]]) -> Figure:
        """The share of `of` that is `done`: counts a journey and replication, journeys added up."""
        parts = [sum(column) for column in zip(*done, strict=True)]
        wholes = [sum(column) for column in zip(*of, strict=True)]
        if not sum(wholes):
            return Figure(None, None)
        by_seed = tuple(_ratio(part, whole) for part, whole in zip(parts, wholes, strict=True))
        return Figure(sum(parts) / sum(wholes), share_interval(parts, wholes, self.tables.crowd), by_seed)

    def offered(self) -> dict[str, float]:
        """Requests a second of each journey, in the counted time."""
        return {
            name: self.journey(name).count("counted") / (self.seconds or 1.0)
            for name in self.tables.journey_names
        }

    def availability(self) -> Figure:
        """The share answered over all journeys."""
        journeys = [self.journey(name) for name in self.tables.journey_names]
        return self.share([j.counts("answered") for j in journeys], [j.ended() for j in journeys])

    def journey(self, name: str) -> JourneyMeasures:
        """The measures of one journey."""
        return JourneyMeasures(self, self.tables.journey_names.index(name))


class JourneyMeasures:
    """One journey's figures; `failures` narrows to requests that arrived while a failure was on."""

    def __init__(self, measures: Measures, at: int, failures: bool = False) -> None:
        self._m = measures
        self._at = at
        self._prefix = "f_" if failures else ""
        self._row = at + (len(measures.tables.journey_names) if failures else 0)
        self._failures = failures

    def during_failures(self) -> JourneyMeasures:
        """The same journey, only requests that arrived during a failure."""
        return JourneyMeasures(self._m, self._at, failures=True)

    def count(self, name: str) -> int:
        """A counter such as `counted`, `answered` or `wrong`, over all replications."""
        return int(self._m.total(self._m.journeys, self._at, self._prefix + name))

    def failed(self) -> dict[str, int]:
        """Failed requests by reason, over all replications."""
        return {reason: int(self._m.total(self._m.journeys, self._at, reason)) for reason in REASONS}

    @property
    def histogram(self) -> np.ndarray[Any, Any]:
        """Pooled counts of answered requests by duration, on `kernel.histogram.edges`."""
        return np.asarray(np.sum([world.latency[self._row] for world in self._m.worlds], axis=0))

    def mean(self) -> Figure:
        """Mean duration of an answered request, in seconds."""
        answered = self.count("answered")
        total = self._m.total(self._m.journeys, self._at, self._prefix + "sum")
        per_seed = [
            _ratio(j[self._prefix + "sum"][self._at], j[self._prefix + "answered"][self._at])
            for j in self._m.journeys
        ]
        mean = total / answered if answered else None
        return Figure(mean, over_seeds(per_seed, mean), tuple(per_seed))

    def percentile(self, share: float) -> Figure:
        """A percentile of the duration of answered requests, in seconds."""
        least, most = self._range()
        pooled = histogram.percentile(self.histogram, share, least, most)
        per_seed = [
            histogram.percentile(world.latency[self._row], share, least, most) for world in self._m.worlds
        ]
        return Figure(None if np.isnan(pooled) else pooled, over_seeds(per_seed, pooled), tuple(per_seed))

    def _range(self) -> tuple[float, float]:
        least = min(float(j["min"][self._at]) for j in self._m.journeys)
        most = max(float(j[self._prefix + "max"][self._at]) for j in self._m.journeys)
        return least, most

    def max(self) -> Figure:
        """The longest answered request, in seconds."""
        if not self.count("answered"):
            return Figure(None, None)
        return Figure(
            self._range()[1], over_seeds([float(j[self._prefix + "max"][self._at]) for j in self._m.journeys])
        )

    def success(self) -> Figure:
        """Share answered among requests that ended (and, in failure windows, among those that arrived)."""
        figure = self._m.share([self.counts("answered")], [self.ended()])
        told = "" if self._failures or not self.grows() else self.many_inside()
        return replace(figure, unsure=f"{told}, and a line was growing") if told else figure

    def wrong(self) -> Figure:
        """Share of answered requests with a wrong outcome."""
        return self._m.share([self.counts("wrong")], [self.counts("answered")])

    def within(self, limit: float) -> Figure:
        """Share answered within `limit` seconds, among those that ended or have been inside for longer."""
        at = self._m.tables.within_of[self._m.tables.journey_names[self._at], limit]
        column = "f_done" if self._failures else "done"
        ended = self.ended()
        if not self._failures and self.unfinished():
            late = [each.older(limit) for each in self.so_far()]
            ended = [whole + more for whole, more in zip(ended, late or [0] * len(ended), strict=True)]
        return self._m.share([[float(world.withins[column][at]) for world in self._m.worlds]], [ended])

    def duration(self, share: float | None) -> Figure:
        """The time in which a share is done, or the mean: with those inside, where they are many."""
        told = self.many_inside()
        parts = self.so_far() if told else []
        if not parts:
            return self.mean() if share is None else self.percentile(share)
        whole = SoFar(np.sum([p.answered for p in parts], axis=0), np.sum([p.inside for p in parts], axis=0))
        (value, at_least), *by_seed = (
            each.mean() if share is None else each.percentile(share) for each in (whole, *parts)
        )
        if at_least:
            return Figure(value, None, unsure=f"it takes no less, but {told}", at_least=True)
        seconds = tuple(one for one, _ in by_seed)
        return Figure(value, over_seeds(seconds, value), seconds)

    def so_far(self) -> list[SoFar]:
        """Durations with those inside at the end, a replication each; empty where they cannot be told."""
        found = [
            SoFar(np.asarray(world.latency[self._row]), ages[self._row])
            for world, ages in zip(self._m.worlds, self._m.inside, strict=True)
        ]
        known = sum(int(ages[self._at].sum()) for ages in self._m.inside)
        return found if known == self.unfinished() else []

    def unfinished(self) -> int:
        """Requests that were still inside when the run ended."""
        all_of_it = JourneyMeasures(self._m, self._at)
        return all_of_it.count("counted") - all_of_it.count("answered") - sum(self.failed().values())

    def many_inside(self) -> str:
        """What to say where so many are inside that answered ones do not speak for all; else empty."""
        counted, left = JourneyMeasures(self._m, self._at).count("counted"), self.unfinished()
        if left <= MANY * counted:
            return ""
        name = self._m.tables.journey_names[self._at]
        return f"{left} of {counted} requests of {name} were still inside when the run ended"

    def grows(self) -> bool:
        """Did a good part of what came in not come out again, while the run lasted?"""
        came = self._m.total(self._m.journeys, self._at, "counted")
        went = self._m.total(self._m.journeys, self._at, "completed") + sum(self.failed().values())
        return came - went > GROWING * came

    def counts(self, name: str) -> list[float]:
        """A counter, one number a replication."""
        return [float(j[self._prefix + name][self._at]) for j in self._m.journeys]

    def ended(self) -> list[float]:
        """Requests that ended, one number a replication; in failure windows, those that arrived."""
        if self._failures:
            return self.counts("counted")
        reasons = [[float(j[reason][self._at]) for reason in REASONS] for j in self._m.journeys]
        return [answered + sum(bad) for answered, bad in zip(self.counts("answered"), reasons, strict=True)]

    def throughput(self) -> Figure:
        """Requests answered a second of counted time; of the failures' time, those that arrived in it."""
        if self._failures:
            warm_up = self._m.tables.board.run.warm_up
            open_ = windows(self._m.tables.board)
            seconds = [
                sum(max(0.0, min(end, warm_up + span) - max(start, warm_up)) for start, end in open_)
                for span in self._m.spans
            ]
            answered = [j["f_answered"][self._at] for j in self._m.journeys]
            per_seed = [_ratio(n, t) for n, t in zip(answered, seconds, strict=True)]
            pooled = sum(answered) / sum(seconds) if sum(seconds) else None
            return Figure(pooled, over_seeds(per_seed, pooled), tuple(per_seed))
        per_seed = [
            _ratio(j["completed"][self._at], span)
            for j, span in zip(self._m.journeys, self._m.spans, strict=True)
        ]
        total = self._m.total(self._m.journeys, self._at, "completed")
        pooled = total / self._m.seconds if self._m.seconds else None
        return Figure(pooled, over_seeds(per_seed, pooled), tuple(per_seed))


METRICS: dict[str, Callable[[JourneyMeasures], Figure]] = {
    "mean": JourneyMeasures.mean,
    "max": JourneyMeasures.max,
    "success": JourneyMeasures.success,
    "wrong": JourneyMeasures.wrong,
    "throughput": JourneyMeasures.throughput,
}


def _ratio(above: float, below: float) -> float:
    return float(above / below) if below else float("nan")
