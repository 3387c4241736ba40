"""Lines in closed form: who waits (Erlang C), who is turned away (Erlang B), lines with an end (M/M/c/K)."""

from __future__ import annotations

from math import exp, floor, log, sqrt


def erlang_c(servers: int, offered: float) -> float:
    """The probability of waiting in M/M/c with `offered` erlangs; 1 at or past capacity."""
    if offered <= 0:
        return 0.0
    if offered >= servers:
        return 1.0
    blocked = erlang_b(servers, offered)
    rho = offered / servers
    return blocked / (1 - rho + rho * blocked)


def erlang_b(servers: int, offered: float) -> float:
    """The probability of being turned away in M/M/c/c, by the stable recursion.

    It begins nine standard deviations below the load (or the pool, where that is smaller), from where the
    beginning is forgotten, and ends where less than one in 10¹⁵ is turned away: millions of slots take
    milliseconds.
    """
    if offered <= 0:
        return 0.0
    first = max(0, floor(min(servers, offered) - 9 * sqrt(offered)))
    inverse = 1 / (1 - first / offered)
    for n in range(first + 1, servers + 1):
        inverse = 1.0 + inverse * n / offered
        if inverse > 1e15:
            return 0.0
    return 1.0 / inverse


def bounded_line(servers: int, offered: float, room: int) -> tuple[float, float]:
    """M/M/c/K: the share that finds a line of `room` full, and how many stand in it on average.

    With all slots busy the line has j in it in proportion to ρ^j, j from 0 to `room`.
    """
    blocked = erlang_b(servers, offered)
    if blocked <= 0:
        return 0.0, 0.0
    ratio = offered / servers
    below = (1 - blocked) / blocked  # that a slot is free, over that all are busy and nobody waits
    if ratio <= 1:
        whole, first = _powers(ratio, room)
        last = ratio**room
    else:  # all divided by ρ^room, counted from the full end
        whole, first = _powers(1 / ratio, room)
        first, last = room * whole - first, 1.0
        below *= exp(-room * log(ratio))
    return last / (below + whole), first / (below + whole)


def _powers(q: float, n: int) -> tuple[float, float]:
    """Σ q^i and Σ i·q^i for i from 0 to n, for q from 0 to 1."""
    gap = 1 - q
    if gap * (n + 1) < 1e-4:
        return n + 1.0, n * (n + 1) / 2
    whole = (1 - q ** (n + 1)) / gap
    return whole, (q * whole - (n + 1) * q ** (n + 1)) / gap if n else 0.0
