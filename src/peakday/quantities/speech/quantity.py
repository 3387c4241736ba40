"""One number found in speech."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount somebody said.

    `value` counts `unit` (a singular noun as said, `ms s min hour day month year`, `B KB MB GB TB PB`,
    `USD`, `%`, or None), `per` says per what (`second`, `store`, `minute/store`), `comparator` is one of
    `= < <= > >= ~`. `text` is the verbatim span `start:end` of what was read.
    """

    value: float
    unit: str | None
    per: str | None
    comparator: str
    text: str
    start: int
    end: int

    def to_dict(self) -> dict[str, object]:
        """The JSON of `peakday quantities`; whole values are written without a point."""
        value: float | int = (
            int(self.value) if self.value.is_integer() and abs(self.value) < 1e15 else self.value
        )
        return {
            "value": value,
            "unit": self.unit,
            "per": self.per,
            "comparator": self.comparator,
            "text": self.text,
        }
