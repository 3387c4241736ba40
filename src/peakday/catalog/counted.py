"""How many of a thing its label says there are: "1800 graders", "3 app servers", "Sender x20"."""

from __future__ import annotations

import re

from peakday.quantities import QuantityError, parse_whole

_BEFORE = re.compile(r"\s*(?:about|around|some|~)?\s*(\d[\d ,.]*(?:k\b)?)\s*[x×]?\s+([a-z]{3,})", re.I)
_AFTER = re.compile(r"(?:[\s(\[,][x×]\s?|\()(\d[\d ,]*k?)(?:\s[a-z]+)?[\s)\]]*$", re.I)
_TIMES = re.compile(r"[\s(\[,][x×]\s?\d[\d ,]*k?[\s)\]]*$", re.I)
_NO_THINGS = re.compile(
    r"(second|minute|hour|day|week|month|year|sec|min|way|phase|factor|tier|step|layer|level|part|pass"
    r"|percent|million|billion|thousand|hundred|dollar|degree|point)s?$",
    re.I,
)
"""Words after a number that make it a time, a size or part of a name: "5 minute batch", "2 phase commit"."""
MOST = 10_000_000


def counted(label: str) -> int | None:
    """The number of copies a label speaks of; `None` where it speaks of none."""
    behind = _AFTER.search(label)
    before = None if behind else _BEFORE.match(label)
    if before and _NO_THINGS.match(before[2]):
        return None
    found = behind or before
    return _whole(found[1]) if found else None


def multiplied(label: str) -> bool:
    """Does the label end as machines are multiplied in a drawing: "Tracking app x2"?"""
    return bool(_TIMES.search(label))


def _whole(text: str) -> int | None:
    try:
        count = parse_whole(text.strip(" ,.").replace(",", " "), 1)
    except QuantityError:
        return None
    return count if count <= MOST else None
