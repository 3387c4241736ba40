"""A turn of talk cut into its questions, and what kind of answer each wants."""

from __future__ import annotations

import re
from dataclasses import dataclass

from peakday.interview.language.kinds import kind_wanted
from peakday.interview.language.lexical import normalise, stems

LONGEST_QUESTION = 600
"""Characters of one question that are read; what follows is talk."""
MOST_QUESTIONS = 8
"""Questions of one breath that are answered."""

_START = (
    r"(?:what|what's|whats|which|who|who's|whose|when|where|why|how|is|are|was|were|do|does|did|can|could|should"
    r"|shall|will|would|must|may|might|has|have|had|any|are there|is there)"
)
_REQUEST = re.compile(
    r"^(?:please )?(?:tell me|give me|remind me|explain|describe|clarify"
    r"|i(?:'d| would) (?:like|love) to (?:know|ask|understand)"
    r"|i want to (?:know|understand)|i(?:'m| am) (?:wondering|curious|interested)|i wonder|can you|could you"
    r"|let me ask"
    r"|my (?:first |next |second |other )?question|we need to know|i need to know|help me understand"
    r"|walk me through"
    r"|talk (?:to )?me|say something|size of|number of|amount of|any )"
)
_LEAD = re.compile(
    r"^(?:(?:so|and|but|also|ok|okay|well|right|great|good|alright|first|firstly|second|secondly|next|then|now|hi|hello"
    r"|hmm|um|uh|er|erm|yeah|cool|nice|like|you know|i mean|actually|basically|just|maybe"
    r"|sure|thanks|thank you|sorry|please|one more(?: thing| question)?|another (?:thing|question)"
    r"|quick question"
    r"|before i (?:draw|start|begin)(?: anything)?|just to (?:clarify|be sure|confirm)|a question)"
    r"[ ,.:;!-]+)+",
)
_QUESTION_START = re.compile(rf"^{_START}\b")
_TALK = re.compile(
    r"^(?:let me (?:think|write|note|draw|start|take|just)|let's"
    r"|i(?:'ll| will| would| think| see| understand|'m going)|we (?:should|could|can|need a)"
    r"|my (?:first )?assumption|that (?:makes|is|'s)|give me a (?:second|moment|minute)|moving on"
    r"|thanks|thank you"
    r"|so we|next i|i assume|i'd (?:go|use|put|start))"
)
_JOIN = re.compile(
    rf"(?:,|;)? (?:and|or|plus|also|as well as|,)(?: also)?,? (?={_START}\b(?! (?:not|the best)\b))|[;] ",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: as it was said, as it is matched, and what answer it wants."""

    text: str
    core: str
    wants: str | None
    """`count`, `money`, `duration`, `share`, `size`, `place`, `often`, `when`, `who`, `why` or None
    (anything, yes or no).
    """
    counted: str | None
    """Of "how many drivers": drivers."""


def questions_of(text: str) -> list[Question]:
    """The questions in one turn, at most `MOST_QUESTIONS`; empty where it is plain talk."""
    found: list[Question] = []
    for sentence in _sentences(text[: 40 * LONGEST_QUESTION]):
        before = ""
        for piece in _pieces(sentence):
            # "…and how many are active?" leans on what was asked before it in the same breath.
            whole = (
                f"{before} {piece}"
                if before and len(stems(piece)) < 2 and _LEANS.search(piece.lower())
                else piece
            )
            if len(found) < MOST_QUESTIONS:
                found.append(_question(piece, whole))
            before = piece
    return found


def _sentences(text: str) -> list[str]:
    cut = re.findall(r"(?:[^.!?\n]|\.(?=\d))+[.!?]*", text)
    return [piece.strip()[:LONGEST_QUESTION] for piece in cut if any(c.isalnum() for c in piece)]


def is_question(sentence: str) -> bool:
    """Does this sentence ask for something? Keywords alone ("peak tps") count; a statement does not."""
    low = normalise(sentence)
    if low.endswith("?"):
        return True
    core = _LEAD.sub("", low + " ").strip()
    if _TALK.match(core):
        return False
    if _QUESTION_START.match(core) or _REQUEST.match(core):
        return True
    words = re.findall(r"[a-z0-9']+", core)
    has_verb = any(word in _VERBS for word in words)
    return 0 < len(words) <= 6 and not has_verb and not _LEAD.match(low + " ") and bool(set(words) - _POLITE)


_ASIDE = re.compile(r"[,:;-] (?:but |and |so )*(how (?:many|much|long|fast)\b.*)$", re.I)
"""A question that hangs on a statement: "I will put a queue here, but how many stores are there"."""
_LEANS = re.compile(r"\b(?:they|them|it|those|these|that)\b|\bhow (?:many|much) (?:are|is|of)\b")
"""Words that point back at what was asked before in the same breath."""
_VERBS = frozenset(
    (
        "is",
        "are",
        "was",
        "will",
        "would",
        "think",
        "see",
        "understand",
        "go",
        "use",
        "put",
        "makes",
        "we",
        "i",
    )
)
_POLITE = frozenset(
    [
        "ok",
        "okay",
        "yes",
        "no",
        "thanks",
        "thank",
        "you",
        "sure",
        "right",
        "good",
        "great",
        "fine",
        "hello",
        "hi",
        "hmm",
        "um",
        "uh",
        "well",
        "alright",
        "cool",
        "perfect",
    ]
)


def _pieces(sentence: str) -> list[str]:
    """One sentence's questions: "how many stores, and which regions?" is two."""
    if not is_question(sentence):
        # "We have a gateway, but how many stores are there" still asks.
        match = _ASIDE.search(sentence)
        return [match.group(1)] if match else []
    cut = [piece for piece in _JOIN.split(sentence) if piece and len(piece.split()) > 1]
    pieces = cut if len(cut) > 1 else [sentence]
    return [piece.strip(" ,;") for piece in pieces]


_SPANS = frozenset(("milliseconds", "seconds", "minutes", "hours", "days", "weeks", "months", "years"))
_COUNTED = re.compile(r"\b(?:how many|number of|amount of|count of|size of the)\s+((?:[a-z'-]+ ?){1,4})")
_CUT = re.compile(
    r"\b(?:do|does|did|are|is|were|was|will|would|can|could|should|may|might|must|have|has|per|in|at|on|of|for|there|we|you|to|that|who|which|with|from|come|comes|use|uses|out|get|go|does|please|everywhere)\b.*$"
)


def _question(text: str, whole: str) -> Question:
    low = normalise(whole)
    core = _LEAD.sub("", low + " ").strip() or low
    wants = kind_wanted(core)
    match = _COUNTED.search(core)
    counted = _CUT.sub("", match.group(1)).strip() if match else None
    if counted and counted.split()[0] in _SPANS:  # "how many years do we keep it" asks how long
        wants, counted = "duration", None
    if counted in ("nines", "percent"):
        wants, counted = "share", None
    return Question(text, core, wants, counted or None)
