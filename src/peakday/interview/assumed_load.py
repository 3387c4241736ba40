"""The load a candidate took for granted, to be seen beside the one a run carries.

A run carries the prompt's load whether it was asked for or not: who assumed another should see both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from peakday.interview.events import Json
from peakday.interview.remarks import remark_of, sentences
from peakday.interview.state import SessionState

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
_NEAR = {"second": 1.5, "minute": 2, "hour": 4, "day": 10}
"""Within such a factor a rate is the same load: the longer its unit, the further it is from the peak."""
_NO_COUNT = re.compile(r"(?:[KMGTP]i?)?B|USD|%|ms|s|min|hour|day|week|month|year")
"""Units in which no requests are counted."""
_OF_ONE = re.compile(
    r"\b(?:each|every|per|an?) (?:user|customer|person|device|store|shopper|box|copy)\b", re.I
)


def assumed_load(state: SessionState, offered: Iterable[float]) -> Json | None:
    """`{per_s, words}` of the last rate assumed, where it is none of those `offered` a second, nor all."""
    loads = [each for each in offered if each > 0]
    loads.append(sum(loads))
    told = list(_rates(state))
    if not loads or not told:
        return None
    per_s, per, words = told[-1]
    factor = min(max(per_s / load, load / per_s) for load in loads if load > 0)
    return {"per_s": per_s, "words": words} if factor > _NEAR[per] else None


def _rates(state: SessionState) -> Iterator[tuple[float, str, str]]:
    """Each rate of a whole system that was assumed: a second, the unit it was said by, and its words."""
    from peakday.quantities.speech import find

    said = [part for t in state.conversation if t.speaker == "candidate" for part in sentences(t.text)]
    assumed = [sentence for sentence in said if remark_of(sentence) == "assumption"]
    assumed += [str(card["text"]) for card in state.cards if card["kind"] == "assumption"]
    for sentence in assumed:
        for each in find(sentence):
            counts = each.unit is None or not _NO_COUNT.fullmatch(each.unit)
            if counts and each.per in _SECONDS and each.value > 0 and not _OF_ONE.search(sentence):
                yield each.value / _SECONDS[each.per], each.per, each.text
