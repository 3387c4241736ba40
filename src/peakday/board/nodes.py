"""A YAML text as a small tree of nodes that know where they stand.

Read from ruamel.yaml's event stream (YAML 1.2) rather than through its constructors: every scalar stays
the text the person wrote (`010`, `08:00`, `50,000`), nothing is built from tags, and size, depth and
aliases are counted while reading, so a hostile file is given up early.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from peakday.board.mistakes import BoardError, Mistake

LARGEST_TEXT = 2**20
"""Bytes of a board file; a larger one is refused unread."""
DEEPEST = 24
"""Levels of nesting; a board needs six."""
MOST_NODES = 60_000
"""Values in one file, those that aliases repeat counted each time."""


@dataclass(slots=True)
class Node:
    """Anything in the text, from `start` to `end` (characters); lines and columns count from 1."""

    line: int
    column: int
    start: int
    end: int


@dataclass(slots=True)
class Text(Node):
    """A scalar as written. `plain` tells one without quotes."""

    text: str
    plain: bool

    @property
    def empty(self) -> bool:
        """Is nothing written (or `null`, or `~`)?"""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(slots=True)
class Items(Node):
    """A sequence; `flow` tells `[a, b]` from dashes."""

    flow: bool
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Entries(Node):
    """A mapping in the order written, repeats kept; `flow` tells `{a: b}` from lines."""

    flow: bool
    entries: list[tuple[Text, Node]] = field(default_factory=list)


def compose(text: str, source: str = "board") -> Node | None:
    """The tree of one YAML text, `None` where it holds nothing.

    Raises `BoardError` with one mistake where it is no YAML, or is too large, too deep, or too much.
    """
    if len(text) > LARGEST_TEXT or len(text.encode("utf-8", "surrogatepass")) > LARGEST_TEXT:
        raise _refuse(
            source, 1, 1, "the file is over 1 MB; a board is a few kilobytes", "Take out what is no board"
        )
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return _Composer(source, text, YAML(typ="safe", pure=True).parse(text)).document()
    except MarkedYAMLError as error:
        raise _syntax(source, text, error) from None
    except (
        YAMLError,
        ValueError,
        OverflowError,
        IndexError,
        AttributeError,
        TypeError,
        AssertionError,
    ) as error:
        if isinstance(error, BoardError):
            raise
        raise _unreadable(source, text, error) from None
    except RecursionError:
        raise _refuse(
            source, 1, 1, "the file is nested too deeply", "A board needs no more than six levels"
        ) from None


class _Composer:
    """Builds the tree from events, counting as it goes."""

    def __init__(self, source: str, text: str, events: Iterator[Any]) -> None:
        self.source = source
        self.text = text
        self.events = events
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.count = 0

    def document(self) -> Node | None:
        root: Node | None = None
        seen = False
        for event in self.events:
            name = type(event).__name__
            if name == "DocumentStartEvent":
                if seen:
                    raise self._refuse(event, "a second document begins here", "Keep one board in one file")
                seen = True
                root = self._node(next(self.events), 0)
        if isinstance(root, Text) and root.empty:
            return None
        return root

    def _node(self, event: Any, depth: int) -> Node:
        name = type(event).__name__
        if name == "AliasEvent":
            if event.anchor not in self.anchors:
                raise self._refuse(
                    event, f"`*{event.anchor}` repeats nothing written above it", "Write it out"
                )
            repeated, weight = self.anchors[event.anchor]
            self._counted(event, weight)
            return repeated
        before = self.count
        self._counted(event, 1)
        if depth > DEEPEST:
            raise self._refuse(
                event, "the file is nested too deeply", "A board needs no more than six levels"
            )
        if event.tag not in (None, "!"):
            raise self._refuse(event, f"the tag {event.tag} has no meaning on a board", "Take it out")
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        span = (event.start_mark.index, event.end_mark.index)
        node: Node
        if name == "ScalarEvent":
            node = Text(*place, *span, event.value, event.style in (None, ""))
        elif name == "SequenceStartEvent":
            node = self._items(Items(*place, *span, bool(event.flow_style)), depth)
        else:
            node = self._entries(Entries(*place, *span, bool(event.flow_style)), depth)
        if event.anchor:
            self.anchors[event.anchor] = (node, self.count - before)
        return node

    def _items(self, node: Items, depth: int) -> Items:
        for event in self.events:
            if type(event).__name__ == "SequenceEndEvent":
                node.end = event.end_mark.index if node.flow else _end_of(node.items, node.end)
                break
            item = self._node(event, depth + 1)
            if isinstance(item, Text) and item.start == item.end and not node.flow:
                item.start = item.end = self.text.rfind("-", 0, item.start) + 1
            node.items.append(item)
        return node

    def _entries(self, node: Entries, depth: int) -> Entries:
        for event in self.events:
            if type(event).__name__ == "MappingEndEvent":
                last = [part for entry in node.entries[-1:] for part in entry]
                node.end = event.end_mark.index if node.flow else _end_of(last, node.end)
                break
            key = self._node(event, depth + 1)
            if not isinstance(key, Text):
                raise self._refuse(event, "a list or a map stands where a name is due", "Write a plain name")
            value = self._node(next(self.events), depth + 1)
            if isinstance(value, Text) and value.start == value.end:
                self._behind(key, value)
            node.entries.append((key, value))
        return node

    def _behind(self, key: Text, value: Text) -> None:
        """Put a value nobody wrote right behind its name's colon; YAML sees it only at the next word."""
        colon = self.text.find(":", key.end)
        gap = self.text[key.end : colon] if colon >= 0 else "no"
        value.start = value.end = key.end if gap.strip() else colon + 1
        value.line, value.column = key.line, key.column

    def _counted(self, event: Any, weight: int) -> None:
        self.count += weight
        if self.count > MOST_NODES:
            raise self._refuse(
                event,
                f"the file holds over {MOST_NODES:,} values (what `*` repeats counted each time)",
                "Draw less on one board",
            )

    def _refuse(self, event: Any, rule: str, mend: str) -> BoardError:
        mark = event.start_mark
        return _refuse(self.source, mark.line + 1, mark.column + 1, rule, mend)


def _end_of(nodes: list[Any], otherwise: int) -> int:
    return max((node.end for node in nodes), default=otherwise)


def _refuse(source: str, line: int, column: int, rule: str, mend: str) -> BoardError:
    return BoardError([Mistake(source, line, column, "the file", rule, mend)])


def _syntax(source: str, text: str, error: Any) -> BoardError:
    """ruamel's complaint in plain words."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    here = lines[line - 1] if line <= len(lines) else ""
    problem = " ".join(str(error.problem or error.context or "it cannot be read").split())
    indentation = here[: len(here) - len(here.lstrip())]
    if "\t" in indentation or "'\\t'" in problem:
        return _refuse(source, line, column, "a tab stands where YAML wants spaces", "Indent with spaces")
    mend = "Check the indentation, the quotes and the brackets on this line and the one above"
    if "mapping values are not allowed" in problem:
        problem = "a second `: ` stands on one line"
        mend = 'Put the value in quotes ("…") or begin a new line'
    elif "expected ',' or" in problem:
        problem = "a bracket or brace is not closed, or a comma is missing"
        mend = "Close it, or put the comma where it is due"
    elif "%" in problem or "@" in problem or "`" in problem or "cannot start any token" in problem:
        mend = 'Put the value in quotes ("…")'
    return _refuse(source, line, column, f"this is not YAML: {problem[:160]}", mend)


def _unreadable(source: str, text: str, error: Exception) -> BoardError:
    """A text YAML cannot hold at all, such as one with control characters."""
    for number, line in enumerate(text.splitlines() or [""], 1):
        for column, letter in enumerate(line, 1):
            if not letter.isprintable() and letter not in "\t\u00a0\u2009\u202f\ufeff":
                rule = f"a character that cannot be written stands here (U+{ord(letter):04X})"
                return _refuse(source, number, column, rule, "Take it out")
    return _refuse(source, 1, 1, "this is not YAML", "Check the quotes, the brackets and the indentation")
