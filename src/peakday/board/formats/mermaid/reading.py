"""A mermaid flowchart as a board.

Read with the tolerance a sketch deserves: what is no box and no arrow, and an arrow to a frame, is passed
over and listed in `Board.assumed`, all but styles and what a click does. A text on an arrow counts where the
board language has a word for it (`miss`, `20 %`, `5 ms`), and an arrow that would close a loop is taken for
an answer on its way back. A frame (`subgraph`) that names a region, or says `place: …`, is the place of the
boxes in it; other frames change no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from peakday.board.formats.sketch import Sketch, free_name, place_of
from peakday.board.parse import Reading

MOST_STATEMENTS = 4000
SOURCE = "read from the mermaid drawing"

_HEAD = re.compile(r"^\s*(?:flowchart(?:-elk)?|graph)(?=[\s;]|$)[^\n;]*", re.I)
_PASSED_OVER = re.compile(
    r"^(?:(?:classDef|class|style|linkStyle|click|direction|title)(?=\s|$)(?!\s+<?[-=][-.=])|acc(?:Title|Descr)\b)",
    re.I,
)
_FRAME = re.compile(r"^subgraph(?=\s|$)\s*(?P<title>(?P<id>[^\s\[\"(]*).*)$", re.I)
_TITLE = re.compile(r"\s*(?:\[.*\])?\s*")
_NODE = re.compile(r"\s*(?P<id>[^\W_](?:[\w.]|-(?![-.=>]))*)\s*")
_SHAPES = (
    ("([", "])", ""), ("[[", "]]", ""), ("[(", ")]", "cylinder"), ("(((", ")))", ""),
    ("((", "))", ""), ("{{", "}}", ""),
    ("[/", "/]", ""), ("[\\", "\\]", ""), ("[/", "\\]", ""), ("[\\", "/]", ""), ("[", "]", ""),
    ("(", ")", ""), ("{", "}", ""), (">", "]", ""),
)  # fmt: skip
_LINK = re.compile(
    r"\s*<?(?:"
    r"(?P<dotted>-\.+-[>ox]?)|(?P<dotted_text>-\.\s*(?P<a>(?:(?!\.+-)[^|\n])*?)\s*\.+-[>ox]?)"
    r"|(?P<plain>-{2,}[->ox]|={2,}[=>ox])"
    r"|(?P<text>--\s*(?P<b>(?:(?!--)[^|\n])+?)(?:\s*-{2,}[->ox]|\s+--(?=\s)))"
    r"|(?P<thick_text>==\s*(?P<d>(?:(?!==)[^|\n])+?)(?:\s*={2,}[=>ox]|\s+==(?=\s)))"
    r"|(?P<bare>--|==)"
    r")\s*(?:\|(?P<c>[^|\n]*)\|)?"
)


@dataclass
class _Chart(Sketch):
    """A sketch with what only a flowchart has: names by node id, and frames around boxes."""

    names: dict[str, str] = field(default_factory=dict)
    frames: list[str | None] = field(default_factory=list)
    frame_ids: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _End:
    """One end of an arrow: a box by its name, or a frame by its id."""

    name: str
    frame: bool = False


def read(text: str, source: str = "drawing") -> Reading:
    """The board a flowchart draws. It states no load; whoever runs it gives one.

    Never raises: a text without a single arrow or box comes back as one mistake.
    """
    statements = _statements(text)
    chart = _Chart(frame_ids=set(_frame_ids(statements)))
    for statement in statements:
        _read_statement(statement, chart)
    return chart.reading(
        source, SOURCE, "Write `flowchart LR` and a line such as `a[Scanner] --> b[Gateway]`"
    )


def _statements(text: str) -> list[str]:
    body = re.sub(r"^---\n.*?\n---\n", "", text.lstrip(), flags=re.S)
    body = "\n".join(line for line in body.split("\n") if not line.strip().startswith("%%"))
    lines = _HEAD.sub("", body, count=1).split("\n")
    return [part.strip() for line in lines for part in _split(line) if part.strip()][:MOST_STATEMENTS]


def _frame_ids(statements: list[str]) -> Iterator[str]:
    """What arrows call the frames by; one with a title of several words has no such name."""
    for statement in statements:
        frame = _FRAME.match(statement)
        if frame and frame["id"] and _TITLE.fullmatch(statement, frame.end("id")):
            yield frame["id"]


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
            chart.note(
                "the drawing", "line", statement, "an arrow in it leads to no box, and was passed over"
            )
            return
        dotted = bool(link["dotted"] or link["dotted_text"])
        words = (link["a"] or link["b"] or link["c"] or link["d"] or "").strip().strip("\"'").strip()
        for source in group:
            for target in following:
                if source.frame or target.frame:
                    why = "one end of it is a frame, no box, and it was passed over"
                    chart.note("the drawing", "arrow", f"{source.name} -> {target.name}", why)
                else:
                    chart.draw(source.name, target.name, words, dotted=dotted)
        group = following


def _stands(name: str, chart: _Chart) -> None:
    """A box first drawn inside a frame stands in the innermost place around it."""
    place = next((place for place in reversed(chart.frames) if place), None)
    if place and name not in chart.places and name not in chart.labels:
        chart.places[name] = place
        chart.note(name, "place", place, "it is drawn inside the frame of that name")


def _nodes(text: str, at: int, chart: _Chart) -> tuple[list[_End], int]:
    """One box, or several joined by `&`, from a place on."""
    found: list[_End] = []
    while True:
        match = _NODE.match(text, at)
        if match is None:
            return found, at
        label, cylinder, at = _label(text, match.end())
        if match["id"] in chart.frame_ids and match["id"] not in chart.names and not label:
            found.append(_End(match["id"], frame=True))
        else:
            found.append(_End(_boxed(match["id"], label, cylinder, chart)))
        joined = re.compile(r"\s*(?::::[\w-]+)?\s*&").match(text, at)
        if joined is None:
            styled = re.compile(r"\s*:::[\w-]+").match(text, at)
            return found, styled.end() if styled else at
        at = joined.end()


def _boxed(identity: str, label: str, cylinder: bool, chart: _Chart) -> str:
    """The board's name of a box, put on the chart."""
    name = _name(identity, chart)
    _stands(name, chart)
    if label:
        chart.labels[name] = label
    else:
        chart.labels.setdefault(name, None)
    if cylinder:
        chart.cylinders.add(name)
    return name


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
