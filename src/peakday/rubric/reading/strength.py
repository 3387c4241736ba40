"""From what was found to a level: named counts, each up to its most, weighed, leaned on the others, and cut.

What counts for a criterion, and up to how many, its module says, and `tag_table.py` for the learned
reading. The weights and cuts in `scales.yaml` were fitted on the tuning sessions; none has the wrong
sign, so that more of what is good never lowers a level. Where the language parts are missing there are no
tags to count, and `scales-by-words.yaml` holds the scales fitted without them.

Whoever says more has said more of everything: what the learned reading hears is taken by the sentence
(`tags.py`), and each criterion has one more count, `said`, that lowers the sum the longer a session is. So
length earns nothing, and what is said briefly is worth what it is worth.

No count tells a level for sure, and who does well on one criterion mostly does well on some others. So a
criterion's own sum is shrunk, and what the session's other criteria came to over or under the usual is
added, by the share of them of which anything was heard, so that a fragment leans on nothing. How much it
takes of its own sum and of which other was fitted as well (a ridge regression drawn towards `LEAN` of their
mean: the empirical Bayes of many unsure measurements of one person).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import log
from pathlib import Path
from statistics import fmean
from typing import TypedDict

SCALES = Path(__file__).with_name("scales.yaml")
BY_WORDS = Path(__file__).with_name("scales-by-words.yaml")
"""The scales without the learned reading."""
LEAN = 0.6
"""How much of all criteria's mean distance from the usual is expected of one that is hardly read."""
USUAL_LEVEL = 2.5
"""The mean level of the tuning sessions' keys."""
FOUR_TAKES: dict[str, tuple[str, ...]] = {
    "T1": ("a condition decides", "conditions", "tag alt-when"),
    "C1": ("a decision follows", "tag so-customer"),
    "C2": ("follows", "tag priority", "tag next-effect"),
}
"""Counts of which a 4 takes one, since its anchor does: the condition that turns a choice, the decision that
changed for the customer, the priority that follows. However much of all else there is, without it is a 3.
"""
Counts = Mapping[str, float]
SHORTEST, LONGEST = 60, 240
"""Sentences. A session of fewer is a fragment, and one of more has said all it will."""


class Scale(TypedDict):
    """One criterion's scale: weights by count, what their sum usually is, how much of it and of the others'
    is taken, and the cuts of levels 2, 3 and 4.
    """

    weights: dict[str, float]
    usual: float
    own: float
    others: dict[str, float]
    cuts: list[float]


def length(sentences: int) -> int:
    """How long a session counts as, in sentences of the candidate's."""
    return min(max(sentences, SHORTEST), LONGEST)


def said(sentences: int) -> Counts:
    """The count that length is, below zero."""
    return {"said": -log(length(sentences))}


@lru_cache(maxsize=2)
def scales_for(*, tagged: bool) -> Mapping[str, Scale]:
    """The fitted scales by criterion, with the learned reading or without."""
    from ruamel.yaml import YAML

    loaded: dict[str, Scale] = YAML(typ="safe").load((SCALES if tagged else BY_WORDS).read_text("utf-8"))
    return loaded


def strength(scale: Scale, counts: Counts) -> float:
    """The weighted sum of the counts, in levels over what is usual."""
    return (
        sum(scale["weights"].get(name, 0.0) * float(value) for name, value in counts.items()) - scale["usual"]
    )


def leaned(criterion: str, counts: Mapping[str, Counts], table: Mapping[str, Scale]) -> float:
    """A criterion's strength with the others' leaned on it."""
    scale = table[criterion]
    others = {name: counted for name, counted in counts.items() if name != criterion}
    leans = sum(
        scale["others"].get(name, 0.0) * strength(table[name], counted) for name, counted in others.items()
    )
    return scale["own"] * strength(scale, counts[criterion]) + _heard(others) * leans


def expected(counts: Mapping[str, Counts], table: Mapping[str, Scale]) -> float:
    """The level that a session's fitted criteria together make likely of one that is hardly read."""
    usual = fmean(strength(table[name], counted) for name, counted in counts.items())
    return USUAL_LEVEL + LEAN * _heard(counts) * usual


def _heard(counts: Mapping[str, Counts]) -> float:
    """The share of the criteria of which anything was heard."""
    return fmean(any(value > 0 for value in counted.values()) for counted in counts.values())


def level_of(criterion: str, counts: Mapping[str, Counts], table: Mapping[str, Scale], least: int = 1) -> int:
    """The level by a session's counts: how many cuts are passed, 1 to 4; `least` where nothing is counted.

    A criterion gives `least` as 0 where nothing was said at all, 1 where the thing was at least named.
    """
    if not any(value > 0 for value in counts[criterion].values()):
        return least
    reached = leaned(criterion, counts, table)
    passed = 1 + sum(reached >= cut for cut in table[criterion]["cuts"])
    return max(least, min(passed, allowed(criterion, counts[criterion])))


def allowed(criterion: str, counted: Counts) -> int:
    """The highest level that a criterion's own counts allow."""
    takes = FOUR_TAKES.get(criterion)
    return 4 if takes is None or any(counted.get(name, 0.0) > 0 for name in takes) else 3
