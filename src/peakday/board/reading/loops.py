"""Loops that never end: a cycle of arrows that brings a request round at least once each time.

Each arrow has a weight, the calls it makes per visit to its box on average. A group of boxes that call one
another ends if and only if its matrix of weights has a spectral radius below 1. Where it does not, the
cycle with the largest mean weight is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import log

from peakday.board.models import Arrow, Box, Journey
from peakday.board.nodes import Node
from peakday.board.reading.desk import Desk
from peakday.quantities.numbers import say_number

LIKELY_HIT = 0.8
"""A cache's hit share where the board leaves it to the catalog."""
_SHARES_OUT = {"balancer", "aws/alb"}
_DRAINED = {"queue", "stream", "aws/sqs", "aws/kinesis"}

Weights = dict[str, dict[str, float]]


def check_loops(
    boxes: Mapping[str, Box],
    arrows: Sequence[Arrow],
    places: Sequence[Node],
    journeys: Mapping[str, Journey],
    desk: Desk,
) -> None:
    """Note every loop that does not end, once, at the arrow that closes it."""
    told: set[frozenset[str]] = set()
    takers: list[str | None] = [*journeys] or [None]
    for name in takers:
        taken = [arrow for arrow in arrows if arrow.only is None or name is None or name in arrow.only]
        weights = _weights(boxes, taken)
        for group in _knots(weights):
            if frozenset(group) in told or _radius(weights, group) < 1 - 1e-9:
                continue
            told.add(frozenset(group))
            loop = _heaviest_loop(weights, group)
            _note(loop, weights, arrows, places, desk)
    if not told:
        _check_fallbacks(boxes, arrows, places, desk)


def _check_fallbacks(
    boxes: Mapping[str, Box], arrows: Sequence[Arrow], places: Sequence[Node], desk: Desk
) -> None:
    """Note fallbacks that lead back to whoever falls back: while the call fails, they never end."""
    onward: dict[str, set[str]] = defaultdict(set)
    for arrow in arrows:
        if arrow.target in boxes and boxes[arrow.target].is_ != "clients":
            onward[arrow.source] |= {arrow.target} | ({arrow.else_} if arrow.else_ else set())
    for arrow, place in zip(arrows, places, strict=True):
        if arrow.else_ is None or (arrow.else_ in boxes and boxes[arrow.else_].is_ == "clients"):
            continue  # of clients nobody can call, the arrow itself is told
        if arrow.source in _beyond(arrow.else_, onward):
            desk.wrong(
                place,
                f"arrow {arrow.name}, else",
                f"the fallback {arrow.else_} leads back to {arrow.source}, which calls {arrow.target} again: "
                f"while {arrow.target} fails it never ends",
                "Name a box that answers by itself, or use `retries` to try again",
            )


def _beyond(box: str, onward: Mapping[str, set[str]]) -> set[str]:
    """The box itself and all that can be come to from it."""
    reached, waiting = {box}, [box]
    while waiting:
        for following in onward.get(waiting.pop(), set()) - reached:
            reached.add(following)
            waiting.append(following)
    return reached


def _note(
    loop: list[str], weights: Weights, arrows: Sequence[Arrow], places: Sequence[Node], desk: Desk
) -> None:
    last, first = loop[-1], loop[0]
    place = next(
        (
            place
            for arrow, place in zip(arrows, places, strict=True)
            if (arrow.source, arrow.target) == (last, first)
        ),
        places[0],
    )
    calls = 1.0
    for source, target in zip(loop, [*loop[1:], first], strict=True):
        calls *= weights[source].get(target, 0.0)
    round_trip = " -> ".join([*loop, first])
    each = "" if abs(calls - 1) < 1e-9 else f" (each round makes {say_number(Fraction(calls), 3)} more)"
    desk.wrong(
        place,
        f"arrow {last} -> {first}",
        f"the loop {round_trip} never ends{each}",
        "Take one of its arrows out, or give it a `share` that makes the loop end, such as `share: 20 %`",
    )


def _weights(boxes: Mapping[str, Box], arrows: Sequence[Arrow]) -> Weights:
    """Calls per visit along each pair of boxes."""
    leaving: dict[str, int] = defaultdict(int)
    for arrow in arrows:
        leaving[arrow.source] += 1
    weights: Weights = defaultdict(dict)
    for arrow in arrows:
        if arrow.source not in boxes or arrow.target not in boxes or boxes[arrow.target].is_ == "clients":
            continue
        calls = (
            arrow.times * (1.0 if arrow.share is None else arrow.share) * _chance(arrow, boxes[arrow.source])
        )
        kind = boxes[arrow.source].is_
        plain = arrow.share is None and arrow.on is None
        if (kind in _SHARES_OUT and plain) or kind in _DRAINED:
            calls /= leaving[arrow.source]
        weights[arrow.source][arrow.target] = weights[arrow.source].get(arrow.target, 0.0) + calls
    return weights


def _chance(arrow: Arrow, source: Box) -> float:
    """How often the condition of an arrow holds; an error is taken to be rare, so it closes no loop alone."""
    if arrow.on in ("hit", "miss"):
        hit = source.hit if isinstance(source.hit, float) else LIKELY_HIT
        return hit if arrow.on == "hit" else 1 - hit
    return 0.0 if arrow.on == "error" else 1.0


def _knots(weights: Weights) -> list[list[str]]:
    """Groups of boxes that reach one another along arrows of some weight (Tarjan, without recursion)."""
    onward = {
        box: [target for target, calls in calls_to.items() if calls > 0] for box, calls_to in weights.items()
    }
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    knots: list[list[str]] = []
    for root in onward:
        if root in index:
            continue
        work = [(root, iter(onward[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            box, targets = work[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(onward.get(target, []))))
                    break
                if target in on_stack:
                    low[box] = min(low[box], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[box])
                if low[box] == index[box]:
                    knot = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        knot.append(member)
                        if member == box:
                            break
                    if len(knot) > 1 or box in onward.get(box, []):
                        knots.append(knot[::-1])
    return knots


def _radius(weights: Weights, group: Sequence[str]) -> float:
    """The spectral radius of a group's weights, by power iteration on I + W (which always settles)."""
    members = set(group)
    inside = {box: [(t, c) for t, c in weights[box].items() if t in members and c > 0] for box in group}
    vector = dict.fromkeys(group, 1.0)
    growth = 1.0
    for _ in range(400):
        after = {
            box: vector[box] + sum(calls * vector[target] for target, calls in inside[box]) for box in group
        }
        largest = max(after.values())
        vector = {box: value / largest for box, value in after.items()}
        if abs(largest - growth) < 1e-13 * largest:
            growth = largest
            break
        growth = largest
    return growth - 1


def _heaviest_loop(weights: Weights, group: Sequence[str]) -> list[str]:
    """A cycle of the group worth naming: the one whose calls multiply the most, by Karp's walk backwards."""
    members = list(group)
    inside = [(s, t, log(c)) for s in members for t, c in weights[s].items() if t in set(members) and c > 0]
    best: list[dict[str, float]] = [dict.fromkeys(members, 0.0)]
    came: list[dict[str, str]] = [{}]
    rounds = min(len(members), 60)
    for _ in range(rounds):
        now: dict[str, float] = {}
        back: dict[str, str] = {}
        for source, target, gain in inside:
            if source in best[-1] and best[-1][source] + gain > now.get(target, float("-inf")):
                now[target], back[target] = best[-1][source] + gain, source
        best.append(now)
        came.append(back)
    box = max(best[-1], key=lambda name: best[-1][name])
    walk = [box]
    for back in reversed(came[1:]):
        walk.append(back[walk[-1]])
    walk.reverse()
    seen: dict[str, int] = {}
    for position, name in enumerate(walk):
        if name in seen:
            return _from_first(walk[seen[name] : position], members)
        seen[name] = position
    return members


def _from_first(loop: list[str], members: Sequence[str]) -> list[str]:
    """The loop told from the member the group was entered by."""
    start = min(range(len(loop)), key=lambda position: members.index(loop[position]))
    return loop[start:] + loop[:start]
