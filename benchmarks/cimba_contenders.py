"""cimba, whose models are compiled: stores as lines, and a process a server that takes from them."""

from __future__ import annotations

import cimba as cb
from cimba import random

from benchmarks import games
from benchmarks.contest import Contender, Played

GAP = 1 / games.RATE
CHAIN_GAP = 1 / games.CHAIN_RATE
WORK = games.WORK_S


class FourServers(cb.Model):
    """M/M/4: arrivals put their time into a store, four servers take them."""

    line: cb.Store[float]
    done: cb.Output[float]
    seconds: cb.Output[float]

    @cb.on_start
    def begin(self) -> None:
        self.done = 0.0
        self.seconds = 0.0

    @cb.process
    def arrivals(self) -> None:
        while True:
            cb.hold(random.exponential(GAP))
            self.line.put(cb.now())

    @cb.process(copies=4)
    def servers(self) -> None:
        while True:
            came = self.line.get()
            cb.hold(random.exponential(WORK))
            self.done += 1.0
            self.seconds += cb.now() - came


class Chain(cb.Model):
    """Five single servers in a row, each a process between two stores."""

    a: cb.Store[float]
    b: cb.Store[float]
    c: cb.Store[float]
    d: cb.Store[float]
    e: cb.Store[float]
    done: cb.Output[float]
    seconds: cb.Output[float]

    @cb.on_start
    def begin(self) -> None:
        self.done = 0.0
        self.seconds = 0.0

    @cb.process
    def arrivals(self) -> None:
        while True:
            cb.hold(random.exponential(CHAIN_GAP))
            self.a.put(cb.now())

    @cb.process
    def at_a(self) -> None:
        while True:
            came = self.a.get()
            cb.hold(random.exponential(WORK))
            self.b.put(came)

    @cb.process
    def at_b(self) -> None:
        while True:
            came = self.b.get()
            cb.hold(random.exponential(WORK))
            self.c.put(came)

    @cb.process
    def at_c(self) -> None:
        while True:
            came = self.c.get()
            cb.hold(random.exponential(WORK))
            self.d.put(came)

    @cb.process
    def at_d(self) -> None:
        while True:
            came = self.d.get()
            cb.hold(random.exponential(WORK))
            self.e.put(came)

    @cb.process
    def at_e(self) -> None:
        while True:
            came = self.e.get()
            cb.hold(random.exponential(WORK))
            self.done += 1.0
            self.seconds += cb.now() - came


def four_servers(seconds: float) -> Contender:
    """M/M/4."""
    return _contender(FourServers(), seconds)


def chain(seconds: float) -> Contender:
    """Five single servers in a row."""
    return _contender(Chain(), seconds)


def _contender(model: FourServers | Chain, seconds: float) -> Contender:
    def play(seed: int) -> Played:
        # Setting an experiment up costs well under a millisecond and is part of each turn.
        trial = cb.Experiment(model, replications=1, window=cb.Window(duration=seconds), seed=seed)
        result = trial.run(workers=1, on_failure="raise")[model]
        done, spent = float(result.done.values[0, 0]), float(result.seconds.values[0, 0])
        return Played(done, 1000 * spent / done)

    return Contender("cimba", play)
