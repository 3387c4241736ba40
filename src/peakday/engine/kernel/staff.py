"""Copies that come and go: people on shifts, and copies started and stopped to follow the load."""

from __future__ import annotations

from peakday.engine.kernel.areas import change_staff
from peakday.engine.kernel.calls import push_agenda
from peakday.engine.kernel.compiling import internal
from peakday.engine.kernel.layout import DEAL, FILL, PULL
from peakday.engine.kernel.lines import choose_line, stand_again, take_first
from peakday.engine.kernel.service import start_work
from peakday.engine.kernel.world import box_at, call_at, count_at, line_at, shift_at


@internal
def resize(k, line, capacity):
    """Give a line another number of slots. Work begun is finished, on slots that then go."""
    n = line_at(k, line)
    b = box_at(k, n.box)
    at_work = 0 if b.gated else n.busy  # a gate keeps account of work, not of slots
    before = max(n.capacity, at_work)
    after = max(capacity, at_work)
    n.capacity = capacity
    copies = (after + b.slots - 1) // b.slots - (before + b.slots - 1) // b.slots
    change_staff(k, b, after - before, copies)
    if k.warm and b.copies > b.copies_max:
        b.copies_max = b.copies
    if n.length > 0:
        push_agenda(k, FILL, line)
    elif b.seeks:
        push_agenda(k, PULL, n.box)


@internal
def arrive(k, line):
    """A copy with a line of its own begins to take calls; those who waited for any copy are dealt out."""
    n = line_at(k, line)
    b = box_at(k, n.box)
    count_at(k.roster, b.roster + b.present).value = line
    b.present += 1
    resize(k, line, b.slots)
    if line_at(k, b.first_line).length > 0:
        push_agenda(k, DEAL, b.first_line)


@internal
def depart(k, line):
    """A copy with a line of its own takes no more calls; who waits in its line is dealt to the others."""
    b = box_at(k, line_at(k, line).box)
    at = 0
    while count_at(k.roster, b.roster + at).value != line:
        at += 1
    b.present -= 1
    for i in range(at, b.present):
        count_at(k.roster, b.roster + i).value = count_at(k.roster, b.roster + i + 1).value
    resize(k, line, 0)
    if line_at(k, line).length > 0:
        push_agenda(k, DEAL, line)


@internal
def deal(k, line):
    """Send the next who waits in the line of a copy that is gone to one that is there, and so on."""
    n = line_at(k, line)
    b = box_at(k, n.box)
    if n.length == 0 or n.capacity > 0 or (b.present == 0 and line == b.first_line):
        return
    f = take_first(k, line)
    c = call_at(k, f)
    c.line = choose_line(k, f)
    to = line_at(k, c.line)
    if to.busy < to.capacity:
        start_work(k, f)
    else:
        stand_again(k, f)
    if c.line != line:
        push_agenda(k, DEAL, line)


@internal
def change_shift(k, i, on):
    """The people of a shift come or go."""
    s = shift_at(k, i)
    b = box_at(k, s.box)
    for line in range(s.first_line, s.first_line + s.lines):
        if b.roster < 0:
            resize(k, line, s.capacity if on else 0)
        elif on:
            arrive(k, line)
        else:
            depart(k, line)
