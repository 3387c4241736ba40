"""A mermaid flowchart as a board.

Read with the tolerance a sketch deserves: what is no box and no arrow is passed over and listed in
`Board.assumed`; a text on an arrow counts where the board language has a word for it (`miss`, `20 %`,
`5 ms`), and an arrow that would close a loop is taken for an answer on its way back. A frame (`subgraph`)
that names a region, or says `place: …`, is the place of the boxes in it; other frames change no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from peakday.board.formats.sketch import Sketch, free_name, place_of
from peakday.board.parse import Reading

MOST_STATEMENTS = 4000
SOURCE = "read from the mermaid drawing"

_HEAD = re.compile(r"^\s*(?:flowchart|graph)\b[^\n;]*", re.I)
_PASSED_OVER = re.compile(
    r"^(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr|title)\b", re.I
)
_FRAME = re.compile(r"^subgraph\b\s*(?P<title>.*)$", re.I)
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


@dataclass
class _Chart(Sketch):
    """A sketch with what only a flowchart has: names by node id, and frames around boxes."""

    names: dict[str, str] = field(default_factory=dict)
    frames: list[str | None] = field(default_factory=list)


def read(text: str, source: str = "drawing") -> Reading:
    """The board a flowchart draws. It states no load; whoever runs it gives one.

    Never raises: a text without a single arrow or box comes back as one mistake.
    """
    chart = _Chart()
    for statement in _statements(text):
        _read_statement(statement, chart)
    return chart.reading(
        source, SOURCE, "Write `flowchart LR` and a line such as `a[Scanner] --> b[Gateway]`"
    )


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
        chart.frames.append(place_of(frame["title"]))
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
                chart.draw(source, target, words, dotted=dotted)
        group = following


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
    """The board's name of a node, the same each time it is met."""
    if identity not in chart.names:
        chart.names[identity] = free_name(identity, chart.names.values())
    return chart.names[identity]
