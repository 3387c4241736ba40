"""The closed-form answer, in milliseconds: traffic equations, Erlang C, and the wait of M/G/c.

Visits follow the arrows' shares; a box's line is taken as G/G/c with the Allen–Cunneen correction (the
Erlang C wait times half the sum of the squared variations of gaps and of work); a slot that is held
through the box's own calls is busy for as long as they take. What a gate's limit or a full line turns away
does not reach the boxes behind (`traffic`). Timeouts, patience and failures are left to the simulation: where
they matter, the two disagree and the run says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from math import inf

import numpy as np

from peakday.board.models import (
    UNLIMITED,
    Board,
    Box,
    Closed,
    DayShape,
    Journey,
    Keys,
    Run,
    Stepped,
)
from peakday.catalog import fill
from peakday.engine import cost, loads
from peakday.engine.balance import Rates, balance
from peakday.engine.crews import copies_of, gather
from peakday.engine.erlang import bounded_line, erlang_c
from peakday.engine.keys import hottest_share
from peakday.engine.refuse import check_runnable
from peakday.engine.traffic import STORES, Traffic

_ROUNDS = 12
_TURNS = 60
_BALANCED = 1e-4
_NOBODY = 1e-9
_BY_DAY = 1.1
"""How much higher than its mean a load may rise and still count as even."""
_NOTICED = 5e-4
"""A share of all requests lost at one box from which on that is what limits."""
Visits = Mapping[str, float]


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
    """Seconds to an answer, where one comes."""
    spent_s: float = 0.0
    """Seconds in line and at work, whatever comes of it."""
    through: float = 1.0
    """The share of its calls that it serves; the rest is turned away, or waits as long as the run lasts."""
    through_gate: float = 1.0
    """The share of its calls that its own limit lets in."""
    copies: float = 1.0
    visits: dict[str, float] = field(default_factory=dict)
    """Calls by one request of each journey."""

    @property
    def busy(self) -> float | None:
        """The share of its slots that is busy; `None` where slots have no number, or are held without end.

        `utilisation` is what is asked of them, which may be more than all there are.
        """
        return None if self.utilisation is None or self.utilisation == inf else min(1.0, self.utilisation)


@dataclass(frozen=True)
class Estimate:
    """A board in closed form, at its run's load: of steps the highest, of a day the run's mean."""

    boxes: dict[str, BoxEstimate]
    journeys: dict[str, tuple[float, float]]
    """Per journey: mean seconds to the answer (infinite past a box's capacity), requests offered a second."""
    usd_per_month: float
    limiting: str | None
    notes: tuple[str, ...] = field(default=())
    success: dict[str, float] = field(default_factory=dict)
    """Per journey, the share that is answered: what no gate and no full line turns away."""
    asked: Estimate | None = None
    """Where something is turned away: the same board if it were not, which says how much is too much."""

    @property
    def unbounded(self) -> Estimate:
        """What the whole load would ask of every box, were nothing turned away on its way there."""
        return self.asked or self

    def to_dict(self) -> dict[str, object]:
        """For the page: milliseconds and shares; infinite times become `None`."""
        return {
            "journeys": {
                name: {"mean_ms": _ms(mean), "offered_per_s": offered, "success": self.success.get(name)}
                for name, (mean, offered) in self.journeys.items()
            },
            "boxes": {
                name: {
                    "utilisation": box.busy,
                    "wait_ms": _ms(box.wait_s),
                    "offered_per_s": box.offered_per_s,
                }
                for name, box in self.boxes.items()
            },
            "cost": {"usd_per_month": self.usd_per_month},
            "limiting": self.limiting,
            "notes": list(self.notes),
        }


def estimate(board: Board) -> Estimate:
    """Answer a board in closed form. Raises `EngineError` where it has nothing to run."""
    filled = fill(board)
    check_runnable(filled)
    return _Flow(filled).estimate()


class _Flow:
    """Traffic and times of a filled board, to a fixed point."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.traffic = Traffic(board)
        self.kinds = self.traffic.kinds
        self.offered = {name: _rate(board, name) for name in board.journeys}
        self.succeed: dict[str, dict[str, float]] = {}
        """By journey and box, the share of calls that come back well; empty while nothing is turned away."""
        self.comes_and_goes = any(isinstance(j.load, Stepped) for j in board.journeys.values())

    def estimate(self) -> Estimate:
        """The whole answer."""
        visits = {name: self.traffic.visits(name) for name in self.board.journeys}
        closed = {n: j.load for n, j in self.board.journeys.items() if isinstance(j.load, Closed)}
        if not closed:
            asked = self._told(*self._settled(visits))
            return self._let_through(asked, visits) or asked
        if len(closed) == 1:
            ((name, load),) = closed.items()
            return self._told(*self._closed(name, load, visits))
        return self._told(*self._all_closed(closed, visits))

    def _told(self, boxes: dict[str, BoxEstimate], journeys: dict[str, tuple[float, float]]) -> Estimate:
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

    def _let_through(self, asked: Estimate, visits: dict[str, dict[str, float]]) -> Estimate | None:
        """The same where gates and full lines turn some away; `None` where nobody is.

        What is turned away at one box is not asked of those behind it, whose lines are shorter for it, which
        is why slots before are held for less: a balance, looked for in steps that halve where one is passed.
        """
        through = {name: self._served(name, box) for name, box in asked.boxes.items()}
        if min(through.values()) > 1 - _NOBODY:
            return None
        steps = dict.fromkeys(through, 0.5)
        before = dict.fromkeys(through, 0.0)
        for _ in range(_TURNS):
            self.succeed = {name: self.traffic.succeed(name, through) for name in self.board.journeys}
            passed = {name: self.traffic.visits(name, through) for name in self.board.journeys}
            boxes, journeys = self._settled(passed, through)
            wanted = {name: self._served(name, box) for name, box in boxes.items()}
            gaps = {name: wanted[name] - through[name] for name in through}
            if max(map(abs, gaps.values())) < _BALANCED:
                break
            for name, gap in gaps.items():
                steps[name] = steps[name] / 2 if gap * before[name] < 0 else min(0.5, 1.3 * steps[name])
            through = {name: old + steps[name] * gaps[name] for name, old in through.items()}
            before = gaps
        lost = {name: box.offered_per_s * (1 - through[name]) for name, box in boxes.items()}
        for name in self.traffic.drained:
            boxes[name].offered_per_s *= through[name]  # the rest has not come yet
        told = self._told(boxes, journeys)
        worst = max(lost, key=lambda name: lost[name])
        noticed = lost[worst] > _NOTICED * sum(self.offered.values())
        success = {name: self._success(name, visits[name], through) for name in passed}
        limiting = worst if noticed else told.limiting
        notes = told.notes
        if noticed:
            most = f"{worst}: it serves about {100 * through[worst]:.2g} % of what it is asked"
            notes = (f"{most}; times are of what gets through", *notes)
        return replace(told, limiting=limiting, success=success, asked=asked, notes=notes)

    def _success(self, name: str, visits: Visits, through: Visits) -> float:
        """The share of a journey's requests that nothing turns away, up to its ends if it has any."""
        journey = self.board.journeys[name]
        whole = sum(visits[end] for end in journey.ends)
        kept = {box: 1.0 if box in self.traffic.patient else share for box, share in through.items()}
        if not whole:
            return self.traffic.succeed(name, kept)[journey.start]
        passed = self.traffic.visits(name, kept)
        return min(1.0, sum(passed[end] * kept[end] for end in journey.ends) / whole)

    def _served(self, name: str, est: BoxEstimate) -> float:
        """The share of its calls a box serves: as many as its limit lets in and its slots get done."""
        box = self.board.boxes[name]
        if self.comes_and_goes and (name in self.traffic.patient or name not in self.traffic.at_once):
            return (
                1.0  # what is too much for now is done when there is less, and comes evened out behind stores
            )
        let_in = self._let_in(name, est.offered_per_s)
        if est.utilisation is None or est.utilisation == inf or box.every:
            return let_in
        # its own time is known with the calls that were let in when it was worked out
        asked = est.utilisation * let_in / est.through_gate
        servers = est.copies * (box.slots or 1)
        if name in self.traffic.patient or box.queue is None:
            return let_in * min(1.0, 1 / asked if asked > 0 else 1.0)
        return let_in * (1 - bounded_line(max(1, round(servers)), asked * servers, box.queue)[0])

    def _let_in(self, name: str, rate: float) -> float:
        """The share of calls that a box's own limit lets in."""
        limit = self.board.boxes[name].limit
        if limit is None or rate <= 0:
            return 1.0
        return min(1.0, limit.rate * (self.board.boxes[name].partitions or 1) / rate)

    def _settled(
        self, visits: dict[str, dict[str, float]], through: Mapping[str, float] | None = None
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
        for name, box in boxes.items():
            if through is not None:
                box.through, box.through_gate = through[name], self._let_in(name, box.offered_per_s)
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

    def _all_closed(
        self, closed: Mapping[str, Closed], visits: dict[str, dict[str, float]]
    ) -> tuple[dict[str, BoxEstimate], dict[str, tuple[float, float]]]:
        """The same for several such loads, which keep each other waiting: all in balance at once."""

        def times(rates: Rates) -> Rates:
            self.offered.update(zip(closed, rates.tolist(), strict=True))
            _, journeys = self._settled(visits)
            return np.array([journeys[name][0] for name in closed])

        users = np.array([float(load.users) for load in closed.values()])
        think = np.array([load.think.mean for load in closed.values()])
        most = np.array([self.offered[name] for name in closed])
        rates = balance(users, think, most, times)
        self.offered.update(zip(closed, rates.tolist(), strict=True))
        boxes, journeys = self._settled(visits)
        for name, load in closed.items():
            rate = self.offered[name]
            journeys[name] = (load.users / rate - load.think.mean if rate > 0 else inf, rate)
        return boxes, journeys

    def _times(self, boxes: dict[str, BoxEstimate], name: str) -> None:
        box, est = self.board.boxes[name], boxes[name]
        work = box.time.mean if box.time else 0.0
        scv = box.time.scv if box.time else 0.0
        calls, answered = self._calls(boxes, name) if self.kinds[name] not in STORES else (0.0, 0.0)
        est.hold_s = work + (calls if box.holds else 0.0)
        est.copies = box.copies or 1
        if box.slots not in (None, UNLIMITED) and self.kinds[name] != "clients":
            batches, gathering = gather(box.every, est.offered_per_s * est.through_gate)
            offered = batches * est.hold_s if batches > 0 else 0.0  # none of what never ends is none
            est.copies = copies_of(box, offered, self.board.run)
            servers = est.copies * (box.slots or 1)
            est.utilisation = offered / servers if servers else inf
            randomness = est.spread / est.offered_per_s if est.offered_per_s else 1.0
            wait = _wait(box, servers, offered, est.hold_s, randomness + scv)
            if est.through < 1 and name in self.traffic.drained:
                wait = inf  # its store keeps what it cannot take
            est.wait_s = gathering + wait
        est.spent_s = est.wait_s + work + calls
        est.answer_s = est.wait_s + work + answered

    def _calls(self, boxes: dict[str, BoxEstimate], name: str) -> tuple[float, float]:
        """Mean seconds a call of this box spends in its own synchronous calls; and one that is answered.

        Journeys take different arrows: each counts by how often its requests come here.
        """
        often = {journey: self.offered[journey] * times for journey, times in boxes[name].visits.items()}
        whole = sum(often.values())
        total = answered = 0.0
        for journey, times in often.items():
            if times <= 0 and whole > 0:
                continue
            spent, one = self._calls_of(boxes, name, journey)
            weight = times / whole if whole > 0 else 1 / len(often)
            total, answered = total + weight * spent, answered + weight * one
        return total, answered

    def _calls_of(
        self,
        boxes: dict[str, BoxEstimate],
        name: str,
        journey: str,
        answer: Callable[[str], float] | None = None,
    ) -> tuple[float, float]:
        """The same for the calls that one journey makes; `answer` knows better how long a box takes it.

        What is refused takes no time. A call that had to fall back took its fallback's time.
        """
        total = answered = 0.0
        longest = (0.0, 0.0)
        seconds = answer or (lambda target: boxes[target].answer_s)
        succeed = self.succeed.get(journey, {})
        for (arrow, taken), sent in zip(
            self.traffic.taken(name, journey), self.traffic.sent(name, journey, succeed), strict=True
        ):
            if not arrow.waits or (taken <= 0 and sent.calls <= 0):
                continue
            network = 2 * (arrow.delay.mean if arrow.delay else 0.0)
            spent = sent.calls * (self._spent(boxes, arrow.target) + network)
            one = seconds(arrow.target) + network
            if arrow.else_ and sent.fallback > 0:
                spent += sent.fallback * (self._spent(boxes, arrow.else_) + network)
                other = min(1.0, sent.fallback / taken) if taken > 0 else 0.0
                one = (1 - other) * one + other * (seconds(arrow.else_) + network)
            if arrow.together:
                longest = (max(longest[0], spent), max(longest[1], one))
                continue
            total, answered = total + spent, answered + taken * one
        return total + longest[0], answered + longest[1]

    def _spent(self, boxes: dict[str, BoxEstimate], name: str) -> float:
        """Mean seconds until a call to this box is over, whatever comes of it."""
        served = 1.0 if name in self.traffic.patient else boxes[name].through
        return served * boxes[name].spent_s if served > 0 else 0.0

    def _answer(self, boxes: dict[str, BoxEstimate], journey: str) -> float:
        """Mean seconds to the answer of one journey's requests, by the arrows that they take."""
        known: dict[str, float] = {}

        def of(name: str) -> float:
            if name not in known:
                known[name] = boxes[name].answer_s  # what a loop comes back to
                work = self.board.boxes[name].time
                calls = self._calls_of(boxes, name, journey, of)[1] if self.kinds[name] not in STORES else 0.0
                known[name] = boxes[name].wait_s + (work.mean if work else 0.0) + calls
            return known[name]

        return of(self.board.journeys[journey].start)

    def _mean(self, boxes: dict[str, BoxEstimate], journey: Journey) -> float:
        """To the answer, or to the journey's ends: of several, each as often as it is come to."""
        answer = self._answer(boxes, journey.name)
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
        for arrow, taken in self.traffic.taken(name):
            delay = arrow.delay.mean if arrow.delay else 0.0
            rest = self._reach(boxes, arrow.target, until, seen | {name})
            if rest is not None:
                return spent + (0.0 if arrow.either else others) + delay + rest
            if arrow.waits and self.kinds[name] not in STORES:
                one = taken * (boxes[arrow.target].answer_s + 2 * delay)
                spent, others = (spent, others + one) if arrow.either else (spent + one, others)
        return None

    def _notes(self) -> list[str]:
        notes = []
        if any(a.timeout for a in self.board.arrows):
            notes.append("timeouts, and what is tried again after one, are left to the simulation")
        for name, journey in self.board.journeys.items():
            if _varies_by_day(journey, self.board.run):
                notes.append(
                    f"{name}: its day is taken as its mean; what its peak does is left to the simulation"
                )
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
    """The load a second the closed form answers for: the highest of steps, else the mean of what is counted.

    A day's too: it is its peak in a run around the peak, and in one of a whole day what the bill is of.
    """
    journey = board.journeys[name]
    if isinstance(journey.load, Stepped):
        return max(rate for _, rate in journey.load.steps)
    mean = loads.mean_rate(journey, board.run)
    return min(mean, 1e12) if isinstance(journey.load, Closed) else mean


def _varies_by_day(journey: Journey, run: Run) -> bool:
    """Is a day's load in this run noticeably higher at times than on average?"""
    if not isinstance(journey.load, DayShape):
        return False
    return max(loads.levels(journey.load, run).rate) > _BY_DAY * loads.mean_rate(journey, run)


def _wait(box: Box, servers: float, offered: float, hold: float, variation: float) -> float:
    """Mean wait in line: Erlang's with Allen–Cunneen; past capacity, a full line or no end.

    `variation` is the sum of the squared variations of gaps and of work.
    """
    variation = min(variation, 1e6) / 2
    if box.queue is None or box.queue == UNLIMITED or servers == 0:
        if offered >= servers:
            return inf
        return erlang_c(max(1, round(servers)), offered) * hold / (servers - offered) * variation
    if box.queue == 0 or offered <= 0:
        return 0.0
    if hold == inf:
        return inf
    blocked, length = bounded_line(max(1, round(servers)), offered, box.queue)
    full = box.queue * hold / servers
    wait = length * hold / (offered * (1 - blocked))
    return wait if offered >= servers else min(full, wait * variation)


def _ms(seconds: float) -> float | None:
    return None if seconds == inf or seconds != seconds else seconds * 1000
