"""How a session says no."""

from __future__ import annotations


class Refused(ValueError):
    """The command cannot be taken, now or ever; the message is a sentence for the person."""
