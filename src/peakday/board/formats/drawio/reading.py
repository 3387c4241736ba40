"""A draw.io drawing as a board: vertices are boxes, edges arrows, a dashed edge does not wait.

Only the first page is read. A vertex that holds others is a frame, and their place where its words name a
region. The format: https://www.drawio.com/doc/faq/diagram-source-edit; a page may be deflated and in base64.
"""

from __future__ import annotations

import html
import re
from base64 import b64decode
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree import ElementTree
from zlib import decompressobj, error

from peakday.board.formats.sketch import Sketch, free_name, place_of
from peakday.board.mistakes import Mistake
from peakday.board.parse import Reading

SOURCE = "read from the draw.io drawing"
MOST_CELLS = 4000
MOST_BYTES = 4_000_000
"""Of a deflated page, once inflated."""
_MEND = "Draw shapes with words on them and arrows between them, and save the file anew"


@dataclass(frozen=True, slots=True)
class _Cell:
    id: str
    words: str
    style: str
    parent: str
    source: str
    target: str
    edge: bool
    vertex: bool


def read(text: str, source: str = "drawing") -> Reading:
    """The board a draw.io file draws. It states no load; whoever runs it gives one.

    Never raises: a text that is no draw.io file, or draws nothing, comes back as one mistake.
    """
    cells = _cells(text)
    if cells is None:
        rule = "this is no draw.io file: it is not XML with an mxGraphModel in it"
        return Reading(None, (Mistake(source, 1, 1, "the drawing", rule, _MEND),))
    sketch = Sketch()
    by_id = {cell.id: cell for cell in cells}
    edges = {cell.id for cell in cells if cell.edge}
    vertices = [cell for cell in cells if cell.vertex and cell.parent not in edges]
    joined = {end for cell in cells if cell.edge for end in (cell.source, cell.target)}
    # A frame is a vertex others stand in, unless arrows reach it; then it is a box with parts.
    frames = {cell.parent for cell in vertices if cell.parent in by_id and by_id[cell.parent].vertex} - joined
    names: dict[str, str] = {}
    for cell in vertices:
        if cell.id in frames or not (cell.words or cell.id in joined):
            continue
        if cell.id not in joined and re.match(r"text\b", cell.style):
            sketch.note("the drawing", "text", cell.words, "it lies on no shape, and was passed over")
            continue
        name = names[cell.id] = free_name(cell.words.lower() or "box", names.values())
        sketch.labels[name] = cell.words or None
        if re.search(r"cylinder|datastore|database", cell.style):
            sketch.cylinders.add(name)
        place = _place(cell, by_id)
        if place:
            sketch.places[name] = place
            sketch.note(name, "place", place, "it is drawn inside the frame of that name")
    for cell in cells:
        if cell.edge:
            _draw(cell, cells, sketch, names)
    return sketch.reading(source, SOURCE, _MEND)


def _draw(edge: _Cell, cells: list[_Cell], sketch: Sketch, names: dict[str, str]) -> None:
    words = edge.words or next((c.words for c in cells if c.vertex and c.parent == edge.id), "")
    if edge.source not in names or edge.target not in names:
        why = "one end is at no shape, so it was passed over"
        sketch.note("the drawing", "arrow", words or "an arrow", why)
        return
    ends = (names[edge.source], names[edge.target])
    backwards = "endArrow=none" in edge.style and re.search(r"startArrow=(?!none)\w", edge.style)
    first, last = reversed(ends) if backwards else ends
    sketch.draw(first, last, words, dotted="dashed=1" in edge.style)


def _place(cell: _Cell, by_id: dict[str, _Cell]) -> str | None:
    seen: set[str] = set()
    while cell.parent in by_id and cell.parent not in seen:
        seen.add(cell.parent)
        cell = by_id[cell.parent]
        if place := place_of(cell.words):
            return place
    return None


def _cells(text: str) -> list[_Cell] | None:
    root = _xml(text)
    if root is None:
        return None
    model = root if root.tag == "mxGraphModel" else root.find(".//mxGraphModel")
    if model is None:
        page = root.find(".//diagram")
        inflated = _inflated(page.text or "") if page is not None else None
        model = _xml(inflated) if inflated else None
    if model is None:
        return None
    cells = []
    for holder in list(model.iter())[:MOST_CELLS]:
        if holder.tag == "mxCell":
            cells.append(_cell(holder, holder.get("id", ""), holder.get("value", "")))
        elif holder.tag in ("UserObject", "object") and (inner := holder.find("mxCell")) is not None:
            cells.append(_cell(inner, holder.get("id", ""), holder.get("label", "")))
    return [cell for cell in cells if cell.id]


def _cell(cell: ElementTree.Element, identity: str, value: str) -> _Cell:
    plain = html.unescape(re.sub(r"<[^>]*>", " ", value))
    return _Cell(
        identity,
        " ".join(plain.split())[:120],
        cell.get("style", ""),
        cell.get("parent", ""),
        cell.get("source", ""),
        cell.get("target", ""),
        cell.get("edge") == "1",
        cell.get("vertex") == "1",
    )


def _xml(text: str) -> ElementTree.Element | None:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:  # nothing draw.io writes, and a way to blow up a reader
        return None
    try:
        return ElementTree.fromstring(text.strip())
    except (ElementTree.ParseError, ValueError, RecursionError):
        return None


def _inflated(page: str) -> str | None:
    try:
        raw = decompressobj(-15).decompress(b64decode(page.strip()), MOST_BYTES)
        return unquote(raw.decode("utf-8"))
    except (ValueError, error):
        return None
