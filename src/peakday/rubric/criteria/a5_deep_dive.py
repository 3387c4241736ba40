"""A5: the deep dive: a true risk of the problem, its mechanism with numbers, and a test of the remedy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.material import Material
from peakday.rubric.quoting import best
from peakday.rubric.reading.around import breath, clip, in_step, statements, telling, upto
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.strength import Counts
from peakday.rubric.reading.talk import Thought

if TYPE_CHECKING:
    from peakday.prompts import Prompt

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
    """Level by the risk taken, how its mechanism is told with numbers, and whether a test is set or run."""
    seen = _look(material)
    dives = [t for t in statements(material) if _DIVES.search(t.sentence.low)]
    name, hits = seen.name, seen.hits
    tested = best(material, "A5", seen.tested, "test", "stop-rule")
    numbers = best(material, "A5", seen.numbers, "risk-number", "mechanism")
    if not hits:
        evidence = [
            material.quote(t.sentence, "a risk of its own, not one this problem turns on")
            for t in best(material, "A5", dives, "risk", "mechanism")[:2]
        ]
        return found(1 if dives else 0, evidence, _first(material))
    level = material.level("A5")
    if level == 4 and not tested:
        level = 3
    why = f"takes up a true risk: {name.replace('-', ' ')}" if name else "takes up a risk"
    called = [t for t in hits if _DIVES.search(t.sentence.low)]
    first = best(material, "A5", called or hits, "risk", "mechanism")[0]
    evidence = [material.quote(first.sentence, why)]
    evidence += [material.quote(t.sentence, "with numbers") for t in numbers[:1] if t is not first]
    evidence += [material.quote(t.sentence, "sets a test") for t in tested[:1]]
    return found(level, evidence, _raise(level, seen))


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    return _look(material).counts


class _Seen(NamedTuple):
    """The risk that was taken up, with the sentences of its dive."""

    counts: Counts
    name: str
    hits: list[Thought]
    """First where it is called a risk, last where it only says what would turn a choice."""
    numbers: list[Thought]
    tested: list[Thought]


def _look(material: Material) -> _Seen:
    prompt = material.prompt
    told = statements(material)
    if prompt is None:
        name, hits = (
            "",
            [t for t in told if _DIVES.search(t.sentence.low) or in_step(material, t, "deep-dive")],
        )
    else:
        name, hits = _taken(material, prompt, told)
    hits.sort(key=lambda t: (_DIVES.search(t.sentence.low) is None, t.has("turns")))
    group = _group(material, hits)
    mechanism = [t for t in group if len(set(_MECHANISM.findall(t.sentence.low))) >= 2]
    numbers = [t for t in group if t.figures]
    tested = [t for t in group if t.has("tests") and (t.figures or t.has("stops"))]
    ended = [t for t in tested if any(u.has("stops") for u in breath(material, t))]
    counted = {
        "of this problem": upto([t for t in group if t.specific], 6),
        "mechanism": upto(mechanism, 5),
        "numbers": upto(numbers, 5),
        "tested": upto(tested, 2),
        "when to stop": upto(ended, 1),
    }
    return _Seen(counted, name, hits, numbers, tested)


def _taken(material: Material, prompt: Prompt, told: list[Thought]) -> tuple[str, list[Thought]]:
    """The true risk that most is said of, in the deep dive or where it is called one, and where."""
    near = _nearness(material)
    best: tuple[int, str, list[Thought]] = (0, "", [])
    deep = [t for t in told if in_step(material, t, "deep-dive")]
    for risk in prompt.risks:
        words = cue(*[f"{word}*" for word in risk.words])
        hits = [t for t in told if t.specific and (words.search(t.sentence.low) or near(t, risk.text))]
        size = sum(2 if t in deep else 1 for t in hits)
        if size > best[0]:
            best = (size, risk.id, [t for t in hits if t in deep] or hits)
    return best[1], best[2]


def _group(material: Material, hits: list[Thought]) -> list[Thought]:
    """All that is said in the turns of the hits and the candidate's next one: a dive is seldom one breath."""
    group: dict[int, Thought] = {}
    for hit in hits:
        for t in _with_next(material, material.passage_of(hit)):
            if not t.asks:
                group[t.sentence.number] = t
    return [group[number] for number in sorted(group)]


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


def _first(material: Material) -> str:
    if material.prompt is None or not material.prompt.risks:
        return "Take the riskiest part, say how it breaks, and put numbers on it."
    risk = material.prompt.risks[0]
    return f"One true risk here: {risk.text}"


def _raise(level: int, seen: _Seen) -> str:
    if level == 4:
        return ""
    if not seen.numbers:
        return f"Put a number on “{clip(telling(seen.hits))}”: how often, how long, how many."
    if seen.tested:
        return f"“{clip(telling(seen.tested))}”: say which number passes, and which one stops it."
    if level == 3:
        return f"Set a test for “{clip(telling(seen.numbers))}”: how many samples, and which number stops it."
    return f"Say step by step how it comes to “{clip(seen.hits[0])}”, and what then gives way."


CRITERION = Criterion(
    "A5", "architecture", "Deep dive", ("text", "run"),
    ("a safe corner", "a real risk, on the surface",
     "one of the prompt's true risks, with mechanism and numbers",
     "and the remedy is run, or a concrete test is set (sample, threshold, when to stop)"),
    read,
    counts,
)  # fmt: skip
