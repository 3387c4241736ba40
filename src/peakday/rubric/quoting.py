"""Which sentences a report quotes, and how much of them: those that show by themselves what is said of them.

What a criterion counts and what best shows it are two things. A rule by words finds its sentences roughly,
which is good enough to count; of those it found, the report quotes the ones that the learned reading takes
for the same, and that a reader understands without the rest. Nothing here changes a level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from peakday.rubric.evidence import Evidence
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.sentences import Sentence
from peakday.rubric.reading.tag_table import BESIDE, LOWERING, LOWERS, RAISING, SAYS

if TYPE_CHECKING:
    from peakday.rubric.criterion import Reading
    from peakday.rubric.material import Material
    from peakday.rubric.reading.talk import Thought

LEAST_WORDS, MOST_WORDS = 5, 45
"""A quote of fewer words shows nothing by itself; a longer one hides what it shows."""
LIKELY, DOUBTFUL = 0.3, 0.2
"""From the first chance on a sentence is quoted for what the learned reading hears in it; below the second
what a rule found in it is quoted only for want of another."""
MOST_HEARD, MOST_SHOWN = 3, 4
"""Quotes of the learned reading, and of a criterion in all."""
LONGEST_SPAN = 260
"""Characters of a quote that goes on over several sentences."""
TWICE = 2
"""For how many criteria one quote may stand while they have others; quotes of one kind for a criterion."""
AGAIN = 0.25
"""How much less a second quote of the same kind adds."""
_HANGS = cue(
    "it", "it's", "that", "that's", "this", "they", "those", "then", "and", "so", "he", "she", "which",
    "i accept", "i can live", "i choose", "i'd own", "the price", "the cost", "twice", "else",
)  # fmt: skip
"""First words of a sentence that speaks of the one before."""
_HANGING_WORDS = 11
"""A sentence of fewer words that begins so is quoted with the one before."""


def chance(material: Material, criterion: str, sentence: Sentence, tags: Sequence[str] = ()) -> float:
    """How likely a sentence does, and not badly, what one of these tags, or any of the criterion's, says."""
    if material.tagged is None:
        return 0.0
    chances = material.tagged.chances.get(sentence.number, {})
    badly = max((chances.get(tag, 0.0) for tag in LOWERING.get(criterion, ()) if tag in LOWERS), default=0.0)
    likeliest = max((chances.get(tag, 0.0) for tag in tags or RAISING.get(criterion, ())), default=0.0)
    return likeliest * (1.0 - badly)


def stands_alone(thought: Thought) -> float:
    """How much better than others a sentence is understood without those around it; about -0.5 to 0.15."""
    low = thought.sentence.low
    words = len(low.split())
    return (
        0.05 * thought.specific
        + 0.05 * bool(thought.figures)
        + 0.05 * bool(thought.parts)
        - 0.2 * (words < LEAST_WORDS)
        - 0.1 * (words < LEAST_WORDS + 3)
        - 0.1 * (words > MOST_WORDS)
        - 0.1 * _hangs(thought.sentence)
    )


def best(material: Material, criterion: str, thoughts: Iterable[Thought], *tags: str) -> list[Thought]:
    """Those a rule found, the ones that show it best first; what surely shows something else is left out.

    The first is always kept, so that what was counted has its evidence.
    """
    found = list(thoughts)
    sure = {t.sentence.number: chance(material, criterion, t.sentence, tags) for t in found}
    found.sort(key=lambda t: -sure[t.sentence.number] - stands_alone(t))
    if material.tagged is None:
        return found
    return found[:1] + [t for t in found[1:] if sure[t.sentence.number] >= DOUBTFUL]


def heard(
    material: Material, criterion: str, where: Iterable[Thought], beside: bool = False
) -> list[Evidence]:
    """What by the learned reading does most for a criterion, one of each kind before a second of any.

    `where` are the thoughts to look among; `beside` takes those too that go with a good reading of the
    criterion without showing it.
    """
    if material.tagged is None:
        return []
    left_out = () if beside else BESIDE.get(criterion, ())
    tags = [tag for tag in RAISING.get(criterion, ()) if tag not in left_out]
    pool = {t.sentence.number: t for t in where}
    told = [
        (number, tag, chance(material, criterion, pool[number].sentence, (tag,)) + stands_alone(pool[number]))
        for number, tag, _ in material.tagged.surest(tags, LIKELY)
        if number in pool
    ]
    chosen: list[Evidence] = []
    kinds: Counter[str] = Counter()
    while told and len(chosen) < MOST_HEARD:
        entry = max(told, key=lambda entry: (entry[2] - AGAIN * kinds[entry[1]], -entry[0]))
        told.remove(entry)
        sentence = pool[entry[0]].sentence
        if kinds[entry[1]] == TWICE or any(sentence.text in piece.text for piece in chosen):
            continue
        kinds[entry[1]] += 1
        piece = material.quote(sentence, SAYS[entry[1]])
        if piece is not None:
            chosen.append(piece)
    return chosen


def sure_enough(material: Material, criterion: str, piece: Evidence, least: float = DOUBTFUL) -> bool:
    """Whether a piece of evidence shows what a criterion looks for; only what was said can be doubted."""
    if material.tagged is None or piece.kind != "quote" or criterion not in RAISING:
        return True
    inside = [s for s in material.sentences if s.text in piece.text]
    return any(chance(material, criterion, s) >= least for s in inside)


def hedged(material: Material, criterion: str, reading: Reading) -> Reading:
    """A reading without its doubtful quotes; where all are, with the nearest, said to be doubtful."""
    sure = [piece for piece in reading.evidence if sure_enough(material, criterion, piece)]
    if sure or not reading.evidence:
        return replace(reading, evidence=tuple(sure))
    nearest = reading.evidence[0]
    return replace(reading, evidence=(replace(nearest, why=f"perhaps {nearest.why}"),))


def widened(material: Material, sentence: Sentence, until: Sentence | None = None) -> str:
    """A sentence's words, up to the end of `until` in the same turn.

    Too short a sentence is quoted with its neighbours, and one that hangs on what was said before with that.
    """
    text = sentence.turn.text
    start, end = sentence.start, sentence.end
    if until is not None and until.turn is sentence.turn and until.end - start <= LONGEST_SPAN:
        end = max(end, until.end)
    around = material.around(sentence)
    behind = [s for s in around if s.start >= end]
    before = [s for s in reversed(around) if s.end <= start]
    short = len(text[start:end].split()) < _HANGING_WORDS
    if before and short and _hangs(sentence) and end - before[0].start <= LONGEST_SPAN:
        start = before[0].start
    for near in [*behind, *before]:
        if len(text[start:end].split()) >= LEAST_WORDS:
            break
        if len(near.text.split()) <= MOST_WORDS:
            start, end = min(start, near.start), max(end, near.end)
    return text[start:end]


def _hangs(sentence: Sentence) -> bool:
    return _HANGS.match(sentence.low) is not None


def says(material: Material, criterion: str, thought: Thought, otherwise: str) -> str:
    """What a sentence does for a criterion, in the learned reading's words where it is likely."""
    tags = RAISING.get(criterion, ())
    tag = max(tags, key=lambda tag: chance(material, criterion, thought.sentence, (tag,)))
    return SAYS[tag] if chance(material, criterion, thought.sentence, (tag,)) >= LIKELY else otherwise


def certain(material: Material, criterion: str, thoughts: Iterable[Thought]) -> bool:
    """Whether any of these shows the criterion for more than a rule by words."""
    return material.tagged is None or any(
        chance(material, criterion, thought.sentence) >= DOUBTFUL for thought in thoughts
    )


def reaching(
    material: Material, criterion: str, passage: Sequence[Thought], signs: Iterable[str]
) -> tuple[Sentence, set[str]]:
    """How far a passage must be quoted to show these signs, and which of them so much of it shows."""
    first, last = passage[0].sentence, passage[0].sentence
    wanted = set(signs)
    shown = wanted & passage[0].signs
    for thought in passage[1:]:
        if thought.sentence.end - first.start > LONGEST_SPAN:
            break
        if (new := (wanted & thought.signs) - shown) and certain(material, criterion, (thought,)):
            last, shown = thought.sentence, shown | new
    return last, shown


def spread(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, each with the evidence that is shown: no quote for a third criterion that has others."""
    used: Counter[str] = Counter()
    shown: dict[str, Reading] = {}
    for name, reading in readings.items():
        fresh = [p for p in reading.evidence if p.kind != "quote" or used[p.text] < TWICE]
        worn = [p for p in reading.evidence if p not in fresh]
        kept = (fresh or worn)[:MOST_SHOWN]
        used.update(piece.text for piece in kept)
        shown[name] = replace(reading, evidence=tuple(kept)) if reading.evidence else reading
    return shown
