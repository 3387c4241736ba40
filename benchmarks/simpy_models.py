"""SimPy 4 as its own documentation writes such models: a process a customer, resources as servers."""

from __future__ import annotations

import random
from collections.abc import Generator
from typing import Any

import simpy

from benchmarks import games
from benchmarks.contest import Contender, Played

Steps = Generator[Any, Any, Any]


class _Tally:
    """Counts customers who are through, and the seconds they took."""

    def __init__(self) -> None:
        self.customers = 0
        self.seconds = 0.0

    def add(self, seconds: float) -> None:
        self.customers += 1
        self.seconds += seconds

    def played(self) -> Played:
        return Played(self.customers, 1000 * self.seconds / self.customers)


def four_servers(seconds: float, rate: float = games.RATE) -> Contender:
    """M/M/4: one resource of four."""

    def play(seed: int) -> Played:
        draw = random.Random(seed).expovariate
        env, tally = simpy.Environment(), _Tally()
        servers = simpy.Resource(env, games.SERVERS)
        arrived = 0

        def customer() -> Steps:
            came = env.now
            with servers.request() as request:
                yield request
                yield env.timeout(draw(1 / games.WORK_S))
            tally.add(env.now - came)

        def source() -> Steps:
            nonlocal arrived
            while True:
                yield env.timeout(draw(rate))
                arrived += 1
                env.process(customer())

        env.process(source())
        env.run(seconds)
        return Played(arrived, tally.played().mean_ms)

    return Contender("SimPy", play)


def chain(seconds: float) -> Contender:
    """Five single servers in a row."""

    def play(seed: int) -> Played:
        draw = random.Random(seed).expovariate
        env, tally = simpy.Environment(), _Tally()
        stations = [simpy.Resource(env, 1) for _ in range(games.STATIONS)]

        def customer() -> Steps:
            came = env.now
            for station in stations:
                with station.request() as request:
                    yield request
                    yield env.timeout(draw(1 / games.WORK_S))
            tally.add(env.now - came)

        def source() -> Steps:
            while True:
                yield env.timeout(draw(games.CHAIN_RATE))
                env.process(customer())

        env.process(source())
        env.run(seconds)
        return tally.played()

    return Contender("SimPy", play)


def chain_of_calls(seconds: float) -> Contender:
    """The chain as calls: a slot is held through the next call, raced against a timeout and tried again."""

    def play(seed: int) -> Played:
        draw = random.Random(seed).expovariate
        env, tally = simpy.Environment(), _Tally()
        stations = [simpy.Resource(env, games.HELD_SLOTS) for _ in range(games.STATIONS)]

        def serve(at: int) -> Steps:
            with stations[at].request() as request:
                yield request
                yield env.timeout(draw(1 / games.WORK_S))
                return (yield from call(at + 1)) if at + 1 < games.STATIONS else True

        def call(at: int) -> Steps:
            for attempt in range(1 + games.RETRIES):
                answer = env.process(serve(at))
                yield answer | env.timeout(games.TIMEOUT_S)
                if answer.processed and answer.value:
                    return True
                if attempt < games.RETRIES:
                    yield env.timeout(0.05 * 2**attempt * draw(1.0))
            return False

        def customer() -> Steps:
            came = env.now
            if (yield from call(0)):
                tally.add(env.now - came)

        def source() -> Steps:
            while True:
                yield env.timeout(draw(games.CHAIN_RATE))
                env.process(customer())

        env.process(source())
        env.run(seconds)
        return tally.played()

    return Contender("SimPy", play)
