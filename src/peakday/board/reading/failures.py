"""Failures: `at 5 min for 30 s: templates slow x10`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from peakday.board.mistakes import nearest
from peakday.board.models import Board, Failure
from peakday.board.reading.names import NAME, check_name, split_arrows
from peakday.quantities import QuantityError, parse_duration, parse_share, say_duration
from peakday.quantities.errors import shown
from peakday.quantities.numbers import exact, tidy

_EXAMPLE = "at 5 min for 30 s: matcher down"
_WHAT = "down, slow x10, errors 20 %, gone, lost, cut or load x2"
MOST_TIMES = 1_000_000
"""A factor above this is a slip of the pen."""

_SHAPE = re.compile(r"at\s+(?P<at>[^:]+?)(?:\s+for\s+(?P<duration>[^:]+?))?\s*:\s*(?P<what>.+)")
_CUT = re.compile(r"(?P<arrow>.+?(?:->|~>).+?)\s+cut")


def parse_failure(text: str, board: Board | None = None) -> Failure:
    """The failure a phrase says; with a board, its boxes, places and arrows must be there.

    Raises `QuantityError`.
    """
    clean = " ".join(tidy(text).split())
    found = _SHAPE.fullmatch(clean)
    if found is None:
        raise QuantityError(
            f"{shown(clean)} is not a failure", f"Write `at TIME for TIME: WHAT`, such as `{_EXAMPLE}`"
        )
    failure = Failure(
        clean,
        parse_duration(found["at"].rstrip(" ,")),
        "down",
        parse_duration(found["duration"].rstrip(" ,")) if found["duration"] else None,
    )
    if failure.duration == 0:
        raise QuantityError("a failure for no time is none", f"Write a time over zero, such as `{_EXAMPLE}`")
    failure = _what(failure, found["what"].strip())
    if board is not None:
        check_failure(failure, board)
    return failure


def check_failure(failure: Failure, board: Board) -> None:
    """Is what fails on the board? Raises `QuantityError` naming the nearest where it is not."""
    if failure.box is not None and failure.box not in board.boxes:
        raise QuantityError(f"there is no box {shown(failure.box)}", nearest(failure.box, board.boxes))
    if failure.arrow is not None and not any(
        (arrow.source, arrow.target) == failure.arrow for arrow in board.arrows
    ):
        name = " -> ".join(failure.arrow)
        raise QuantityError(
            f"there is no arrow {shown(name)}", nearest(name, [arrow.name for arrow in board.arrows])
        )
    if failure.place is not None:
        places = sorted(known_places(board))
        if failure.place not in places:
            mend = (
                nearest(failure.place, places)
                if places
                else "Give the boxes that stand there `place: " + failure.place + "`"
            )
            raise QuantityError(f"no box stands in {shown(failure.place)}", mend)


def check_in_time(failure: Failure, board: Board) -> None:
    """Does it begin while the board runs? Raises `QuantityError` where it would never be felt.

    Apart from `check_failure`: a scenario of another length puts a failure at a time of its own.
    """
    if failure.at >= board.run.for_:
        rule = f"it begins at {say_duration(failure.at)}; the run ends at {say_duration(board.run.for_)}"
        raise QuantityError(rule, "Let it begin earlier, or make `run: {for: …}` longer")


def known_places(board: Board) -> set[str]:
    """Every region and `region/zone` a box of the board stands in."""
    written = {box.place for box in board.boxes.values() if box.place}
    return written | {place.partition("/")[0] for place in written}


def _what(failure: Failure, what: str) -> Failure:
    """The failure with its victim and its kind."""
    cut = _CUT.fullmatch(what)
    if cut:
        arrows = split_arrows(cut["arrow"])
        if len(arrows) > 1:
            raise QuantityError("a failure cuts one arrow", "Write a failure for each, such as `a -> b cut`")
        return replace(failure, what="cut", arrow=(arrows[0][0], arrows[0][2]))
    load = re.fullmatch(r"load\s+(x.*)", what)
    if load:
        return replace(failure, what="load", amount=_times(load.group(1), "load x2"))
    found = re.fullmatch(rf"(?P<victim>{NAME}(?:/{NAME})?)\s+(?P<word>[a-z]+)\s*(?P<rest>.*)", what)
    if found is None or found["word"] not in _KINDS:
        raise QuantityError(f"{shown(what)} does not say what fails", f"Write what and how: {_WHAT}")
    return _KINDS[found["word"]](failure, found["victim"], found["rest"])


def _slow(failure: Failure, box: str, rest: str) -> Failure:
    return replace(failure, what="slow", box=check_name(box), amount=_times(rest, f"{box} slow x10"))


def _errors(failure: Failure, box: str, rest: str) -> Failure:
    return replace(failure, what="errors", box=check_name(box), amount=parse_share(rest))


def _down(failure: Failure, box: str, rest: str) -> Failure:
    _no_more(rest, f"{box} down")
    return replace(failure, what="down", box=check_name(box))


def _gone(failure: Failure, box: str, rest: str) -> Failure:
    _no_more(rest, f"{box} gone")
    return replace(failure, what="gone", box=check_name(box))


def _lost(failure: Failure, place: str, rest: str) -> Failure:
    _no_more(rest, f"{place} lost")
    return replace(failure, what="lost", place=place)


_KINDS: dict[str, Callable[[Failure, str, str], Failure]] = {
    "down": _down,
    "slow": _slow,
    "errors": _errors,
    "gone": _gone,
    "lost": _lost,
}


def _no_more(rest: str, example: str) -> None:
    if rest:
        raise QuantityError(f"{shown(rest)} does not belong to this failure", f"Write `{example}`")


def _times(text: str, example: str) -> float:
    found = re.fullmatch(r"x\s*([\d.]+)", text)
    if found is None:
        raise QuantityError(
            f"{shown(text) if text else 'nothing'} says how many times, and a factor is due",
            f"Write `{example}`",
        )
    factor = float(exact(found.group(1), text))
    if not 0 < factor <= MOST_TIMES:
        raise QuantityError(
            f"a factor of {found.group(1)} cannot be run", f"Write one over zero, such as `{example}`"
        )
    return factor
