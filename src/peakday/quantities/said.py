"""Durations that vary, as people say them: `about 48 s, 20 s to 2 min`, `80 ms; 1 % take 1 s`.

The page shows every shape in such words; whoever writes what they read there is understood.
"""

from __future__ import annotations

import re

LONGEST = 200
"""Letters; what is longer nobody said."""

_TIME = r"\d[^,;]*?"
WORDS = ("about", "around", "roughly", "usually", "mostly", "between")
"""What a time in words may begin with."""
_ABOUT = r"(?:about|around|roughly|usually|mostly|~|≈)\s*"
_SPAN = rf"(?:(?:from|between)\s+)?(?P<least>{_TIME})\s*(?:to|and|(?<!e)-|–)\s*(?P<most>{_TIME})"

_SAID: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\s*{said}\s*", re.IGNORECASE), phrase)
    for said, phrase in (
        (rf"{_ABOUT}(?P<usual>{_TIME}),\s*{_SPAN}", "pert {least} {usual} {most}"),
        (rf"{_SPAN},\s*{_ABOUT}(?P<usual>{_TIME})", "pert {least} {usual} {most}"),
        (rf"(?:{_ABOUT})?(?P<mean>{_TIME})(?:,\s*|\s+)(?:1 in 100 over|p99)\s+(?P<p99>{_TIME})",
         "lognormal {mean} p99 {p99}"),
        (rf"(?P<mean>{_TIME}) on average, often less(?:, seldom much more)?", "exp {mean}"),
        (_SPAN, "uniform {least} to {most}"),
        (rf"{_ABOUT}(?P<mean>{_TIME})", "{mean}"),
    )
)  # fmt: skip
"""What is said, and the phrase of the board language that says the same; the first that fits is meant."""

_SOME = re.compile(r"(?P<usual>.+?);\s*(?P<share>\d+(?:\.\d+)?)\s*% take\s+(?P<rest>[^;]+)", re.IGNORECASE)
_BARE = re.compile(r"[\d.\s]*\d")
_UNIT = re.compile(r"[A-Za-zµμ]+$")


def as_phrase(text: str) -> str:
    """The phrase of the board language that says what `text` does; any other text as it stands."""
    if len(text) > LONGEST:
        return text
    mixed = _SOME.fullmatch(text)
    if mixed and float(mixed["share"]) < 100:
        usual = f"{100 - float(mixed['share']):.10g}% {as_phrase(mixed['usual'])}"
        return f"mix {usual} + {mixed['share']}% {as_phrase(mixed['rest'])}"
    for said, phrase in _SAID:
        found = said.fullmatch(text)
        if found:
            return phrase.format(**_with_units(found.groupdict()))
    return text


def _with_units(parts: dict[str, str]) -> dict[str, str]:
    """`2 to 12 min` leaves the least its unit to be taken from the most."""
    unit = _UNIT.search(parts.get("most", ""))
    least = parts.get("least", "")
    return {**parts, "least": f"{least} {unit.group()}"} if unit and _BARE.fullmatch(least) else parts
