"""What one would write by hand in numba for just these games, and the floor: drawing the numbers alone.

No histogram, no features, no figures but a mean: the least an event loop with a heap can cost here.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from benchmarks import games
from benchmarks.contest import Contender, Played


@njit
def _push(at: Any, what: Any, size: int, time: float, event: int) -> None:
    i = size
    while i > 0 and at[(i - 1) >> 1] > time:
        at[i], what[i] = at[(i - 1) >> 1], what[(i - 1) >> 1]
        i = (i - 1) >> 1
    at[i], what[i] = time, event


@njit
def _drop(at: Any, what: Any, size: int) -> None:
    """Remove the first of `size` events."""
    n = size - 1
    time, event = at[n], what[n]
    i = 0
    while True:
        child = 2 * i + 1
        if child >= n:
            break
        if child + 1 < n and at[child + 1] < at[child]:
            child += 1
        if at[child] >= time:
            break
        at[i], what[i] = at[child], what[child]
        i = child
    at[i], what[i] = time, event


@njit
def _stations(
    random: Any, customers: int, stations: int, servers: int, rate: float, work: float
) -> tuple[float, int]:
    """A row of stations with `servers` each: seconds that customers took, and how many are through."""
    at, what = np.empty(stations * servers + 2), np.empty(stations * servers + 2, np.int64)
    room = 1 << 16
    line = np.empty((stations, room))
    head, tail = np.zeros(stations, np.int64), np.zeros(stations, np.int64)
    idle = np.full(stations, servers)
    came = np.empty(stations * servers)
    free = np.empty((stations, servers), np.int64)
    for station in range(stations):
        for server in range(servers):
            free[station, server] = station * servers + server
    size, arrived, through, seconds = 1, 0, 0, 0.0
    at[0], what[0] = random.standard_exponential() / rate, -1
    while size > 0:
        now, event = at[0], what[0]
        _drop(at, what, size)
        size -= 1
        station = 0
        since = now
        if event < 0:
            arrived += 1
            if arrived < customers:
                _push(at, what, size, now + random.standard_exponential() / rate, -1)
                size += 1
        else:
            here = event // servers
            since = came[event]
            if head[here] < tail[here]:
                came[event] = line[here, head[here] & (room - 1)]
                head[here] += 1
                _push(at, what, size, now + random.standard_exponential() * work, event)
                size += 1
            else:
                free[here, idle[here]] = event
                idle[here] += 1
            station = here + 1
        if station == stations:
            through += 1
            seconds += now - since
        elif idle[station] > 0:
            idle[station] -= 1
            server = free[station, idle[station]]
            came[server] = since
            _push(at, what, size, now + random.standard_exponential() * work, server)
            size += 1
        else:
            line[station, tail[station] & (room - 1)] = since
            tail[station] += 1
    return seconds, through


@njit
def _draws(random: Any, customers: int, numbers: int) -> float:
    total = 0.0
    for _ in range(customers):
        for _ in range(numbers):
            total += random.standard_exponential()
    return total


def four_servers(customers: int) -> Contender:
    """M/M/4."""
    return _loop(customers, 1, games.SERVERS, games.RATE)


def chain(customers: int) -> Contender:
    """Five single servers in a row."""
    return _loop(customers, games.STATIONS, 1, games.CHAIN_RATE)


def floor(customers: int, numbers: int) -> Contender:
    """Only drawing a customer's random numbers: no simulator that draws them can cost less."""

    def play(seed: int) -> Played:
        _draws(np.random.default_rng(seed), customers, numbers)
        return Played(customers, None)

    return Contender(f"floor: drawing {numbers} numbers", play)


def _loop(customers: int, stations: int, servers: int, rate: float) -> Contender:
    def play(seed: int) -> Played:
        random = np.random.default_rng(seed)
        seconds, through = _stations(random, customers, stations, servers, rate, games.WORK_S)
        return Played(through, 1000 * seconds / through)

    return Contender("plain numba loop", play)
