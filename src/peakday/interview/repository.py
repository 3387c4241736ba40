"""What keeps sessions: the face every store has, and how it says no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from peakday.interview.events import Draft, Event


class StoreError(Exception):
    """The log could not be read or written; the message is a sentence with the mend.

    Nothing acknowledged is lost by it. `passing` tells a trouble that may go by itself (the disk is full,
    another program holds the file) from one that will not (the file is damaged or not ours).
    """

    passing = False


class NoSuchSession(StoreError):
    """There is no session of that id."""


class TryAgain(StoreError):
    """The event could not be written now; the same event may well be taken later."""

    passing = True


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session in the list of all. `created` and `wall` (its last event's) in seconds since 1970."""

    id: str
    prompt: str
    title: str
    minutes: float
    created: float
    wall: float
    last: int


@dataclass(frozen=True, slots=True)
class Appended:
    """What an append did: the events as they stand in the log; `repeated` where they stood there already."""

    events: tuple[Event, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class KeptGrade:
    """What a session was last graded with: points of 100, `None` for what could not be read."""

    total: float | None
    dimensions: Mapping[str, float | None]


class Repository(Protocol):
    """Keeps sessions as append-only logs. Every method may raise `StoreError`."""

    def begin(self, id: str, prompt: str, title: str, minutes: float, now: float) -> None:
        """Makes an empty session."""

    def sessions(self) -> list[SessionLine]:
        """All sessions, the newest first."""

    def session(self, id: str) -> SessionLine:
        """One session's line. Raises `NoSuchSession`."""

    def append(
        self, session: str, drafts: Sequence[Draft], now: float, client: str | None = None
    ) -> Appended:
        """Puts the events at the log's end, all or none, and returns once they are on disk.

        `now` is their moment (a draft's own `wall` goes before it). With `client`, a second call with the
        same id writes nothing and answers what the first one wrote.
        """

    def find(self, session: str, client: str) -> Appended | None:
        """What an earlier append with that `client` wrote, or `None`."""

    def read(
        self, session: str, after: int = 0, limit: int | None = None, kinds: Sequence[str] | None = None
    ) -> list[Event]:
        """Events with a number above `after`, in order; with `kinds`, only those."""

    def keep_grade(self, session: str, grade: KeptGrade) -> None:
        """Keeps what a session was graded with, in place of what was kept before."""

    def grades(self) -> dict[str, KeptGrade]:
        """What was kept of every graded session, by its id."""

    def changes(self) -> int:
        """A number that differs after another process wrote to the same store."""

    def beat(self, now: float) -> None:
        """Notes that a studio was alive at `now`. The last word counts, also where a clock was set back."""

    def last_beat(self) -> float | None:
        """When a studio was last alive, or `None` where none ever was."""

    def close(self) -> None:
        """Lets go of the file."""
