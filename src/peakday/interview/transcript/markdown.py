"""The Markdown of a session file, cut into a header, turns and drawings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from peakday.board.formats import format_of
from peakday.interview.transcript.lines import (
    BARE_STAMPED,
    DASHED,
    FENCE,
    HEADING,
    NAMED,
    OWN_LINES,
    STAMP_ALONE,
    STAMPED,
    card_of,
    needs_shield,
    step_of,
    voice_of,
)
from peakday.interview.transcript.model import CardKind, Drawing, Turn, stamp_seconds

_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


@dataclass
class Pieces:
    """What a reader of one format found, before the voices are told apart."""

    turns: list[Turn] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    header: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)


@dataclass
class _Line:
    text: str
    start: int
    number: int


@dataclass
class _Open:
    """A turn still being read."""

    name: str
    at: float | None
    stamp: str | None
    start: int
    end: int
    line: int
    card: CardKind | None = None


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces = Pieces()
        self.step: str | None = None
        self.open: _Open | None = None
        self.last: _Open | None = None
        self.voice = ""
        """Whose words go on where a line names nobody."""
        self.talks = ""
        """Who spoke last that is, or may be, the candidate."""
        self.order = 0
        self.lines = _lines(source)
        stamped = sum(1 for line in self.lines if STAMPED.match(line.text.lstrip(_MARKS)))
        self.stamped = stamped
        self.bare = stamped < 2
        shapes = [(sum(1 for x in self.lines if shape.match(x.text)), shape) for shape in OWN_LINES]
        self.own_lines = [shape for count, shape in shapes if count >= 2]
        self.alone = sum(1 for x in self.lines if STAMP_ALONE.match(x.text)) >= 2
        self.clock: str | None = None
        self.names = _names(self.lines, self.bare)

    def read(self) -> Pieces:
        index = self._header()
        while index < len(self.lines):
            index = self._line(index)
        self._close()
        if not self.pieces.turns and self.source.strip():
            self._monologue(self._header_end)
        return self.pieces

    def _header(self) -> int:
        self._header_end = 0
        first = next((i for i, line in enumerate(self.lines) if line.text.strip()), len(self.lines))
        if first >= len(self.lines) or self.lines[first].text.strip() != "---":
            return 0
        for index in range(first + 1, min(len(self.lines), first + 60)):
            text = self.lines[index].text.strip()
            if text in ("---", "..."):
                self._header_end = index + 1
                return index + 1
            name, colon, value = text.partition(":")
            if colon:
                value = re.sub(r"\s+#.*$", "", value.strip())
                self.pieces.header[name.strip().lower()] = value.strip("\"'")
        self.pieces.header.clear()
        self.pieces.problems.append("The header's closing --- is missing, so the header was not read.")
        return first + 1

    def _line(self, index: int) -> int:
        line = self.lines[index]
        bare = line.text.lstrip(_MARKS)
        offset = line.start + len(line.text) - len(bare)
        fence = FENCE.match(bare)
        if fence and (end := self._drawing(index, fence)) is not None:
            return end
        heading = HEADING.match(bare)
        if heading:
            self._heading(heading["title"], line.number)
            return index + 1
        if (
            self._own_line(bare, line)
            or self._stamped(bare, offset, line)
            or self._unstamped(bare, offset, line)
        ):
            return index + 1
        self._continue(line)
        return index + 1

    def _heading(self, title: str, number: int) -> None:
        self._close()
        step = step_of(title)
        if step:
            self.step = step
        elif len(self.pieces.problems) < 20 and self.pieces.turns:
            self.pieces.problems.append(
                f"Line {number}: the heading {title[:60]!r} names none of the six steps."
            )

    def _stamped(self, text: str, offset: int, line: _Line) -> bool:
        match = STAMPED.match(text) or (BARE_STAMPED.match(text) if self.bare else None)
        if match is None:
            return False
        rest, start = match["rest"], offset + match.start("rest")
        stamp = match["stamp"]
        named = NAMED.match(rest)
        dashed = None if named else DASHED.match(rest)
        if dashed and (voice_of(dashed["name"]) or dashed["name"].strip() in self.names):
            named = dashed
        if named and self._is_name(named["name"]):
            self._begin(named["name"].strip(), stamp, start + named.end(), line)
        else:
            self._begin(self.voice, stamp, start, line)
        return True

    def _own_line(self, text: str, line: _Line) -> bool:
        if self.alone and (alone := STAMP_ALONE.match(text)):
            self._close()
            self.clock = alone["stamp"]
            return True
        match = next((m for shape in self.own_lines if (m := shape.match(text))), None)
        if match is None or re.search(r"\d{3}", match["name"]):  # a date above the talk is no name
            return False
        rest = match.groupdict().get("rest") or ""
        begin = line.start + len(line.text) - len(rest)
        self._begin(match["name"].strip(), match["stamp"], begin, line)
        return True

    def _unstamped(self, text: str, offset: int, line: _Line) -> bool:
        named = NAMED.match(text)
        if named is None:
            return False
        name = named["name"].strip()
        card = card_of(name)
        known = voice_of(name) if not card else None
        after_candidate = self.last is not None and voice_of(self.last.name) != "interviewer"
        # Names such as "Run" or "Note" open a line only with a stamp: unstamped they are ordinary words.
        speaks = known in ("candidate", "interviewer") and name.lower() != "me"
        if not (speaks or name in self.names or (card and after_candidate)):
            return False
        stamp = self.last.stamp if card and self.last else self.clock
        self._begin(name, stamp, offset + named.end(), line)
        return True

    def _is_name(self, name: str) -> bool:
        name = name.strip()
        return bool(voice_of(name) or card_of(name)) or name in self.names or _looks_like_name(name)

    def _begin(self, name: str, stamp: str | None, start: int, line: _Line) -> None:
        self._close()
        at = stamp_seconds(stamp) if stamp else None
        end = max(start, line.start + len(line.text.rstrip()))
        self.open = self.last = _Open(name, at, stamp, start, end, line.number, card_of(name))
        if self.last.card is not None:  # a card is the candidate speaking
            self.voice = self.talks or (self.voice and "Candidate")
            return
        self.voice = name
        if voice_of(name) in (None, "candidate"):
            self.talks = name

    def _continue(self, line: _Line) -> None:
        if not line.text.strip():
            return
        begin = line.start + len(line.text) - len(line.text.lstrip())
        end = line.start + len(line.text.rstrip())
        if self.open is not None:
            if self.open.start >= self.open.end:
                self.open.start = begin
            self.open.end = end
        elif self.last is not None:  # words after a drawing or a heading go on where the line above stopped
            above = self.last
            self.open = _Open(self.voice, above.at, above.stamp, begin, end, line.number)

    def _close(self) -> None:
        turn, self.open = self.open, None
        if turn is None or not self.source[turn.start : turn.end].strip():
            return
        text = _unshielded(self.source[turn.start : turn.end])
        self.pieces.turns.append(
            Turn(self._next(), "other", turn.name, text, turn.at, turn.stamp, turn.start, turn.end, turn.line,
                 self.step, turn.card)
        )  # fmt: skip

    def _drawing(self, index: int, fence: re.Match[str]) -> int | None:
        mark, end = fence["mark"], index + 1
        closed = False
        while end < len(self.lines):
            text = self.lines[end].text.strip()
            if text.startswith(mark) and not text.strip(mark[0]):
                closed = True
                break
            if STAMPED.match(self.lines[end].text):
                break
            end += 1
        first = self.lines[index]
        start = first.start + len(first.text) + 1
        stop = self.lines[end].start if end < len(self.lines) else len(self.source)
        body = self.source[start:stop]
        kind = _drawing_kind(fence["kind"].lower(), body)
        if kind is None:
            return None
        if not closed:
            self.pieces.problems.append(
                f"Line {first.number}: the block begun here is never closed with {mark}."
            )
        self._close()
        at, stamp = (self.last.at, self.last.stamp) if self.last else (None, None)
        self.pieces.drawings.append(
            Drawing(self._next(), kind, body, at, stamp, first.number, self.step)  # type: ignore[arg-type]
        )
        return end + 1 if closed else end

    def _monologue(self, begin: int) -> None:
        if self.pieces.drawings:
            return
        start = self.lines[begin].start if begin < len(self.lines) else 0
        rest = self.source[start:]
        text = rest.strip()
        if not text:
            return
        start += len(rest) - len(rest.lstrip())
        self.pieces.turns.append(
            Turn(self._next(), "other", "", text, None, None, start, start + len(text), begin + 1, self.step)
        )

    def _next(self) -> int:
        self.order += 1
        return self.order


def pieces_of(source: str) -> Pieces:
    """Cuts a session's Markdown into its pieces; voices are still names as written."""
    return _Reader(source).read()


def _lines(source: str) -> list[_Line]:
    found, start = [], 0
    for number, text in enumerate(source.split("\n"), 1):
        found.append(_Line(text, start, number))
        start += len(text) + 1
    return found


def _names(lines: list[_Line], bare: bool) -> set[str]:
    """Names that stand before a colon right after a stamp; with no stamps at all, names that recur."""
    stamped: dict[str, int] = {}
    loose: dict[str, int] = {}
    any_stamp = False
    for line in lines:
        text = line.text.lstrip(_MARKS)
        match = STAMPED.match(text) or (BARE_STAMPED.match(text) if bare else None)
        any_stamp = any_stamp or match is not None
        named = NAMED.match(match["rest"] if match else text) or (
            DASHED.match(match["rest"]) if match else None
        )
        if named and not card_of(named["name"]):
            counts = stamped if match else loose
            counts[named["name"].strip()] = counts.get(named["name"].strip(), 0) + 1
    if any_stamp:
        return {name for name, count in stamped.items() if _looks_like_name(name) or count > 2}
    return {name for name, count in loose.items() if count > 1 and _looks_like_name(name)}


def _looks_like_name(name: str) -> bool:
    words = name.split()
    return 0 < len(words) <= 4 and all(not word[0].islower() for word in words) and len(name) <= 32


def _drawing_kind(word: str, body: str) -> str | None:
    """What a fenced block draws: by its word, or by what stands in it."""
    if word in ("board", "mermaid", "excalidraw", "drawio"):
        return word
    if word in ("", "text", "json", "xml") and (program := format_of(body)):
        return program
    if word in ("", "yaml", "yml") and re.search(r"^(boxes|arrows)\s*:", body, re.M):
        return "board"
    return None


def _unshielded(text: str) -> str:
    """Takes off the backslash that `write` sets before a line that looks like structure."""
    if "\n\\" not in text and not text.startswith("\\"):
        return text
    first, *rest = text.split("\n")
    return "\n".join([_bared(first), *(_bared(line) for line in rest)])


def _bared(line: str) -> str:
    return line[1:] if line.startswith("\\") and needs_shield(line[1:]) else line
