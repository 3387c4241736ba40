"""What was said, drawn and noted in a session, in order. Frozen data; reading and writing live beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

Speaker = Literal["candidate", "interviewer", "shadow", "run", "other"]
"""Whose voice a line is. `shadow` notes and `run` lines are kept and never scored."""

CardKind = Literal["prediction", "trade-off", "assumption", "risk", "metric"]

STEPS: tuple[str, ...] = ("clarify", "metrics", "sketch", "deep-dive", "failures", "improve")
"""The six steps, in the order they are meant to come."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One stamped line with all that continues it.

    `text` is verbatim; `start` and `end` are its span (characters) in `Transcript.source`. `at` is seconds
    on the session's clock, `None` where no stamp says; `stamp` is the stamp as the file writes it.
    `order` places the turn among the drawings.
    """

    order: int
    speaker: Speaker
    name: str
    text: str
    at: float | None
    stamp: str | None
    start: int
    end: int
    line: int
    step: str | None = None
    card: CardKind | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """One board as it was drawn: the text of its block, in the language `kind` names."""

    order: int
    kind: Literal["board", "mermaid", "excalidraw", "drawio"]
    text: str
    at: float | None
    stamp: str | None
    line: int
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A card the candidate wrote: its words, and the figures a studio's card keeps apart from them.

    `expects` is a predicted share of success (0 to 1) during `failure`, `expects_p99` a p99 in seconds,
    both of `journey`.
    """

    kind: CardKind
    text: str
    at: float | None
    stamp: str | None
    order: int
    identity: str | None = None
    failure: str | None = None
    expects: float | None = None
    expects_p99: float | None = None
    journey: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact the interviewer gave because the candidate asked (studio sessions log it)."""

    fact: str
    at: float | None
    question: str
    order: int


@dataclass(frozen=True, slots=True)
class LoggedRun:
    """A run the candidate made in the studio: what was injected, what was predicted, what came out."""

    identity: str
    at: float | None
    order: int
    failures: tuple[str, ...]
    load: str | None
    prediction: str | None
    result: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock was stopped at `at` (session seconds) for `lasted` seconds; `None` where not known."""

    at: float
    lasted: float | None


@dataclass(frozen=True)
class Transcript:
    """A session, read: the turns, the drawings in order, and what could not be read.

    `allotted` is the time given in minutes; `minutes` is last stamp less first. `asked` is `None` where the
    file does not log which facts were given (they are then told from the questions). Every `Turn.text` is a
    verbatim span of `source`, but for a backslash that shields a line (see `write`).
    """

    source: str
    turns: tuple[Turn, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    cards: tuple[Card, ...] = ()
    prompt: str | None = None
    title: str | None = None
    allotted: float | None = None
    asked: tuple[Asked, ...] | None = None
    runs: tuple[LoggedRun, ...] = ()
    pauses: tuple[Pause, ...] = ()
    notes: str = ""
    clock: dict[str, float] | None = None
    """Seconds spent in each step, where a studio session logged them."""
    started: bool = True
    problems: tuple[str, ...] = ()
    """What could not be read, one sentence each."""
    assumed: tuple[str, ...] = ()
    """What had to be guessed, one sentence each."""

    @cached_property
    def minutes(self) -> float | None:
        """How long it lasted, last stamp less first, in minutes; `None` with fewer than two stamps."""
        stamps = [turn.at for turn in self.turns if turn.at is not None]
        stamps += [drawing.at for drawing in self.drawings if drawing.at is not None]
        return (max(stamps) - min(stamps)) / 60 if len(stamps) > 1 else None

    @cached_property
    def candidate(self) -> tuple[Turn, ...]:
        """The candidate's turns, cards among them."""
        return tuple(turn for turn in self.turns if turn.speaker == "candidate")

    @cached_property
    def interviewer(self) -> tuple[Turn, ...]:
        """The interviewer's turns."""
        return tuple(turn for turn in self.turns if turn.speaker == "interviewer")

    @cached_property
    def steps_marked(self) -> bool:
        """Whether the file marks its steps."""
        return any(turn.step for turn in self.turns) or any(drawing.step for drawing in self.drawings)

    def first_drawing(self) -> Drawing | None:
        """The drawing that was begun first, if any was."""
        return self.drawings[0] if self.drawings else None


def stamp_text(seconds: float) -> str:
    """A stamp as the file writes it: `mm:ss`, or `h:mm:ss` from one hour on."""
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes:02d}:{rest:02d}"
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


def stamp_seconds(stamp: str) -> float:
    """Seconds of a stamp `mm:ss`, `h:mm:ss` or `h:mm:ss.mmm`, or of a time of day with AM or PM."""
    seconds = 0.0
    half = stamp[-2:].upper()
    parts = (stamp[:-2] if half in ("AM", "PM") else stamp).replace(",", ".").split(":")
    if half in ("AM", "PM"):
        parts = [str(int(parts[0]) % 12 + (12 if half == "PM" else 0)), *parts[1:]]
        parts += ["0"] * (3 - len(parts))
    for part in parts:
        seconds = seconds * 60 + float(part)
    return seconds
