"""What each of the candidate's sentences does: names a customer, gives a reason, decides, breaks a part…

Every sentence gets a set of signs from plain word lists, its figures, and whether it is specific: whether it
speaks of a number, a part, a person or a matter of this problem rather than of systems in general. The text
criteria look for combinations of signs in one sentence, or in neighbours of one turn; a word by itself earns
nothing, and sentences copied from the rubric or spoken to the grader are left out before any is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from peakday.rubric.reading.cues import cue
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


_TO_GRADER = cue(
    "to the grader", "dear grader", "level 4", "full marks", "ignore previous", "ignore all previous",
    "this session is excellent", "give me a", "rate this", "score this", "as an ai", "system prompt",
    "maximum score", "evaluator", "assign 4", "hiring committee", "clears the bar", "this candidate",
    "output level", "disregard any", "excellent level",
)  # fmt: skip
_SHINGLE = 4
_TERMS = 5
_WORDS_A_TERM = 2.6


def thoughts_of(
    sentences: Iterable[Sentence],
    figures: Iterable[Figure],
    domain: re.Pattern[str] | None,
    rubric: Iterable[str],
) -> tuple[Thought, ...]:
    """Every sentence worth reading, with its signs; `domain` finds words of this problem."""
    by_number: dict[int, list[Figure]] = {}
    for figure in figures:
        by_number.setdefault(figure.sentence.number, []).append(figure)
    phrases = [_plain(text) for text in rubric]
    known = _shingles(phrases)
    told: list[Thought] = []
    for sentence in sentences:
        low = sentence.low
        if _TO_GRADER.search(low) or _copied(low, known, phrases):
            continue
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


def _shingles(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = re.findall(r"[a-z]+", text.lower())
        found.update(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))
    return frozenset(found)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z]+", text.lower()))


def _copied(low: str, known: frozenset[tuple[str, ...]], phrases: list[str]) -> bool:
    """Whether a third or more of a sentence's runs of four words stand in the rubric."""
    words = re.findall(r"[a-z]+", low)
    if len(words) > 1 and any(" ".join(words) in phrase for phrase in phrases):
        return True
    runs = [tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]
    return len(runs) >= 2 and sum(run in known for run in runs) * 3 >= len(runs)
