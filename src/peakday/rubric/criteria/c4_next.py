"""C4: what comes next: ordered by effect, with a reason, a measure and an end."""

from __future__ import annotations

from typing import NamedTuple

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.quoting import best
from peakday.rubric.reading.around import apart, in_step, statements, upto, words_of
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.steps import RECAP
from peakday.rubric.reading.strength import Counts
from peakday.rubric.reading.talk import Thought

_PLANS = cue(
    "next", "i would do", "i'd do", "i'd add", "i would add", "we can add", "improvement*", "then",
    "later", "after that", "order of", "second", "third", "i'd let", "i'd run", "aim for",
    "i would do an",
)  # fmt: skip
_LATE = 0.72


def read(material: Material) -> Reading:
    """Level by reasons, order, measures and an end among what is said to come next."""
    seen = _look(material)
    if not seen.starts:
        return found(0, [], "Say one thing you would do next, and why that one.")
    level = material.level("C4")
    argued = best(material, "C4", _planned(material, seen.argued), "next", "next-effect")
    starts = best(material, "C4", _planned(material, seen.starts), "next", "next-effect")
    measured = best(material, "C4", _planned(material, seen.measured), "next-measure", "stop-rule")
    evidence: list[Evidence | None] = [material.quote(t.sentence, "next, with a reason") for t in argued[:2]]
    evidence += [material.quote(t.sentence, "how success is told") for t in measured[:1]]
    evidence += [material.quote(t.sentence, "next, without a reason") for t in starts[:1] if not seen.argued]
    return found(level, evidence, _raise(level, words_of(material, "C4", argued or starts)))


def _planned(material: Material, thoughts: list[Thought]) -> list[Thought]:
    """Those of the last step, where there are any: what was planned earlier belongs to its own matter."""
    last = [t for t in thoughts if _last(material, t)] or thoughts
    return [t for t in last if not RECAP.search(t.sentence.low)] or last


def _last(material: Material, thought: Thought) -> bool:
    """What is stated in the last step; where that was only told from the words, near the end."""
    marked = material.steps.how != "told from the words"
    there = in_step(material, thought, "improve") and (marked or _late(material, thought))
    return there and not thought.asks


def _planning(material: Material, thought: Thought) -> bool:
    """The last step where the steps are marked, else what is said late."""
    if material.steps.how != "told from the words" and "improve" in material.steps.of.values():
        return in_step(material, thought, "improve")
    return _late(material, thought)


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    return _look(material).counts


class _Seen(NamedTuple):
    """What is said to come next, with the sentences it rests on."""

    counts: Counts
    starts: list[Thought]
    argued: list[Thought]
    measured: list[Thought]


def _look(material: Material) -> _Seen:
    said = statements(material)
    starts = [t for t in said if _is_next(material, t)]
    first = starts[0].sentence.number if starts else 10**9
    last = [t for t in said if _planning(material, t)]
    group = [t for t in last if t.sentence.number >= first]
    argued = [t for t in group if t.specific and _reason(t)]
    ordered = apart((t for t in group if t.has("orders")), gap=0)
    measured = [t for t in group if t.has("measures") and (t.specific or t.figures)]
    ended = [t for t in group if t.has("stops") and (t.figures or t in measured)]
    counted = {
        "argued": upto(argued, 4),
        "ordered": upto(ordered, 2),
        "measured": upto(measured, 2),
        "with figures": upto([t for t in group if t.figures], 3),
        "ended": upto(ended, 1),
    }
    argued.sort(key=_plainly)
    return _Seen(counted, sorted(starts, key=_plainly), argued, ended or measured)


def _plainly(thought: Thought) -> bool:
    """Plans that say they are plans are quoted before what is merely said last."""
    return _PLANS.search(thought.sentence.low) is None


def _is_next(material: Material, thought: Thought) -> bool:
    step = material.steps.of.get(thought.sentence.turn.order)
    marked = material.steps.how != "told from the words"
    return (step == "improve" and marked) or (
        _late(material, thought) and _PLANS.search(thought.sentence.low) is not None
    )


def _late(material: Material, thought: Thought) -> bool:
    turns = material.transcript.candidate
    last = len(turns)
    place = next((i for i, turn in enumerate(turns) if turn is thought.sentence.turn), 0)
    return last <= 2 or place >= min(last - 2, int(last * _LATE))


def _reason(thought: Thought) -> bool:
    return thought.any("reason", "effect") or any(
        word in thought.sentence.low
        for word in (" as ", "since", "because", "moves", "removes", "lifts", "cuts", "so ")
    )


def _raise(level: int, first: str) -> str:
    return (
        "Say one thing you would do next, and why that one.",
        f"“{first}”: say what it moves, and why that comes first.",
        f"“{first}”: say which figure it moves, and why it comes before the others.",
        f"“{first}”: say how you would know that it worked, and when you would stop.",
        "",
    )[level]


CRITERION = Criterion(
    "C4", "customer", "Next steps", ("text",),
    ("a feature list", "one improvement with a reason", "improvements ordered by effect on a metric",
     "and how success would be measured, and when to stop"),
    read,
    counts,
    where=_last,
    tags_where=_planning,
)  # fmt: skip
