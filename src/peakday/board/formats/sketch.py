"""What any drawing comes to: boxes with labels, arrows with a few words, and what was passed over.

Each reader of a drawing program's file fills a `Sketch`; what the words on an arrow mean, which arrows are
only the answer on its way back, and how it all becomes a board is said here once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from peakday.board.document import document_of as write_document
from peakday.board.mistakes import BoardError, Mistake
from peakday.board.models import Assumed
from peakday.board.parse import Reading, parse
from peakday.board.reading.names import NOTHING, check_name
from peakday.quantities import QuantityError, parse_duration, parse_share

_PLACE = re.compile(r"\bplace:\s*(?P<place>[\w./-]*\w)")
_REGION = re.compile(
    r"\b(?P<region>[a-z]{2}(?:-gov)?-(?:north|south|east|west|central)(?:east|west)?-\d)(?P<zone>[a-f])?\b"
)
_ON = {
    "hit": "hit", "miss": "miss", "on miss": "miss", "cache miss": "miss", "on hit": "hit",
    "error": "error", "on error": "error", "ok": "ok",
}  # fmt: skip


@dataclass
class Sketch:
    """The boxes (name to label), the arrows with their options, places, and notes on what was inferred."""

    labels: dict[str, str | None] = field(default_factory=dict)
    cylinders: set[str] = field(default_factory=set)
    arrows: dict[tuple[str, str], dict[str, object]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    notes: list[Assumed] = field(default_factory=list)

    def note(self, where: str, what: str, value: str, why: str) -> None:
        """Something inferred or passed over; it is listed in `Board.assumed`."""
        self.notes.append(Assumed(where, what, value[:120], why))

    def draw(self, source: str, target: str, words: str, *, dotted: bool) -> None:
        """An arrow between two boxes; the first drawn between them counts."""
        if source == target or (source, target) in self.arrows:
            return
        options: dict[str, object] = {}
        low = words.lower()
        if low in ("async", "asynchronous"):
            dotted = True
        elif low in _ON:
            options["on"] = _ON[low]
        elif words:
            self._quantity(f"{source} -> {target}", words, options)
        self.arrows[source, target] = {"dotted": dotted, **options}

    def reading(self, source: str, told_from: str, mend: str) -> Reading:
        """The board it draws, which states no load; a sketch without a single box is one mistake."""
        if not self.labels:
            rule = "no box and no arrow can be read in it"
            return Reading(None, (Mistake(source, 1, 1, "the drawing", rule, mend),))
        document = json.dumps(self._document(), ensure_ascii=False)
        reading = parse(document, source=source, needs_load=False)
        if reading.board is None:
            return reading
        shapes = [Assumed(name, "shape", "cylinder", told_from) for name in sorted(self.cylinders)]
        board = replace(reading.board, assumed=(*reading.board.assumed, *self.notes, *shapes))
        return Reading(board, ())

    def _document(self) -> dict[str, object]:
        boxes: dict[str, dict[str, str]] = {name: {} for name in self.labels}
        for name, label in self.labels.items():
            if label:
                boxes[name]["label"] = label
            if name in self.places:
                boxes[name]["place"] = self.places[name]
        arrows = [_arrow(ends, options) for ends, options in self._without_returns().items()]
        return {"boxes": boxes, "arrows": arrows}

    def _quantity(self, arrow: str, words: str, options: dict[str, object]) -> None:
        try:
            parse_share(words)
        except QuantityError:
            pass
        else:
            options["share"] = words
            return
        try:
            parse_duration(words)
        except QuantityError:
            self.note(arrow, "text", words, "kept as words; it changes no number")
        else:
            options["delay"] = words

    def _without_returns(self) -> dict[tuple[str, str], dict[str, object]]:
        """The arrows but those that close a loop: people draw the answer's way back too."""
        kept: dict[tuple[str, str], dict[str, object]] = {}
        onward: dict[str, set[str]] = {}
        for (source, target), options in self.arrows.items():
            if _reaches(onward, target, source):
                why = "it leads back, so it is read as the answer"
                self.note(f"{source} -> {target}", "arrow", "left out", why)
                continue
            kept[source, target] = options
            onward.setdefault(source, set()).add(target)
        return kept


def free_name(text: str, taken: Iterable[str]) -> str:
    """A board's name for a box: a letter first, only what a name may hold, and not yet taken."""
    plain = re.sub(r"[^\w.-]+", "-", text).strip("-._")[:60].rstrip("-._")
    name = plain if plain[:1].isalpha() and plain.lower() not in NOTHING else f"box-{plain}".rstrip("-")
    taken = set(taken)
    while name in taken:
        name += "x"
    return name


def place_of(title: str) -> str | None:
    """The place a frame's title names, if it names one."""
    said = _PLACE.search(title)
    if said:
        try:
            return "/".join(check_name(part) for part in said["place"].split("/", 1))
        except QuantityError:
            return None
    region = _REGION.search(title)
    if region is None:
        return None
    return region["region"] + (f"/{region['zone']}" if region["zone"] else "")


def document_of(reading: Reading) -> tuple[dict[str, object], list[str]]:
    """The board document a drawing was read as, and what was inferred or passed over, in sentences.

    Raises `BoardError` where no box and no arrow could be read.
    """
    if reading.board is None:
        raise BoardError(reading.mistakes)
    found = write_document(reading.board)
    kept = {name: value for name, value in found.items() if name in ("boxes", "arrows")}
    return kept, [f"{a.box}: {a.field} {a.value}: {a.source}" for a in reading.board.assumed]


def _reaches(onward: dict[str, set[str]], start: str, goal: str) -> bool:
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        if here == goal:
            return True
        fresh = onward.get(here, set()) - seen
        seen |= fresh
        todo += fresh
    return False


def _arrow(ends: tuple[str, str], options: dict[str, object]) -> object:
    written = f"{ends[0]} {'~>' if options['dotted'] else '->'} {ends[1]}"
    rest = {name: value for name, value in options.items() if name != "dotted"}
    return {written: rest} if rest else written
