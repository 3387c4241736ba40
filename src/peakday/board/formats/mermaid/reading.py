"""A mermaid flowchart as a board.

Read with the tolerance a sketch deserves: what is no box and no arrow is passed over and listed in
`Board.assumed`; a text on an arrow counts where the board language has a word for it (`miss`, `20 %`,
`5 ms`), and an arrow that would close a loop is taken for an answer on its way back. A frame (`subgraph`)
that names a region, or says `place: …`, is the place of the boxes in it; other frames change no number.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace

from peakday.board.document import document_of as write_document
from peakday.board.mistakes import BoardError, Mistake
from peakday.board.models import Assumed
from peakday.board.parse import Reading, parse
from peakday.board.reading.names import check_name
from peakday.quantities import QuantityError, parse_duration, parse_share

MOST_STATEMENTS = 4000
SOURCE = "read from the mermaid drawing"

_HEAD = re.compile(r"^\s*(?:flowchart|graph)\b[^\n;]*", re.I)
_PASSED_OVER = re.compile(
    r"^(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr|title)\b", re.I
)
_FRAME = re.compile(r"^subgraph\b\s*(?P<title>.*)$", re.I)
_PLACE = re.compile(r"\bplace:\s*(?P<place>[\w./-]*\w)")
_REGION = re.compile(
    r"\b(?P<region>[a-z]{2}(?:-gov)?-(?:north|south|east|west|central)(?:east|west)?-\d)(?P<zone>[a-f])?\b"
)
_NODE = re.compile(r"\s*(?P<id>[^\W_](?:[\w.]|-(?![-.=>]))*)\s*")
_SHAPES = (
    ("([", "])", ""), ("[[", "]]", ""), ("[(", ")]", "cylinder"), ("(((", ")))", ""),
    ("((", "))", ""), ("{{", "}}", ""),
    ("[/", "/]", ""), ("[\\", "\\]", ""), ("[/", "\\]", ""), ("[\\", "/]", ""), ("[", "]", ""),
    ("(", ")", ""), ("{", "}", ""), (">", "]", ""),
)  # fmt: skip
_LINK = re.compile(
    r"\s*<?(?:"
    r"(?P<dotted>-\.+-[>ox]?)|(?P<dotted_text>-\.\s+(?P<a>[^|\n]*?)\s+\.+-[>ox]?)"
    r"|(?P<text>(?:--|==)\s+(?P<b>[^|\n>]*?)\s+(?:-{2,}|={2,})[>ox]?)"
    r"|(?P<plain>(?:-{2,}|={2,})[>ox]?)"
    r")\s*(?:\|(?P<c>[^|\n]*)\|)?"
)
_ON = {
    "hit": "hit", "miss": "miss", "on miss": "miss", "cache miss": "miss", "on hit": "hit",
    "error": "error", "on error": "error", "ok": "ok",
}  # fmt: skip


@dataclass
class _Chart:
    """What was found so far: labels by name, the arrows with their options, and what was passed over."""

    labels: dict[str, str | None] = field(default_factory=dict)
    cylinders: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    arrows: dict[tuple[str, str], dict[str, object]] = field(default_factory=dict)
    frames: list[str | None] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    notes: list[Assumed] = field(default_factory=list)

    def note(self, place: str, what: str, value: str, why: str) -> None:
        self.notes.append(Assumed(place, what, value[:120], why))


def read(text: str, source: str = "drawing") -> Reading:
    """The board a flowchart draws. It states no load; whoever runs it gives one.

    Never raises: a text without a single arrow or box comes back as one mistake.
    """
    chart = _Chart()
    for statement in _statements(text):
        _read_statement(statement, chart)
    if not chart.labels:
        mistake = Mistake(source, 1, 1, "the drawing", "no box and no arrow can be read in it",
                          "Write `flowchart LR` and a line such as `a[Scanner] --> b[Gateway]`")  # fmt: skip
        return Reading(None, (mistake,))
    document = _document(chart)
    reading = parse(json.dumps(document, ensure_ascii=False), source=source, needs_load=False)
    if reading.board is None:
        return reading
    shapes = [Assumed(name, "shape", "cylinder", SOURCE) for name in sorted(chart.cylinders)]
    board = replace(reading.board, assumed=(*reading.board.assumed, *chart.notes, *shapes))
    return Reading(board, ())


def document_of(text: str) -> tuple[dict[str, object], list[str]]:
    """The board document a flowchart draws, and what was inferred or passed over, in sentences.

    Raises `BoardError` where no box and no arrow can be read in it.
    """
    reading = read(text)
    if reading.board is None:
        raise BoardError(reading.mistakes)
    found = write_document(reading.board)
    kept = {name: value for name, value in found.items() if name in ("boxes", "arrows")}
    return kept, [f"{a.box}: {a.field} {a.value}: {a.source}" for a in reading.board.assumed]


def _document(chart: _Chart) -> dict[str, object]:
    """The chart as a board document."""
    boxes: dict[str, dict[str, str]] = {name: {} for name in chart.labels}
    for name, label in chart.labels.items():
        if label:
            boxes[name]["label"] = label
        if name in chart.places:
            boxes[name]["place"] = chart.places[name]
    arrows = [_arrow(ends, options) for ends, options in _without_returns(chart).items()]
    return {"boxes": boxes, "arrows": arrows}


def _statements(text: str) -> list[str]:
    body = re.sub(r"^---\n.*?\n---\n", "", text.lstrip(), flags=re.S)
    body = "\n".join(line for line in body.split("\n") if not line.strip().startswith("%%"))
    lines = _HEAD.sub("", body, count=1).split("\n")
    return [part.strip() for line in lines for part in _split(line) if part.strip()][:MOST_STATEMENTS]


def _split(line: str) -> list[str]:
    """A line at its semicolons, but for those inside quotes."""
    return re.findall(r'(?:"[^"]*"|[^;"])+', line)


def _read_statement(statement: str, chart: _Chart) -> None:
    frame = _FRAME.match(statement)
    if frame:
        chart.frames.append(_place_of(frame["title"]))
        return
    if statement.lower() == "end":
        del chart.frames[-1:]
        return
    if _PASSED_OVER.match(statement):
        return
    group, at = _nodes(statement, 0, chart)
    if not group:
        chart.note("the drawing", "line", statement, "it is no box and no arrow, and was passed over")
        return
    while at < len(statement):
        link = _LINK.match(statement, at)
        if link is None:
            rest = statement[at:].strip()
            if rest:
                chart.note("the drawing", "line", rest, "it could not be read, and was passed over")
            return
        following, at = _nodes(statement, link.end(), chart)
        if not following:
            return
        dotted = bool(link["dotted"] or link["dotted_text"])
        words = (link["a"] or link["b"] or link["c"] or "").strip().strip("\"'").strip()
        for source in group:
            for target in following:
                _draw(chart, source, target, dotted, words)
        group = following


def _place_of(title: str) -> str | None:
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


def _stands(name: str, chart: _Chart) -> None:
    """A box first drawn inside a frame stands in the innermost place around it."""
    place = next((place for place in reversed(chart.frames) if place), None)
    if place and name not in chart.places and name not in chart.labels:
        chart.places[name] = place
        chart.note(name, "place", place, "it is drawn inside the frame of that name")


def _nodes(text: str, at: int, chart: _Chart) -> tuple[list[str], int]:
    """One box, or several joined by `&`, from a place on."""
    found: list[str] = []
    while True:
        match = _NODE.match(text, at)
        if match is None:
            return found, at
        at = match.end()
        name = _name(match["id"], chart)
        _stands(name, chart)
        label, cylinder, at = _label(text, at)
        if label:
            chart.labels[name] = label
        else:
            chart.labels.setdefault(name, None)
        if cylinder:
            chart.cylinders.add(name)
        found.append(name)
        joined = re.compile(r"\s*(?::::[\w-]+)?\s*&").match(text, at)
        if joined is None:
            styled = re.compile(r"\s*:::[\w-]+").match(text, at)
            return found, styled.end() if styled else at
        at = joined.end()


def _label(text: str, at: int) -> tuple[str, bool, int]:
    for begin, end, shape in _SHAPES:
        if not text.startswith(begin, at):
            continue
        start = at + len(begin)
        quoted = re.compile(r'\s*"([^"]*)"\s*').match(text, start)
        if quoted and text.startswith(end, quoted.end()):
            return _clean(quoted[1]), shape == "cylinder", quoted.end() + len(end)
        stop = text.find(end, start)
        if stop > 0:
            return _clean(text[start:stop]), shape == "cylinder", stop + len(end)
    return "", False, at


def _clean(label: str) -> str:
    plain = re.sub(r"<br\s*/?>", " ", label, flags=re.I)
    plain = re.sub(r"<[^>]*>|[`*_]{2}", "", plain).replace("#quot;", "'")
    return " ".join(plain.split()).strip("\"'")[:120]


def _name(identity: str, chart: _Chart) -> str:
    """The board's name of a box: a letter first, and only what a name may hold."""
    if identity not in chart.names:
        plain = re.sub(r"[^\w.-]+", "-", identity).strip("-._")[:60]
        name = plain if plain[:1].isalpha() else f"box-{plain}"
        while name in chart.names.values():
            name += "x"
        chart.names[identity] = name
    return chart.names[identity]


def _draw(chart: _Chart, source: str, target: str, dotted: bool, words: str) -> None:
    if source == target or (source, target) in chart.arrows:
        return
    options: dict[str, object] = {}
    low = words.lower()
    if low in ("async", "asynchronous"):
        dotted = True
    elif low in _ON:
        options["on"] = _ON[low]
    elif words:
        _quantity(chart, f"{source} -> {target}", words, options)
    chart.arrows[source, target] = {"dotted": dotted, **options}


def _quantity(chart: _Chart, arrow: str, words: str, options: dict[str, object]) -> None:
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
        chart.note(arrow, "text", words, "kept as words; it changes no number")
    else:
        options["delay"] = words


def _without_returns(chart: _Chart) -> dict[tuple[str, str], dict[str, object]]:
    """The arrows but those that close a loop: people draw the answer's way back too."""
    kept: dict[tuple[str, str], dict[str, object]] = {}
    onward: dict[str, set[str]] = {}
    for (source, target), options in chart.arrows.items():
        if _reaches(onward, target, source):
            chart.note(
                f"{source} -> {target}", "arrow", "left out", "it leads back, so it is read as the answer"
            )
            continue
        kept[source, target] = options
        onward.setdefault(source, set()).add(target)
    return kept


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
