"""What a criterion is: its words, what it reads, its anchors, and how a session is read for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peakday.rubric.evidence import Evidence

if TYPE_CHECKING:
    from peakday.rubric.material import Material


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found for one criterion.

    `level` is 0 to 4, or `None` where it could not be read, with the `reason`. `to_raise` is the one thing
    that would have moved it a level, from this session.
    """

    level: int | None
    evidence: tuple[Evidence, ...] = ()
    to_raise: str = ""
    reason: str | None = None
    firm: bool = False
    """Whether the level rests on more than words, so that no reading of words may raise it."""

    def __post_init__(self) -> None:
        if self.level is None and not self.reason:
            raise ValueError("A criterion that was not read needs its reason.")
        if self.level is not None and not 0 <= self.level <= 4:
            raise ValueError(f"A level is 0 to 4, not {self.level}.")

    def to_dict(self) -> dict[str, object]:
        """As the session's contract writes it."""
        told: dict[str, object] = {
            "level": self.level,
            "evidence": [piece.to_dict() for piece in self.evidence],
            "to_raise": self.to_raise,
        }
        if self.reason:
            told["reason"] = self.reason
        return told


def unread(reason: str) -> Reading:
    """The reading of a criterion that cannot be read: it leaves the mean."""
    return Reading(None, reason=reason)


def found(level: int, evidence: Sequence[Evidence | None], to_raise: str = "", most: int = 4) -> Reading:
    """A reading with its evidence. Without any the level is 0: no evidence, no point."""
    kept: list[Evidence] = []
    for piece in evidence:
        if piece is not None and all(not _same(piece, other) for other in kept):
            kept.append(piece)
    if not kept or level == 0:
        return Reading(0, (), to_raise)
    return Reading(level, tuple(kept[:most]), to_raise if level < 4 else "")


def _same(one: Evidence, other: Evidence) -> bool:
    """Whether two pieces are one: a run's figures may be alike at two loads, a quote stays one."""
    alike = (one.kind, one.text) == (other.kind, other.text)
    return alike and (one.kind != "run" or one.why == other.why)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion. `anchors` say levels 1 to 4; `reads` what its evidence comes from."""

    id: str
    dimension: str
    title: str
    reads: tuple[str, ...]
    anchors: tuple[str, str, str, str]
    look: Callable[[Material], Reading]
    """Its own rules, by words and by what was drawn, run and asked."""
    counts: Callable[[Material], Mapping[str, float]] | None = None
    """The named counts its level is made of, where it is fitted (see `reading.strength`)."""

    def read(self, material: Material) -> Reading:
        """Its level with the evidence: by its own rules, and by what the learned reading heard beside."""
        reading = self.look(material)
        heard = material.heard(self.id) or material.heard(self.id, beside=not reading.evidence)
        waived = material.waives(self.id)
        if reading.level is None or reading.firm or not (heard or waived):
            return reading
        level = max(reading.level, material.level(self.id)) if waived else reading.level
        if level < 2:
            return reading
        return found(level, [*heard, *reading.evidence], "" if level == 4 else reading.to_raise)
