"""What each of the candidate's sentences does: names a customer, gives a reason, decides, breaks a part…

Every sentence gets a set of signs from plain word lists, its figures, and whether it is specific: whether it
speaks of a number, a part, a person or a matter of this problem rather than of systems in general. The text
criteria look for combinations of signs in one sentence, or in neighbours of one turn; a word by itself earns
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from peakday.rubric.reading.figures import Figure
from peakday.rubric.reading.parts import PARTS
from peakday.rubric.reading.questions import is_question
from peakday.rubric.reading.sentences import Sentence
from peakday.rubric.reading.signs import SIGNS


@dataclass(frozen=True, slots=True)
class Thought:
    """A sentence and what it does. `figures` are its numbers; `parts` the boxes or services it names."""

    sentence: Sentence
    signs: frozenset[str]
    figures: tuple[Figure, ...]
    parts: frozenset[str]
    specific: bool
    asks: bool

    def has(self, *signs: str) -> bool:
        """Whether it bears every one of these signs."""
        return all(sign in self.signs for sign in signs)

    def any(self, *signs: str) -> bool:
        """Whether it bears one of these signs."""
        return any(sign in self.signs for sign in signs)


_TERMS = 5
_WORDS_A_TERM = 2.6


def thoughts_of(
    sentences: Iterable[Sentence],
    figures: Iterable[Figure],
    domain: re.Pattern[str] | None,
) -> tuple[Thought, ...]:
    """Every sentence worth reading, with its signs; `domain` finds words of this problem."""
    by_number: dict[int, list[Figure]] = {}
    for figure in figures:
        by_number.setdefault(figure.sentence.number, []).append(figure)
    told: list[Thought] = []
    for sentence in sentences:
        low = sentence.low
        signs = frozenset(name for name, pattern in SIGNS.items() if pattern.search(low))
        parts = frozenset(name for name, pattern in PARTS.items() if pattern.search(low))
        mine = tuple(by_number.get(sentence.number, ()))
        specific = bool(mine or parts or "person" in signs or (domain is not None and domain.search(low)))
        # What another company did is no part of this design, and a string of terms says nothing.
        if "elsewhere" in signs or _enumerates(low):
            signs, mine, specific = signs & {"elsewhere"}, (), False
        told.append(Thought(sentence, signs, mine, parts, specific, is_question(sentence)))
    return tuple(told)


def _enumerates(low: str) -> bool:
    """Whether a sentence is a string of terms: five or more, of two or three words each."""
    items = [item.split() for item in low.split(",")]
    return len(items) >= _TERMS and sum(map(len, items)) / len(items) <= _WORDS_A_TERM
