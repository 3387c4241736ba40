"""What the interviewer answers to one turn of talk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Outcome = Literal["answer", "which", "unknown"]


@dataclass(frozen=True, slots=True)
class Answer:
    """`answer` tells facts, `which` offers their topics without telling them, `unknown` has none."""

    outcome: Outcome
    facts: tuple[str, ...]
    """The ids told, or for `which` the ids offered."""
    say: str
    parts: tuple[Answer, ...] = ()
    """Where several things were asked in one breath: the answer to each, in order."""
    matched_by: Literal["meaning", "words"] = "meaning"
    """`words` where the language parts are not installed and questions are matched by their words alone."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON of `peakday ask`; `parts` only where there are several."""
        told: dict[str, Any] = {"outcome": self.outcome, "facts": list(self.facts), "say": self.say}
        if self.parts:
            told["parts"] = [
                {"outcome": part.outcome, "facts": list(part.facts), "say": part.say} for part in self.parts
            ]
        told["matched_by"] = self.matched_by
        return told
