"""The way of one journey through a drawing: what its caller waits for, and what is done later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from peakday.board.models import Arrow, Board, Journey, Kind
from peakday.catalog import CatalogError, kind

KEEPERS = ("queue", "stream", "topic")
"""Kinds that answer once they have stored: what follows them is done later."""
PASSING = ("clients", "gateway", "balancer", *KEEPERS, "monitor")
"""Kinds that do nothing for a journey but pass it on, keep it or watch it."""
FAMILIES: Mapping[Kind, str] = {
    "service": "work", "function": "work", "external": "work", "device": "work",
    "database": "state", "cache": "state", "store": "state",
    "people": "people",
}  # fmt: skip
"""What a kind does for a journey. The kinds that are not here pass requests on, keep them or watch."""
_ROUNDS = 30
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def words_on(board: Board, name: str) -> str:
    """Name, label and service of a box as plain lower-case words, each with a space before it."""
    box = board.boxes[name]
    said = f"{name} {box.label or ''} {box.is_ or ''}"
    return " " + re.sub(r"[^a-z0-9]+", " ", _HUMP.sub(" ", said).lower())


def goes_by(board: Board, name: str, words: Sequence[str]) -> bool:
    """Does a word on the box begin as one of these does?"""
    return any(f" {word}" in words_on(board, name) for word in words)


@dataclass(frozen=True)
class Way:
    """Every box a request of the journey may come to, apart from where it starts."""

    board: Board
    journey: Journey

    @cached_property
    def all(self) -> frozenset[str]:
        """Boxes it comes to at all, in its caller's time or later."""
        return self.beyond(self.journey.start)

    @cached_property
    def waited_for(self) -> frozenset[str]:
        """Boxes whose part is done before the caller has its answer."""
        return self._reach(self.journey.start, later=False)

    @cached_property
    def later(self) -> frozenset[str]:
        """Boxes that do their part only after a hand-over: behind a queue, or behind `~>`."""
        return self.all - self.waited_for

    @cached_property
    def hands_over(self) -> bool:
        """Does its caller wait for something to be stored that others then work on?"""
        kept = (name for name in self.waited_for if self.kind(name) in KEEPERS)
        return any(True for name in kept for _ in self._arrows(name))

    def beyond(self, name: str) -> frozenset[str]:
        """Boxes that are come to from this one."""
        return self._reach(name, later=True)

    def families(self, names: frozenset[str]) -> frozenset[str]:
        """What these boxes do for the journey: work, state, people."""
        return frozenset(FAMILIES[kind] for kind in map(self.kind, names) if kind in FAMILIES)

    def kind(self, name: str) -> Kind:
        """The kind of a box; a name the catalog does not know is a service."""
        try:
            return kind(self.board.boxes[name])
        except CatalogError:
            return "service"

    def does_work(self, name: str) -> bool:
        """Can a journey's work be done by this box? By a topic only where it is the way to people itself."""
        told = self.kind(name)
        return (
            told in FAMILIES
            or told == "cdn"
            or (told == "topic" and not any(True for _ in self._arrows(name)))
        )

    def last_of(self, names: frozenset[str]) -> list[str]:
        """Those of the names after which no other of them comes, in the order they were drawn."""
        after = {name: self.beyond(name) & names - {name} for name in names}
        last = {name for name in names if not any(name not in after[other] for other in after[name])}
        return [name for name in self.board.boxes if name in last]

    @cached_property
    def chances(self) -> Mapping[str, float]:
        """How often one request comes to each box, as far as the arrows say; a miss counts as always."""
        found = {self.journey.start: 1.0}
        for _ in range(_ROUNDS):
            following = {self.journey.start: 1.0}
            for name, often in found.items():
                own = list(self._arrows(name))
                split = len(own) if self.kind(name) in ("queue", "stream") else 1
                for arrow in own:
                    taken = 0.0 if arrow.on == "error" else 1.0 if arrow.share is None else arrow.share
                    following[arrow.target] = min(
                        1.0, following.get(arrow.target, 0.0) + often * taken / split
                    )
            if following == found:
                break
            found = following
        return found

    def _arrows(self, name: str) -> Iterator[Arrow]:
        for arrow in self.board.arrows:
            if arrow.source == name and (arrow.only is None or self.journey.name in arrow.only):
                yield arrow

    def _reach(self, start: str, *, later: bool) -> frozenset[str]:
        reached: set[str] = set()
        begun = {start}
        while begun:
            name = begun.pop()
            reached.add(name)
            if not later and self.kind(name) in KEEPERS:
                continue
            for arrow in self._arrows(name):
                if arrow.waits or later:
                    begun |= {arrow.target, arrow.else_ or arrow.target} - reached
        return frozenset(reached - {start})
