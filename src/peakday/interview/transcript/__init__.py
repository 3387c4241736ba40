"""A session as one readable Markdown file: read it, write it, or fold it out of a session's events.

The format's contract is docs/session.md. Reading never fails on what people paste: whatever could not be
read becomes a sentence in `Transcript.problems`, and whatever had to be guessed one in `Transcript.assumed`.
"""

from __future__ import annotations

from peakday.interview.transcript.events import from_events
from peakday.interview.transcript.model import (
    Asked,
    Card,
    CardKind,
    Drawing,
    LoggedRun,
    Pause,
    Speaker,
    Transcript,
    Turn,
    stamp_text,
)
from peakday.interview.transcript.read import parse, read
from peakday.interview.transcript.write import write, write_events

__all__ = [
    "Asked",
    "Card",
    "CardKind",
    "Drawing",
    "LoggedRun",
    "Pause",
    "Speaker",
    "Transcript",
    "Turn",
    "from_events",
    "parse",
    "read",
    "stamp_text",
    "write",
    "write_events",
]
