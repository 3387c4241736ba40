"""Peakday's own turn: a board, compiled once, and replicated by the engine on one thread."""

from __future__ import annotations

from itertools import pairwise
from time import monotonic

from benchmarks import games
from benchmarks.contest import Contender, Played
from peakday.board.models import Arrow, Board, Box, Journey, Run, Steady
from peakday.catalog import fill
from peakday.engine.compile import Tables, compile_board
from peakday.engine.replicate import Budget, Replication, compile_kernel, replicate
from peakday.quantities.varying import Constant, Exponential

NO_DELAY = Constant(0.0)
NAMES = "abcde"


def four_servers(rate: float, seconds: float, **fields: object) -> Tables:
    """A service of four slots with exponential work and a line without an end."""
    station = Box("a", is_="service", slots=games.SERVERS, queue=-1, time=Exponential(games.WORK_S))
    return tables([station], [Arrow("u", "a", delay=NO_DELAY, **fields)], rate, seconds)  # type: ignore[arg-type]


def chain(seconds: float) -> Tables:
    """Five single servers in a row, each letting go of its slot before it calls the next."""
    boxes = [
        Box(name, is_="service", slots=1, queue=-1, holds=False, time=Exponential(games.WORK_S))
        for name in NAMES
    ]
    arrows = [Arrow(a, b, delay=NO_DELAY) for a, b in pairwise("u" + NAMES)]
    return tables(boxes, arrows, games.CHAIN_RATE, seconds)


def chain_of_calls(seconds: float) -> Tables:
    """The chain as services call each other: slots held, every call with a timeout and retries."""
    boxes = [
        Box(name, is_="service", slots=games.HELD_SLOTS, queue=-1, holds=True, time=Exponential(games.WORK_S))
        for name in NAMES
    ]
    arrows = [
        Arrow(a, b, delay=NO_DELAY, timeout=games.TIMEOUT_S, retries=games.RETRIES)
        for a, b in pairwise("u" + NAMES)
    ]
    return tables(boxes, arrows, games.CHAIN_RATE, seconds)


def tables(boxes: list[Box], arrows: list[Arrow], rate: float, seconds: float) -> Tables:
    """A compiled board of one journey, without warm-up, so that every customer is also measured."""
    board = Board(
        "a benchmark",
        {box.name: box for box in (Box("u", is_="clients"), *boxes)},
        tuple(arrows),
        {"j": Journey("j", "u", Steady(rate))},
        run=Run(for_=seconds, warm_up=0.0, seeds=1),
    )
    return compile_board(fill(board))


def one(compiled: Tables, seed: int) -> Replication:
    """One replication, on this thread. Raises `RuntimeError` if its budget stopped it."""
    done = replicate(compiled, seed, budget=Budget(events=10**12, wall_s=600), started=monotonic())
    if done.stopped:
        raise RuntimeError(done.stopped)
    return done


def contender(name: str, compiled: Tables) -> Contender:
    """The engine as a contender: every feature there, every figure of a result collected."""
    compile_kernel(compiled)

    def play(seed: int) -> Played:
        journey = one(compiled, seed + 1).world.journeys[0]
        answered = int(journey["answered"])
        return Played(int(journey["offered"]), 1000 * float(journey["sum"]) / answered if answered else None)

    return Contender(name, play)
