"""Why a run used up its budget: what its calls were at when it stopped, in a sentence or two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from peakday.engine.compile import Tables
from peakday.engine.kernel import layout
from peakday.engine.kernel.world import World

MANY = 1000
"""Fewer calls in progress than this are no pile, unless they are tried again without end."""
STUBBORN = 10
"""From this attempt on, a call is tried again more often than does any good."""


@dataclass(frozen=True, slots=True)
class Tries:
    """The arrow whose calls in progress were sent most often: how many, and at which attempt on average."""

    arrow: int
    calls: int
    attempt: float

    @property
    def stubborn(self) -> bool:
        """Are they tried again more often than does any good?"""
        return self.attempt > STUBBORN


def tried(world: World) -> Tries | None:
    """What is being tried again and again in a world as it stands; `None` where nothing is on its way."""
    calls = world.calls[: int(world.k["fresh"][0])]
    state, arrow = calls["state"], calls["arrow"]
    sent = np.flatnonzero((state != layout.FREE) & (state != layout.BATCH) & (arrow >= 0))
    if not len(sent):
        return None
    arrow, attempt = arrow[sent], calls["attempt"][sent] + 1
    most = int(np.argmax(np.bincount(arrow, attempt)))
    return Tries(most, int((arrow == most).sum()), float(attempt[arrow == most].mean()))


def pile_up(tables: Tables, world: World) -> str:
    """What piled up in a replication that was stopped, and what would mend it.

    It looks at the calls in progress at that moment, so it has something to say before warm-up is over too.
    """
    found = [*_tried_again(tables, world), *_in_line(tables, world)]
    if not found:
        return "Run it for a shorter time, with fewer seeds or a lower load"
    return (
        f"{'; '.join(found)}. Work piles up faster than it is done: "
        "bound the retries or the queue, or lower the load"
    )


def _tried_again(tables: Tables, world: World) -> Iterator[str]:
    found = tried(world)
    if found is None or not (found.stubborn or (found.calls > MANY and found.attempt > 2)):
        return
    name, average = tables.arrows_in_order[found.arrow].name, grouped(round(found.attempt))
    if found.calls == 1:
        yield f"A call along {name} was at attempt {average}"
    else:
        yield f"{grouped(found.calls)} calls along {name} were at attempt {average} on average"


def _in_line(tables: Tables, world: World) -> Iterator[str]:
    """The box with the longest line, if it is long."""
    waiting = world.boxes["waiting"] + world.boxes["stored"]
    box = int(np.argmax(waiting))
    if waiting[box] > MANY:
        yield f"{grouped(int(waiting[box]))} stood in line at {tables.box_names[box]}"


def grouped(number: int) -> str:
    """A number with its digits in threes."""
    return f"{number:,}".replace(",", " ")
