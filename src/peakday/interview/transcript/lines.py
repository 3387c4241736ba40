"""The shapes a line of a session file can have; the reader and the writer share them."""

from __future__ import annotations

import re

from peakday.interview.transcript.model import CardKind, Speaker

STAMP = r"(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?(?: ?[AaPp][Mm])?"
STAMPED = re.compile(
    rf"^[ \t]{{0,3}}(?:[-*>] )?(?:\*\*)?[\[(](?P<stamp>{STAMP})[\])](?:\*\*)?[ \t]*(?P<rest>.*)$", re.S
)
NAMED = re.compile(
    r"^(?:\*\*)?(?P<name>[^\W\d_][^\n:\[\]()`|<>{}=]{0,38}?(?: ?\([^()\n]{1,30}\))?)"
    r"(?:\*\*)?[ \t]*[::](?:\*\*)?(?!/)[ \t]*"
)
"""`Name: ` at the start of a line; a URL's `http:` is not a name."""
BARE_STAMPED = re.compile(rf"^(?P<stamp>{STAMP})[ \t]+(?:[-–—][ \t]+)?(?P<rest>\S.*)$", re.S)
NAME_THEN_STAMP = re.compile(
    rf"^(?P<name>[^\W\d_][^\n:\[\]()]{{0,38}}?)[ \t]{{1,8}}[\[(]?(?P<stamp>{STAMP})[\])]?[ \t]*$"
)
"""Otter's and Teams's way: the name and the stamp on a line of their own."""
NAME_STAMPED = re.compile(
    rf"^(?:\*\*)?(?P<name>[^\W\d_][^\n:\[\]()]{{0,38}}?)(?:\*\*)?[ \t]{{1,8}}[\[(](?P<stamp>{STAMP})[\])]"
    r"(?:\*\*)?[ \t]*[:–-]?(?:\*\*)?[ \t]*(?P<rest>.*)$"
)
"""Rev's way: `Speaker 1 (00:03): words`, or the words on the next line."""
NAME_IN_BRACKETS = re.compile(
    rf"^\[(?P<name>[^\W\d_][^\]\n]{{0,38}})\][ \t]+(?P<stamp>{STAMP})[ \t]*(?P<rest>)$"
)
"""Zoom's saved transcript: `[Name] 09:00:03`, the words on the next line."""
OWN_LINES = (NAME_THEN_STAMP, NAME_STAMPED, NAME_IN_BRACKETS)
STAMP_ALONE = re.compile(rf"^[ \t]*(?P<stamp>{STAMP})[ \t]*$")
"""Google Meet's way: a stamp on a line of its own, then named lines without one."""
DASHED = re.compile(r"^(?P<name>[^\W\d_][^\n:\[\]()–—-]{0,38}?)[ \t]+[-–—][ \t]+")
"""`Name - words`, which only counts after a stamp and for a name that recurs."""
FENCE = re.compile(r"^[ \t]{0,3}(?P<mark>`{3,}|~{3,})[ \t]*(?P<kind>[\w-]*)[^\n`]*$")
HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>.+?)[ \t#]*$")
CAPTION = re.compile(rf"^(?P<start>{STAMP})[ \t]*-->[ \t]*(?P<end>{STAMP})")

VOICES: dict[str, Speaker] = {
    "candidate": "candidate", "interviewee": "candidate", "applicant": "candidate", "me": "candidate",
    "interviewer": "interviewer", "hiring manager": "interviewer", "coach": "interviewer",
    "shadow": "shadow", "observer": "shadow", "note-taker": "shadow", "note": "shadow",
    "run": "run", "pause": "run",
}  # fmt: skip
"""Names that say by themselves whose voice it is."""

CARDS: dict[str, CardKind] = {
    "predict": "prediction", "prediction": "prediction", "trade-off": "trade-off", "tradeoff": "trade-off",
    "trade off": "trade-off", "assume": "assumption", "assumption": "assumption", "risk": "risk",
    "metric": "metric",
}  # fmt: skip

CARD_WORDS: dict[CardKind, str] = {
    "prediction": "Predict", "trade-off": "Trade-off", "assumption": "Assume", "risk": "Risk",
    "metric": "Metric",
}  # fmt: skip

STEP_WORDS: tuple[tuple[str, str], ...] = (
    ("clarif", "clarify"), ("requirement", "clarify"), ("scope", "clarify"), ("metric", "metrics"),
    ("success criteria", "metrics"), ("volume", "metrics"), ("sketch", "sketch"), ("architecture", "sketch"),
    ("high-level", "sketch"), ("high level", "sketch"), ("deep", "deep-dive"), ("failure", "failures"),
    ("trade-off", "failures"), ("tradeoff", "failures"), ("improve", "improve"), ("next step", "improve"),
    ("wrap", "improve"),
)  # fmt: skip


def step_of(title: str) -> str | None:
    """The step a heading names, or `None`."""
    low = title.lower()
    return next((step for word, step in STEP_WORDS if word in low), None)


def voice_of(name: str) -> Speaker | None:
    """The voice a speaker's name says by itself, or `None`."""
    low = name.strip().lower()
    if low in VOICES:
        return VOICES[low]
    return next(
        (voice for word, voice in VOICES.items() if len(word) > 3 and re.match(rf"{word}\b", low)), None
    )


def card_of(name: str) -> CardKind | None:
    """The kind of card a line's name says, or `None`."""
    return CARDS.get(name.strip().lower())


def needs_shield(line: str) -> bool:
    """Whether a line inside someone's words could be mistaken for structure (see `write`)."""
    head = line.lstrip()
    return bool(head) and (
        head[0] in "[(#`~\\*->" or head[0].isdigit() or NAMED.match(head) is not None
        or any(shape.match(head) for shape in OWN_LINES) or head == "WEBVTT"
    )  # fmt: skip
