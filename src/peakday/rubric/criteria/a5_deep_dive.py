"""A5: the deep dive: a true risk of the problem, its mechanism with numbers, and a test of the remedy."""

from __future__ import annotations

from collections.abc import Callable

from peakday.rubric.criterion import Criterion, Reading, found, unread
from peakday.rubric.material import Material
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.talk import Thought

_MECHANISM = cue(
    "because", "so", "which means", "threshold", "two signals", "match*", "holds", "slot*", "timeout",
    "each", "encrypt*", "key", "keys", "stale", "fills", "retry", "lets in", "narrow*", "index",
    "second", "means", "frees", "compare*", "score", "sign*", "token*", "rotate*", "expire*", "then",
    "worst case", "instead", "rather", "charge*", "leak*",
)  # fmt: skip
_MEANS_IT = 0.44
"""Cosine from which a sentence speaks of a risk."""
_DIVES = cue(
    "deep dive", "dive into", "riskiest", "biggest risk", "the risk", "worry", "worries", "awake",
    "hard part", "big topic", "scares", "danger", "the thing i",
)  # fmt: skip


def read(material: Material) -> Reading:
    """Level by the risk taken, how its mechanism is told, and whether a test is set or run."""
    prompt = material.prompt
    dives = [t for t in material.thoughts if not t.asks and _DIVES.search(t.sentence.low)]
    if prompt is None:
        return unread("The prompt is not one Peakday knows, so its true risks are not known.")
    best: tuple[int, list[Thought], str] = (0, [], "")
    near = _nearness(material)
    for risk in prompt.risks:
        words = cue(*[f"{word}*" for word in risk.words])
        for passage in material.passages:
            told = _with_next(material, passage)
            hits = [
                t
                for t in told
                if t.specific and not t.asks and (words.search(t.sentence.low) or near(t, risk.text))
            ]
            if not hits:
                continue
            size = _depth(told, hits)
            if size > best[0]:
                best = (size, [hits[0], *[t for t in told if t is not hits[0] and not t.asks]], risk.id)
    depth, group, name = best
    if depth == 0:
        evidence = [
            material.quote(t.sentence, "a risk of its own, not one this problem turns on") for t in dives[:2]
        ]
        return found(1 if dives else 0, evidence, _first(material))
    tested = [t for t in group if t.has("tests") and (t.figures or t.has("stops"))]
    level = 2 if depth == 1 else 4 if tested and depth >= 3 else 3 if depth >= 3 else 2
    why = f"takes up a true risk: {name.replace('-', ' ')}"
    evidence = [material.quote(group[0].sentence, why)]
    numbers = [t for t in group if t.figures and t is not group[0]]
    evidence += [material.quote(t.sentence, "with numbers") for t in numbers[:1]]
    evidence += [material.quote(t.sentence, "sets a test") for t in tested[:1]]
    return found(level, evidence, _raise(level, name))


def _nearness(material: Material) -> Callable[[Thought, str], bool]:
    """Whether a sentence means what a risk says, where sentences can be compared; else never."""
    from peakday.interview.language.vectors import vectors

    model = vectors()
    told = [t.sentence.low for t in material.thoughts]
    if model is None or not told:
        return lambda thought, text: False
    rows = dict(zip(told, model.embed(told), strict=True))
    return lambda thought, text: float(rows[thought.sentence.low] @ model.embed([text])[0]) >= _MEANS_IT


def _with_next(material: Material, passage: tuple[Thought, ...]) -> tuple[Thought, ...]:
    """A turn and the candidate's next one: a deep dive is seldom one breath."""
    index = material.passages.index(passage)
    following = material.passages[index + 1] if index + 1 < len(material.passages) else ()
    near = following and (following[0].sentence.turn.order - passage[0].sentence.turn.order) <= 2
    return passage + (following if near else ())


def _depth(group: tuple[Thought, ...], hits: list[Thought]) -> int:
    """1 on the surface; 2 with mechanism or numbers; 3 with both."""
    told = [t for t in group if not t.asks]
    mechanism = sum(1 for t in told if len(set(_MECHANISM.findall(t.sentence.low))) >= 2)
    numbers = sum(1 for t in told if t.figures)
    if len(told) >= 2 and mechanism >= 2 and numbers:
        return 3
    return 2 if (mechanism and numbers) or mechanism >= 2 else 1


def _first(material: Material) -> str:
    assert material.prompt is not None
    risk = material.prompt.risks[0]
    return f"One true risk here: {risk.text}"


def _raise(level: int, name: str) -> str:
    if level == 4:
        return ""
    if level == 3:
        return (
            f"Set a test for {name.replace('-', ' ')}: how many samples, which number passes, when you stop."
        )
    return f"Say how {name.replace('-', ' ')} comes about, step by step, and put a number on it."


CRITERION = Criterion(
    "A5", "architecture", "Deep dive", ("text", "run"),
    ("a safe corner", "a real risk, on the surface",
     "one of the prompt's true risks, with mechanism and numbers",
     "and the remedy is run, or a concrete test is set (sample, threshold, when to stop)"),
    read,
)  # fmt: skip
