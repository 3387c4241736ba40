"""What a criterion is: its words, what it reads, its anchors, and how a session is read for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from peakday.rubric.evidence import Evidence
from peakday.rubric.quoting import DOUBTFUL, LIKELY, MOST_SHOWN, hedged, sure_enough

if TYPE_CHECKING:
    from peakday.rubric.material import Material
    from peakday.rubric.reading.talk import Thought


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


def found(level: int, evidence: Sequence[Evidence | None], to_raise: str = "", most: int = 6) -> Reading:
    """A reading with its evidence. Without any the level is 0: no evidence, no point.

    Of two quotes of which one holds the other the fuller stays. There may be more pieces than a report
    shows, for it to choose from (see `quoting.spread`).
    """
    kept: list[Evidence] = []
    for piece in filter(None, evidence):
        if any(_holds(other, piece) for other in kept):
            continue
        shorter = [other for other in kept if _holds(piece, other)]
        place = kept.index(shorter[0]) if shorter else len(kept)
        kept = [*kept[:place], piece, *(other for other in kept[place:] if other not in shorter)]
    if not kept or level == 0:
        return Reading(0, (), to_raise)
    return Reading(level, tuple(kept[:most]), to_raise if level < 4 else "")


def _holds(one: Evidence, other: Evidence) -> bool:
    """Whether a piece makes another needless: a run's figures may be alike at two loads."""
    if one.kind in ("quote", "card"):
        return (one.kind, one.at) == (other.kind, other.at) and other.text in one.text
    alike = (one.kind, one.text) == (other.kind, other.text)
    return alike and (one.kind != "run" or one.why == other.why)


def _stated(material: Material, thought: Thought) -> bool:
    return not thought.asks


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

    where: Callable[[Material, Thought], bool] = _stated
    """Where what it quotes may stand: in any statement, unless it says otherwise."""
    tags_where: Callable[[Material, Thought], bool] | None = None
    """Where a tag counts, if not everywhere: a next step is one where next steps are planned."""
    counted_first: bool = False
    """Whether its own rules know better what to quote, since they count what can be counted."""

    def read(self, material: Material) -> Reading:
        """Its level with the evidence: by its own rules, and by what the learned reading heard beside."""
        reading = self.look(material)
        if reading.level is None or reading.level == 1:
            return self._raised(material, reading)
        return self._raised(material, reading if self.counted_first else hedged(material, self.id, reading))

    def _raised(self, material: Material, reading: Reading) -> Reading:
        """By what the learned reading heard beside: with its quotes, and higher where a rule is waived."""
        bare = not reading.evidence
        heard = material.heard(self.id)
        if reading.level == 0 and heard and not reading.firm:  # said in words the rules do not know
            return found(max(1, material.level(self.id)), heard, reading.to_raise)
        heard = heard or material.heard(self.id, beside=bare)
        heard = heard or (material.heard(self.id, beside=True, anywhere=True) if bare else [])
        waived = material.waives(self.id)
        if reading.level is None or reading.firm or not (heard or waived):
            return reading
        level = max(reading.level, material.level(self.id)) if waived else reading.level
        if level < 2:
            return reading
        if self.counted_first:
            pieces = [*reading.evidence, *heard[: max(0, MOST_SHOWN - len(reading.evidence))]]
        else:
            least = LIKELY if len(heard) > 1 else DOUBTFUL
            ruled = [piece for piece in reading.evidence if sure_enough(material, self.id, piece, least)]
            both = zip_longest(heard, ruled or ([] if heard else reading.evidence))
            pieces = [piece for pair in both for piece in pair if piece is not None]
        return found(level, pieces, "" if level == 4 else reading.to_raise)
