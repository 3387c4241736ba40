"""`dedupe`: attempts of one call (or deliveries of one message) share a letter that says whether it was done.

A letter lies in the slab of calls and is put back when nobody holds it any more.
"""

from __future__ import annotations

from peakday.engine.kernel.calls import put_back, take_call
from peakday.engine.kernel.compiling import internal
from peakday.engine.kernel.layout import ENDED, OK
from peakday.engine.kernel.world import arrow_at, call_at, guard_at


@internal
def hand_letter(k, f):
    """Give a call its letter where it has none yet; its message, if it delivers one, holds it too."""
    c = call_at(k, f)
    if c.letter < 0:
        letter = take_call(k, -1, c.journey, -1, -1)
        call_at(k, letter).state = ENDED
        c.letter = letter
        call_at(k, letter).refs = 1


@internal
def share_letter(k, f, g):
    """Call `g` is another attempt of what `f` asked for."""
    letter = call_at(k, f).letter
    if letter >= 0:
        call_at(k, g).letter = letter
        call_at(k, letter).refs += 1


@internal
def let_letter_go(k, f):
    """A call is over: the last one to hold the letter puts it back."""
    letter = call_at(k, f).letter
    if letter < 0:
        return
    call_at(k, letter).refs -= 1
    if call_at(k, letter).refs == 0:
        put_back(k, letter)


@internal
def mark_done(k, f):
    """What a call asked for has been done, whether or not anybody hears of it."""
    c = call_at(k, f)
    if c.letter >= 0 and c.fallback == 0:
        call_at(k, c.letter).hit = 1


@internal
def was_done(k, f):
    """Has what this call or message asks for been done by an earlier attempt?"""
    c = call_at(k, f)
    return c.letter >= 0 and c.fallback == 0 and call_at(k, c.letter).hit == 1


@internal
def drop_repeat(k, f):
    """A repeat reaches its box: to be answered at once where an earlier attempt was done (True)."""
    if not was_done(k, f):
        return False
    c = call_at(k, f)
    if k.warm:
        guard_at(k, arrow_at(k, c.arrow).guard).repeats += 1
    c.result = OK
    return True
