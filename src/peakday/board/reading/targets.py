"""Targets: `checkout p99 < 500 ms`, `checkout success during failures > 30 %`, `cost < $2 000/month`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Literal, cast

from peakday.board.mistakes import nearest
from peakday.board.models import Target
from peakday.board.reading.names import NAME
from peakday.quantities import (
    QuantityError,
    duration_and_unit,
    parse_duration,
    parse_monthly,
    parse_share,
    rate_and_unit,
)
from peakday.quantities.errors import shown
from peakday.quantities.numbers import tidy

Op = Literal["<", "<=", ">", ">="]

BOARD_WIDE = ("cost", "availability")
"""Metrics of the whole board, which name no journey."""
_EXAMPLE = "checkout p99 < 500 ms"
_OPS = {"<": "<", "<=": "<=", ">": ">", ">=": ">=", "≤": "<=", "≥": ">=", "=<": "<=", "=>": ">="}
_SHOWN_TIMES = ("us", "ms", "s", "min", "h")
_SHOWN_RATES = ("s", "min", "h", "day")


def _time(text: str) -> tuple[float, str]:
    seconds, unit = duration_and_unit(text)
    return seconds, unit if unit in _SHOWN_TIMES else ("h" if unit in ("day", "week") else "ms")


def _rate(text: str) -> tuple[float, str]:
    rate, unit = rate_and_unit(text)
    return rate, f"/{unit if unit in _SHOWN_RATES else 's'}"


METRICS: dict[str, Callable[[str], tuple[float, str]]] = {
    **dict.fromkeys(("mean", "p50", "p90", "p95", "p99", "p99.9", "max"), _time),
    **dict.fromkeys(("success", "wrong", "within", "availability"), lambda text: (parse_share(text), "%")),
    "throughput": _rate,
    "cost": lambda text: (parse_monthly(text), "USD/month"),
}
"""How the quantity of each metric is read: its value, and the unit it is shown in."""

_SHAPE = re.compile(r"(?P<head>[^<>≤≥=]*?)\s*(?P<op><=|>=|=<|=>|[<>≤≥])\s*(?P<value>[^<>≤≥=]+)")
_WITHIN = re.compile(r"\bwithin\s+(?P<time>\S.*?)\s*(?=$|\bduring\b)")
_DURING = re.compile(r",?\s*\bduring\s+failures\b\s*,?")
_NAME = re.compile(NAME)


def parse_target(text: str, journeys: Collection[str] | None = None) -> Target:
    """The target a phrase says. `journeys` are the board's, where they are known.

    A journey may be left out where the board has but one. Raises `QuantityError`.
    """
    clean = " ".join(tidy(text).split())
    found = _SHAPE.fullmatch(clean)
    if found is None:
        raise QuantityError(
            f"{shown(clean)} is not a target", f"Write `JOURNEY METRIC < QUANTITY`, such as `{_EXAMPLE}`"
        )
    head, value = found["head"], found["value"]
    during = bool(_DURING.search(head) or _DURING.search(value))
    head, value = _DURING.sub(" ", head).strip(), _DURING.sub(" ", value).strip(" ,")
    within = _WITHIN.search(head)
    seconds = parse_duration(within["time"].rstrip(" ,")) if within else None
    words = (head[: within.start()] + "within" if within else head).replace(",", " ").split()
    journey, metric = _whose(words, clean, journeys)
    if metric == "within" and seconds is None:
        raise QuantityError("`within` wants a time", "Write it as `order within 90 min > 95 %`")
    amount, unit = METRICS[metric](value)
    return Target(clean, journey, metric, cast(Op, _OPS[found["op"]]), amount, unit, seconds, during)


def _whose(words: list[str], clean: str, journeys: Collection[str] | None) -> tuple[str | None, str]:
    """The journey (`None` for the whole board) and the metric a target is about."""
    if not words or len(words) > 2:
        raise QuantityError(
            f"{shown(clean)} does not name one journey and one metric", f"Write it as `{_EXAMPLE}`"
        )
    metric = words[-1].lower()
    if metric not in METRICS:
        raise QuantityError(f"{shown(words[-1])} is no metric", nearest(metric, METRICS))
    journey = words[0] if len(words) == 2 else None
    if metric in BOARD_WIDE:
        if journey is not None and journey not in ("board", "total", "all"):
            raise QuantityError(
                f"{shown(metric)} is of the whole board, not of one journey", f"Leave `{journey}` out"
            )
        return None, metric
    if journey is None:
        if journeys is not None and len(journeys) == 1:
            return next(iter(journeys)), metric
        raise QuantityError(f"{shown(clean)} does not say which journey", f"Write it as `{_EXAMPLE}`")
    if journeys is not None and journey not in journeys:
        raise QuantityError(f"there is no journey {shown(journey)}", nearest(journey, journeys))
    if not _NAME.fullmatch(journey):
        raise QuantityError(f"{shown(journey)} is no name of a journey", f"Write it as `{_EXAMPLE}`")
    return journey, metric
