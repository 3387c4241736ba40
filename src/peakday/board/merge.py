"""Writing an edited document back into the text it came from.

Only what changed is written anew. Everything else, comments, order, quotes, alignment and empty lines,
stays letter for letter, because the text is cut at the places the nodes stand and put together again.
What was written is read back; should it ever say anything but the document, the document is written whole.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from peakday.board import render
from peakday.board.document import document
from peakday.board.mistakes import BoardError, Mistake
from peakday.board.nodes import Entries, Items, Node, Text, compose
from peakday.board.reading.whole import plain

IN_ORDER = ("journeys",)
"""Maps whose order means something: theirs follows the document, every other map keeps the text's."""
_COMMA = re.compile(r"(?:\s|#[^\n]*\n)*,")
"""Up to the comma between two cells within brackets, past the comments before it."""
_OPENING = -1
"""The number of what stands before the first cell."""


def merge(text: str, edited: dict[str, Any], source: str = "board") -> str:
    """The text with the edited document in it; comments and order of untouched lines survive.

    Raises `BoardError` where the text is no YAML, or the document holds what no board can.
    """
    try:
        wanted = json.loads(json.dumps(edited, allow_nan=False))
        if not isinstance(wanted, dict):
            raise ValueError("a board document is an object")
        json.dumps(wanted, ensure_ascii=False).encode("utf-8")
    except (TypeError, ValueError, RecursionError) as error:
        rule = f"this document cannot be written ({error})"
        raise BoardError([Mistake(source, 1, 1, "the document", rule, "Send plain JSON")]) from None
    root = compose(text, source)
    if root is None:
        return _after(text, render.whole(wanted)) if wanted else text
    if document(text, source) == wanted and _ordered(root, wanted):
        return text
    written = _Cutter(text).whole(root, wanted)
    return written if _says(written, wanted) else render.whole(wanted)


def _after(comments: str, rest: str) -> str:
    """A text of nothing but comments keeps them above what is written."""
    head = comments.rstrip()
    return f"{head}\n\n{rest}" if head and head.lstrip("\ufeff").startswith("#") else rest


def _says(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return document(text) == wanted
    except BoardError:
        return False


def _ordered(root: Node, wanted: dict[str, Any]) -> bool:
    """Are the maps whose order matters already in the document's order?"""
    if not isinstance(root, Entries):
        return False
    said = plain(root)
    maps = [(said[name], wanted[name]) for name in IN_ORDER if isinstance(said.get(name), dict)]
    return all(list(old) == list(new) for old, new in maps)


@dataclass(slots=True)
class _Cell:
    """An entry of a map or an item of a list, as it stands in the text: from `start` to `end`."""

    start: int
    end: int
    key: Text | None
    value: Node


@dataclass(slots=True)
class _Piece:
    """A cell of the result: an old one (by number) or none, and its text."""

    old: int | None
    text: str


@dataclass(slots=True)
class _Gap:
    """What stands before a cell within brackets, but the comma: on the line before it, and `above` it."""

    text: str
    behind: str
    above: str

    @property
    def words(self) -> str:
        """The comment lines above the cell."""
        return _comments(self.above[1:]) if self.above.startswith("\n") else ""

    @property
    def bare(self) -> str:
        """What is above the cell but for the comment lines."""
        return "\n" + self.above.rpartition("\n")[2] if self.above.startswith("\n") else self.above


class _Cutter:
    """Cuts one text at its nodes and puts it together again with new values."""

    def __init__(self, text: str) -> None:
        self.text = text

    def whole(self, root: Node, wanted: dict[str, Any]) -> str:
        """The whole text with the document's values."""
        end = self._end(root)
        head, tail = self.text[: root.start], self.text[end:]
        text = head + self._value(root, wanted, ()) + tail
        return text if text.endswith("\n") else text + "\n"

    def _value(self, node: Node, new: Any, path: tuple[str, ...]) -> str:
        """The node's text, saying `new`."""
        if _same(node, new) and not (
            isinstance(node, Entries) and path in ((), *((name,) for name in IN_ORDER))
        ):
            return self.text[node.start : self._end(node)]
        if isinstance(node, Entries) and isinstance(new, dict) and new and node.entries:
            return self._collection(node, self._entries(node), self._map_pieces(node, new, path))
        if isinstance(node, Items) and isinstance(new, list) and new and node.items:
            return self._collection(node, self._items(node), self._list_pieces(node, new, path))
        if isinstance(node, Text) and isinstance(new, str):
            return self._quoted(node, new)
        return render.flow(new)

    def _map_pieces(self, node: Entries, new: dict[str, Any], path: tuple[str, ...]) -> list[_Piece]:
        cells = self._entries(node)
        number: dict[str, int] = {}
        for at, (key, _) in enumerate(node.entries):
            number.setdefault(key.text, at)
        order = list(new) if path and path[-1] in IN_ORDER else _old_order(list(number), list(new))
        pieces: list[_Piece] = []
        for name in order:
            at = number.get(name, -1)
            if at < 0:
                pieces.append(_Piece(None, self._fresh_entry(node, name, new[name], path)))
            else:
                pieces.append(_Piece(at, self._entry(cells[at], new[name], (*path, name))))
        for at, (key, _) in enumerate(node.entries):
            if number[key.text] != at and key.text in new:  # of a name written twice, the first counts
                behind = [
                    place for place, piece in enumerate(pieces) if piece.old in (at - 1, number[key.text])
                ]
                pieces.insert(max(behind) + 1, _Piece(at, self.text[cells[at].start : cells[at].end]))
        return pieces

    def _list_pieces(self, node: Items, new: list[Any], path: tuple[str, ...]) -> list[_Piece]:
        cells = self._items(node)
        old = [plain(item) for item in node.items]
        pieces = []
        for item, at in zip(new, _paired(old, new), strict=True):
            if at is None:
                fresh = render.flow(item) if node.flow else "- " + render.item_line(item)
                pieces.append(_Piece(None, fresh))
                continue
            before = self.text[cells[at].start : cells[at].value.start]
            value = cells[at].value
            same_form = isinstance(value, Text) == isinstance(item, str) and isinstance(
                value, Entries
            ) == isinstance(item, dict)
            if _same(value, item) or (same_form and value.start < value.end):
                pieces.append(_Piece(at, before + self._value(value, item, path)))
            else:
                pieces.append(_Piece(at, render.flow(item) if node.flow else "- " + render.item_line(item)))
        return pieces

    def _fresh_entry(self, node: Entries, key: str, value: Any, path: tuple[str, ...]) -> str:
        if not path and not node.flow:
            section = render.section(key, value).rstrip("\n")
            return "\n" + section if "\n" in section else section
        return f"{render.scalar(key)}: {render.flow(value)}"

    def _entry(self, cell: _Cell, new: Any, path: tuple[str, ...]) -> str:
        assert cell.key is not None
        value = cell.value
        if _same(value, new) and not (len(path) == 1 and path[0] in IN_ORDER):
            return self.text[cell.start : cell.end]
        key = self.text[cell.key.start : cell.key.end]
        block = isinstance(value, Entries | Items) and not value.flow
        grows = isinstance(new, dict if isinstance(value, Entries) else list) and bool(new)
        if value.start >= value.end or (block and not grows):
            if len(path) == 1 and isinstance(new, dict | list) and new:
                return render.section(path[0], new).rstrip("\n")
            return f"{key}: {render.flow(new)}"
        return self.text[cell.start : value.start] + self._value(value, new, path)

    def _quoted(self, node: Text, new: str) -> str:
        """A scalar in the quotes it had."""
        written = self.text[node.start : node.end]
        if written.startswith("'") and new.isprintable():
            return "'" + new.replace("'", "''") + "'"
        if written.startswith('"'):
            return render.in_quotes(new)
        return render.scalar(new)

    def _entries(self, node: Entries) -> list[_Cell]:
        return [_Cell(key.start, max(key.end, self._end(value)), key, value) for key, value in node.entries]

    def _items(self, node: Items) -> list[_Cell]:
        cells = []
        for item in node.items:
            start = item.start if node.flow else self.text.rfind("-", 0, item.start)
            cells.append(_Cell(start, max(start + 1, self._end(item)), None, item))
        return cells

    def _end(self, node: Node) -> int:
        """Where a node's text ends; a block reaches to the end of its last line, comment included."""
        if isinstance(node, Text) and not node.plain and self.text[node.start : node.start + 1] in ("|", ">"):
            return node.start + len(self.text[node.start : node.end].rstrip())
        if isinstance(node, Entries | Items) and not node.flow:
            parts: Sequence[Node] = node.entries[-1] if isinstance(node, Entries) else node.items[-1:]
            last = max((self._end(part) for part in parts), default=node.end)
            line_end = self.text.find("\n", last)
            return len(self.text) if line_end < 0 else line_end
        return node.end

    def _collection(self, node: Entries | Items, cells: Sequence[_Cell], pieces: Sequence[_Piece]) -> str:
        join: Callable[..., str] = self._in_braces if node.flow else self._in_lines
        return join(node, cells, pieces)

    def _in_braces(self, node: Node, cells: Sequence[_Cell], pieces: Sequence[_Piece]) -> str:
        gaps, indent = self._gaps(node, cells), self._indent(cells)
        kept = {piece.old for piece in pieces}
        out, written = self.text[node.start : node.start + 1], -1
        before: int | None = _OPENING
        closing = _Piece(len(cells), "")  # its bracket goes by the number behind the last
        for piece in (*pieces, closing):
            at = piece.old
            if before is not None and at == before + 1:
                out += gaps[at].text
            else:
                gone = [gap for gap in range(written + 1, at or 0) if gap not in kept]
                words = "".join(gaps[each].words for each in gone)
                behind = gaps[before + 1].behind if before is not None else ""
                comma = "," if before != _OPENING and at != len(cells) else ""
                above = gaps[at].above or (" " if at == 0 else "") if at is not None else " "
                if before == _OPENING:
                    words, above = words + (gaps[at].words if at is not None else ""), gaps[0].bare
                out += comma + behind + _line(above, words, behind, indent)
            out += piece.text
            before, written = at, written if at is None else max(written, at)
        return out

    def _gaps(self, node: Node, cells: Sequence[_Cell]) -> list[_Gap]:
        """What stands before each cell within brackets, and before the closing one."""
        ends = [node.start + 1, *(cell.end for cell in cells)]
        starts = [*(cell.start for cell in cells), node.end]
        gaps = []
        for end, start in zip(ends, starts, strict=True):
            text = self.text[end:start]
            comma = _COMMA.match(text)
            bare = text[: comma.end() - 1] + text[comma.end() :] if comma else text
            behind, newline, lead = bare.partition("\n")
            gaps.append(_Gap(text, behind.rstrip(), newline + lead) if newline else _Gap(text, "", bare))
        return gaps

    def _indent(self, cells: Sequence[_Cell]) -> str:
        """What stands before a cell that begins a line; before the first one's place, where none does."""
        for cell in cells:
            begin = self.text[self.text.rfind("\n", 0, cell.start) + 1 : cell.start]
            if not begin.strip():
                return begin
        return " " * (cells[0].start - self.text.rfind("\n", 0, cells[0].start) - 1)

    def _in_lines(self, node: Node, cells: Sequence[_Cell], pieces: Sequence[_Piece]) -> str:
        indent = " " * (cells[0].start - self.text.rfind("\n", 0, cells[0].start) - 1)
        leads, tails = self._around(node, cells)
        kept = {piece.old for piece in pieces}
        out, written = "", -1
        for number, piece in enumerate(pieces):
            lead, tail = indent, ""
            if piece.old is not None:
                orphans = [at for at in range(written + 1, piece.old) if at not in kept]
                lead = "".join(_comments(leads[at]) for at in orphans) + leads[piece.old]
                tail, written = tails[piece.old], max(written, piece.old)
            if not number and lead.startswith(indent):
                lead = lead[len(indent) :]
            elif not number:
                lead = lead.lstrip(" \n")
            out += ("\n" if number else "") + _fresh_line(lead, piece) + tail
        rest = [at for at in range(written + 1, len(cells)) if at not in kept]
        comments = "".join(_comments(leads[at]) for at in rest).rstrip("\n")
        return out + ("\n" + comments if comments else "")

    def _around(self, node: Node, cells: Sequence[_Cell]) -> tuple[list[str], list[str]]:
        """What stands above each cell (comments, empty lines, its indentation), and behind it on its line."""
        leads, tails = [""], []
        line_start = self.text.rfind("\n", 0, cells[0].start) + 1
        if not self.text[line_start : cells[0].start].strip():
            leads = [self.text[line_start : cells[0].start]]
        for before, after in itertools.pairwise(cells):
            tail, newline, lead = self.text[before.end : after.start].partition("\n")
            tails.append(tail if newline else "")
            leads.append(lead)
        tails.append(self.text[cells[-1].end : self._end(node)])
        return leads, tails


def _fresh_line(lead: str, piece: _Piece) -> str:
    """A fresh section carries its own empty line above it, which comes before the indentation."""
    if piece.old is None and piece.text.startswith("\n"):
        return "\n" + lead + piece.text[1:]
    return lead + piece.text


def _line(above: str, words: str, behind: str, indent: str) -> str:
    """What stands above a cell, with `words` of cells that are gone; no cell stands behind a comment."""
    if above.startswith("\n"):
        return "\n" + words + above[1:]
    return "\n" + words + indent + above.lstrip() if words or "#" in behind else above


def _comments(lead: str) -> str:
    """The comment lines above a cell that is gone: a person's words stay."""
    lines = lead.split("\n")[:-1]
    return "\n".join(lines) + "\n" if any(line.lstrip().startswith("#") for line in lines) else ""


def _same(node: Node, new: Any) -> bool:
    """Does the node already say `new`, numbers and texts told apart?"""
    old = plain(node)
    return bool(old == new) and _shape(old) == _shape(new)


def _shape(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _old_order(old: list[str], new: list[str]) -> list[str]:
    """The new keys: those that were there in their old order, each fresh one behind the key it follows."""
    order = [key for key in old if key in new]
    before: str | None = None
    for key in new:
        if key not in order:
            order.insert(order.index(before) + 1 if before is not None else len(order), key)
        before = key
    return order


def _identity(item: Any) -> str:
    """What makes an item itself: an arrow's name, with or without options; a sentence."""
    if isinstance(item, dict) and len(item) == 1:
        return str(next(iter(item)))
    return item if isinstance(item, str) else _shape(item)


def _paired(old: list[Any], new: list[Any]) -> list[int | None]:
    """For each new item the number of the old one it continues, or `None` for a fresh one."""
    free = dict(enumerate(old))
    pairs: list[int | None] = [None] * len(new)
    for alike in (_shape, _identity):
        waiting: dict[str, list[int]] = {}
        for at, item in free.items():
            waiting.setdefault(alike(item), []).append(at)
        for number, item in enumerate(new):
            if pairs[number] is None and waiting.get(alike(item)):
                pairs[number] = waiting[alike(item)].pop(0)
        free = {at: item for at, item in free.items() if at not in pairs}
    if len(old) == len(new):  # an item reworded in its place
        pairs = [number if at is None and number in free else at for number, at in enumerate(pairs)]
    return pairs
