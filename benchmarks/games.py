"""The games: what every contender simulates, in numbers, with the exact answer from theory."""

from __future__ import annotations

from peakday.engine.erlang import erlang_c

SERVERS = 4
WORK_S = 0.010
RATE = 0.8 * SERVERS / WORK_S
"""Arrivals a second of the M/M/4 queue: four servers, eight tenths busy."""

STATIONS = 5
CHAIN_RATE = 0.6 / WORK_S
"""Arrivals a second at the chain: five single servers in a row, six tenths busy."""

TIMEOUT_S = 0.5
RETRIES = 2
HELD_SLOTS = 16
"""The chain of calls: each station works, then calls the next while it holds one of its slots."""


def four_servers_ms() -> float:
    """Mean milliseconds in an M/M/4 queue at 0.8: the work, and Erlang C's wait."""
    offered = RATE * WORK_S
    return 1000 * (WORK_S + erlang_c(SERVERS, offered) * WORK_S / (SERVERS - offered))


def chain_ms() -> float:
    """Mean milliseconds in a chain of five M/M/1 queues, independent by Burke's theorem."""
    return 1000 * STATIONS * WORK_S / (1 - CHAIN_RATE * WORK_S)
