"""Contenders who play the same game, timed turn about so that a busy machine is unfair to all alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

REPETITIONS = 5


@dataclass(frozen=True, slots=True)
class Played:
    """One turn: how many customers were simulated, and their mean time in the system in milliseconds."""

    customers: float
    mean_ms: float | None


@dataclass(frozen=True, slots=True)
class Contender:
    """A simulator's best for a game. `play(seed)` runs one turn; compiling is not part of any turn."""

    name: str
    play: Callable[[int], Played]


@dataclass(frozen=True, slots=True)
class Row:
    """A contender's median cost a customer, and its ratio to the first contender's."""

    name: str
    ns: float
    ratio: float
    mean_ms: float | None
    note: str = ""

    def to_dict(self) -> dict[str, object]:
        """For the file of results."""
        return {
            "name": self.name,
            "ns_per_customer": self.ns,
            "customers_per_s": 1e9 / self.ns,
            "times_the_first": self.ratio,
            "mean_ms": self.mean_ms,
        }


def contest(contenders: Sequence[Contender], repetitions: int = REPETITIONS) -> list[Row]:
    """Time every contender `repetitions` times, taking turns; medians. All are held to the first."""
    costs: dict[str, list[float]] = {c.name: [] for c in contenders}
    means: dict[str, list[float]] = {c.name: [] for c in contenders}
    for contender in contenders:
        contender.play(0)  # compiles, and warms every cache
    for turn in range(1, repetitions + 1):
        for contender in contenders:
            began = perf_counter()
            played = contender.play(turn)
            costs[contender.name].append((perf_counter() - began) / played.customers * 1e9)
            if played.mean_ms is not None:
                means[contender.name].append(played.mean_ms)
    first = median(costs[contenders[0].name])
    rows = []
    for contender in contenders:
        ns = median(costs[contender.name])
        known = means[contender.name]
        rows.append(Row(contender.name, ns, ns / first, sum(known) / len(known) if known else None))
    return rows
