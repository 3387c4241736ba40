"""The gate of a box too small to be divided, in a run where one request stands for many.

A pool of c slots serves c/crowd of the simulated requests at once, which may be a fraction of one. Its
gate keeps account of work instead of slots: a start adds its work to a debt, which is paid off at
c/crowd work-seconds a second; while there is debt, nobody starts. So the box does exactly as much work
as its slots can, and its line grows and drains as theirs would. What a gate cannot show is the wait of
a pool that is not full, which comes from chance among few slots: that is drawn from the steady state of
c slots at the present load, out of a table (see `peakday.engine.scaled.gates`).

Where the waiting room is small beside a request (`SETTLED`), so are the waits of a pool that is full, and
what it turns away: everything comes out of the table, and the gate only sees to it that no more is done
than slots can.
"""

from __future__ import annotations

import math

from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.deck import dealt
from peakday.engine.kernel.heap import schedule
from peakday.engine.kernel.layout import BOX_STREAMS, GATE, S_CHANCE
from peakday.engine.kernel.random import exponential
from peakday.engine.kernel.world import box_at, cell_at

SETTLED = 2
"""A box's `gated` where its line is always as its present load makes it in the long run."""
CREDIT = 16.0
"""How many usual works a gate may be ahead of its slots, and how many calls it may have over them."""
MEMORY = 64.0
"""Over how many calls a gate learns how long slots are held beyond the work."""
STEPS = 100
"""Rows of a gate's table from an idle pool to a full one; it goes on to twice its load."""


@inlined
def _usual(b):
    """How long a slot is usually held, in seconds."""
    return b.hold * b.slow + b.rest


@inlined
def _pay(k, b):
    """Bring a gate's debt up to now."""
    b.debt = max(b.debt - (k.now - b.paid) * b.capacity / k.crowd, -CREDIT * _usual(b))
    b.paid = k.now


@inlined
def has_room(k, n):
    """May a call start to work on this line now?"""
    if k.crowd > 1.0:
        b = box_at(k, n.box)
        if b.gated:
            _pay(k, b)
            allowed = CREDIT * _usual(b) if b.gated == SETTLED else 0.0
            return b.debt <= allowed and b.busy < b.capacity / k.crowd + CREDIT
    return n.busy < n.capacity


@inlined
def lets_pass(k, n):
    """May a call that has just come start to work now, past whoever stands in line?"""
    if k.crowd > 1.0 and n.length > 0 and box_at(k, n.box).gated:
        return False
    return has_room(k, n)


@internal
def line_is_full(k, b, length):
    """Is the line before a gate as long as its queue allows, what is owed included?

    A request that comes sees on average a quarter of itself less than the crowd it stands for would.
    """
    _pay(k, b)
    usual = _usual(b)
    owed = max(0.0, b.debt) / usual if usual > 0.0 else 0.0
    return owed + length >= b.queue / k.crowd + 0.25


@internal
def charge(k, b, work):
    """A call starts: owe its usual time, and of what its work differs as much as a crowd's mean would."""
    _pay(k, b)
    usual = b.hold * b.slow
    b.debt += usual + (work - usual) / math.sqrt(k.crowd) + b.rest


@internal
def refund(k, b, work, held):
    """A slot is given back: set the debt right where it was held for another time than was owed."""
    _pay(k, b)
    if held < work:
        b.debt -= work - held  # cancelled before it was done
    elif b.holds:
        beyond = held - work - b.rest
        b.debt = min(b.debt + beyond / math.sqrt(k.crowd), CREDIT * max(_usual(b), held))
        b.rest += beyond / MEMORY


@internal
def look_again(k, box):
    """Somebody is in line before a gate: come back when its debt is paid."""
    b = box_at(k, box)
    if b.gate_set or b.capacity <= 0:
        return
    _pay(k, b)
    if b.busy >= b.capacity / k.crowd + CREDIT:
        return  # whoever gives back a slot looks
    b.gate_set = 1
    schedule(k, k.now + max(0.0, b.debt) * k.crowd / b.capacity, GATE, box, 0)


@internal
def opened(k, box):
    """A gate's debt is paid, as nearly as the clock can tell."""
    b = box_at(k, box)
    b.gate_set = 0
    _pay(k, b)
    if b.debt * k.crowd < 1e-9 * b.capacity:
        b.debt = min(b.debt, 0.0)


@inlined
def _looked_up(k, b, column):
    """A straight line between two rows of the gate's table, at its present load."""
    row = int(b.load)
    low = cell_at(k.values, b.table + 3 * row + column).value
    high = cell_at(k.values, b.table + 3 * row + 3 + column).value
    return low + (high - low) * (b.load - row)


@internal
def turned_away(k, box):
    """A call asks at a gate: is it rejected by chance, though the pool as a whole has room?"""
    b = box_at(k, box)
    b.asked *= math.exp(-(k.now - b.asked_at) / b.window)
    b.asked_at = k.now
    load = (b.asked + 0.5) / b.window * _usual(b) * k.crowd / max(1, b.capacity)
    b.load = min(load * STEPS, 2.0 * STEPS - 1.001)
    b.asked += 1.0
    lost = _looked_up(k, b, 0)
    if b.gated == SETTLED and load > 2.0:
        lost = 1.0 - (1.0 - lost) * 2.0 / load
    return lost > 0.0 and dealt(k, box * BOX_STREAMS + S_CHANCE) < lost


@internal
def wait_by_chance(k, c, b):
    """A call starts later than the gate says, by what it waits for chance among few slots: mostly nothing.

    Who has stood in line before the gate has waited already. The slot is not busy meanwhile.
    """
    waits = _looked_up(k, b, 1)
    if c.arrived < k.now or waits <= 0.0 or dealt(k, c.box * BOX_STREAMS + S_CHANCE) >= waits:
        return
    wait = _looked_up(k, b, 2) * _usual(b) * exponential(k, c.box * BOX_STREAMS + S_CHANCE)
    if b.queue >= 0:
        wait = min(wait, b.queue * _usual(b) / b.capacity)  # nobody stands further back than the last place
    c.started += wait
    if k.warm:
        b.busy_area -= wait
        b.queue_area += wait
