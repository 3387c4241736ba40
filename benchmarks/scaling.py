"""How the engine's own cost moves: under overload, with many requests inside, and on more cores."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from statistics import median
from time import perf_counter

from benchmarks import games
from benchmarks.contest import Contender, Played, Row, contest
from benchmarks.peakday_boards import NO_DELAY, contender, four_servers, one, tables
from peakday.board.models import Arrow, Box
from peakday.quantities.varying import Exponential


def overload() -> list[Row]:
    """A customer at three times what the box can do, for a bounded time, against one at 0.8."""
    often, seconds = games.RATE / 0.8 * 3, 400.0
    return contest(
        [
            contender("Peakday at 0.8", four_servers(games.RATE, seconds * often / games.RATE)),
            contender("Peakday at 3, no end to the line", four_servers(often, seconds)),
            contender(
                "Peakday at 3, timeouts and retries",
                four_servers(often, seconds, timeout=0.1, retries=2, cancel=True),
            ),
        ]
    )


def live() -> list[Row]:
    """An event while 100 000 requests are inside, against one while 100 are."""

    def many(inside: int, seconds: float) -> Contender:
        box = Box("a", is_="service", slots=10_000_000, queue=-1, time=Exponential(1.0))
        compiled = tables([box], [Arrow("u", "a", delay=NO_DELAY)], float(inside), seconds)

        def play(seed: int) -> Played:
            done = one(compiled, seed + 1)
            assert done.world.k["live_max"][0] > 0.9 * inside
            return Played(int(done.world.k["events"][0]), None)

        return Contender(f"an event, {inside} requests inside", play)

    return contest([many(100, 8000.0), many(100_000, 10.0)])


def cores() -> dict[str, float]:
    """The same replications on one thread and on one a core: seconds, and how many times as quick."""
    compiled = four_servers(games.RATE, 1500.0)
    threads = cpu_count() or 1
    seeds = range(1, 2 * threads + 1)
    alone: list[float] = []
    together: list[float] = []
    for _ in range(3):
        began = perf_counter()
        for seed in seeds:
            one(compiled, seed)
        alone.append(perf_counter() - began)
        began = perf_counter()
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(lambda seed: one(compiled, seed), seeds))
        together.append(perf_counter() - began)
    return {
        "threads": threads,
        "one_thread_s": median(alone),
        "all_threads_s": median(together),
        "times": median(a / b for a, b in zip(alone, together, strict=True)),
    }
