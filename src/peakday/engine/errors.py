"""What the engine says when it cannot run a board."""

from __future__ import annotations


class EngineError(ValueError):
    """The board cannot be simulated as it stands; the message names the place, the rule and the mend."""


class Refused(EngineError):
    """The board asks for something the engine does not simulate yet; it is refused, never ignored."""
