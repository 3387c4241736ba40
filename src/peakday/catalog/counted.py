"""How many of a thing its label says there are: "1800 graders", "3 app servers", "Sender x20"."""

from __future__ import annotations

import re

from peakday.quantities import QuantityError, parse_whole

_BEFORE = re.compile(r"\s*(?:about|around|some|~)?\s*(\d[\d ,.]*(?:k\b)?)\s*[x×]?\s+([a-z]{3,})", re.I)
_AFTER = re.compile(r"(?:[\s(\[,][x×]\s?|\()(\d[\d ,]*k?)(?:\s([a-z]+))?[\s)\]]*$", re.I)
_TIMES = re.compile(r"[\s(\[,][x×]\s?\d[\d ,]*k?[\s)\]]*$", re.I)
_NO_THINGS = re.compile(
    r"(second|minute|hour|day|week|month|year|sec|min|way|phase|factor|tier|step|layer|level|part|pass"
    r"|percent|million|billion|thousand|hundred|dollar|degree|point"
    r"|[a-wyz]|[mnuµ]s|msec|millisecond|microsecond|hr|[kmgtp]i?b|[kmgt]?(bit|byte)|[kmgt]?bps"
    r"|[rqt]ps|i?ops|req|v?cpu|[kmg]?hz|usd|mn|bn)s?",
    re.I,
)
"""Words beside a number that make it a time, a size, a rate or part of a name: "5 minute batch", "16 GB"."""
_NO_COPIES = re.compile(r"(core|thread|slot|connection|user|customer|request|call|message)s?", re.I)
"""Words that behind a number say what one copy has or gets; before a thing they name it: "3 core routers"."""
MOST = 10_000_000


def counted(label: str) -> int | None:
    """The number of copies a label speaks of; `None` where it speaks of none."""
    behind, before = _AFTER.search(label), _BEFORE.match(label)
    if behind and not (behind[2] and (_NO_THINGS.fullmatch(behind[2]) or _NO_COPIES.fullmatch(behind[2]))):
        return _whole(behind[1])
    return _whole(before[1]) if before and not _NO_THINGS.fullmatch(before[2]) else None


def multiplied(label: str) -> bool:
    """Does the label end as machines are multiplied in a drawing: "Tracking app x2"?"""
    return bool(_TIMES.search(label))


def _whole(text: str) -> int | None:
    try:
        count = parse_whole(text.strip(" ,.").replace(",", " "), 1)
    except QuantityError:
        return None
    return count if count <= MOST else None
