"""Grades calibration sessions and holds the levels to their keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from peakday.interview.transcript import read
from peakday.rubric.calibration.agreement import Pairs, by_count, confusion, difference, kappa
from peakday.rubric.calibration.keys import FOLDER, Half, Keyed, keyed_sessions
from peakday.rubric.criteria import CRITERIA
from peakday.rubric.grading import grade, prompt_of
from peakday.rubric.material import Material
from peakday.rubric.principles import read_principles
from peakday.rubric.scale import DIMENSIONS

Progress = Callable[[float, str], None]
RUN_CRITERIA = ("A2", "A3", "T4")
"""Judged by eye in the keys: their authors had no simulator."""


@dataclass
class Calibration:
    """The levels given beside the keys, for one half."""

    sessions: tuple[Keyed, ...]
    given: dict[str, dict[str, int | None]]
    """Session to criterion to level."""
    words: dict[str, int]
    """Session to how many words the candidate said."""
    totals: dict[str, float | None] = field(default_factory=dict)
    principles: dict[str, frozenset[str]] = field(default_factory=dict)
    mistakes: dict[str, frozenset[str]] = field(default_factory=dict)

    def pairs(self, *criteria: str, middling: bool = False) -> Pairs:
        """(key, given) over sessions and criteria, nulls of either side left out."""
        return [
            (key, level)
            for session in self.sessions
            if session.middling or not middling
            for criterion in criteria or _ALL
            if (key := session.levels[criterion]) is not None
            and (level := self.given[session.name][criterion]) is not None
        ]

    def by_words(self, *criteria: str, middling: bool = False) -> Pairs:
        """The same pairs as a count of words alone would give them, fitted criterion by criterion."""
        found: list[tuple[int, int]] = []
        for criterion in criteria or _ALL:
            chosen = [
                (key, self.words[session.name])
                for session in self.sessions
                if (session.middling or not middling)
                and (key := session.levels[criterion]) is not None
                and self.given[session.name][criterion] is not None
            ]
            keys = [key for key, _ in chosen]
            found += zip(keys, by_count([count for _, count in chosen], keys), strict=True)
        return found

    def to_dict(self) -> dict[str, object]:
        """Every figure, as `peakday calibrate --json` prints it."""
        return {
            "sessions": len(self.sessions),
            "middling_sessions": sum(session.middling for session in self.sessions),
            "overall": self._row(_ALL),
            "without_run_criteria": self._row(tuple(c for c in _ALL if c not in RUN_CRITERIA)),
            "dimensions": {d.id: self._row(_of(d.id)) for d in DIMENSIONS},
            "criteria": {
                criterion: {**self._row((criterion,)), "confusion": confusion(self.pairs(criterion))}
                for criterion in _ALL
            },
            "totals": {
                session.name: {"key": session.total, "given": self.totals.get(session.name)}
                for session in self.sessions
            },
            "principles": self._found([(set(s.principles), self.principles[s.name]) for s in self.sessions]),
            "mistakes": self._found(
                [(set(s.mistakes), self.mistakes[s.name]) for s in self.sessions if s.name in self.mistakes]
            ),
        }

    def _row(self, criteria: tuple[str, ...]) -> dict[str, float | int | None]:
        pairs = self.pairs(*criteria)
        middle = self.pairs(*criteria, middling=True)
        return {
            "pairs": len(pairs),
            "kappa": _round(kappa(pairs)),
            "kappa_words": _round(kappa(self.by_words(*criteria))),
            "kappa_middling": _round(kappa(middle)),
            "kappa_words_middling": _round(kappa(self.by_words(*criteria, middling=True))),
            "difference": _round(difference(pairs)),
            "exact": _round(sum(a == b for a, b in pairs) / len(pairs)) if pairs else None,
        }

    def _found(self, lots: list[tuple[set[str], frozenset[str]]]) -> dict[str, float | int | None]:
        """Precision and recall of what was flagged against what the keys name."""
        right = sum(len(keys & found) for keys, found in lots)
        flagged, named = sum(len(found) for _, found in lots), sum(len(keys) for keys, _ in lots)
        return {
            "flagged": flagged,
            "precision": _round(right / flagged) if flagged else None,
            "recall": _round(right / named) if named else None,
        }


_ALL = tuple(criterion.id for criterion in CRITERIA)


def _of(dimension: str) -> tuple[str, ...]:
    return tuple(criterion.id for criterion in CRITERIA if criterion.dimension == dimension)


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def calibrate(half: Half | Path, progress: Progress | None = None, *, runs: bool = True) -> Calibration:
    """Grades every session of a half, or of a folder with a `keys.yaml`, and returns it beside its key.

    Without `runs` no board is simulated: A2, A3 and T4, the totals and the mistakes are left out.
    Raises `FileNotFoundError` and `ValueError` as `keyed_sessions` does.
    """
    sessions = keyed_sessions(half if isinstance(half, Path) else FOLDER / half)
    done = Calibration(sessions, {}, {})
    for number, session in enumerate(sessions):
        if progress:
            progress(number / len(sessions), session.name)
        transcript = read(session.file)
        done.words[session.name] = sum(len(turn.text.split()) for turn in transcript.candidate)
        if not runs:
            material = Material(transcript, prompt_of(transcript)[0])
            done.given[session.name] = {
                c.id: None if c.id in RUN_CRITERIA else c.read(material).level for c in CRITERIA
            }
            shown = read_principles(material)
            done.principles[session.name] = frozenset(p.name for p in shown if p.level == "shown")
            continue
        result = grade(transcript)
        done.given[session.name] = {name: reading.level for name, reading in result.readings.items()}
        done.totals[session.name] = result.total
        done.principles[session.name] = frozenset(p.name for p in result.principles if p.level == "shown")
        done.mistakes[session.name] = frozenset(mistake.id for mistake in result.mistakes)
    return done
