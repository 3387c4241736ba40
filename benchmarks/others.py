"""The same systems in other hands: SimPy, cimba, a bare heap loop, and the random numbers alone.

Every function returns nanoseconds a customer.
"""

from __future__ import annotations

import heapq
import random
from time import perf_counter

import cimba
import numpy as np
import simpy
from numba import njit

from benchmarks.cimba_models import Chain, Pool


def simpy_pool(customers: int = 40_000) -> float:
    """M/M/4 at 0.8 in SimPy: a process a customer, one resource of four."""
    return _simpy([4], customers, gap=1 / 320)


def simpy_chain(customers: int = 6_000) -> float:
    """Five single servers at 0.6 in SimPy."""
    return _simpy([1] * 5, customers, gap=1 / 60)


def _simpy(stations: list[int], customers: int, gap: float) -> float:
    draw = random.Random(1).expovariate
    world = simpy.Environment()
    servers = [simpy.Resource(world, size) for size in stations]

    def customer():
        for server in servers:
            with server.request() as turn:
                yield turn
                yield world.timeout(draw(100))

    def source():
        for _ in range(customers):
            world.process(customer())
            yield world.timeout(draw(1 / gap))

    world.process(source())
    began = perf_counter()
    world.run()
    return (perf_counter() - began) / customers * 1e9


def cimba_pool(customers: int = 300_000) -> float:
    """M/M/4 at 0.8 in cimba: four server processes at one container."""
    return _cimba(Pool(), customers, rate=320)


def cimba_chain(customers: int = 60_000) -> float:
    """Five single servers at 0.6 in cimba: a container before each."""
    return _cimba(Chain(), customers, rate=60)


def _cimba(model: object, customers: int, rate: float) -> float:
    def run(duration: float) -> float:
        window = cimba.Window(warmup=1, duration=duration)
        began = perf_counter()
        cimba.Experiment(model, replications=1, window=window, seed=1).run()
        return perf_counter() - began

    # What starting an experiment costs is the same for a short one: it is taken off.
    short = customers / rate / 20
    run(short)
    return (run(customers / rate) - run(short)) / (customers * 0.95) * 1e9


@njit(cache=True)
def _heap_pool(customers, seed):
    np.random.seed(seed)
    heap = [(0.0, 0)]
    busy, line, served, total = 0, 0, 0, 0
    while served < customers:
        now, what = heapq.heappop(heap)
        if what == 0:
            heapq.heappush(heap, (now + np.random.exponential(1 / 320), 0))
            total += 1
            if busy < 4:
                busy += 1
                heapq.heappush(heap, (now + np.random.exponential(0.01), 1))
            else:
                line += 1
        else:
            served += 1
            if line > 0:
                line -= 1
                heapq.heappush(heap, (now + np.random.exponential(0.01), 1))
            else:
                busy -= 1
    return total


def heap_loop(customers: int = 500_000) -> float:
    """M/M/4 as a bare compiled heap loop: no statistics, no waits, no boards."""
    _heap_pool(10, 1)
    began = perf_counter()
    _heap_pool(customers, 1)
    return (perf_counter() - began) / customers * 1e9


def floor(customers: int = 2_000_000) -> float:
    """Drawing a customer's two exponential numbers, and nothing else."""
    generator = np.random.default_rng(1)
    began = perf_counter()
    generator.standard_exponential(2 * customers)
    return (perf_counter() - began) / customers * 1e9
