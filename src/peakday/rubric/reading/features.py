"""What the learned reading sees of a sentence: its meaning and its neighbours', its words, signs and figures.

Each sentence becomes one row of numbers: its embedding; in fewer directions those of the sentence before and
after it in the same turn and of the interviewer's line it answers; the signs, figures and parts of all three
sentences; where in the session it stands; and which of a vocabulary's words and pairs of words it holds. What
the taught model makes of it (`listener.py`) stands beside the row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from peakday.rubric.reading.signs import SIGNS
from peakday.rubric.reading.talk import Thought

if TYPE_CHECKING:
    from peakday.interview.transcript import Turn
    from peakday.rubric.material import Material

Floats = NDArray[np.float32]
CONTEXT = 48
"""Directions in which the neighbours' meaning is seen."""
LONGEST_LINE = 300
"""Characters of an interviewer's line that are read."""
WORDS_BEFORE = 18
"""How much of what was said just before is read with a sentence."""
_MEANING, _NEAR, _BESIDE = 5.0, 3.0, 0.5
"""How large the embedding, the neighbours' embeddings and the neighbours' signs are beside plain features."""
_SORTS = ("time", "share", "rate", "money", "size", "count")
_STEPS = ("clarify", "metrics", "sketch", "deep-dive", "failures", "improve")
_CARDS = ("metric", "assumption", "trade-off", "prediction")
_SIGNS = tuple(sorted(SIGNS))
_WORD = re.compile(r"[a-z]+'?[a-z]*|\d+|[%$?]")


@dataclass(frozen=True)
class Space:
    """What is known of the embeddings before any session: their mean and main directions."""

    mean: Floats
    directions: Floats
    """`CONTEXT` rows of 384."""

    def beside(self, meaning: Floats, turns: NDArray[np.int64]) -> list[Floats]:
        """The neighbours' meaning, before and after, in the main directions."""
        near: Floats = ((meaning - self.mean) @ self.directions.T).astype(np.float32)
        return [_beside(near, turns, by) * _NEAR for by in (-1, 1)]


@dataclass(frozen=True)
class Basis:
    """What is known before any session: the embeddings, and the vocabulary."""

    space: Space
    words: Mapping[str, int]
    """Words and pairs of words, each with its column."""
    weights: Floats
    """How much each word weighs: the rarer the more."""


@dataclass(frozen=True)
class Seen:
    """A session's sentences as arrays, a row each, before a basis lays them out."""

    numbers: tuple[int, ...]
    texts: tuple[str, ...]
    before: tuple[str, ...]
    """What was said just before each: the end of the sentence before it, or of the line it answers."""
    meaning: Floats
    asked: Floats
    """The meaning of the interviewer's line a sentence answers; zero where it answers none."""
    plain: Floats
    place: Floats
    turns: NDArray[np.int64]


def see(material: Material) -> Seen | None:
    """A session's sentences; `None` where the language parts are missing or nothing was said."""
    from peakday.interview.language.vectors import vectors

    reader = vectors()
    thoughts = material.thoughts
    if reader is None or not thoughts:
        return None
    texts = tuple(" ".join(t.sentence.text.split()) for t in thoughts)
    lines = [_answered(material.transcript.turns, t.sentence.turn) for t in thoughts]
    asked = reader.embed(lines) * np.array([[bool(line)] for line in lines], np.float32)
    turns = np.array([t.sentence.turn.order for t in thoughts], np.int64)
    return Seen(
        numbers=tuple(t.sentence.number for t in thoughts),
        texts=texts,
        before=_before(texts, lines, turns),
        meaning=reader.embed(texts),
        asked=asked.astype(np.float32),
        plain=np.array([_plain(material, t) for t in thoughts], np.float32),
        place=np.array([_place(material, t, bool(line)) for t, line in zip(thoughts, lines, strict=True)],
                       np.float32),
        turns=turns,
    )  # fmt: skip


def rows(seen: Seen, basis: Basis) -> Floats:
    """The rows as the weights read them."""
    space = basis.space
    answers = (seen.asked - space.mean) @ space.directions.T * (np.abs(seen.asked).sum(1, keepdims=True) > 0)
    blocks = [
        (seen.meaning - space.mean) * _MEANING,
        *space.beside(seen.meaning, seen.turns),
        answers * _NEAR,
        seen.plain,
        seen.place,
        *(_beside(seen.plain, seen.turns, by) * _BESIDE for by in (-1, 1)),
        _worded(seen.texts, basis),
    ]
    return np.hstack(blocks).astype(np.float32)


def terms(text: str) -> frozenset[str]:
    """The words and pairs of words of a text; every number is the same word."""
    words = ["#" if word.isdigit() else word for word in _WORD.findall(text.lower().replace("’", "'"))]
    return frozenset(words) | {f"{a} {b}" for a, b in pairwise(words)}


def names() -> str:
    """The plain features in their order: weights fitted on others are not for this reading."""
    return " ".join((*_SORTS, *_SIGNS, *_STEPS, *_CARDS))


def _worded(texts: Sequence[str], basis: Basis) -> Floats:
    table = np.zeros((len(texts), len(basis.words)), np.float32)
    for row, text in enumerate(texts):
        table[row, [basis.words[term] for term in terms(text) if term in basis.words]] = 1.0
    return table * basis.weights


def _beside(table: Floats, turns: NDArray[np.int64], by: int) -> Floats:
    """Each row's neighbour of the same turn, `by` rows on; zero where there is none."""
    at = np.arange(len(turns)) + by
    inside = (at >= 0) & (at < len(turns))
    at = np.clip(at, 0, len(turns) - 1)
    same = inside & (turns[at] == turns)
    return np.where(same[:, None], table[at], np.float32(0.0))


def _before(texts: Sequence[str], lines: Sequence[str], turns: NDArray[np.int64]) -> tuple[str, ...]:
    same = [n > 0 and turns[n - 1] == turns[n] for n in range(len(texts))]
    said = [texts[n - 1] if goes_on else lines[n] for n, goes_on in enumerate(same)]
    return tuple(" ".join(text.split()[-WORDS_BEFORE:]) for text in said)


def _answered(turns: Sequence[Turn], turn: Turn) -> str:
    """The interviewer's line just before a turn of the candidate; empty where none is."""
    before = [t for t in turns if t.order < turn.order and t.speaker in ("candidate", "interviewer")]
    if not before or before[-1].speaker != "interviewer":
        return ""
    return " ".join(before[-1].text.split())[:LONGEST_LINE]


def _plain(material: Material, thought: Thought) -> list[float]:
    figures = thought.figures
    own = [material.is_own(figure) for figure in figures]
    return [
        float(thought.asks),
        float(thought.specific),
        min(len(thought.sentence.low.split()), 40) / 20,
        float(bool(figures)),
        min(len(figures), 5) / 2,
        float(any(figure.per_unit for figure in figures)),
        float(any(own)),
        float(bool(figures) and not any(own)),
        min(len(thought.parts), 3) / 1.5,
        *(float(any(figure.sort == sort for figure in figures)) for sort in _SORTS),
        *(float(sign in thought.signs) for sign in _SIGNS),
    ]


def _place(material: Material, thought: Thought, answers: bool) -> list[float]:
    step = material.steps.of.get(thought.sentence.turn.order)
    return [
        float(material.after_drawing(thought.sentence)),
        float(answers),
        *(float(step == name) for name in _STEPS),
        *(float(thought.sentence.turn.card == name) for name in _CARDS),
    ]
