"""The tags the learned reading knows, what each counts for, and what a sentence that bears one does."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

EMPTY = ("recited", "bluff", "aside")
"""Tags of sentences that do nothing for the design."""
LOWERS = ("part-poor", "reason-general", "wrong-sum")
"""Tags of what is done badly."""

RAISING: dict[str, tuple[str, ...]] = {
    "S1": ("ask-fact", "ask-why"),
    "S2": ("scope-in", "scope-out", "where", "first", "scope-argued"),
    "S3": ("metric-latency", "metric-avail", "metric-product", "argued"),
    "S4": ("volume-average", "volume-peak", "volume-unit", "worked-out", "carried"),
    "A4": ("part-reason", "part-change"),
    "A5": ("risk", "mechanism", "risk-number", "test", "stop-rule"),
    "T1": ("alt", "alt-gives", "alt-costs", "alt-when"),
    "T2": ("breaks", "felt", "noticed", "recovers", "policy"),
    "T3": ("reason", "price", "argued", "part-reason", "carried", "alt-costs"),
    "C1": ("who", "pain", "hurts-at", "so-customer", "felt"),
    "C2": ("money", "driver", "priority", "next-effect"),
    "C3": ("decision", "policy", "mechanism"),
    "C4": ("next", "next-effect", "next-measure", "stop-rule"),
    "M1": ("signpost", "readback"),
    "M2": ("time-traded", "signpost"),
    "M3": ("explains", "readback", "signpost"),
    "M4": ("gap", "gap-plan"),
}
BESIDE: dict[str, tuple[str, ...]] = {
    "T3": ("carried",),
    "C2": ("next-effect",),
    "C3": ("policy", "mechanism"),
    "M2": ("signpost",),
    "M3": ("signpost",),
}
"""Tags that go with a good reading and count for it, but do not show it: its evidence for want of other."""
LOWERING: dict[str, tuple[str, ...]] = {
    "S3": ("recited",),
    "S4": ("wrong-sum",),
    "A4": ("part-poor",),
    "A5": ("bluff", "recited"),
    "T1": ("recited",),
    "T3": ("part-poor", "reason-general", "bluff"),
    "C1": ("recited",),
    "C3": ("recited",),
    "M3": ("recited", "aside"),
    "M4": ("bluff",),
}
WAIVES: dict[str, tuple[str, ...]] = {
    "S2": ("scope-argued",),
    "S3": ("metric-latency", "metric-avail", "metric-product"),
    "A4": ("part-reason",),
    "A5": ("test",),
    "T1": ("alt",),
    "T2": ("breaks", "felt"),
    "T3": ("reason", "part-reason", "price"),
    "C1": ("who", "pain", "felt"),
    "C2": ("money", "driver"),
    "C3": ("decision", "policy", "mechanism"),
    "C4": ("next",),
    "M4": ("gap", "gap-plan"),
}
"""Where one of these was surely heard, a criterion's rule that its words were not found is waived."""
SAYS: dict[str, str] = {
    "ask-fact": "asks for a fact that shapes the design",
    "ask-why": "says why the answer matters",
    "scope-in": "says what is in",
    "scope-out": "says what is left out",
    "where": "says where it is released",
    "first": "says what comes first",
    "scope-argued": "argues the scope",
    "metric-latency": "sets a target for a time",
    "metric-avail": "sets a target for what succeeds",
    "metric-product": "sets a target for the product",
    "argued": "argues the threshold",
    "volume-average": "an average, as a number",
    "volume-peak": "a peak, as a number",
    "volume-unit": "a figure for one unit",
    "worked-out": "works a figure out",
    "carried": "carries a number into the design",
    "part-reason": "a reason for a part that fits how it is used",
    "part-change": "says what would change that choice",
    "risk": "names a risk of this problem",
    "mechanism": "tells how it comes about",
    "risk-number": "puts a number on the risk",
    "test": "sets a test",
    "stop-rule": "says when to stop",
    "alt": "sets another way beside it",
    "alt-gives": "says what an option gives",
    "alt-costs": "says what an option costs",
    "alt-when": "says what would turn the choice",
    "breaks": "says what breaks",
    "felt": "says what the customer sees of it",
    "noticed": "says how it is noticed",
    "recovers": "says how it recovers",
    "policy": "decides what is kept and what is closed",
    "reason": "a reason from this case",
    "price": "owns the price of a choice",
    "who": "names who it is for",
    "pain": "says what hurts, and when",
    "hurts-at": "says from where on it hurts",
    "so-customer": "decides something because of the customer",
    "money": "a cost or revenue, as a number",
    "driver": "names what drives cost or revenue",
    "priority": "sets a priority from the business",
    "decision": "a decision with a principle behind it",
    "next": "a concrete next step",
    "next-effect": "says what that would change",
    "next-measure": "says how it would be measured",
    "signpost": "says which step comes now",
    "readback": "reads it back",
    "time-traded": "trades time openly",
    "explains": "explains it plainly",
    "gap": "says what is not known",
    "gap-plan": "says how it would be found out",
}
TAGS: tuple[str, ...] = tuple(dict.fromkeys((*SAYS, *EMPTY, *LOWERS)))
"""Every tag that is fitted. `decision` stands for a decision that shows any Leadership Principle."""


class Amounts(Protocol):
    """Something that knows how much of a tag there is."""

    def amount(self, tag: str, among: Collection[int] | None = None) -> float:
        """How much, in all or in the sentences of these numbers."""


def tag_counts(criterion: str, tagged: Amounts, among: Collection[int] | None = None) -> Mapping[str, float]:
    """What counts for a criterion by the tags, what lowers it below zero; `among` as in `amount`."""
    raising = {f"tag {tag}": tagged.amount(tag, among) for tag in RAISING.get(criterion, ())}
    return raising | {f"tag {tag}": -tagged.amount(tag, among) for tag in LOWERING.get(criterion, ())}
