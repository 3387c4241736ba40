"""What only the whole board can tell: names that lead nowhere, groups that cannot answer, loads that lack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from peakday.board.mistakes import nearest
from peakday.board.models import Arrow, Box, Journey
from peakday.board.nodes import Node
from peakday.board.reading.desk import Desk
from peakday.quantities.errors import shown
from peakday.quantities.numbers import say_number


def check_arrows(
    boxes: Mapping[str, Box],
    arrows: Sequence[Arrow],
    places: Sequence[Node],
    journeys: Mapping[str, Journey],
    desk: Desk,
) -> None:
    """Every arrow joins boxes that are there, calls nobody who cannot answer, and names real journeys."""
    for arrow, place in zip(arrows, places, strict=True):
        where = f"arrow {arrow.name}"
        for name in dict.fromkeys((arrow.source, arrow.target)):
            if name not in boxes:
                desk.wrong(place, where, f"there is no box {shown(name)}", nearest(name, boxes))
        if arrow.else_ is not None and arrow.else_ not in boxes:
            desk.wrong(
                place, f"{where}, else", f"there is no box {shown(arrow.else_)}", nearest(arrow.else_, boxes)
            )
        for name in filter(None, (arrow.target, arrow.else_)):
            if name in boxes and boxes[name].is_ == "clients":
                desk.wrong(
                    place,
                    where,
                    f"{shown(name)} are clients: they call, nobody calls them",
                    "Turn the arrow round, or say `is: external`",
                )
        for name in arrow.only or ():
            if name not in journeys:
                desk.wrong(
                    place, f"{where}, only", f"there is no journey {shown(name)}", nearest(name, journeys)
                )
    _check_groups(arrows, places, journeys, desk)


def check_journeys(
    boxes: Mapping[str, Box],
    arrows: Sequence[Arrow],
    journeys: Mapping[str, Journey],
    places: Mapping[str, Node],
    desk: Desk,
) -> None:
    """Every journey starts and ends at boxes that are there, and its end can be reached."""
    for name, journey in journeys.items():
        place, where = places[name], f"journey {name}"
        if journey.start and journey.start not in boxes:
            desk.wrong(
                place,
                f"{where}, from",
                f"there is no box {shown(journey.start)}",
                nearest(journey.start, boxes),
            )
        for end in journey.ends:
            if end not in boxes:
                desk.wrong(place, f"{where}, until", f"there is no box {shown(end)}", nearest(end, boxes))
            elif journey.start in boxes and end not in _reached(journey, arrows):
                rule = f"no arrow leads from {shown(journey.start)} to {shown(end)}"
                desk.wrong(place, f"{where}, until", rule, "Draw the way there, or take `until` out")


def _reached(journey: Journey, arrows: Sequence[Arrow]) -> set[str]:
    """The boxes a journey can come to."""
    onward: dict[str, list[str]] = defaultdict(list)
    for arrow in arrows:
        if arrow.only is None or journey.name in arrow.only:
            onward[arrow.source] += [arrow.target] + ([arrow.else_] if arrow.else_ else [])
    reached, waiting = {journey.start}, [journey.start]
    while waiting:
        for name in onward[waiting.pop()]:
            if name not in reached:
                reached.add(name)
                waiting.append(name)
    return reached


def _check_groups(
    arrows: Sequence[Arrow], places: Sequence[Node], journeys: Mapping[str, Journey], desk: Desk
) -> None:
    """Arrows of one box that belong together: their shares, and the answers they need."""
    leaving: dict[str, list[tuple[Arrow, Node]]] = defaultdict(list)
    for arrow, place in zip(arrows, places, strict=True):
        leaving[arrow.source].append((arrow, place))
    for source, outgoing in leaving.items():
        _check_shares(source, [(arrow, place) for arrow, place in outgoing if arrow.either], journeys, desk)
        _check_need(outgoing, desk)


def _check_shares(
    source: str, either: Sequence[tuple[Arrow, Node]], journeys: Mapping[str, Journey], desk: Desk
) -> None:
    """The shares of those of a box's `either` arrows that one journey takes: 100 % at most."""
    told: set[tuple[str, ...]] = set()
    for journey in journeys or ("",):
        taken = [(arrow, place) for arrow, place in either if arrow.only is None or journey in arrow.only]
        names = tuple(arrow.name for arrow, _ in taken)
        whole = sum(1.0 if arrow.share is None else arrow.share for arrow, _ in taken)
        if whole <= 1 + 1e-9 or len(taken) < 2 or names in told:
            continue
        told.add(names)
        whose = f" for the journey {shown(journey)}" if any(arrow.only for arrow, _ in taken) else ""
        rule = f"the `either` arrows of {shown(source)} add to {say_number(_percent(whole), 4)} %{whose}"
        mend = "Give each a `share`, at most 100 % together"
        desk.wrong(taken[0][1], f"arrow {taken[0][0].name}, share", rule, mend)


def _percent(share: float) -> Fraction:
    return Fraction(share) * 100


def _check_need(outgoing: Sequence[tuple[Arrow, Node]], desk: Desk) -> None:
    """`need` asks for no more answers than its group of neighbours can give."""
    group: list[tuple[Arrow, Node]] = []
    for arrow, place in [*outgoing, (None, None)]:
        if arrow is not None and place is not None and arrow.together:
            group.append((arrow, place))
            continue
        if arrow is not None and place is not None and arrow.need is not None:
            rule = "`need` is for arrows that are called together"
            desk.wrong(
                place, f"arrow {arrow.name}, need", rule, "Add `together: true` to it and its neighbours"
            )
        _check_group(group, desk)
        group = []


def _check_group(group: Sequence[tuple[Arrow, Node]], desk: Desk) -> None:
    size = sum(arrow.times for arrow, _ in group)
    asking = [(arrow, place) for arrow, place in group if arrow.need is not None]
    for arrow, place in asking:
        where = f"arrow {arrow.name}, need"
        if arrow.need is not None and arrow.need > size:
            calls = "one call" if size == 1 else f"{size} calls"
            desk.wrong(
                place,
                where,
                f"it needs {arrow.need} answers of {calls}",
                f"Write `need: {size}` or less, or make more calls",
            )
        elif arrow.need != asking[0][0].need:
            desk.wrong(
                place, where, "its group asks for another number of answers", "Write `need` once in a group"
            )
