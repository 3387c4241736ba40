"""Sentences that are not the candidate's answer: copied from the rubric, or spoken to the grader.

They are left out before anything is read, so that no criterion can be fed with its own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from peakday.rubric.reading.cues import cue

_TO_GRADER = (
    cue(
        "to the grader", "dear grader", "level 4", "full marks", "ignore previous", "ignore all previous",
        "this session is excellent", "as an ai", "system prompt", "maximum score", "assign 4",
        "hiring committee", "clears the bar", "output level", "disregard any", "excellent level",
    ),
    re.compile(
        r"\bgive me an? (?:(?:[1-4]|four)(?: (?:out of|on|for|in)\b|\W*$)"
        r"|(?:\w+ )?(?:score|marks?|grade|rating|level|pass)\b)"
        r"|\b(?:rate|score|grade|mark) this (?:session|candidate|interview|answer|transcript|as|at|highly)\b"
        r"|\bthis candidate (?:is|has|was|shows?|showed|deserves|should|clears)\b"
        r"|(?:\b(?:dear|to the|for the) evaluator\b|^evaluator[,:])"
    ),
)  # fmt: skip
"""Words that nobody says of a system."""
_RUN = 4
"""Words in a row that tell a copy."""
_STEM = 5
_LEAST = 4
_SHARED = 0.7
"""Share of a sentence's longer words that one anchor holds too, in whatever order, in a copy."""
_HOLLOW_LEAST = 7
_HOLLOW = 0.85
"""Share of a long sentence's longer words that the anchors hold together, where it speaks of nothing else."""


def own_words(anchors: Iterable[str]) -> Callable[[str], bool]:
    """A test of whether a sentence (in lower case) is the candidate's own, given the rubric's anchors."""
    phrases = [" ".join(_words(anchor)) for anchor in anchors]
    runs = frozenset(run for phrase in phrases for run in _runs(phrase.split()))
    stems = [_stems(phrase.split()) for phrase in phrases]
    vocabulary = frozenset().union(*stems)

    def hollow(low: str, longer: frozenset[str]) -> bool:
        """Whether it is made of the rubric's words alone: no figure, no part, nothing of the problem."""
        if len(longer) < _HOLLOW_LEAST or "?" in low or any(letter.isdigit() for letter in low):
            return False
        return len(longer & vocabulary) >= _HOLLOW * len(longer)

    def own(low: str) -> bool:
        words = _words(low)
        if any(sign.search(low) for sign in _TO_GRADER) or (
            len(words) > 1 and any(" ".join(words) in p for p in phrases)
        ):
            return False
        mine = _runs(words)
        if len(mine) >= 2 and sum(run in runs for run in mine) * 3 >= len(mine):
            return False
        longer = _stems(words)
        if hollow(low, longer):
            return False
        return len(longer) < _LEAST or all(len(longer & each) < _SHARED * len(longer) for each in stems)

    return own


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)]


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words if len(word) > 3)
