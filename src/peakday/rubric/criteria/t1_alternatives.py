"""T1: alternatives, with what each costs and gives, and the condition that decides."""

from __future__ import annotations

import re
from typing import NamedTuple

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.quoting import best, certain, reaching, says
from peakday.rubric.reading.around import apart, breath, clip, statements, upto, words_of
from peakday.rubric.reading.strength import Counts
from peakday.rubric.reading.talk import Thought

_PAIR = re.compile(
    r"\b(?:over|against|versus|vs\.?|instead of|rather than|and not|not) \w+|\balternatives?\b|\beither\b"
    r"|\bbetween .{3,60} and\b|\btrade-?offs?\b|\bwould also work\b|\bcould also\b|\bor\b.{3,40}\?"
)
"""Two things set beside each other."""
_SET_BESIDE = ("alt", "alt-gives", "alt-costs", "price")


class _Seen(NamedTuple):
    """What counts here, with the sentences it rests on."""

    counts: Counts
    choices: list[Thought]
    both: list[Thought]
    turning: list[Thought]
    decided: list[Thought]
    named: list[Thought]


def read(material: Material) -> Reading:
    """Level by how many choices are weighed on both sides, and whether a condition decides one."""
    seen = _look(material)
    level = material.level("T1", least=1 if seen.named or seen.choices else 0)
    choices = [t for lot in (seen.both, seen.choices) for t in best(material, "T1", lot, *_SET_BESIDE)]
    evidence: list[Evidence | None] = [_weighed(material, t) for t in dict.fromkeys(choices[:3])]
    turning = best(material, "T1", seen.turning, "alt-when")
    evidence += [material.quote(t.sentence, "says what would decide it") for t in turning[:1]]
    evidence += [
        material.quote(t.sentence, "an alternative, only named")
        for t in best(material, "T1", seen.named, *_SET_BESIDE)[:1]
        if not seen.choices
    ]
    return found(level, evidence, _raise(material, level, seen))


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    return _look(material).counts


def _look(material: Material) -> _Seen:
    choices = apart((t for t in statements(material) if _opens(t)), gap=3)
    both = [t for t in choices if _weighs(material, t, "gives") and _weighs(material, t, "costs")]
    turning = apart(
        t for t in statements(material) if t.has("turns") and t.specific and (t.figures or _pair(t))
    )
    decided = [t for t in choices if any(u.has("turns") for u in breath(material, t, 0, 4))]
    named = [t for t in statements(material) if t.has("alternative") and t.specific]
    counted = {
        "choices": upto(choices, 4),
        "both sides": upto(both, 3),
        "a condition decides": upto(decided, 2),
        "conditions": upto(turning, 3),
        "priced": upto(
            [t for t in choices if any(u.has("price-owned") for u in breath(material, t, 0, 3))], 2
        ),
    }
    return _Seen(counted, choices, both, turning, decided, named)


def _opens(thought: Thought) -> bool:
    return thought.specific and (thought.sentence.turn.card == "trade-off" or _pair(thought))


def _pair(thought: Thought) -> bool:
    return _PAIR.search(thought.sentence.low) is not None


def _weighs(material: Material, thought: Thought, side: str) -> bool:
    return any(t.has(side) for t in breath(material, thought, 0, 3))


def _weighed(material: Material, thought: Thought) -> Evidence | None:
    """A choice, quoted as far as it says what an option gives and costs."""
    until, shown = reaching(material, "T1", breath(material, thought, 0, 3), ("gives", "costs"))
    sides = ("", ", with one side of it", ", with what it gives and costs")[len(shown)]
    why = f"an alternative{sides}"
    return material.quote(thought.sentence, why if sides else says(material, "T1", thought, why), until)


def _raise(material: Material, level: int, seen: _Seen) -> str:
    found_ = seen.both or seen.choices
    turned = (
        seen.decided or seen.turning or (material.tagged is not None and material.tagged.heard("alt-when"))
    )
    if level == 4:
        return ""
    weighed_in = [u for t in found_ for u in breath(material, t, 0, 3)]  # its sides often follow
    if level >= 2 and not certain(material, "T1", weighed_in):
        return _of_this_problem(material)
    if level == 3 and turned and found_:
        said = words_of(material, "T1", found_)
        return f"Weigh one more choice as you did “{said}”: both sides, and what turns it."
    if level == 3:
        chosen = f"“{words_of(material, 'T1', found_)}”: say" if found_ else "Say"
        return (
            f"{chosen} what would turn it: from which rate, or how many hours a year, you choose otherwise."
        )
    if seen.both:
        weighed = best(material, "T1", seen.both, *_SET_BESIDE)[0]
        return f"Weigh a second choice as you did “{clip(weighed)}”: what each gives and costs."
    if found_:
        return f"Weigh “{words_of(material, 'T1', found_)}” on both sides, and a second choice with it."
    return _of_this_problem(material)


def _of_this_problem(material: Material) -> str:
    """A choice of this problem that the candidate did not speak of, if there is one."""
    said = " ".join(sentence.low for sentence in material.sentences)
    for choice in material.prompt.trade_offs if material.prompt is not None else ():
        one, other = choice.one.split(". ")[0], choice.other.split(". ")[0]
        if not (_spoken_of(said, one) and _spoken_of(said, other)):
            return (
                f"Weigh one choice of this problem, such as “{one}” or “{other}”: what each gives and costs."
            )
    return "Name one other way to build the riskiest part, what it would give and what it would cost."


def _spoken_of(said: str, option: str) -> bool:
    stems = {word[:5] for word in re.findall(r"[a-z]{5,}", option.lower())}
    return sum(re.search(rf"\b{stem}", said) is not None for stem in stems) * 2 >= len(stems)


CRITERION = Criterion(
    "T1", "trade_offs", "Alternatives", ("text", "card"),
    ("an alternative only named", "an alternative with one thing it costs or gives",
     "two or more, with what each costs and gives", "and the deciding condition (“above 10 k/s I would…”)"),
    read,
    counts,
)  # fmt: skip
