"""The wrapping people put around a question: a guess, a check at its end, a polite beginning."""

from __future__ import annotations

import re

_GUESS = re.compile(
    r"^(?:i(?:'d| would|'ll| will)? (?:assume|guess|suppose|expect|say|think|reckon|bet|take it|imagine"
    r"|presume)|i understand|i(?:'m| am) (?:assuming|guessing)|let's (?:say|assume|suppose)"
    r"|let us (?:say|assume)|my guess is|presumably|say|suppose|assuming|so)\b(?: that\b|,)* *"
)
_CHECK_WORDS = (
    r"(?:is|would|does|was) (?:that|this|it)(?: be| sound| seem)?(?: about| roughly| more or less| near)?"
    r" (?:right|correct|ok(?:ay)?|fair|fine|true|realistic|reasonable|accurate|enough|in the ballpark)"
    r"|am i (?:far off|right|wrong|close|correct|in the ballpark)"
    r"|right|correct|yes|no|true|fair|ok(?:ay)?|agreed|isn't it|doesn't it|don't they|aren't they|don't we"
)
_CHECK_AFTER = re.compile(rf"[ ,;-]+(?:{_CHECK_WORDS})\s*\?*$")
_CHECK = re.compile(rf"^(?:so |and |but |or )*(?:{_CHECK_WORDS})\s*\?*$")
_OPENING = re.compile(
    r"^(?=.{0,90}?\b(?:i|i'm|i'd|me|maybe|silly|stupid|obvious|sorry|question|thing|wondering)\b).{8,}?[ ,]"
    r"(?:is|know|wondering|wonder|ask|understand|me|sure|but|and|so|one|this) *,? *"
    r"(whether|if|how (?:many|much|long|often|fast|far|big|large|quickly|soon|old)|what|which|who|where|when"
    r"|is there|are there|do we|does it|can we|may i|should i)\b(?=.{8})"
)
_CLAUSE = re.compile(
    r"^(?:and |but |so |or )*(?:if|once|while|whenever|because|since|in case|suppose"
    r"|(?:when|where|until|after|before)"
    r"(?! (?:is|are|was|do|does|did|will|would|can|could|should|must|may|has|have)\b))\b"
)
_JOINS = re.compile(r"(for|of|in|on|with|from|by|at|to|during|after|before)\b")


def unwrapped(question: str) -> str:
    """A question (in lower case) without polite beginning, without "I guess", without a check at its end.

    "I'd assume a million a day, is that right?" asks for the same as "a million a day?".
    """
    plain = _CHECK_AFTER.sub("?", question)
    plain = _GUESS.sub("", plain[opening_of(plain) or 0 :]).strip(" ,")
    return plain if any(c.isalpha() for c in plain) else question


def opening_of(sentence: str) -> int | None:
    """Where the question begins after a polite beginning ("just so I size this, could you tell me how
    many…"), or None where there is none.
    """
    found = _OPENING.match(sentence)
    return found.start(1) if found else None


def is_check(sentence: str) -> bool:
    """Does this sentence (in lower case) only ask whether what was said before is so?"""
    return _CHECK.match(sentence) is not None


def depends(piece: str) -> bool:
    """Is this a clause that the next one rests on: "when it pours, how much slower is it?"."""
    return _CLAUSE.match(piece) is not None


def completed(first: str, rest: str) -> str | None:
    """Of "the tolerance for mistakes, and for losses": the second question in full; None if it is none."""
    joins = _JOINS.match(rest)
    head = re.match(rf"(.*?)\b{joins[1]}\b", first) if joins else None
    return f"{head[1]}{rest}" if head and len(head[1].split()) > 2 else None
