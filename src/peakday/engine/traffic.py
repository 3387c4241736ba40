"""Traffic equations: how often each box is called, and how much of it what is refused on the way takes away.

Visits follow the arrows' shares. Where boxes let only a share through (a gate's limit, a line that is full),
callers try again as often as they may, take their fallback, or end with an error and make no later call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from peakday.board.models import UNLIMITED, Arrow, Board, Box, KeyCache
from peakday.catalog import kind
from peakday.engine.keys import che

STORES = ("queue", "stream", "topic")
Shares = Mapping[str, float]
_WAVES = 200
_MOST_TRIES = 50


@dataclass(frozen=True)
class Sent:
    """One arrow out of a box, for a call of that box: the calls along it, to its fallback, and those lost."""

    arrow: Arrow
    calls: float
    fallback: float
    failed: float


class Traffic:
    """The arrows of a filled board, as rates follow them."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.kinds = {name: kind(box) for name, box in board.boxes.items()}
        self.arrows: dict[str, list[Arrow]] = {name: [] for name in board.boxes}
        for arrow in board.arrows:
            self.arrows[arrow.source].append(arrow)
        drained = {a.target for a in board.arrows if self.kinds[a.source] in STORES}
        called = {a.target for a in board.arrows if self.kinds[a.source] not in STORES}
        endless = {name for name, box in board.boxes.items() if box.queue == UNLIMITED}
        self.drained = drained - called
        """Boxes that only take messages out of stores: what they cannot take waits there."""
        self.patient = self.drained | endless
        """Boxes before which what is too much waits, and is not turned away."""

    @cached_property
    def at_once(self) -> frozenset[str]:
        """Boxes that are called as soon as a customer asks: without a store on the way."""
        found: set[str] = set()
        begun = {journey.start for journey in self.board.journeys.values()}
        while begun:
            name = begun.pop()
            found.add(name)
            if self.kinds[name] not in STORES:
                begun |= {end for a in self.arrows[name] for end in (a.target, a.else_) if end} - found
        return frozenset(found)

    def visits(self, journey: str, through: Shares | None = None) -> dict[str, float]:
        """Expected calls of each box by one request; `through` is the share of its calls each box serves."""
        total = dict.fromkeys(self.board.boxes, 0.0)
        succeed = self.succeed(journey, through) if through else {}
        wave = {self.board.journeys[journey].start: 1.0}
        for _ in range(_WAVES):
            following: dict[str, float] = {}
            for name, times in wave.items():
                total[name] += times
                served = times * (through[name] if through else 1.0)
                for sent in self.sent(name, journey, succeed):
                    target, other = sent.arrow.target, sent.arrow.else_
                    following[target] = following.get(target, 0.0) + served * sent.calls
                    if other and sent.fallback:
                        following[other] = following.get(other, 0.0) + served * sent.fallback
            wave = {name: times for name, times in following.items() if times > 1e-9}
            if not wave:
                break
        return total

    def succeed(self, journey: str, through: Shares) -> dict[str, float]:
        """The share of the calls to each box that come back well, by one journey; a loop ends as served."""
        found: dict[str, float] = {}

        def of(name: str, above: frozenset[str]) -> float:
            if name in found:
                return found[name]
            if name in above:
                return through[name]
            errors = self.board.boxes[name].errors
            let_in = 1.0 if name in self.patient else through[name]
            share = let_in * (1 - (errors.fail if errors else 0.0))
            if self.kinds[name] not in STORES:
                for arrow, _ in self.taken(name, journey):
                    for called in (arrow.target, arrow.else_):
                        if called:
                            of(called, above | {name})
                lost = [s.failed for s in self.sent(name, journey, found) if s.arrow.waits]
                share *= max(0.0, 1 - sum(lost))
            found[name] = share
            return share

        for name in self.board.boxes:
            of(name, frozenset())
        return found

    def sent(self, name: str, journey: str, succeed: Shares) -> list[Sent]:
        """The calls one call of a box makes; without `succeed`, as if every one of them came back well."""
        alive, before = 1.0, 0.0
        """Shares of its calls that go on to the next arrow, and whose last call has just failed."""
        found: list[Sent] = []
        taken_now = self.taken(name, journey)
        mended = {at for at, (arrow, _) in enumerate(taken_now) if arrow.on == "error"}
        for at, (arrow, taken) in enumerate(taken_now):
            if not succeed:
                found.append(Sent(arrow, taken, 0.0, 0.0))
                continue
            well = succeed.get(arrow.target, 1.0)
            tries = 1 if well >= 1 else min(arrow.retries, _MOST_TRIES) + 1
            fails = (1 - well) ** tries
            begun = before if arrow.on == "error" else taken * alive
            again = (1 - fails) / well if well > 0 else tries
            other = begun * fails if arrow.else_ else 0.0
            lost = begun * fails - other * succeed.get(arrow.else_ or "", 1.0)
            waits = arrow.waits and self.kinds[name] not in STORES
            before = min(alive, lost) if waits else 0.0
            caught = at + 1 in mended
            found.append(Sent(arrow, begun * again, other, 0.0 if caught or not waits else before))
            if waits and not caught:
                alive -= before
        return found

    def taken(self, name: str, journey: str | None = None) -> list[tuple[Arrow, float]]:
        """The arrows out of a box with how often each is taken a call, where nothing is refused."""
        own = [a for a in self.arrows[name] if a.only is None or journey is None or journey in a.only]
        plain = [a for a in own if a.waits and a.share is None and a.on is None and not a.together]
        found: list[tuple[Arrow, float]] = []
        hit = hit_share(self.board.boxes[name])
        for arrow in own:
            taken = arrow.times * (1.0 if arrow.share is None else arrow.share)
            if self.kinds[name] == "balancer" and arrow in plain:
                taken = 1.0 / len(plain)
            elif self.kinds[name] in ("queue", "stream"):
                taken = 1.0 / len(own)
            if arrow.on in ("hit", "miss"):
                known = hit if hit is not None else self._last_hit(own, arrow)
                if known is not None:
                    taken *= known if arrow.on == "hit" else 1 - known
            elif arrow.on == "error":
                taken *= self._error_before(own, arrow)
            found.append((arrow, taken))
        return found

    def _last_hit(self, own: list[Arrow], arrow: Arrow) -> float | None:
        """The hit share of the last cache called before this arrow."""
        known = None
        for before in own[: own.index(arrow)]:
            share = hit_share(self.board.boxes[before.target])
            known = share if share is not None else known
        return known

    def _error_before(self, own: list[Arrow], arrow: Arrow) -> float:
        at = own.index(arrow)
        if at == 0:
            return 0.0
        errors = self.board.boxes[own[at - 1].target].errors
        return errors.fail if errors else 0.0


def hit_share(box: Box) -> float | None:
    """The share of a box's lookups that hit; `None` where it looks nothing up."""
    return che(box.hit) if isinstance(box.hit, KeyCache) else box.hit
