"""A result written out: the JSON of docs/board.md, and a plain table."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

import numpy as np

from peakday.board.models import Board, DayShape
from peakday.engine import cost
from peakday.engine.disagreements import warnings_of
from peakday.engine.estimate import Estimate
from peakday.engine.kernel import histogram
from peakday.engine.kernel.layout import NO_LIMIT
from peakday.engine.limiting import behind, time_spent
from peakday.engine.loads import DAY, day_start
from peakday.engine.measure import PERCENTILES, Figure, JourneyMeasures, Measures
from peakday.engine.series import success_before

if TYPE_CHECKING:
    from peakday.engine.result import Result


def as_json(result: Result, pictures: bool = False) -> dict[str, Any]:
    """The whole answer, numbers only where there is one to tell; NaN and infinity never appear."""
    board, m = result.board, result.measures
    requests = sum(m.journey(name).count("counted") for name in board.journeys)
    months = cost.requests_per_month(board, m.offered())
    answer: dict[str, Any] = {
        "peakday": 1,
        "title": board.title,
        "engine": "scaled" if result.scaled else "exact",
        "seeds": result.seeds,
        "simulated_s": m.seconds / max(1, len(m.worlds)),
        "window": _window(board),
        "requests": requests,
        "events": int(sum(int(world.k["events"][0]) for world in m.worlds)),
        "wall_s": result.wall_s,
        "journeys": {name: _journey(result, name, pictures) for name in board.journeys},
        "boxes": _boxes(result),
        "arrows": _arrows(m),
        "cost": {
            "usd_per_month": result.usd_per_month,
            "usd_per_1000": 1000 * result.usd_per_month / months if months else None,
        },
        "targets": [target.to_dict() for target in result.targets],
        "verdict": result.verdict,
        "limiting": result.limiting,
        "causes": [cause.to_dict() for cause in result.causes],
        "assumed": [
            {"box": a.box, "field": a.field, "value": a.value, "source": a.source} for a in board.assumed
        ],
        "warnings": warnings_of(result),
        "scaled": result.scaled,
    }
    if result.stopped:
        answer["stopped"] = result.stopped
    if result.until is not None:
        answer["until"] = result.until
    if result.series is not None:
        answer["series"] = result.series
    if result.traces is not None:
        answer["traces"] = result.traces
    return answer


def _window(board: Board) -> dict[str, Any]:
    """At which time of the day a run begins (`None` where hours mean nothing to it), and how long it is.

    `at_peak`: nobody said when, so it lies around the peak of its day.
    """
    run = board.run
    starts = run.starts
    days = [j.load for j in board.journeys.values() if isinstance(j.load, DayShape)]
    at_peak = starts is None and bool(days) and run.for_ < DAY
    if starts is None and days:
        starts = day_start(days[0], run) % DAY
    return {
        "starts": None if starts is None else f"{int(starts // 3600):02d}:{int(starts % 3600 // 60):02d}",
        "starts_s": starts,
        "for_s": run.for_,
        "warm_up_s": run.warm_up,
        "at_peak": at_peak,
    }


def _journey(result: Result, name: str, pictures: bool) -> dict[str, Any]:
    m = result.measures
    journey = m.journey(name)
    mean, success = journey.mean(), journey.success()
    p99 = journey.percentile(0.99)
    seconds, _ = result.estimate.journeys[name]
    answer: dict[str, Any] = {
        "offered_per_s": m.offered()[name] if m.seconds else None,
        "completed_per_s": journey.throughput().value,
        "success": success.value,
        "wrong": journey.wrong().value,
        "unfinished": journey.count("counted") - journey.count("answered") - sum(journey.failed().values()),
        "failed": journey.failed(),
        "latency_ms": {
            "mean": _ms(mean.value),
            **{key: _ms(journey.percentile(share).value) for key, share in PERCENTILES.items()},
            "max": _ms(journey.max().value),
        },
        "ci95": {
            name: None if result.stopped else _interval(figure, scale)
            for name, figure, scale in (("mean", mean, 1000), ("p99", p99, 1000), ("success", success, 1))
        },
        "attempts_per_request": _attempts(m, name),
        "estimate": {
            "mean": seconds * 1000 if isfinite(seconds) else None,
            "success": result.estimate.success.get(name),
        },
        "where_the_time_goes": _hops(m, journey, name),
    }
    if m.tables.board.failures:
        during = journey.during_failures()
        answer["during_failures"] = {
            "success": during.success().value,
            "p99_ms": _ms(during.percentile(0.99).value),
            "requests": during.count("counted"),
        }
        if result.series is not None:
            answer["before_failures"] = {"success": success_before(result.board, result.series, name)}
    if pictures:
        answer["histogram"] = _histogram(journey)
    return answer


def _attempts(m: Measures, name: str) -> float | None:
    """Calls made on all arrows over those there would be had nothing been tried again or hedged."""
    at = m.tables.journey_names.index(name)
    calls, extra = m.total(m.journeys, at, "calls"), m.total(m.journeys, at, "extra")
    return calls / (calls - extra) if calls > extra else 1.0


def _hops(m: Measures, journey: JourneyMeasures, name: str) -> dict[str, Any]:
    """Mean milliseconds an answered request waited and was worked on at each box, the largest first."""
    hops = np.transpose(time_spent(m, [m.tables.journey_names.index(name)]))
    answered = max(1, journey.count("answered"))
    total = float(hops.sum())
    order = np.argsort(-(hops[:, 0] + hops[:, 1]), kind="stable")
    return {
        m.tables.box_names[i]: {
            "wait_ms": float(hops[i, 0]) / answered * 1000,
            "work_ms": float(hops[i, 1]) / answered * 1000,
            "share": float(hops[i, 0] + hops[i, 1]) / total if total else 0.0,
            **_awaited(m, m.tables.box_names[i], float(hops[i, 0])),
        }
        for i in order
        if hops[i, 0] + hops[i, 1] > 0
    }


def _awaited(m: Measures, name: str, waited: float) -> dict[str, str]:
    """Whom the wait at a box is for, where that is another: who empties a queue, what fills a service."""
    awaited = behind(m, name) if waited else name
    return {} if awaited == name else {"waits_for": awaited}


def _histogram(journey: JourneyMeasures) -> dict[str, list[float]]:
    """The pooled histogram, only where there are counts, four bins in one: enough for a picture."""
    counts = journey.histogram
    edges = histogram.edges()
    used = np.nonzero(counts)[0]
    if not len(used):
        return {"edges_ms": [], "counts": []}
    first, last = int(used[0]) // 4 * 4, int(used[-1]) + 1
    starts = np.arange(first, last, 4)
    merged = np.add.reduceat(counts[first:last], starts - first)
    bounds = np.append(edges[starts], edges[min(int(starts[-1]) + 4, len(edges) - 1)])
    return {"edges_ms": (bounds * 1000).tolist(), "counts": merged.tolist()}


def box_costs(board: Board, m: Measures, estimate: Estimate) -> dict[str, float]:
    """Each box's cost in US dollars a month, at the average load."""
    offered = m.offered()
    found = {}
    for at, name in enumerate(m.tables.box_names):
        copies = m.total(m.boxes, at, "copies_area") / m.seconds if m.seconds else 0.0
        arrivals = m.total(m.boxes, at, "arrivals") / m.seconds if m.seconds else 0.0
        billed = arrivals * cost.bill_over_run(board, estimate.unbounded.boxes[name].visits, offered)
        found[name] = cost.box_cost(board, name, copies or (board.boxes[name].copies or 1), billed)
    return found


def _boxes(result: Result) -> dict[str, Any]:
    m = result.measures
    usd = box_costs(result.board, m, result.estimate)
    return {name: _box(result, at, name, usd[name]) for at, name in enumerate(m.tables.box_names)}


def _box(result: Result, at: int, name: str, usd: float) -> dict[str, Any]:
    m = result.measures

    def total(field: str) -> float:
        return m.total(m.boxes, at, field)

    limited_slots = int(m.tables.boxes["slots"][at]) < NO_LIMIT
    started = total("started")
    waits = np.sum([world.waits[at] for world in m.worlds], axis=0)
    longest = max(float(b["wait_max"][at]) for b in m.boxes)
    known = result.estimate.boxes[name]
    seconds = m.seconds or 1.0
    answer: dict[str, Any] = {
        "utilisation": _share(total("busy_area"), total("capacity_area")) if limited_slots else None,
        "hit": _share(total("hits"), total("looked")) if total("looked") else None,
        "arrivals_per_s": total("arrivals") / seconds,
        "completed_per_s": total("completed") / seconds,
        "wait_ms": {
            "mean": 1000 * total("wait_sum") / started if started else 0.0,
            "p95": _ms(_percentile(waits, 0.95, longest)),
            "p99": _ms(_percentile(waits, 0.99, longest)),
        },
        "waited": total("waited") / started if started else 0.0,
        "queue": {
            "mean": total("queue_area") / seconds,
            "max": max(int(b["queue_max"][at]) for b in m.boxes),
            "end": m.left_waiting(at),
        },
        "copies": {
            "mean": total("copies_area") / seconds,
            "max": max(int(b["copies_max"][at]) for b in m.boxes),
        },
        "rejected": int(total("rejected")),
        "limited": int(total("limited")),
        "refused": int(total("refused")),
        "errored": int(total("errored")),
        "usd_per_month": usd,
        "estimate": {
            "utilisation": known.busy,
            "wait_ms": known.wait_s * 1000 if isfinite(known.wait_s) else None,
        },
    }
    if int(m.tables.boxes["parts"][at]) > 1:
        answer["partitions"] = _partitions(m, at)
    return answer


def _partitions(m: Measures, at: int) -> dict[str, Any]:
    """How calls fell on a box's partitions. `used` is what one let in of what its limit lets in."""
    box = m.tables.boxes[at]
    rows = slice(int(box["first_part"]), int(box["first_part"]) + int(box["parts"]))
    arrivals, limited = (
        np.sum([world.parts[name][rows] for world in m.worlds], axis=0) for name in ("arrivals", "limited")
    )
    hottest = int(np.argmax(arrivals))
    allowed = float(box["rate"]) * m.tables.crowd * m.seconds

    def used(let_in: float, over: int) -> float | None:
        return float(let_in) / (allowed * over) if allowed > 0 else None

    return {
        "count": len(arrivals),
        "used": used(arrivals.sum() - limited.sum(), len(arrivals)),
        "hottest": {
            "share": _share(float(arrivals[hottest]), float(arrivals.sum())),
            "arrivals_per_s": float(arrivals[hottest]) / (m.seconds or 1.0),
            "limited": int(limited[hottest]),
            "used": used(arrivals[hottest] - limited[hottest], 1),
        },
    }


def _arrows(m: Measures) -> dict[str, Any]:
    """Each arrow's traffic, by its name; a second arrow of the same name is counted with the first."""
    found: dict[str, Any] = {}
    for at, arrow in enumerate(m.tables.arrows_in_order):
        row = found.setdefault(
            arrow.name, {"calls_per_s": 0.0, "retries": 0, "timeouts": 0, "refused": 0, "dropped": 0}
        )
        row["calls_per_s"] += m.total(m.arrows, at, "calls") / (m.seconds or 1.0)
        for field, column in (
            ("retries", "retried"),
            ("timeouts", "timeouts"),
            ("refused", "refused"),
            ("dropped", "dropped"),
        ):
            row[field] += int(m.total(m.arrows, at, column))
        guard = int(m.tables.arrows["guard"][at])
        for field, watched in (
            ("hedged", arrow.hedge is not None),
            ("opened", arrow.breaker is not None),
            ("repeats", arrow.dedupe),
        ):
            if watched:
                row[field] = int(sum(world.guards[field][guard] for world in m.worlds))
    return found


def as_table(result: Result) -> str:
    """A plain-text summary: verdict, targets, journeys, boxes, cost."""
    answer = as_json(result)
    lines = [f"{answer['title']}: {answer['verdict']}"]
    for target in answer["targets"]:
        mark = {True: "met", False: "missed", None: "undecided"}[target["met"]]
        lines.append(f"  {target['text']:<44} {_plain(target['measured'])} {target['unit']}  {mark}")
    for name, journey in answer["journeys"].items():
        latency = journey["latency_ms"]
        lines.append(
            f"  {name}: {_plain(journey['offered_per_s'])}/s offered, mean {_plain(latency['mean'])} ms, "
            f"p99 {_plain(latency['p99'])} ms, success {_plain(100 * (journey['success'] or 0))} %"
        )
    for name, box in answer["boxes"].items():
        if box["utilisation"] is not None:
            lines.append(
                f"  {name:<24} {100 * box['utilisation']:5.1f} % busy, "
                f"waits {_plain(box['wait_ms']['mean'])} ms"
            )
    lines.append(f"  ${answer['cost']['usd_per_month']:,.0f} a month".replace(",", " "))
    return "\n".join(lines)


def _plain(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}"


def _percentile(counts: np.ndarray[Any, Any], share: float, longest: float) -> float | None:
    value = histogram.percentile(counts, share, 0.0, longest)
    return value if isfinite(value) else None


def _finite(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000


def _interval(figure: Figure, scale: float) -> list[float] | None:
    return None if figure.interval is None else [figure.interval[0] * scale, figure.interval[1] * scale]


def _share(above: float, below: float) -> float:
    return above / below if below else 0.0
