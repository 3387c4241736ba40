"""The boards that are timed: M/M/4 at 0.8, and a chain of five stations at 0.6."""

from __future__ import annotations

from itertools import pairwise
from time import monotonic, perf_counter

from peakday.board.models import Arrow, Board, Box, Journey, Run, Steady
from peakday.catalog import fill
from peakday.engine.compile import compile_board
from peakday.engine.replicate import Budget, compile_kernel, replicate
from peakday.quantities.varying import Constant, Exponential

NAMES = ("customers", "a", "b", "c", "d", "e")


def pool(load: float = 0.8, seconds: float = 1000.0, queue: int = -1) -> Board:
    """M/M/4 with 10 ms of work at a utilisation of `load`."""
    server = Box("a", is_="service", slots=4, copies=1, time=Exponential(0.01), queue=queue)
    return _board([server], [Arrow("customers", "a", delay=Constant(0.0))], 400 * load, seconds)


def chain(held: bool = False, seconds: float = 1000.0) -> Board:
    """Five exponential stations at 0.6; `held`: slots kept through the calls, with timeouts and retries."""
    slots, extra = (50, {"timeout": 2.0, "retries": 2}) if held else (1, {})
    boxes = [
        Box(name, is_="service", slots=slots, copies=1, time=Exponential(0.01), queue=-1, holds=held)
        for name in NAMES[1:]
    ]
    arrows = [Arrow(one, two, delay=Constant(0.0), **extra) for one, two in pairwise(NAMES)]
    return _board(boxes, arrows, 60.0, seconds)


def _board(boxes: list[Box], arrows: list[Arrow], rate: float, seconds: float) -> Board:
    every = [Box("customers", is_="clients"), *boxes]
    return Board(
        "timed",
        {box.name: box for box in every},
        tuple(arrows),
        {"visit": Journey("visit", "customers", Steady(rate))},
        run=Run(for_=seconds, warm_up=1.0, seeds=1),
    )


class Timed:
    """A compiled board, ready to be timed: nanoseconds a customer, single thread, statistics on."""

    def __init__(self, board: Board) -> None:
        self._tables = compile_board(fill(board))
        compile_kernel(self._tables)
        self._seed = 0

    def __call__(self) -> float:
        self._seed += 1
        began = perf_counter()
        done = replicate(self._tables, self._seed, budget=Budget(), started=monotonic())
        return (perf_counter() - began) / int(done.world.journeys["offered"][0]) * 1e9
