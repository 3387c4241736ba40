"""Answers that stay open (server-sent events), kept to be closed when the studio stops."""

from __future__ import annotations

from peakday.studio.listener import Listener


class Streams:
    """The open ones."""

    def __init__(self) -> None:
        self._open: set[Listener] = set()
        self.stopping = False

    def add(self, listener: Listener) -> None:
        """One more."""
        self._open.add(listener)

    def remove(self, listener: Listener) -> None:
        """One less."""
        self._open.discard(listener)

    def close(self) -> None:
        """Ends them all."""
        self.stopping = True
        for listener in self._open:
            listener.close()
