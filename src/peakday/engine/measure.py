"""What a set of replications measured, pooled: the figures a result is written from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import isfinite, isnan
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
_over_seeds = partial(over_seeds, least=0.0)  # no time and no rate is below nothing


@dataclass(frozen=True)
class Figure:
    """A measured figure with its 95 % interval; `value` is `None` where nothing was there to measure."""

    value: float | None
    interval: Interval
    by_seed: tuple[float, ...] = ()
    """The figure in each replication, in the order of the seeds; NaN where one had nothing to measure."""
    unsure: str = ""
    """Why more than this cannot be said, where requests were still inside; else empty."""
    bounds: Interval = None
    """Between what it lies, whatever becomes of those still inside; `None` where that is no matter."""


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

    def left_waiting(self, at: int) -> float:
        """Who waits in a box's line, or is stored there, as the run ends: the mean of its replications."""
        left = self.total(self.boxes, at, "waiting") + self.total(self.boxes, at, "stored")
        return left * self.tables.crowd / max(1, len(self.worlds))

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
    """One journey's figures; `failures` narrows to requests that a failure met.

    Those are the ones that arrived while a failure was on and, behind a queue, those lost in it.
    """

    def __init__(self, measures: Measures, at: int, failures: bool = False) -> None:
        self._m = measures
        self._at = at
        self._prefix = "f_" if failures else ""
        self._row = at + (len(measures.tables.journey_names) if failures else 0)
        self._failures = failures

    def during_failures(self) -> JourneyMeasures:
        """The same journey, only requests that a failure met."""
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
        return Figure(mean, _over_seeds(per_seed, mean), tuple(per_seed))

    def percentile(self, share: float) -> Figure:
        """A percentile of the duration of answered requests, in seconds."""
        least, most = self._range()
        pooled = histogram.percentile(self.histogram, share, least, most)
        per_seed = [
            histogram.percentile(world.latency[self._row], share, least, most) for world in self._m.worlds
        ]
        return Figure(None if np.isnan(pooled) else pooled, _over_seeds(per_seed, pooled), tuple(per_seed))

    def _range(self) -> tuple[float, float]:
        least = min(float(j["min"][self._at]) for j in self._m.journeys)
        most = max(float(j[self._prefix + "max"][self._at]) for j in self._m.journeys)
        return least, most

    def max(self) -> Figure:
        """The longest answered request, in seconds."""
        if not self.count("answered"):
            return Figure(None, None)
        return Figure(
            self._range()[1],
            _over_seeds([float(j[self._prefix + "max"][self._at]) for j in self._m.journeys]),
        )

    def success(self) -> Figure:
        """Share answered among requests that ended; during failures, of those one met."""
        figure = self._m.share([self.counts("answered")], [self.ended()])
        left = self.unfinished() if self._failures or self.grows() else 0
        if not left:
            return figure
        return self._either_way(figure, self.count("answered"), sum(self.ended()), left)

    def _either_way(self, figure: Figure, done: float, of: float, left: int) -> Figure:
        """A share among `of`, were all those left to come to nothing, or all of them to come well."""
        bounds = done / (of + left), (done + left) / (of + left)
        return replace(figure, bounds=bounds, unsure=self.still_inside())

    def wrong(self) -> Figure:
        """Share of answered requests with a wrong outcome."""
        return self._m.share([self.counts("wrong")], [self.counts("answered")])

    def within(self, limit: float) -> Figure:
        """Share answered within `limit` seconds, among those that ended or have been inside for longer."""
        at = self._m.tables.within_of[self._m.tables.journey_names[self._at], limit]
        column = "f_done" if self._failures else "done"
        done = [float(world.withins[column][at]) for world in self._m.worlds]
        late = [each.older(limit) for each in self.so_far()] or [0] * len(done)
        of = [whole + more for whole, more in zip(self.ended(), late, strict=True)]
        figure = self._m.share([done], [of])
        left = self.unfinished() - sum(late) if self._failures or self.grows() else 0
        return self._either_way(figure, sum(done), sum(of), left) if left > 0 else figure

    def duration(self, share: float | None) -> Figure:
        """The time in which a share is done, or the mean: between bounds where requests are still inside."""
        plain = self.mean() if share is None else self.percentile(share)
        parts = self.so_far() if self.unfinished() else []
        if not parts or (plain.value is None and sum(self.ended()) > 0):
            return plain
        many = self.unfinished() > MANY * self.count("counted")
        whole = SoFar(np.sum([p.answered for p in parts], axis=0), np.sum([p.inside for p in parts], axis=0))
        ahead = self.ahead()
        least, most = whole.bounds(share, ahead)
        if isnan(least):
            return plain
        if not isfinite(most):
            told = f"it takes no less, but {self.still_inside()}"
            return Figure(least, None, unsure=told, bounds=(least, most))

        def told_of(part: SoFar, answered: float | None) -> float:
            low, high = part.bounds(share, ahead)
            figure = part.mean()[0] if share is None else part.percentile(share)[0]
            figure = figure if many or answered is None or isnan(answered) else answered
            return float(np.clip(figure, low, high))

        seconds = tuple(told_of(part, one) for part, one in zip(parts, plain.by_seed, strict=True))
        value = told_of(whole, plain.value)
        return Figure(value, _over_seeds(seconds, value), seconds, self.still_inside(), (least, most))

    def ahead(self) -> float:
        """Seconds in which as many leave as are inside; without end while a line grows."""
        journey = JourneyMeasures(self._m, self._at)
        went = self._m.total(self._m.journeys, self._at, "completed") + sum(self.failed().values())
        if self.grows() or not went:
            return float("inf")
        return journey.unfinished() / went * self._m.seconds / len(self._m.worlds)

    def so_far(self) -> list[SoFar]:
        """Durations with those inside at the end, a replication each; empty where they cannot be told."""
        found = [
            SoFar(np.asarray(world.latency[self._row]), ages[self._row])
            for world, ages in zip(self._m.worlds, self._m.inside, strict=True)
        ]
        whole = JourneyMeasures(self._m, self._at)
        known = sum(int(ages[self._at].sum()) for ages in self._m.inside)
        return found if known == whole.unfinished() else []

    def unfinished(self) -> int:
        """Requests that were still inside when the run ended, and may yet come back.

        During failures, one that has been inside for twice as long as any that came back is lost.
        """
        if not self._failures:
            return self.count("counted") - self.count("answered") - sum(self.failed().values())
        return int(sum(self._maybe()))

    def _maybe(self) -> list[int]:
        longest = max(float(j["max"][self._at]) for j in self._m.journeys)
        rows = [ages[self._row] for ages in self._m.inside]
        return [int(row[histogram.edges()[:-1] < 2 * longest].sum()) for row in rows]

    def still_inside(self) -> str:
        """What to say of those inside where they decide: how many, and what would tell."""
        counted, left = self.count("counted"), self.unfinished()
        name = self._m.tables.journey_names[self._at]
        when = "that a failure met " if self._failures else ""
        line = ", and a line was growing" if self.grows() else ""
        return (
            f"{left} of {counted} requests of {name} {when}were still inside when the run ended{line}: "
            "a longer run would tell"
        )

    def grows(self) -> bool:
        """Did a good part of what came in not come out again, while the run lasted?"""
        came = self._m.total(self._m.journeys, self._at, "counted")
        went = self._m.total(self._m.journeys, self._at, "completed") + sum(self.failed().values())
        return came - went > GROWING * came

    def counts(self, name: str) -> list[float]:
        """A counter, one number a replication."""
        return [float(j[self._prefix + name][self._at]) for j in self._m.journeys]

    def ended(self) -> list[float]:
        """Requests that ended, one number a replication; of those a failure met, all that are not out yet."""
        if self._failures:
            return [all_ - maybe for all_, maybe in zip(self.counts("counted"), self._maybe(), strict=True)]
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
            return Figure(pooled, _over_seeds(per_seed, pooled), tuple(per_seed))
        per_seed = [
            _ratio(j["completed"][self._at], span)
            for j, span in zip(self._m.journeys, self._m.spans, strict=True)
        ]
        total = self._m.total(self._m.journeys, self._at, "completed")
        pooled = total / self._m.seconds if self._m.seconds else None
        return Figure(pooled, _over_seeds(per_seed, pooled), tuple(per_seed))


METRICS: dict[str, Callable[[JourneyMeasures], Figure]] = {
    "mean": JourneyMeasures.mean,
    "max": JourneyMeasures.max,
    "success": JourneyMeasures.success,
    "wrong": JourneyMeasures.wrong,
    "throughput": JourneyMeasures.throughput,
}


def _ratio(above: float, below: float) -> float:
    return float(above / below) if below else float("nan")
