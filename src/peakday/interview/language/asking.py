"""A turn of talk cut into its questions, and what kind of answer each wants."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    r"^(?:please )?(?:tell me|give me|remind me|explain|describe|clarify|i(?:'d| would) (?:like|love) to (?:know|ask|understand)"
    r"|i want to (?:know|understand)|i(?:'m| am) (?:wondering|curious|interested)|i wonder|can you|could you|let me ask"
    r"|my (?:first |next |second |other )?question|we need to know|i need to know|help me understand|walk me through"
    r"|talk (?:to )?me|say something|size of|number of|amount of|any )"
)
_LEAD = re.compile(
    r"^(?:(?:so|and|but|also|ok|okay|well|right|great|good|alright|first|firstly|second|secondly|next|then|now|hi|hello"
    r"|hmm|um|uh|sure|thanks|thank you|sorry|please|one more(?: thing| question)?|another (?:thing|question)|quick question"
    r"|before i (?:draw|start|begin)(?: anything)?|just to (?:clarify|be sure|confirm)|a question)[ ,.:;!-]+)+",
)
_QUESTION_START = re.compile(rf"^{_START}\b")
_TALK = re.compile(
    r"^(?:let me (?:think|write|note|draw|start|take|just)|let's|i(?:'ll| will| would| think| see| understand|'m going)|we (?:should|could|can|need a)"
    r"|my (?:first )?assumption|that (?:makes|is|'s)|give me a (?:second|moment|minute)|moving on|thanks|thank you"
    r"|so we|next i|i assume|i'd (?:go|use|put|start))"
)
_JOIN = re.compile(
    rf"(?:,|;)? (?:and|or|plus|also|as well as|,)(?: also)?,? (?={_START}\b(?! (?:not|the best)\b))|[;] ", re.I
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: as it was said, as it is matched, and what answer it wants."""

    text: str
    core: str
    wants: str | None
    """`count`, `money`, `duration`, `share`, `size`, `place`, `often`, `when`, `who`, `why` or None (anything, yes or no)."""
    counted: str | None
    """Of "how many drivers": drivers."""


def questions_of(text: str) -> list[Question]:
    """The questions in one turn, at most `MOST_QUESTIONS`; empty where it is plain talk."""
    found: list[Question] = []
    for sentence in _sentences(text[: 40 * LONGEST_QUESTION]):
        before = ""
        for piece in _pieces(sentence):
            # "…and how many are active?" leans on what was asked before it in the same breath.
            whole = f"{before} {piece}" if before and len(stems(piece)) < 2 else piece
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


_VERBS = frozenset(("is", "are", "was", "will", "would", "think", "see", "understand", "go", "use", "put", "makes", "we", "i"))
_POLITE = frozenset("ok okay yes no thanks thank you sure right good great fine hello hi hmm um uh well alright cool perfect".split())  # noqa: SIM905


def _pieces(sentence: str) -> list[str]:
    """One sentence's questions: "how many stores, and which regions?" is two."""
    if not is_question(sentence):
        # "We have a gateway, but how many stores are there" still asks.
        match = re.search(r"[,:;-] (?:but |and |so )?((?:how many|how much|how long|how fast|what|which|who|when|where)\b.*)$", sentence, re.I)
        return [match.group(1)] if match and not _TALK.match(normalise(sentence)) else []
    cut = [piece for piece in _JOIN.split(sentence) if piece and len(piece.split()) > 1]
    pieces = cut if len(cut) > 1 else [sentence]
    return [piece.strip(" ,;") for piece in pieces]


_WANTS: tuple[tuple[str, str], ...] = (
    ("money", r"\b(?:how much (?:money|does .* (?:cost|charge|earn|pay)|do .* (?:cost|earn|pay|spend)|may .* cost|will .* cost|can we spend|may we spend|is .* worth)|budget|cost|price|spend(?:ing)?|earn|revenue|salary|fee|fees|worth|expensive)\b"),
    ("share", r"\b(?:what (?:percentage|percent|share|fraction|part|proportion|portion)|percentage|ratio|(?:error|fraud|failure|hit|churn|conversion|acceptance|rejection|success|positive|negative) rate|how (?:accurate|reliable|precise|exact|common)|how many nines|uptime|availability|accuracy)\b"),
    ("size", r"\b(?:how (?:big|large|heavy) (?:is|are) (?:a|an|one|each|the average)|how much (?:data|storage|space|bandwidth)|payload|bytes|megabytes|file size|storage|bit ?rate|bandwidth|resolution)\b"),
    ("often", r"\bhow (?:often|frequently)\b|\bfrequency\b"),
    ("count", r"\bhow many\b|\bnumber of\b|\bcount\b|\bhow much traffic\b|\b(?:qps|tps|rps|dau|mau|throughput|volume|load|concurrency|per (?:second|minute|hour|day))\b|\bsize of the\b"),
    ("duration", r"\bhow (?:long|fast|quick|quickly|soon|fresh|stale|up to date|late|old)\b|\b(?:latency|response time|delay|lag|turnaround|deadline|p99|p95|retention|time ?out|time to)\b"),
    ("place", r"\bwhere\b|\b(?:which|what|how many|in which) (?:countries|country|cities|regions|markets|territories)\b"),
    ("when", r"^when\b|\bwhich day\b|\bwhat time\b|\bat what\b|\blaunch date\b"),
    ("who", r"^who\b"),
    ("why", r"^why\b|\breasons?\b"),
)  # fmt: skip
_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _WANTS)
_SPANS = frozenset(("milliseconds", "seconds", "minutes", "hours", "days", "weeks", "months", "years"))
_COUNTED = re.compile(r"\b(?:how many|number of|amount of|count of|size of the)\s+((?:[a-z'-]+ ?){1,4})")
_CUT = re.compile(r"\b(?:do|does|did|are|is|were|was|will|would|can|could|should|may|might|must|have|has|per|in|at|on|of|for|there|we|you|to|that|who|which|with|from|come|comes|use|uses|out|get|go|does|please|everywhere)\b.*$")


def _question(text: str, whole: str) -> Question:
    low = normalise(whole)
    core = _LEAD.sub("", low + " ").strip() or low
    wants = next((kind for kind, pattern in _KINDS if pattern.search(core)), None)
    match = _COUNTED.search(core)
    counted = _CUT.sub("", match.group(1)).strip() if match else None
    if counted and counted.split()[0] in _SPANS:  # "how many years do we keep it" asks how long
        wants, counted = "duration", None
    if counted in ("nines", "percent"):
        wants, counted = "share", None
    return Question(text, core, wants, counted or None)
