"""What time it is, for a studio; tests and quick practice give another."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Protocol


class Clock(Protocol):
    """Wall time in seconds since 1970; `speed` is how many of them pass in a real second."""

    speed: float

    def now(self) -> float:
        """The moment now."""


@dataclass(slots=True)
class SystemClock:
    """The machine's own."""

    speed: float = 1.0

    def now(self) -> float:
        """The moment now."""
        return time.time()


@dataclass(slots=True)
class QuickClock:
    """Runs `speed` times as fast, from a fixed moment on, so that a restart does not set it back."""

    speed: float
    since: float = 1_767_225_600.0
    """2026-01-01, 00:00 UTC: before it, quick and true time are one."""

    def now(self) -> float:
        """The moment now, told in quick seconds."""
        return self.since + (time.time() - self.since) * self.speed


@dataclass(slots=True)
class HandClock:
    """A clock that stands until it is moved by hand. However far, no machine is taken to have slept."""

    moment: float = 1_767_225_600.0
    speed: float = float("inf")

    def now(self) -> float:
        """The moment it stands at."""
        return self.moment

    def move(self, seconds: float) -> None:
        """Lets `seconds` pass."""
        self.moment += seconds
