"""How far two engines' figures of the same board are apart, figure by figure, noise included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan, sqrt
from statistics import fmean, pvariance

from peakday.engine.kernel import histogram
from peakday.engine.kernel.layout import NO_LIMIT
from peakday.engine.measure import Figure, Measures
from peakday.engine.statistics import t95

FAINT = 0.1
"""A box less busy than this, or where a smaller share waits, is compared as if it were this much."""
SEEN = 100
SEEN_FOR_P99 = 1000
"""A journey or box that fewer simulated requests came to is left out: it would tell of chance alone."""
SHORT = 0.05
"""A wait shorter than this part of the box's mean work is compared as if it were this long."""


def apart(exact: Measures, scaled: Measures) -> dict[str, float | None]:
    """The largest relative differences (shares of 1), journeys or boxes taken together.

    `p99`, `success`, `mean` and `p50` of journeys; `utilisation`, `wait` (mean), `wait_p99` and `waited` of
    boxes. To each difference the half width of its own 95 % interval is added, so that what is told covers
    what chance alone may hide. `None` where too few requests were simulated of any.
    """
    names = ("p99", "utilisation", "success", "mean", "p50", "wait", "wait_p99", "waited")
    errors: dict[str, float | None] = dict.fromkeys(names)
    for (name, one, least, _), (_, other, _, seen) in zip(_figures(exact), _figures(scaled), strict=True):
        if seen >= (SEEN_FOR_P99 if name.endswith("p99") else SEEN):
            errors[name] = max(errors[name] or 0.0, _difference(one, other, least))
    return errors


def _figures(measures: Measures) -> Iterator[tuple[str, Figure, float, float]]:
    """Each figure with its name, the least it is compared to, and how many simulated requests it is of."""
    crowd = measures.tables.crowd
    for name in measures.tables.journey_names:
        journey = measures.journey(name)
        seen = journey.count("counted") / crowd
        yield "p99", journey.percentile(0.99), 0.0, seen
        yield "success", journey.success(), 0.0, seen
        yield "mean", journey.mean(), 0.0, seen
        yield "p50", journey.percentile(0.5), 0.0, seen
    for at in range(len(measures.tables.box_names)):
        seen = measures.total(measures.boxes, at, "arrivals") / crowd
        limited = measures.tables.boxes["slots"][at] < NO_LIMIT
        if limited:
            yield "utilisation", _ratio(measures, at, "busy_area", "capacity_area"), FAINT, seen
        work = _ratio(measures, at, "work_sum", "completed").value or 0.0
        yield "wait", _ratio(measures, at, "wait_sum", "started"), SHORT * work, seen
        yield "waited", _ratio(measures, at, "waited", "started"), FAINT, seen
        yield "wait_p99", _wait_p99(measures, at), SHORT * work, seen


def _ratio(measures: Measures, at: int, above: str, below: str) -> Figure:
    """A ratio of two of a box's counters."""
    pairs = [(float(b[above][at]), float(b[below][at])) for b in measures.boxes]
    total, of = (sum(column) for column in zip(*pairs, strict=True))
    return Figure(total / of if of else None, None, tuple(a / b if b else float("nan") for a, b in pairs))


def _wait_p99(measures: Measures, at: int) -> Figure:
    longest = max(float(b["wait_max"][at]) for b in measures.boxes)
    each = [world.waits[at] for world in measures.worlds]
    by_seed = tuple(histogram.percentile(counts, 0.99, 0.0, longest) for counts in each)
    pooled = histogram.percentile(sum(each[1:], each[0]), 0.99, 0.0, longest)
    return Figure(None if isnan(pooled) else pooled, None, by_seed)


def _difference(one: Figure, other: Figure, least: float) -> float:
    """|other − one| / one, and what their spread over seeds may hide."""
    if not one.value or other.value is None:
        return 0.0 if (one.value or 0.0) == (other.value or 0.0) else 1.0
    base = max(one.value, least)
    return (abs(other.value - one.value) + _noise(one.by_seed, other.by_seed)) / base


def _noise(one: Sequence[float], other: Sequence[float]) -> float:
    """Half the 95 % interval of a difference of means, each seed taken to vary alike in both engines."""
    known = [[v for v in values if not isnan(v)] for values in (one, other)]
    degrees = sum(len(values) - 1 for values in known)
    if degrees < 1 or not all(known):
        return 0.0
    squares = sum(len(values) * pvariance(values, fmean(values)) for values in known)
    return t95(degrees) * sqrt(squares / degrees * sum(1 / len(values) for values in known))
