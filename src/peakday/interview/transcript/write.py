"""A session as the Markdown of docs/session.md.

A line inside someone's words that looks like structure (a stamp, a heading, a fence, a name before a colon)
is shielded with one backslash, which reading takes off again: every turn comes back verbatim.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from peakday.interview.transcript.events import LoggedEvent, from_events
from peakday.interview.transcript.lines import CARD_WORDS, needs_shield
from peakday.interview.transcript.model import Drawing, Transcript, Turn, stamp_text

_TITLES = {
    "clarify": "Clarify", "metrics": "Metrics", "sketch": "Sketch", "deep-dive": "Deep dive",
    "failures": "Failures", "improve": "Improve",
}  # fmt: skip


def write_events(events: Iterable[LoggedEvent], prompt: str | None = None) -> str:
    """A session's log as the Markdown of docs/session.md."""
    return from_events(events, prompt).source


def write(transcript: Transcript) -> tuple[str, Transcript]:
    """The transcript as Markdown, and the same transcript with its spans and lines set to that text."""
    page = _Page()
    page.header(transcript)
    step: str | None = None
    entries: list[Turn | Drawing] = [*transcript.turns, *transcript.drawings]
    turns: list[Turn] = []
    drawings: list[Drawing] = []
    pauses = list(transcript.pauses)
    for entry in sorted(entries, key=lambda each: each.order):
        while pauses and entry.at is not None and entry.at >= pauses[0].at:
            pause = pauses.pop(0)
            lasted = "not timed" if pause.lasted is None else stamp_text(pause.lasted)
            page.put(f"[{stamp_text(pause.at)}] Pause: {lasted}\n")
        if entry.step and entry.step != step:
            step = entry.step
            page.put(f"\n## {_TITLES.get(step, step)}\n")
        if isinstance(entry, Turn):
            turns.append(page.turn(entry))
        else:
            drawings.append(page.drawing(entry))
    if transcript.notes.strip():
        last = max((turn.at or 0.0 for turn in turns), default=0.0)
        page.put(f"[{stamp_text(last)}] Note: {_shielded(transcript.notes.strip())}\n")
    source = page.text()
    return source, replace(transcript, source=source, turns=tuple(turns), drawings=tuple(drawings))


class _Page:
    """The text so far, and where the next character goes."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.line = 1

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
        self.line += text.count("\n")

    def text(self) -> str:
        return "".join(self.parts)

    def header(self, transcript: Transcript) -> None:
        self.put("---\n")
        if transcript.prompt:
            self.put(f"prompt: {_one_line(transcript.prompt)}\n")
        if transcript.title:
            self.put(f"title: {_one_line(transcript.title)}\n")
        if transcript.allotted:
            self.put(f"minutes: {transcript.allotted:g}\n")
        self.put("---\n\n")

    def turn(self, turn: Turn) -> Turn:
        name = (
            CARD_WORDS[turn.card] if turn.card and not turn.text.startswith(_card_head(turn)) else turn.name
        )
        stamp = f"[{turn.stamp or stamp_text(turn.at)}] " if turn.at is not None else ""
        self.put(f"{stamp}{_one_line(name) or 'Candidate'}: ")
        start, line = self.length, self.line
        words = _shielded(turn.text)
        self.put(words)
        end = self.length
        self.put("\n")
        return replace(turn, start=start, end=end, line=line, stamp=turn.stamp or _stamp(turn.at))

    def drawing(self, drawing: Drawing) -> Drawing:
        if drawing.at is not None and drawing.kind == "board":
            # A drawing takes the stamp above it, so it gets a line of its own that carries the time.
            self.put(f"[{stamp_text(drawing.at)}] Run: the board now\n")
        mark = "```"
        while mark in drawing.text:
            mark += "`"
        self.put("\n")
        line = self.line
        body = drawing.text if drawing.text.endswith("\n") else drawing.text + "\n"
        self.put(f"{mark}{drawing.kind}\n{body}{mark}\n\n")
        return replace(drawing, line=line, stamp=drawing.stamp or _stamp(drawing.at))


def _card_head(turn: Turn) -> str:
    """What the text of a card said in a plain line begins with; such a line keeps its speaker's name."""
    head, colon, _ = turn.text[:20].partition(":")
    from peakday.interview.transcript.lines import card_of

    return f"{head}:" if colon and card_of(head) else "\0"


def _shielded(text: str) -> str:
    first, *rest = text.split("\n")
    head = "\\" + first if first.startswith("\\") and needs_shield(first[1:]) else first
    return "\n".join([head, *("\\" + line if needs_shield(line) else line for line in rest)])


def _stamp(at: float | None) -> str | None:
    return None if at is None else stamp_text(at)


def _one_line(text: str) -> str:
    return " ".join(text.split())
