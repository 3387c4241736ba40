"""How far along a run is that goes in batches: one share from 0 to 1, which never falls."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[float], None]


class Progress:
    """Tells of one batch of replications after another.

    How many there will be is not known before: while more may follow, each takes half of what is left.
    """

    def __init__(self, tell: Tell | None, more: bool) -> None:
        self._tell = tell
        self._part = 0.5 if more else 1.0
        self._begun = 0.0

    def of_batch(self) -> Tell | None:
        """What the next batch tells its own share, 0 to 1, to."""
        tell, low = self._tell, self._begun
        if tell is None:
            return None
        self._begun = low + self._part * (1.0 - low)
        width = self._begun - low
        return lambda share: tell(low + width * share)

    def done(self) -> None:
        """No more batch follows."""
        if self._tell and self._begun < 1.0:
            self._tell(1.0)
