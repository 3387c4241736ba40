"""Small looks around a sentence, and one entry a place, for criteria that count what was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from peakday.rubric.material import Material
from peakday.rubric.reading.talk import Thought


def statements(material: Material) -> list[Thought]:
    """What the candidate stated: no questions, no strings of terms, nothing about another company."""
    return [t for t in material.thoughts if not t.asks and not t.has("elsewhere")]


def breath(material: Material, thought: Thought, before: int = 0, after: int = 1) -> list[Thought]:
    """The statements of the same turn from `before` sentences ahead to `after` behind, itself included."""
    passage = material.passage_of(thought)
    at = passage.index(thought)
    return [t for t in passage[max(0, at - before) : at + after + 1] if not t.asks]


def apart(thoughts: Iterable[Thought], gap: int = 1) -> list[Thought]:
    """One of each run of neighbours, since neighbours of one turn tell of the same thing."""
    kept: list[Thought] = []
    for thought in thoughts:
        last = kept[-1] if kept else None
        same = last is not None and last.sentence.turn is thought.sentence.turn
        if last is None or not same or thought.sentence.number - last.sentence.number > gap:
            kept.append(thought)
    return kept


def upto(things: Sequence[object], most: int) -> float:
    """How many, at most so many: more of the same earns nothing."""
    return float(min(len(things), most))


def telling(thoughts: Sequence[Thought]) -> Thought:
    """The one that says most of this problem: its parts and figures, in neither a word nor a paragraph."""

    def worth(thought: Thought) -> float:
        words = len(thought.sentence.low.split())
        return (
            len(thought.parts) + 2.0 * bool(thought.figures) + thought.specific - (words < 6) - (words > 30)
        )

    return max(thoughts, key=worth)


def words_of(material: Material, criterion: str, thoughts: Sequence[Thought]) -> str:
    """What a hint quotes: the sentence that by the learned reading does most, else the one that says most."""
    heard = material.heard(criterion)
    return shortened(heard[0].text) if heard else clip(telling(thoughts))


def clip(thought: Thought, most: int = 70) -> str:
    """A sentence short enough to stand in a hint."""
    return shortened(thought.sentence.text, most)


def shortened(words: str, most: int = 70) -> str:
    """On one line, cut at a word where it is long."""
    text = " ".join(words.split()).rstrip(" ;,:")
    return text if len(text) < most else text[: most - 3].rsplit(" ", 1)[0] + " …"


def in_step(material: Material, thought: Thought, *steps: str) -> bool:
    """Whether it was said in one of these steps."""
    return material.steps.of.get(thought.sentence.turn.order) in steps
