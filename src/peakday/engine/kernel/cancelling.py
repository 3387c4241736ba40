"""Calls nobody waits for any more: telling them, and stopping them where an arrow cancels."""

from __future__ import annotations

from peakday.engine.kernel.calls import disown
from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.layout import CALLING, IN_LINE
from peakday.engine.kernel.lines import leave_line
from peakday.engine.kernel.requests import free_call
from peakday.engine.kernel.service import give_back
from peakday.engine.kernel.world import call_at


@inlined
def is_awaited(k, f):
    """Does anybody still wait for this call? (An asynchronous one waits for itself.)"""
    c = call_at(k, f)
    if c.parent >= 0:
        return call_at(k, c.parent).child_ticket == c.ticket
    return c.ticket == 0


@inlined
def forsake(k, f):
    """Its caller no longer waits for this call; unless it is stopped, it goes on unheard."""
    c = call_at(k, f)
    disown(k, f)
    c.parent = -1
    c.ticket = -1
    c.counted = 0


@internal
def abort(k, f):
    """Stop a call where it stands and everything it waits for; nobody wants its answer."""
    call_at(k, f).under = -1
    top = f
    while top >= 0:
        g = top
        c = call_at(k, g)
        top = c.under
        if c.state == IN_LINE:
            leave_line(k, g)
        elif c.state == CALLING:
            child = c.child
            while child >= 0:
                d = call_at(k, child)
                following = d.sibling
                if d.parent == g and d.ticket == c.child_ticket and c.child_ticket != 0:
                    d.under = top
                    top = child
                child = following
        give_back(k, g)
        free_call(k, g)
