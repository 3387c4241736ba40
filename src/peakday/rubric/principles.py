"""The sixteen Leadership Principles, by evidence in decisions; naming one is no evidence.

Reading decisions for principles is not built yet: nothing is claimed of any of them until it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle and how far a decision of the session shows it."""

    name: str
    level: Literal["shown", "possible", "not shown"]
    evidence: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, object]:
        """As the session's contract writes it."""
        return {
            "name": self.name,
            "level": self.level,
            "evidence": [piece.to_dict() for piece in self.evidence],
        }


def read_principles(material: Material) -> tuple[Principle, ...]:
    """No principle is read yet, so the list is empty rather than sixteen times "not shown"."""
    return ()
