"""What chance does at a small pool, load by load: what it turns away, who waits, and how long."""

from __future__ import annotations

from functools import lru_cache
from math import log
from typing import Any

import numpy as np

from peakday.board.models import UNLIMITED, Box
from peakday.engine.kernel.gate import STEPS
from peakday.engine.scaled.in_turn import in_turn
from peakday.engine.scaled.two_choices import two_choices, two_choices_in_room

FEW_SLOTS = 64
LITTLE_ROOM = 4
"""A copy with more slots, or less room, than these is not looked up in the laws of choices and turns."""
MOST_PLACES = 20_000
"""A line longer than this is as good as endless below full load, and past it the gate has its own."""

Table = np.ndarray[Any, Any]


def has_own_lines(box: Box) -> bool:
    """Does each copy of this box have its own line?"""
    return (box.pick or "shared") != "shared" and (box.copies or 1) > 1


def chances(box: Box, settled: bool) -> Table:
    """What chance does at each load, 0 to 2 in steps of 1/100: shape (201, 3).

    Columns: the share turned away; the share of the others that waits; and the mean wait of those, in mean
    works. Where the line is not `settled`, a gate does by itself what is too much for the pool as a whole:
    what is turned away is told beyond 1 − 1/load then, and waits only below load 1.

    From the birth–death chain of c servers with room for more, waits scaled and room divided by
    (ca² + cs²)/2 after Allen and Cunneen. Where each copy has its own line, c is the slots of one copy;
    with `least` it is those of all copies. `round-robin` makes gaps even (see `_turns`). With `two-choices`
    one waits because both choices are full (see `two_choices`) or because all copies are: the mean waits of
    the two add up, unless room is short.
    """
    copies, slots = box.copies or 1, box.slots or 1
    lines = copies if has_own_lines(box) else 1
    together = _chances(box, copies * slots, 1.0, settled, lines)
    if not has_own_lines(box) or box.pick == "least":
        return _within_room(together, box)
    few = slots <= FEW_SLOTS and (box.queue is None or box.queue == UNLIMITED or box.queue >= LITTLE_ROOM)
    if box.pick == "round-robin":
        table = _turns(box, settled) if few else _chances(box, slots, 1 / copies, settled)
        return _within_room(table, box)
    apart = _chances(box, slots, 1.0, settled)
    if box.pick != "two-choices":
        return _within_room(apart, box)
    if not few:
        return _within_room(np.sqrt(apart * together), box)
    variation = _variation(box, 1.0)
    if settled:
        return _within_room(_varied(two_choices_in_room(slots, _places(box, variation)), variation), box)
    chosen = _varied(two_choices(slots), variation)
    waits = np.maximum(chosen[:, 1], together[:, 1])
    wait = (chosen[:, 1] * chosen[:, 2] + together[:, 1] * together[:, 2]) / np.maximum(waits, 1e-300)
    return _within_room(np.stack([together[:, 0], waits, wait], axis=1), box)


def _turns(box: Box, settled: bool) -> Table:
    """The table of copies that calls come to in turn: E_n/M/c, and from there to its work and its room.

    To the work by Allen and Cunneen's factor and by what Kraemer and Langenbach-Belz (1976) multiply it by
    where gaps are even, exp(−2(1 − ρ)(1 − ca²)²/(3ρ(ca² + cs²))); to the room as waits get shorter by it in
    M/M/c of that factor.
    """
    copies, slots = box.copies or 1, box.slots or 1
    gaps = 1 / copies
    table = _chances(box, slots, gaps, settled)
    endless = _varied(_lines(slots, MOST_PLACES, False), _variation(box, gaps))[1:STEPS]
    waits, wait = in_turn(slots, copies)
    load = np.arange(1, STEPS) / STEPS
    work = box.time.scv if box.time else 0.0
    beyond = (1 - gaps) ** 2 * (1 / (gaps + work) - 1 / (gaps + 1))
    even = np.exp(-2 * (1 - load) / (3 * load) * beyond)
    room = _over(table[1:STEPS], endless)
    table[1:STEPS, 1] = np.minimum(1.0, waits * even * room[:, 1])
    table[1:STEPS, 2] = wait * _variation(box, gaps) / ((gaps + 1) / 2) * room[:, 2]
    return table


def _over(above: Table, below: Table) -> Table:
    return above / np.maximum(below, 1e-300)


def _chances(box: Box, servers: int, gaps: float, settled: bool, lines: int = 1) -> Table:
    """The table of one line of `servers` with the room of so many `lines`.

    Gaps between arrivals have this squared variation.
    """
    variation = _variation(box, gaps)
    return _varied(_lines(servers, _places(box, variation, lines), settled), variation)


def _places(box: Box, variation: float, lines: int = 1) -> int:
    """How long a line of M/M would be that is as full as this one: the room over the waits' factor."""
    if box.queue is None or box.queue == UNLIMITED:
        return MOST_PLACES
    return min(MOST_PLACES, round(box.queue * lines / max(variation, 0.05)))


def _within_room(table: Table, box: Box) -> Table:
    """The table with waits whose mean is right when none is longer than the room: m(1 − e^(−R/m)) for m."""
    if box.queue is None or box.queue == UNLIMITED or box.queue == 0:
        return np.asarray(table)
    room = box.queue / (box.slots or 1) / (1 if has_own_lines(box) else (box.copies or 1))
    wanted = np.minimum(table[:, 2] / room, 0.98)
    low, high = wanted.copy(), np.full(len(table), 25.0)
    for _ in range(50):
        middle = (low + high) / 2
        short = -middle * np.expm1(-1 / np.maximum(middle, 1e-9)) < wanted
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    within = table.copy()
    within[:, 2] = np.where(wanted > 0, low * room, 0.0)
    return np.asarray(within)


def _variation(box: Box, gaps: float) -> float:
    """Allen and Cunneen's factor: half the squared variations of gaps and of work."""
    return min((gaps + (box.time.scv if box.time else 0.0)) / 2, 1e6)


def _varied(table: Table, variation: float) -> Table:
    """A table of an M/M line with its waits made longer or shorter by this factor."""
    varied = table.copy()
    varied[:, 2] *= variation
    return varied


@lru_cache(maxsize=256)
def _lines(servers: int, places: int, settled: bool) -> Table:
    """The table of an M/M/c/c+places line. Kept: a run asks twice for it, and pools come in few sizes."""
    table = np.zeros((2 * STEPS + 1, 3))
    loads = np.arange(1, 2 * STEPS + 1) / STEPS
    for step, (load, full) in enumerate(
        zip(loads.tolist(), _erlang_b(servers, loads).tolist(), strict=True), 1
    ):
        deep = min(places, int(40 / max(1e-3, 1 - load))) if load < 1 else places
        lost, waits, wait = _steady(servers, deep, load, full)
        table[step, 0] = lost if settled else max(0.0, lost - max(0.0, 1 - 1 / load))
        if load < 1 or settled:
            table[step, 1:] = waits, wait
    return table


def _erlang_b(servers: int, loads: Table) -> Table:
    """Share that finds every server busy where nobody may wait, at each load, by the stable recursion."""
    offered = servers * loads
    first = max(1, servers - 20 * int(servers**0.5) - 200)
    inverse = np.full(len(loads), 1.0 if first == 1 else 1e9)  # far below a large pool's mode nobody is lost
    with np.errstate(over="ignore"):  # endless is right: nobody is lost
        for n in range(first, servers + 1):
            inverse = 1.0 + inverse * n / offered
    return np.asarray(1.0 / inverse)


def _steady(servers: int, places: int, load: float, full: float) -> tuple[float, float, float]:
    """Share lost, share that waits of those let in, and their mean wait in works, in M/M/c/c+places.

    `full` is Erlang's B at this load.
    """
    powers = np.exp(np.minimum(np.arange(places + 1.0) * log(load), 600.0))
    line = full * powers
    line /= 1.0 - full + float(line.sum())
    lost = float(line[-1])
    inside = line[:-1]
    waits = float(inside.sum())
    if waits <= 0:
        return lost, 0.0, 0.0
    wait = float((inside * np.arange(1, places + 1)).sum()) / waits / servers
    return lost, waits / (1 - lost), wait
