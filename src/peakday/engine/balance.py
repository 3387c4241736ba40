"""Several loads of users who wait and think, on one board: the rates at which all are in balance at once.

Each load slows the others down, so none can be worked out by itself: one that is, while the others ask for
too much, is left nothing. All rates are moved together instead, by Newton's method.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

Rates = np.ndarray[tuple[int], np.dtype[np.float64]]
Times = Callable[[Rates], Rates]

_FEW = 2.0**-80
"""A share of all users so small that they meet nobody in line."""
_WAITS = (2.0**-40, 2.0**40)
"""Seconds; whoever waits less than the first does not wait."""
_STEPS = 40
_BALANCED = 1e-6


def balance(users: Rates, think: Rates, most: Rates, times: Times) -> Rates:
    """Requests a second of each load, so that its rate × (answer + thinking) is its users.

    `times` tells the mean seconds to each load's answer at given rates: infinite past a box's capacity, and
    never less where any rate is higher. A load has at most `most`, what its users would ask if no answer took
    any time; and none where its answers never come, however little is asked.
    """
    quiet = think + times(_FEW * most)
    rates = np.where(np.isfinite(quiet), most, 0.0)
    moving = np.isfinite(quiet) & (quiet > 0.0)
    if not moving.any():
        return rates
    some, alone = users[moving], quiet[moving]

    def late(asked: Rates) -> Rates:
        """Seconds by which the users of each load come round later than at this rate: 0 in balance."""
        rates[moving] = asked
        return np.asarray((think + times(rates))[moving] - some / asked)

    rates[moving] = _newton(_alike(some, alone, late), some, late)
    return rates


def _alike(users: Rates, alone: Rates, late: Times) -> Rates:
    """The rates at which all users are there or thinking, if each waited as long as any other.

    So it is where all meet in one line, and near enough to begin with where they do not.
    """
    short, long = np.log2(_WAITS)
    for _ in range(_STEPS):
        middle = (short + long) / 2
        rates = users / (alone + 2.0**middle)
        short, long = (middle, long) if rates @ late(rates) > 0 else (short, middle)
    return np.asarray(users / (alone + 2.0**long))


def _newton(rates: Rates, users: Rates, late: Times) -> Rates:
    """From rates at which all answers come to those at which nobody is late."""
    left = late(rates)
    for _ in range(_STEPS):
        if not np.isfinite(left).all() or np.abs(left * rates / users).max() < _BALANCED:
            break
        way = _way(rates, users, left, late)
        pulls = float(left @ way)
        for _ in range(_STEPS):  # shorter, until it stays within every capacity and does not go too far
            left = late(rates + way)
            if np.isfinite(left).all() and left @ way <= -0.5 * pulls:
                break
            way, pulls = way / 2, pulls / 2
        else:
            break
        rates = rates + way
    return rates


def _way(rates: Rates, users: Rates, left: Rates, late: Times) -> Rates:
    """Newton's step, by slopes taken downwards: within what the boxes can do. No rate falls below a tenth."""
    inside = users.sum() + float(rates @ left)
    nudge = min(1e-6, 1e-3 / inside)  # a line of n has room for about a share of 1/n more
    slopes = [(left - late(rates - step)) / step.max() for step in np.diag(nudge * rates)]
    way = np.linalg.lstsq(np.array(slopes).T, -left, rcond=None)[0]
    return np.asarray(way * min(1.0, 0.9 / max(0.9, -(way / rates).min())))
