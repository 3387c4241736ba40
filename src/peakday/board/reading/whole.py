"""The whole board: its top-level fields, read in order, then checked together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar

from peakday.board.mistakes import nearest
from peakday.board.models import Arrow, Board, Box, Failure, Journey, Target
from peakday.board.nodes import Entries, Items, Node, Text
from peakday.board.reading.arrows import read_arrows
from peakday.board.reading.boxes import read_boxes
from peakday.board.reading.checks import check_arrows, check_journeys
from peakday.board.reading.desk import Desk, described, entries_of, items_of, text_of
from peakday.board.reading.failures import check_in_time, parse_failure
from peakday.board.reading.journeys import find_start, read_journeys, said_load
from peakday.board.reading.loops import check_loops
from peakday.board.reading.runs import read_run
from peakday.board.reading.targets import parse_target
from peakday.quantities.errors import shown

T = TypeVar("T")

SECTIONS = (
    "peakday",
    "title",
    "boxes",
    "arrows",
    "journeys",
    "load",
    "targets",
    "failures",
    "run",
    "layout",
    "notes",
)
"""What a board may write at the top, in the order it is written back."""
FARTHEST = 1e7
"""The canvas's edge, in its own units."""


def read_board(root: Node | None, desk: Desk, needs_load: bool = True) -> Board:
    """The board a tree says; it is only sound where the desk has no mistake."""
    if root is None:
        desk.wrong(
            root,
            "the file",
            "nothing is drawn in it",
            "Write `arrows: [shopper -> shop]` and a load to begin",
        )
        return Board("", {}, (), {})
    if not isinstance(root, Entries):
        desk.wrong(
            root,
            "the file",
            f"{described(root)} stands where a board is due",
            "Write `boxes:`, `arrows:` and `journeys:`",
        )
        return Board("", {}, (), {})
    sections = _sections(root, desk)
    boxes, written = read_boxes(sections.get("boxes"), desk)
    arrows, arrow_places = read_arrows(sections.get("arrows"), desk)
    if not written:
        named = [n for arrow in arrows for n in (arrow.source, arrow.target, arrow.else_) if n is not None]
        boxes = {name: Box(name) for name in named}
    if not boxes and not any(m.where.startswith(("box", "arrow")) for m in desk.mistakes):
        desk.wrong(root, "the board", "nothing is drawn on it", "Write `arrows: [shopper -> shop]` to begin")
    journeys, places = read_journeys(sections.get("journeys"), sections.get("load"), desk)
    check_arrows(boxes, arrows, arrow_places, journeys, desk)
    journeys = _with_starts(journeys, places, boxes, arrows, desk, needs_load)
    check_journeys(boxes, arrows, journeys, places, desk)
    check_loops(boxes, arrows, arrow_places, journeys, desk)
    if needs_load:
        _check_loads(root, sections, journeys, places, desk)
    board = Board(
        _title(sections.get("title"), desk),
        boxes,
        tuple(arrows),
        journeys,
        run=read_run(sections.get("run"), desk),
        layout=_layout(sections.get("layout"), boxes, desk),
        notes=plain(sections["notes"]) if "notes" in sections else None,
        source=desk.file,
    )
    targets = _targets(sections.get("targets"), journeys, desk)
    failures = _failures(sections.get("failures"), board, desk)
    return replace(board, targets=targets, failures=failures, assumed=tuple(desk.assumed))


def plain(node: Node) -> Any:
    """The node as JSON would hold it: numbers and booleans where they are written plainly, else text."""
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    if isinstance(node, Entries):
        found: dict[str, Any] = {}
        for key, value in node.entries:
            if key.text not in found:  # of a name written twice, the first counts
                found[key.text] = plain(value)
        return found
    assert isinstance(node, Text)
    return _scalar(node)


def _scalar(node: Text) -> str | int | float | bool | None:
    text = node.text
    if not node.plain:
        return text
    if node.empty:
        return None
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"-?(0|[1-9]\d{0,40})", text):
        return int(text)
    if re.fullmatch(r"-?(0|[1-9]\d{0,310})\.\d{1,400}", text):
        return float(text)
    return text


def _sections(root: Entries, desk: Desk) -> dict[str, Node]:
    """The top-level fields by name; what is no field is noted."""
    sections: dict[str, Node] = {}
    for key, value in entries_of(root, "the board", desk):
        if key.text not in SECTIONS:
            desk.wrong(key, "the board", f"there is no field {shown(key.text)}", nearest(key.text, SECTIONS))
        elif not (isinstance(value, Text) and value.empty):
            sections[key.text] = value
    version = sections.get("peakday")
    if version is not None and not (isinstance(version, Text) and version.text == "1"):
        desk.wrong(
            version, "peakday", f"this board says it is version {described(version)}", "Write `peakday: 1`"
        )
    return sections


def _title(node: Node | None, desk: Desk) -> str:
    if node is None:
        name = Path(desk.file).name
        stem = name.rpartition(".")[0] if name.endswith((".yaml", ".yml")) else ""
        return stem.replace("-", " ").replace("_", " ").capitalize() or "Untitled board"
    title = desk.attempt(node, "title", lambda: text_of(node, "a title", "Palm checkout"))
    if title and len(title) > 300:
        desk.wrong(
            node, "title", "the title is over 300 letters long", "Shorten it, and keep the rest in `notes`"
        )
    return str(title or "")


def _with_starts(
    journeys: dict[str, Journey],
    places: dict[str, Node],
    boxes: dict[str, Box],
    arrows: Sequence[Arrow],
    desk: Desk,
    certain: bool,
) -> dict[str, Journey]:
    """The journeys, those without `from` started where the arrows tell, `certain` or as a prompt will say."""
    found = dict(journeys)
    for name, journey in journeys.items():
        if journey.start or not boxes:
            continue
        told = desk.attempt(places[name], f"journey {name}, from", lambda: find_start(boxes, arrows, certain))
        if told is not None:
            found[name] = replace(journey, start=told[0], guessed=True)
            if told[1] is not None and told[1] not in desk.assumed:
                desk.assumed.append(told[1])
    return found


def _check_loads(
    root: Node, sections: dict[str, Node], journeys: dict[str, Journey], places: dict[str, Node], desk: Desk
) -> None:
    """A board that is to be run carries a load in every journey."""
    mend = "Add `load: 50 000/h` (or what it carries)"
    if not journeys and "journeys" not in sections:
        desk.wrong(root, "the board", "there is no load: nobody uses this board", mend)
    section = sections.get("journeys")
    entries = section.entries if isinstance(section, Entries) else []
    for name, journey in journeys.items():
        written = "load" in sections or any(key.text == name and said_load(value) for key, value in entries)
        if journey.load is None and not written:
            desk.wrong(places[name], f"journey {name}", "it has no load", mend)
    if "journeys" in sections and not journeys and not any("journey" in m.where for m in desk.mistakes):
        desk.wrong(sections["journeys"], "journeys", "there is no load: nobody uses this board", mend)


def _targets(node: Node | None, journeys: dict[str, Journey], desk: Desk) -> tuple[Target, ...]:
    return _phrases(node, "targets", desk, lambda text: parse_target(text, journeys))


def _failures(node: Node | None, board: Board, desk: Desk) -> tuple[Failure, ...]:
    def read(text: str) -> Failure:
        failure = parse_failure(text, board)
        check_in_time(failure, board)
        return failure

    return _phrases(node, "failures", desk, read)


def _phrases(node: Node | None, section: str, desk: Desk, read: Callable[[str], T]) -> tuple[T, ...]:
    """The phrases of a list; YAML makes a small map of one with `: ` in it, which is put together again."""
    if node is None:
        return ()
    if isinstance(node, Entries):
        items: list[Node] = [node]
    else:
        items = items_of(node, section, desk) if not isinstance(node, Text) else [node]
    found: list[T] = []
    for number, item in enumerate(items, 1):
        where = f"{section}, number {number}"
        for text in _joined(item):
            if text is None:
                desk.wrong(
                    item,
                    where,
                    f"{described(item)} stands where a sentence is due",
                    "Write one sentence after `- `",
                )
                continue
            answer = desk.attempt(item, where, partial(read, text))
            if answer is not None:
                found.append(answer)
    return tuple(found)


def _joined(item: Node) -> list[str | None]:
    if isinstance(item, Text):
        return [item.text]
    if isinstance(item, Entries) and item.entries:
        return [
            f"{key.text}: {value.text}" if isinstance(value, Text) else None for key, value in item.entries
        ]
    return [None]


def _layout(node: Node | None, boxes: dict[str, Box], desk: Desk) -> dict[str, tuple[float, float]]:
    """Where the canvas put each box; places of boxes that are gone are forgotten."""
    layout: dict[str, tuple[float, float]] = {}
    if node is None:
        return layout
    for key, value in entries_of(node, "layout", desk):
        spot = [_coordinate(item) for item in value.items] if isinstance(value, Items) else []
        if len(spot) != 2 or spot[0] is None or spot[1] is None:
            desk.wrong(
                value,
                f"layout, {key.text}",
                "this is not a place on the canvas",
                f"Write `{key.text}: [120, 80]`",
            )
        elif key.text in boxes:
            layout[key.text] = (spot[0], spot[1])
    return layout


def _coordinate(node: Node) -> float | None:
    if not isinstance(node, Text) or not re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", node.text):
        return None
    number = float(node.text)
    return number if isfinite(number) and abs(number) <= FARTHEST else None
