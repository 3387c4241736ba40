"""The session's clock: seconds since the start, pauses left out, told from the log's stamps alone.

Because nothing is counted while the server runs, a restart cannot make it wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Pause:
    """A stop of the clock: at session second `at`, from `began` to `ended` (wall seconds)."""

    at: float
    began: float
    ended: float | None = None
    why: str | None = None

    @property
    def lasted(self) -> float | None:
        """Seconds it took, `None` while it lasts."""
        return None if self.ended is None else self.ended - self.began


@dataclass(frozen=True, slots=True)
class SessionClock:
    """The clock, folded from `started`, `paused`, `resumed` and `ended`. Wall times in seconds since 1970."""

    started: float | None = None
    ended: float | None = None
    pauses: tuple[Pause, ...] = ()

    @property
    def paused(self) -> bool:
        """Is the clock stopped by a pause that still lasts?"""
        return bool(self.pauses) and self.pauses[-1].ended is None

    @property
    def running(self) -> bool:
        """Does it move?"""
        return self.started is not None and self.ended is None and not self.paused

    def at(self, wall: float) -> float:
        """Session seconds at the moment `wall`, never negative."""
        if self.started is None:
            return 0.0
        until = wall if self.ended is None else min(wall, self.ended)
        if self.paused:
            until = min(until, self.pauses[-1].began)
        stood = sum(pause.lasted or 0.0 for pause in self.pauses)
        return max(0.0, until - self.started - stood)

    def start(self, wall: float) -> SessionClock:
        """The clock begins to move."""
        return SessionClock(started=wall)

    def pause(self, wall: float, why: str | None = None) -> SessionClock:
        """Stops it; a clock that stands already stays as it is."""
        if not self.running:
            return self
        return replace(self, pauses=(*self.pauses, Pause(self.at(wall), wall, None, why)))

    def resume(self, wall: float) -> SessionClock:
        """Lets it go on; a clock that runs already stays as it is."""
        if not self.paused or self.ended is not None:
            return self
        last = self.pauses[-1]
        return replace(self, pauses=(*self.pauses[:-1], replace(last, ended=max(wall, last.began))))

    def end(self, wall: float) -> SessionClock:
        """Stops it for good, at the pause's beginning where it is paused."""
        return replace(self, ended=wall) if self.ended is None else self
