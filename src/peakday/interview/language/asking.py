"""A turn of talk cut into its questions, and what kind of answer each wants."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from peakday.interview.language.kinds import kind_wanted
from peakday.interview.language.lexical import normalise, stems
from peakday.interview.language.phrasing import completed, depends, is_check, opening_of, unwrapped

LONGEST_QUESTION = 600
"""Characters of one question that are read; what follows is talk."""
MOST_QUESTIONS = 8
"""Questions of one breath that are answered."""

_START = (
    r"(?:what|what's|whats|which|who|who's|whose|when|where|why|how|am|is|are|was|were|do|does|did|can|could|should"
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
    rf"(?:(?:,|;)? (?:and|plus|as well as|,)(?: also)?|[,;] also),? "
    rf"(?=(?:(?:in|into|at|for|on|over|from|by|to|with|of|through) )?{_START}\b"
    r"(?! (?:not|the best)\b))|[;] |, and (?=(?:for|of|in|on|with|from|by|at|to|during|after|before) )",
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
    around: str | None = None
    """What was said just before, where the question points back at it ("how much more is that?")."""


def questions_of(text: str) -> list[Question]:
    """The questions in one turn, at most `MOST_QUESTIONS`; empty where it is plain talk."""
    found: list[Question] = []
    before = ""
    for sentence in _sentences(text[: 40 * LONGEST_QUESTION]):
        if before and is_check(normalise(sentence)):
            # "A million a day. Am I far off?" asks for what was guessed.
            if not is_question(before):
                found.append(_question(before, before))
            continue
        pieces = _pieces(sentence)
        for piece in pieces:
            # "…and how many are active?" leans on what was asked before it in the same breath.
            leans = before and _LEANS.search(piece.lower())
            short = leans and len(stems(piece)) < 2
            asked = _question(piece, f"{before} {piece}" if short else piece)
            found.append(replace(asked, around=f"{before} {piece}") if leans and not short else asked)
            before = piece
        if not pieces:
            before = sentence
    return found[:MOST_QUESTIONS]


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of talk as the judge reads it, and the questions that were heard in it."""

    text: str
    questions: tuple[Question, ...]


def turn_of(text: str, questions: list[Question]) -> Turn:
    """The turn from its first telling word on, with the scene that was set."""
    plain = normalise(text[:LONGEST_QUESTION])
    return Turn(_LEAD.sub("", plain + " ").strip() or plain, tuple(questions))


def as_one(text: str) -> Question:
    """The whole turn as one question: the scene that was set, and all that was asked."""
    plain = " ".join(text[:LONGEST_QUESTION].split())
    return _question(plain, plain)


def in_context(question: Question) -> Question:
    """The question read together with what it points back at."""
    return _question(question.text, question.around or question.text)


def _sentences(text: str) -> list[str]:
    cut = re.findall(r"(?:[^.!?\n]|\.(?=\d))+[.!?]*", text)
    return [piece.strip()[:LONGEST_QUESTION] for piece in cut if any(c.isalnum() for c in piece)]


def is_question(sentence: str) -> bool:
    """Does this sentence ask for something? Keywords alone ("peak tps") count; a statement does not."""
    low = normalise(sentence)
    if low.endswith("?"):
        return True
    core = _LEAD.sub("", low + " ").strip()
    if opening_of(core) is not None:
        return True
    if _TALK.match(core):
        return False
    if any(found.search(core) for found in (_QUESTION_START, _REQUEST, _ASKS_AFTER, _WANTED)):
        return True
    words = re.findall(r"[a-z0-9']+", core)
    has_verb = any(word in _VERBS for word in words)
    return 0 < len(words) <= 6 and not has_verb and not _LEAD.match(low + " ") and bool(set(words) - _POLITE)


_ASIDE = re.compile(r"[,:;-] (?:but |and |so )*(how (?:many|much|long|fast)\b.*)$", re.I)
"""A question that hangs on a statement: "I will put a queue here, but how many stores are there"."""
_LABELLED = re.compile(rf"(?:[^\s:]+ ){{0,3}}[^\s:]+: *((?:for|in|at|on|to)? ?{_START}\b.*)$", re.I)
"""A question after a label: "quick one: which markets"."""
_ASKS_AFTER = re.compile(
    r"(?:,|^(?:if|once|when|while|suppose|in case|after|before) .{8,}?) (?:then |and |so )*"
    r"(?:by when|then what|how (?:many|much|long|often|fast|far|soon|big|bad)"
    r"|what(?:'s| is| are| do| does| if)?"
    r"|(?:is|are|was|do|does|did|can|could|should|will|would|may|must)"
    r" (?:that|this|there|it|we|i|they|he|she|you|people|the|a|an))\b"
)
"""Speech without its question mark, after what it is about: "if the line is cut do we go on selling"."""
_WANTED = re.compile(
    r"\b(?:tell|give) (?:me|us)\b(?! a (?:second|moment|minute))|[ ,](?:please|pls|plz)\b(?:[ ,.!]|$)|^give\b"
    r"|\bi(?:'d| would| will)?(?: also| just)? (?:need|want|like|love)"
    r" (?:to (?:know|understand|have|get|see|hear)"
    r"|(?:the |a |some |total |normal |usual |daily |worst-case )*"
    r"(?:numbers?|count|amount|figures?|volume|throughput|rate|size|share|how (?:many|much|long|often)))\b"
    r"|\b(?:depends|hinges)(?: on)? (?:whether|if|how|what)\b"
    r"|(?:^| )(?:in|into|at|on|for|to|from|by|within|over) (?:how (?:many|much|long)|which|what)\b"
    r"|[ ,](?:how (?:many|much) \w+(?: \w+){0,4}|what's the \w+)$"
    r"|(?:^|[,:;] (?:so )?(?:and )?(?:the )?)(?:number|count|amount|size) of\b|what are we talking"
)
"""Speech that asks without a question mark: "total per day and the most at once please"."""
_HANGS = re.compile(
    rf"(?:for|of|in|on|with|from|by|at|to|during|after|before) (?!{_START}\b)",
    re.I,
)
"""The beginning of what belongs to the question before it."""
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
        match = _ASIDE.search(sentence) or _LABELLED.match(sentence)
        return [match.group(1)] if match else []
    pieces: list[str] = []
    waits = False  # a clause for its question: "when it pours,"
    for piece in _split(sentence):
        if not piece or len(piece.split()) < 2:
            continue
        whole = completed(pieces[-1], piece) if pieces else None
        if pieces and waits:
            pieces[-1] += f", {piece}"
            waits = False
        elif whole is None and pieces and _HANGS.match(piece):
            pieces[-1] += f", and {piece}"
        else:
            pieces.append(whole or piece)
            waits = depends(normalise(piece)) and not _ASKS_AFTER.search(normalise(piece))
    pieces = pieces if len(pieces) > 1 else [sentence]
    return [piece.strip(" ,;") for piece in pieces]


def _split(sentence: str) -> list[str]:
    """Where one question may end and the next begin: at "and how", and at a bare comma between two."""
    pieces: list[str] = []
    for piece in _JOIN.split(sentence):
        first, *rest = _COMMA.split(piece)
        asks = _QUESTION_START.match(_LEAD.sub("", normalise(first) + " ").strip()) is not None
        pieces += [first, *rest] if asks and not depends(normalise(first)) else [piece]
    return pieces


_COMMA = re.compile(r", (?=(?:how (?:many|much|long|often|fast)|what|which|where|when|who)\b)", re.I)
_SPANS = frozenset(("milliseconds", "seconds", "minutes", "hours", "days", "weeks", "months", "years"))
_COUNTED = re.compile(r"\b(?:how many|number of|amount of|count of|size of the)\s+((?:[a-z'-]+ ?){1,4})")
_CUT = re.compile(
    r"\b(?:do|does|did|are|is|were|was|will|would|can|could|should|may|might|must|have|has|per|in|at|on|of|for|there|we|you|to|that|who|which|with|from|come|comes|use|uses|out|get|go|does|please|everywhere)\b.*$"
)


def _question(text: str, whole: str) -> Question:
    low = normalise(whole)
    core = unwrapped(_LEAD.sub("", low + " ").strip() or low)
    wants = kind_wanted(core)
    match = _COUNTED.search(core)
    counted = _CUT.sub("", match.group(1)).strip() if match else None
    if counted and counted.split()[0] in _SPANS:  # "how many years do we keep it" asks how long
        wants, counted = "duration", None
    if counted in ("nines", "percent"):
        wants, counted = "share", None
    return Question(text, core, wants, counted or None)
