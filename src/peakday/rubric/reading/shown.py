"""How likely a Leadership Principle shows in a session, by what its rule found and what else was heard.

A rule finds sentences that may show a principle. Whether a careful reader says that it shows depends on what
stands around them: whether anything was decided, for whom, at what price. A logistic regression for each
principle weighs that; its weights lie in `shown.yaml` and are fitted by `tests/rubric/fit_principles.py`.
They may have either sign: who speaks of the customer in all decisions is less often said to dive deep.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, log1p
from pathlib import Path
from statistics import fmean

from peakday.rubric.reading.tag_table import SAYS
from peakday.rubric.reading.tags import Tagged

WEIGHTS = Path(__file__).with_name("shown.yaml")
SURE = 0.3
"""From this chance on a principle is said to show: there as many are said to as readers say, nearly."""
HEARD = (
    "decision", "so-customer", "policy", "price", "mechanism", "gap", "priority", "recited", "reason",
)  # fmt: skip
"""Tags whose amount tells whether a principle shows."""
CONSTANT = "constant"
Hits = Sequence[tuple[int, int]]
"""What a principle's rule found: how strongly (1 may show it, 2 a decision or a figure beside it), and the
number of the sentence.
"""


def signs(tagged: Tagged, hits: Hits) -> Mapping[str, float]:
    """What a principle's chance is read from."""
    strong = [number for strength, number in hits if strength > 1]
    decided = [tagged.chances.get(number, {}).get("decision", 0.0) for _, number in hits]
    return {
        "does much": fmean(tagged.amount(tag) for tag in SAYS),
        "found": float(bool(hits)),
        "found strongly": float(bool(strong)),
        "times found": log1p(len(hits)),
        "times found strongly": log1p(len(strong)),
        "surest decision": max(decided, default=0.0),
        **{tag: tagged.amount(tag) for tag in HEARD},
    }


def shows(principle: str, tagged: Tagged, hits: Hits) -> bool:
    """Whether a principle shows. Raises `KeyError` for one that is not known."""
    weights = fitted()[principle]
    odds = weights[CONSTANT] + sum(weights[name] * value for name, value in signs(tagged, hits).items())
    return 1 / (1 + exp(-odds)) >= SURE


@lru_cache(maxsize=1)
def fitted() -> Mapping[str, Mapping[str, float]]:
    """The weights by principle and sign."""
    from ruamel.yaml import YAML

    weights: dict[str, dict[str, float]] = YAML(typ="safe").load(WEIGHTS.read_text("utf-8"))
    return weights
