"""Small pools in a scaled run: which boxes stand behind a gate, and the table of chance each one has."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import log
from typing import Any

import numpy as np

from peakday.board.models import UNLIMITED, Board, Box, DayShape, Stepped, Trace
from peakday.engine.compile import Tables
from peakday.engine.estimate import Estimate
from peakday.engine.kernel.gate import STEPS
from peakday.engine.scaled.in_turn import in_turn

LEAST_SLOTS = 64
"""A pool that would be left with fewer slots than this is not divided: it stands behind a gate."""
LEAST_COPIES = 16
"""Where each copy has its own line, copies are left out whole down to this many."""
FEW_SLOTS = 64
LITTLE_ROOM = 4
"""A copy with more slots, or less room, than these is not looked up in the laws of choices and turns."""
MOST_PLACES = 20_000
"""A line longer than this is as good as endless below full load, and past it the gate has its own."""

Table = np.ndarray[Any, Any]


def has_own_lines(box: Box) -> bool:
    """Does each copy of this box have its own line?"""
    return (box.pick or "shared") != "shared" and (box.copies or 1) > 1


def is_gated(box: Box, crowd: float) -> bool:
    """Is this box too small to be divided by `crowd`, or does its size change as it runs?"""
    if box.slots in (None, UNLIMITED):
        return False
    if box.scale is not None or box.shifts is not None:
        return True
    if has_own_lines(box):
        return (box.copies or 1) / crowd < LEAST_COPIES
    return (box.copies or 1) * (box.slots or 1) / crowd < LEAST_SLOTS


def load_varies(board: Board) -> bool:
    """Do load or failures come and go, so that what a box is asked has to be watched closely?"""
    return bool(board.failures) or any(
        isinstance(journey.load, Stepped | DayShape | Trace) for journey in board.journeys.values()
    )


def with_gates(tables: Tables, board: Board, known: Estimate) -> Tables:
    """The tables with a gate for every box of the filled `board` that needs one."""
    values = [tables.values]
    end = len(tables.values)
    for at, name in enumerate(tables.box_names):
        box = board.boxes[name]
        if not is_gated(box, tables.crowd):
            continue
        row, est = tables.boxes[at], known.boxes[name]
        row["gated"] = 1
        row["hold"] = box.time.mean if box.time else 0.0
        waiting = any(arrow.source == name and arrow.waits for arrow in board.arrows)
        row["holds"] = bool(box.holds) and waiting  # without calls there is nothing to hold a slot through
        if row["holds"] and np.isfinite(est.hold_s):
            row["rest"] = max(0.0, est.hold_s - row["hold"])
        rate = max(est.offered_per_s, 1e-9) / tables.crowd
        calls, part = (256, 20) if load_varies(board) or box.scale is not None else (4096, 4)
        row["window"] = min(max(calls / rate, 1e-3), max(1e-3, board.run.for_ / part))
        row["asked"] = rate * row["window"]
        table = chances(box)
        row["table"] = end
        values.append(table.ravel())
        end += table.size
    return replace(tables, values=np.concatenate(values))


def chances(box: Box) -> Table:
    """What chance does at each load, 0 to 2 in steps of 1/100: shape (201, 3).

    Columns: the share turned away beyond what is too much for the pool as a whole (1 − 1/load where that
    is positive); the share that waits though the pool is not full; and the mean wait of those, in mean
    works. From the birth–death chain of c servers with room for more, waits scaled and room divided by
    (ca² + cs²)/2 after Allen and Cunneen. Where each copy has its own line, c is the slots of one copy;
    with `least` it is those of all copies. `round-robin` makes gaps even (see `_turns`). With `two-choices`
    one waits because both choices are full (see `two_choices`) or because all copies are: the mean waits of
    the two add up.
    """
    copies, slots = box.copies or 1, box.slots or 1
    lines = copies if has_own_lines(box) else 1
    together = _chances(box, copies * slots, 1.0, lines)
    if not has_own_lines(box) or box.pick == "least":
        return together
    few = slots <= FEW_SLOTS and (box.queue is None or box.queue == UNLIMITED or box.queue >= LITTLE_ROOM)
    if box.pick == "round-robin":
        return _turns(box) if few else _chances(box, slots, 1 / copies)
    apart = _chances(box, slots, 1.0)
    if box.pick != "two-choices":
        return apart
    if not few:
        return np.asarray(np.sqrt(apart * together))
    chosen = _varied(two_choices(slots), _variation(box, 1.0))
    waits = np.maximum(chosen[:, 1], together[:, 1])
    wait = (chosen[:, 1] * chosen[:, 2] + together[:, 1] * together[:, 2]) / np.maximum(waits, 1e-300)
    return np.stack([together[:, 0], waits, wait], axis=1)


def _turns(box: Box) -> Table:
    """The table of copies that calls come to in turn: E_n/M/c, and from there to its work and its room.

    To the work by Allen and Cunneen's factor and by what Kraemer and Langenbach-Belz (1976) multiply it by
    where gaps are even, exp(−2(1 − ρ)(1 − ca²)²/(3ρ(ca² + cs²))); to the room as waits get shorter by it in
    M/M/c of that factor.
    """
    copies, slots = box.copies or 1, box.slots or 1
    gaps = 1 / copies
    table = _chances(box, slots, gaps)
    endless = _varied(_lines(slots, MOST_PLACES), _variation(box, gaps))[1:STEPS]
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


def _chances(box: Box, servers: int, gaps: float, lines: int = 1) -> Table:
    """The table of one line of `servers` with the room of so many `lines`.

    Gaps between arrivals have this squared variation.
    """
    room = -1 if box.queue is None or box.queue == UNLIMITED else box.queue * lines
    variation = _variation(box, gaps)
    places = MOST_PLACES if room < 0 else min(MOST_PLACES, round(room / max(variation, 0.05)))
    return _varied(_lines(servers, places), variation)


def _variation(box: Box, gaps: float) -> float:
    """Allen and Cunneen's factor: half the squared variations of gaps and of work."""
    return min((gaps + (box.time.scv if box.time else 0.0)) / 2, 1e6)


def _varied(table: Table, variation: float) -> Table:
    """A table of an M/M line with its waits made longer or shorter by this factor."""
    varied = table.copy()
    varied[:, 2] *= variation
    return varied


@lru_cache(maxsize=64)
def two_choices(slots: int) -> Table:
    """The table of very many copies with `slots` each, where a call joins the shorter line of two at random.

    The fixed point of the mean field: s(k), the share of copies with k calls or more, obeys
    k(s(k) − s(k+1)) = λ(s(k−1)² − s(k)²) up to the slots, and s(k) = ρ·s(k−1)² beyond (Mitzenmacher 2001;
    with one slot, ρ^(2^k − 1)). A call waits where both copies have no slot free.
    """
    table = np.zeros((2 * STEPS + 1, 3))
    loads = np.arange(1, STEPS) / STEPS
    low, high = np.full(len(loads), -700.0), np.zeros(len(loads))
    for _ in range(60):  # how many copies are idle, in logarithms: the more, the fewer are full
        middle = (low + high) / 2
        full, before = _filled(slots, loads, np.exp(middle))
        too_few = full > loads * before**2
        low, high = np.where(too_few, middle, low), np.where(too_few, high, middle)
    full, before = _filled(slots, loads, np.exp(low))
    full = loads * before**2
    line, longer = np.zeros(len(loads)), full
    for _ in range(60):
        longer = loads * longer**2
        line += longer
    table[1:STEPS, 1] = full**2
    table[1:STEPS, 2] = line / (loads * slots) / np.maximum(full**2, 1e-300)
    return table


def _filled(slots: int, loads: Table, idle: Table) -> tuple[Table, Table]:
    """The shares of copies with all slots busy, and with one less at most free, where so many are idle."""
    before, share, step = np.ones(len(loads)), 1.0 - idle, idle
    for k in range(1, slots):
        step = np.minimum(loads * slots / k * (before + share) * step, 2.0)
        before, share = share, np.maximum(share - step, 0.0)
    return share, before


@lru_cache(maxsize=256)
def _lines(servers: int, places: int) -> Table:
    """The table of an M/M/c/c+places line. Kept: a run asks twice for it, and pools come in few sizes."""
    table = np.zeros((2 * STEPS + 1, 3))
    loads = np.arange(1, 2 * STEPS + 1) / STEPS
    for step, (load, full) in enumerate(
        zip(loads.tolist(), _erlang_b(servers, loads).tolist(), strict=True), 1
    ):
        lost, waits, wait = _steady(servers, places, load, full)
        table[step, 0] = max(0.0, lost - max(0.0, 1 - 1 / load))
        if load < 1:
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
