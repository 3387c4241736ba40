"""The closed-form answer, in milliseconds: traffic equations, Erlang C, and the wait of M/G/c.

Visits follow the arrows' shares; a box's line is taken as G/G/c with the Allen–Cunneen correction (the
Erlang C wait times half the sum of the squared variations of gaps and of work); a slot that is held
through the box's own calls is busy for as long as they take. Timeouts, retries, refusals and failures
are left to the simulation: where they matter, the two disagree and the run says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import floor, inf, sqrt

from peakday.board.models import (
    UNLIMITED,
    Arrow,
    Board,
    Box,
    Closed,
    DayShape,
    Journey,
    KeyCache,
    Keys,
    Stepped,
)
from peakday.catalog import fill, kind
from peakday.engine import cost, loads
from peakday.engine.crews import copies_of, gather
from peakday.engine.keys import che, hottest_share
from peakday.engine.refuse import check_runnable

_STORES = ("queue", "stream", "topic")
_ROUNDS = 12


@dataclass
class BoxEstimate:
    """A box in closed form: calls a second, seconds of wait and of holding a slot, share of slots busy."""

    offered_per_s: float = 0.0
    spread: float = 0.0
    """Calls a second that come at random; the rest come evenly."""
    utilisation: float | None = None
    wait_s: float = 0.0
    hold_s: float = 0.0
    answer_s: float = 0.0
    copies: float = 1.0
    visits: dict[str, float] = field(default_factory=dict)
    """Calls by one request of each journey."""


@dataclass(frozen=True)
class Estimate:
    """A board in closed form, at the load its run is made at (the peak, for a load that varies)."""

    boxes: dict[str, BoxEstimate]
    journeys: dict[str, tuple[float, float]]
    """Per journey: mean seconds to the answer (infinite past a box's capacity), requests offered a second."""
    usd_per_month: float
    limiting: str | None
    notes: tuple[str, ...] = field(default=())

    def to_dict(self) -> dict[str, object]:
        """For the page: milliseconds and shares; infinite times become `None`."""
        return {
            "journeys": {
                name: {"mean_ms": _ms(mean), "offered_per_s": offered}
                for name, (mean, offered) in self.journeys.items()
            },
            "boxes": {
                name: {
                    "utilisation": box.utilisation if _known(box.utilisation) else None,
                    "wait_ms": _ms(box.wait_s),
                    "offered_per_s": box.offered_per_s,
                }
                for name, box in self.boxes.items()
            },
            "cost": {"usd_per_month": self.usd_per_month},
            "limiting": self.limiting,
            "notes": list(self.notes),
        }


def erlang_c(servers: int, offered: float) -> float:
    """The probability of waiting in M/M/c with `offered` erlangs; 1 at or past capacity."""
    if offered <= 0:
        return 0.0
    if offered >= servers:
        return 1.0
    blocked = erlang_b(servers, offered)
    rho = offered / servers
    return blocked / (1 - rho + rho * blocked)


def erlang_b(servers: int, offered: float) -> float:
    """The probability of being turned away in M/M/c/c, by the stable recursion.

    It begins nine standard deviations below the load (or the pool, where that is smaller), from where the
    beginning is forgotten, and ends where less than one in 10¹⁵ is turned away: millions of slots take
    milliseconds.
    """
    if offered <= 0:
        return 0.0
    first = max(0, floor(min(servers, offered) - 9 * sqrt(offered)))
    inverse = 1 / (1 - first / offered)
    for n in range(first + 1, servers + 1):
        inverse = 1.0 + inverse * n / offered
        if inverse > 1e15:
            return 0.0
    return 1.0 / inverse


def estimate(board: Board) -> Estimate:
    """Answer a board in closed form. Raises `EngineError` where it has nothing to run."""
    filled = fill(board)
    check_runnable(filled)
    return _Flow(filled).estimate()


class _Flow:
    """Traffic and times of a filled board, to a fixed point."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.kinds = {name: kind(box) for name, box in board.boxes.items()}
        self.arrows: dict[str, list[Arrow]] = {name: [] for name in board.boxes}
        for arrow in board.arrows:
            self.arrows[arrow.source].append(arrow)
        self.offered = {name: _rate(board, name) for name in board.journeys}

    def estimate(self) -> Estimate:
        """The whole answer."""
        visits = {name: self._visits(name) for name in self.board.journeys}
        boxes, journeys = self._settled(visits)
        for name, journey in self.board.journeys.items():
            if isinstance(journey.load, Closed):
                boxes, journeys = self._closed(name, journey.load, visits)
        usd = sum(
            cost.box_cost(
                self.board,
                name,
                box.copies,
                box.offered_per_s * cost.bill_over_run(self.board, box.visits, self.offered),
            )
            for name, box in boxes.items()
        )
        busy = {name: box.utilisation or 0.0 for name, box in boxes.items()}
        top = max(busy, key=lambda name: busy[name], default=None)
        return Estimate(boxes, journeys, usd, top if top and busy[top] > 0.7 else None, tuple(self._notes()))

    def _settled(
        self, visits: dict[str, dict[str, float]]
    ) -> tuple[dict[str, BoxEstimate], dict[str, tuple[float, float]]]:
        """Traffic and times at the present rates."""
        boxes = {
            name: BoxEstimate(visits={journey: visits[journey][name] for journey in visits})
            for name in self.board.boxes
        }
        for journey, rate in self.offered.items():
            load = self.board.journeys[journey].load
            spread = 0.0 if getattr(load, "evenly", False) else 1.0
            for name, times in visits[journey].items():
                boxes[name].offered_per_s += rate * times
                boxes[name].spread += rate * times * spread
        for _ in range(_ROUNDS):
            before = [box.answer_s for box in boxes.values()]
            for name in reversed(self.board.boxes):
                self._times(boxes, name)
            if before == [box.answer_s for box in boxes.values()]:
                break
        journeys = {
            name: (self._mean(boxes, journey), self.offered[name])
            for name, journey in self.board.journeys.items()
        }
        return boxes, journeys

    def _closed(
        self, name: str, load: Closed, visits: dict[str, dict[str, float]]
    ) -> tuple[dict[str, BoxEstimate], dict[str, tuple[float, float]]]:
        """The rate at which `users` who wait and think keep the system in balance, by bisection."""
        low, high = 0.0, self.offered[name]
        for _ in range(60):
            self.offered[name] = (low + high) / 2
            boxes, journeys = self._settled(visits)
            inside = self.offered[name] * (journeys[name][0] + load.think.mean)
            low, high = (low, self.offered[name]) if inside > load.users else (self.offered[name], high)
        self.offered[name] = low
        boxes, journeys = self._settled(visits)
        journeys[name] = (load.users / low - load.think.mean if low > 0 else inf, low)
        return boxes, journeys

    def _visits(self, journey: str) -> dict[str, float]:
        """Expected calls of each box by one request of the journey."""
        start = self.board.journeys[journey].start
        total = dict.fromkeys(self.board.boxes, 0.0)
        wave = {start: 1.0}
        for _ in range(200):
            following: dict[str, float] = {}
            for name, times in wave.items():
                total[name] += times
                for arrow, taken in self._taken(name, journey):
                    following[arrow.target] = following.get(arrow.target, 0.0) + times * taken
            wave = {name: times for name, times in following.items() if times > 1e-9}
            if not wave:
                break
        return total

    def _taken(self, name: str, journey: str | None = None) -> list[tuple[Arrow, float]]:
        """The arrows out of a box with how often each is taken a call."""
        own = [a for a in self.arrows[name] if a.only is None or journey is None or journey in a.only]
        plain = [a for a in own if a.waits and a.share is None and a.on is None and not a.together]
        found: list[tuple[Arrow, float]] = []
        hit = _hit(self.board.boxes[name])
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
            share = _hit(self.board.boxes[before.target])
            known = share if share is not None else known
        return known

    def _error_before(self, own: list[Arrow], arrow: Arrow) -> float:
        at = own.index(arrow)
        if at == 0:
            return 0.0
        errors = self.board.boxes[own[at - 1].target].errors
        return errors.fail if errors else 0.0

    def _times(self, boxes: dict[str, BoxEstimate], name: str) -> None:
        box, est = self.board.boxes[name], boxes[name]
        work = box.time.mean if box.time else 0.0
        scv = box.time.scv if box.time else 0.0
        calls = self._calls(boxes, name) if self.kinds[name] not in _STORES else 0.0
        est.hold_s = work + (calls if box.holds else 0.0)
        est.copies = box.copies or 1
        if box.slots not in (None, UNLIMITED) and self.kinds[name] != "clients":
            batches, gathering = gather(box.every, est.offered_per_s)
            offered = batches * est.hold_s if batches > 0 else 0.0  # none of what never ends is none
            est.copies = copies_of(box, offered, self.board.run)
            servers = est.copies * (box.slots or 1)
            est.utilisation = offered / servers if servers else inf
            randomness = est.spread / est.offered_per_s if est.offered_per_s else 1.0
            est.wait_s = gathering + _wait(box, servers, offered, est.hold_s, randomness + scv)
        est.answer_s = est.wait_s + work + calls

    def _calls(self, boxes: dict[str, BoxEstimate], name: str) -> float:
        """Mean seconds a call of this box spends in its own synchronous calls."""
        total = 0.0
        group: list[float] = []
        for arrow, taken in self._taken(name):
            if not arrow.waits:
                continue
            one = boxes[arrow.target].answer_s + 2 * (arrow.delay.mean if arrow.delay else 0.0)
            if arrow.together:
                group.append(one)
                continue
            total += taken * one
        return total + (max(group) if group else 0.0)

    def _mean(self, boxes: dict[str, BoxEstimate], journey: Journey) -> float:
        """To the answer, or to the journey's ends: of several, each as often as it is come to."""
        answer = boxes[journey.start].answer_s
        often = {end: boxes[end].visits[journey.name] for end in journey.ends}
        whole = sum(often.values())
        if not whole:
            return answer
        found = {end: self._reach(boxes, journey.start, end, set()) or answer for end in often}
        return sum(found[end] * times / whole for end, times in often.items() if times)

    def _reach(self, boxes: dict[str, BoxEstimate], name: str, until: str, seen: set[str]) -> float | None:
        """Mean seconds until `until` has done its part, along the first path that leads there."""
        if name == until:
            return boxes[name].answer_s
        if name in seen:
            return None
        work = self.board.boxes[name].time
        spent = boxes[name].wait_s + (work.mean if work else 0.0)
        others = 0.0  # what is spent on arrows of which only one is taken
        for arrow, taken in self._taken(name):
            delay = arrow.delay.mean if arrow.delay else 0.0
            rest = self._reach(boxes, arrow.target, until, seen | {name})
            if rest is not None:
                return spent + (0.0 if arrow.either else others) + delay + rest
            if arrow.waits and self.kinds[name] not in _STORES:
                one = taken * (boxes[arrow.target].answer_s + 2 * delay)
                spent, others = (spent, others + one) if arrow.either else (spent + one, others)
        return None

    def _notes(self) -> list[str]:
        notes = []
        if any(a.timeout or a.retries for a in self.board.arrows):
            notes.append("timeouts and retries are left to the simulation")
        for name, box in self.board.boxes.items():
            if box.shifts:
                notes.append(f"{name}: people are taken as their mean; waiting for a shift is left out")
            if box.partitions and box.partitions > 1 and box.limit:
                hottest = hottest_share(box.keys or Keys(0.0, box.partitions), box.partitions)
                notes.append(
                    f"{name}: its hottest partition gets {100 * hottest:.3g} % of the calls; "
                    "what its limit turns away is left to the simulation"
                )
        return notes


def _rate(board: Board, name: str) -> float:
    """The load a second the closed form answers for: the highest, where it varies."""
    journey = board.journeys[name]
    load = journey.load
    if isinstance(load, DayShape):
        return loads.mean_rate(journey, board.run)
    if isinstance(load, Stepped):
        return max(rate for _, rate in load.steps)
    if isinstance(load, Closed):
        return min(loads.mean_rate(journey, board.run), 1e12)
    return loads.mean_rate(journey, board.run)


def _wait(box: Box, servers: float, offered: float, hold: float, variation: float) -> float:
    """Mean wait in line: Erlang C with Allen–Cunneen; past capacity, a full line or no end.

    `variation` is the sum of the squared variations of gaps and of work.
    """
    if offered >= servers:
        if box.queue is None or box.queue == UNLIMITED or servers == 0:
            return inf
        return box.queue * hold / servers
    if box.queue == 0:
        return 0.0
    return erlang_c(max(1, round(servers)), offered) * hold / (servers - offered) * min(variation, 1e6) / 2


def _hit(box: Box) -> float | None:
    return che(box.hit) if isinstance(box.hit, KeyCache) else box.hit


def _known(value: float | None) -> bool:
    """Is this a number JSON can hold? A slot held for a call that never ends is busy without bound."""
    return value is not None and value < inf


def _ms(seconds: float) -> float | None:
    return None if seconds == inf or seconds != seconds else seconds * 1000
