"""Names close to one that was mistyped or half remembered."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher


def nearest(name: str, names: Sequence[str], most: int = 3) -> list[str]:
    """The `most` names likest to `name`; the part after a slash counts as much as the whole."""
    wanted = name.lower()[:80]

    def likeness(candidate: str) -> float:
        whole = SequenceMatcher(None, wanted, candidate).ratio()
        tails = SequenceMatcher(None, wanted.rpartition("/")[2], candidate.rpartition("/")[2]).ratio()
        return max(whole, tails)

    return sorted(names, key=lambda candidate: (-likeness(candidate), candidate))[:most]
