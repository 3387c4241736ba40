"""The criteria that need the text to be understood and are not built yet: shown, and left out of the mean."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, unread
from peakday.rubric.material import Material

REASON = "Not read yet: this criterion needs the text to be understood, which is not built."


def read(material: Material) -> Reading:
    """Null, with the reason."""
    return unread(REASON)


def _one(id_: str, dimension: str, title: str, *anchors: str) -> Criterion:
    first, second, third, fourth = anchors
    return Criterion(id_, dimension, title, ("text",), (first, second, third, fourth), read)


CRITERIA = (
    _one("S2", "scoping", "Scope", "implied", "in or out of scope named", "in and out of scope, regions, first release",
         "and the choice is argued from the customer or the risk"),
    _one("A4", "architecture", "Parts that fit", "named only, or a reason that does not fit the access pattern",
         "reasons for one choice", "each main store, queue, cache or CDN has a reason that fits its access pattern",
         "and what would change the choice is said"),
    _one("A5", "architecture", "Deep dive", "a safe corner", "a real risk, on the surface",
         "one of the prompt's true risks, with mechanism and numbers",
         "and the remedy is run, or a concrete test is set (sample, threshold, when to stop)"),
    _one("T1", "trade_offs", "Alternatives", "an alternative only named", "an alternative with one thing it costs or gives",
         "two or more, with what each costs and gives", "and the deciding condition (“above 10 k/s I would…”)"),
    _one("T2", "trade_offs", "Failures", "“it is redundant”",
         "one or more failures, but the customer's view or the way it is found is missing",
         "several: what breaks, what the customer sees, how it is found, how it recovers",
         "and fail-open or fail-closed, degraded modes, blast radius decided"),
    _one("T3", "trade_offs", "Reasons", "preference, or a reason that is wrong or contradicts the load",
         "a true but general reason", "chosen for this customer, number or law", "and the price of the choice is owned"),
    _one("C1", "customer", "Customer", "“users”", "a customer named",
         "whose pain, at which moment, and the threshold where it hurts", "and a decision changed because of it"),
    _one("C2", "customer", "Business", "cost or revenue named or waved away", "a correct cost or revenue driver",
         "cost, launch, operations or partners weighed with a number", "and priorities follow from it"),
    _one("C3", "customer", "Leadership Principles", "recited only", "one or two visible in decisions",
         "three visible in decisions", "four or more, none as decoration"),
    _one("C4", "customer", "Next steps", "a feature list", "one improvement with a reason",
         "improvements ordered by effect on a metric", "and how success would be measured, and when to stop"),
    _one("M3", "communication", "Clarity", "hard to follow", "clear in parts", "short plain statements, terms explained",
         "and numbers and diagram are read back to check"),
    _one("M4", "communication", "Honesty about gaps", "bluffs", "skirts it", "says what is not known",
         "and how it would be found out"),
)  # fmt: skip
