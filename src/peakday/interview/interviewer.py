"""The interviewer: gives the facts that are asked for, and nothing that is not. Deterministic and offline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from peakday.interview.remarks import Remark, remark_of, sentences
from peakday.interview.state import Said

if TYPE_CHECKING:
    from peakday.prompts import Fact, Prompt

SHORT = 6
"""A statement of so many words before a question is no part of it."""
LONGEST_CHOICE = 12
"""What picks one of several offered facts is said in so many words at most."""
NOT_GIVEN = "That is not given: state an assumption."


@dataclass(frozen=True, slots=True)
class Reply:
    """What the interviewer says. `told` holds, by fact, the words of each fact that `text` gives away.

    `outcome` is `answer`, `which` (facts are those offered, none of them told), `unknown`, or `None` for
    a courtesy.
    """

    text: str
    outcome: str | None = None
    facts: tuple[str, ...] = ()
    told: dict[str, str] = field(default_factory=dict)


COURTESIES: dict[Remark, str] = {
    "assumption": "Noted, as your assumption.",
    "greeting": "Hello. Ask whatever you need; we begin when you are ready.",
    "moment": "Take your time.",
    "opinion": "I would rather hear your own reasoning. What would tell you?",
    "everything": "I answer what you ask. What does your design depend on?",
}
"""What is said to a remark that asks for no fact. Other statements are listened to in silence."""

STEP_WORDS: dict[str, str] = {
    "clarify": "Back to your questions.",
    "metrics": "Metrics, then.",
    "sketch": "Go ahead and draw. Think aloud as you do.",
    "deep-dive": "Which part will you take apart?",
    "failures": "Let us see what breaks. Say what you expect before you run it.",
    "improve": "A few minutes are left for what comes next.",
}
GOODBYE = "Thank you, that is where we stop. Your report is ready."


def opening(prompt: Prompt) -> Reply:
    """The first thing the interviewer says: the problem, as ambiguous as it is meant to be."""
    return Reply(prompt.opening)


def on_step(to: str, visited: Sequence[str]) -> Reply:
    """A short word when the candidate moves on; coming back to a step gets a shorter one."""
    if to in visited and to != "clarify":
        return Reply("Back to this, then.")
    return Reply(STEP_WORDS[to])


def answer(
    prompt: Prompt, text: str, history: Sequence[Said] = (), seconds_left: float | None = None
) -> Reply | None:
    """What the interviewer says to `text`, or `None` where there is nothing to say.

    `history` is the conversation before `text`; `seconds_left` lets a question about the time be answered.
    """
    parts = sentences(text)
    remarks = [remark_of(part) for part in parts]
    chosen = _choice(prompt, parts, remarks, history)
    if chosen is not None:
        return chosen
    asked = _asked(parts, remarks)
    if asked:
        return _facts(prompt, asked, history)
    if "time" in remarks:
        return Reply(_time(seconds_left))
    if "repeat" in remarks:
        return Reply(prompt.opening)
    return next((Reply(COURTESIES[remark]) for remark in remarks if remark in COURTESIES), None)


def _asked(parts: list[str], remarks: list[Remark]) -> str:
    """The questions of a turn with what they point back at, and a guess that is put for confirmation ("I'd
    assume ten million, right?").
    """
    asked = [
        part
        for n, (part, remark) in enumerate(zip(parts, remarks, strict=True))
        if remark == "question"
        or (remark == "assumption" and (part.endswith("?") or _is_checked(parts[n + 1 : n + 2])))
        or (n > 0 and remarks[n - 1] == "assumption" and _is_checked([part]))
        or (len(part.split()) > SHORT and remarks[n + 1 : n + 2] == ["question"])
    ]
    return " ".join(asked)


def _is_checked(following: list[str]) -> bool:
    from peakday.interview.language.phrasing import is_check

    return any(is_check(part.lower()) for part in following)


def _facts(prompt: Prompt, question: str, history: Sequence[Said]) -> Reply:
    from peakday.interview.language import ask

    found = ask(question, prompt.facts, prompt.not_given)
    facts = tuple(found.facts)
    if found.outcome == "answer" and facts:
        return _tell(prompt, facts, found.say, history)
    if found.outcome == "which":
        return Reply(found.say, "which", facts)
    return Reply(found.say or NOT_GIVEN, "unknown")


def _tell(prompt: Prompt, facts: tuple[str, ...], say: str, history: Sequence[Said]) -> Reply:
    sheet = _sheet(prompt)
    told = {fact: sheet[fact].text for fact in facts if fact in sheet}
    before = {fact for said in history if said.outcome == "answer" for fact in said.facts}
    if set(facts) <= before:
        say = f"As I said: {say}"
    return Reply(say, "answer", facts, told)


def _choice(prompt: Prompt, parts: list[str], remarks: list[Remark], history: Sequence[Said]) -> Reply | None:
    """What follows a "Do you mean…?": the fact that `parts` picks among those offered, or `None`.

    The offer stands for the next words alone, and what is assumed or planned picks nothing.
    """
    offered = history[-1] if history else None
    if offered is None or offered.speaker != "interviewer" or offered.outcome != "which" or not offered.facts:
        return None
    if not {"question", "assumption", "plan"}.isdisjoint(remarks):
        return None
    words = " ".join(parts).lower()
    if "no" in remarks:
        return Reply("Then ask it in other words.")
    sheet = _sheet(prompt)
    facts = [fact for fact in offered.facts if fact in sheet]
    picked = _picked(words, facts, lambda fact: f"{fact} {sheet[fact].topic}".lower(), "yes" in remarks)
    if not picked:
        return Reply("Which one?", "which", tuple(facts)) if "yes" in remarks else None
    say = " ".join(sheet[fact].text for fact in picked)
    return _tell(prompt, tuple(picked), say, history)


_PLACES: dict[str, slice] = {
    "first": slice(0, 1), "former": slice(0, 1), "second": slice(1, 2), "latter": slice(1, 2),
    "third": slice(2, 3), "last": slice(-1, None), "both": slice(None), "all of": slice(None),
}  # fmt: skip


_NO_TIME = r"(?<!\ba )(?<!\bper )(?<!\beach )"
"""Before a "second" that is a time and no place."""
_PICKED = (
    r"(?: ones?| two| (?:of )?(?:them|these|those))?(?:,? (?:please|thanks|thank you|i mean|i meant))?\W*$"
)
"""How words end that pick by place; "first I would draw the gateway" picks nothing."""


def _picked(words: str, facts: list[str], names: Callable[[str], str], agreed: bool) -> list[str]:
    if len(words.split()) > LONGEST_CHOICE:
        return []
    for place, which in _PLACES.items():
        if re.search(rf"{_NO_TIME}\b{place}{_PICKED}", words):
            return facts[which]
    spoken = set(_words(words)) - {"yes", "the", "of", "i", "mean", "a", "one", "that", "no"}
    named = [fact for fact in facts if spoken & set(_words(names(fact)))]
    if 0 < len(named) < max(2, len(facts)):
        return named
    return facts[:1] if agreed and len(facts) == 1 else []


def _words(text: str) -> list[str]:
    return [word for word in "".join(c if c.isalnum() else " " for c in text).split() if len(word) > 2]


def _sheet(prompt: Prompt) -> dict[str, Fact]:
    return {fact.id: fact for fact in prompt.facts}


def _time(seconds_left: float | None) -> str:
    if seconds_left is None:
        return "The clock is at the top of your page."
    minutes = round(seconds_left / 60)
    if minutes < 1:
        return "Our time is up." if seconds_left <= 0 else "Less than a minute."
    return f"About {minutes} minute{'' if minutes == 1 else 's'}."
