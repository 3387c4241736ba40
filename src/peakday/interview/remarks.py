"""Tells questions from statements in what a candidate types, sentence by sentence."""

from __future__ import annotations

import re
from typing import Literal

Remark = Literal["question", "assumption", "plan", "greeting", "thanks", "repeat", "time", "moment", "opinion",
                 "everything", "yes", "no", "statement"]  # fmt: skip

_SENTENCES = re.compile(r"[^.!?\n]*(?:(?<=\d)[.](?=\d)[^.!?\n]*)*[.!?…]*\s*")
_ASKING = (
    r"(?:what|which|who|whose|when|where|why|how|is|are|was|were|do|does|did|will|would|can|could|should|shall|may|"
    r"must|has|have|any)\b(?!\s+(?:matters|i)\b)"
)
_REQUEST = (
    r"(?:please\s+)?(?:tell me|give me|remind me|help me understand|walk me through|describe|explain|"
    r"i(?:'d| would) like to (?:know|ask|understand)|i want to (?:know|understand|ask)|i(?:'m| am) (?:curious|wondering)|"
    r"i wonder|let me ask|my (?:first |next |second )?question is|"
    r"(?:can|could|would) you (?:please )?(?:tell|give|share|clarify|explain|describe|say))\b"
)
_LEAD = (
    r"(?:(?:ok(?:ay)?|so|and|but|also|well|right|great|good|alright|all right|thanks|thank you|hi|hello|first|then|next|"
    r"before i (?:draw|start|begin)(?: anything)?|quick question|one more(?: thing| question)?|now|again|sure|hmm|um|uh)"
    r"[\s,:;.\-–—]+)*"
)

_TABLE: tuple[tuple[Remark, re.Pattern[str]], ...] = tuple(
    (remark, re.compile(rf"^{_LEAD}(?:{pattern})", re.I))
    for remark, pattern in (
        ("repeat", r"(?:(?:can|could|would) you (?:please )?|please )?(?:repeat|say (?:that|it) again|restate|rephrase) ?"
                   r"(?:that|it|the (?:question|problem|prompt|task))?[\s?.!]*$|what was the (?:question|problem|task) again"),
        ("time", r"how (?:much time|many minutes|long)(?: do i| have i| is| are| do we| have we)? ?(?:have|got|left|there)?[^?]*\b(?:left|remain\w*)\b"
                 r"|what(?:'s| is) the time|how am i (?:doing )?(?:on|for) time"),
        ("everything", r"(?:tell me|give me|what is|what are|show me|list|reveal|what(?:'s| is)? ?there)? ?(?:all|everything)\b[^?]*"
                       r"\b(?:facts?|know|sheet|requirements|details|information|you (?:have|know))"
                       r"|what (?:else )?(?:should|could|must) i (?:ask|know)|what (?:am i|did i) (?:missing|miss|forget\w*)"
                       r"|anything else(?: i should| to)?(?: know| ask)?[\s?.!]*$"
                       r"|(?:ignore|forget|disregard) (?:all |your |the |any )*(?:previous|instructions|rules)"),
        ("opinion", r"(?:what do you think|do you (?:agree|like (?:it|that|this))|is (?:this|that|it) (?:right|correct|ok(?:ay)?|good|enough|fine)"
                    r"|am i (?:right|on the right track|correct)|does (?:that|this|it) (?:make sense|sound (?:right|good|ok(?:ay)?)|look (?:right|good|ok(?:ay)?))"
                    r"|how (?:does|did) (?:that|this|it) (?:sound|look)|any (?:feedback|thoughts))"),
        ("moment", r"(?:(?:can|could|may) i|let me|i(?:'ll| will)|i(?:'d| would) like to|give me)"
                   r" (?:please )?(?:have |take |get |think (?:for )?)?(?:a |one |some )?(?:few )?(?:minute|moment|second|seconds|think)\b"
                   r"(?! (?:to|about) (?:ask|draw))"),
        ("question", _REQUEST),
        ("question", _ASKING + r"(?=[^?]*\?)"),
        ("question", r"(?:(?:can|should|may|could) (?:i|we)) assume\b"),
        ("assumption", r"(?:i(?:'ll| will| would|'d| am going to|'m going to)?|let me|let's|let us|we(?:'ll| will| can)?|then i(?:'ll| will)?) ?"
                       r"(?:just )?(?:assume|suppose|take (?:it )?as given|presume)\b|(?:my )?assum(?:e|ing|ption)\b|suppose\b"),
        ("plan", r"(?:next|now|then|first)?,? ?(?:i(?:'ll| will|'m going to| am going to| want to|'d like to| would like to)"
                 r"|let me|let's|let us|we(?:'ll| will)|moving on|i can now) ?"
                 r"(?:now |next |then |first |quickly |briefly |start by |begin by |begin with |start with )?"
                 r"(?:draw\w*|sketch\w*|mov\w+|go\w*|start\w*|begin\w*|turn\w*|talk\w*|focus\w*|look\w*|cover\w*|spend\w*|deep|dive|div\w+|discuss\w*|define\w*"
                 r"|list\w*|summari\w+|recap\w*|run\w*|walk\w*|add\w*|continue|proceed|to\b|on\b)"),
        ("thanks", r"(?:thanks|thank you|thx|cheers|perfect|got it|understood|ok(?:ay)?|great|makes sense|noted|i see|sure|fine)[\s,.!]*$"),
        ("yes", r"(?:yes|yeah|yep|yup|exactly|correct|right|that(?:'s| is) (?:it|right|the one)|the (?:first|second|third|former|latter|last)(?: one)?|both|all of (?:them|those))\b"),
        ("no", r"(?:no|nope|not (?:really|that|quite)|neither|none)\b[\s,.!]*$"),
        ("greeting", r"(?:hi|hello|hey|good (?:morning|afternoon|evening)|nice to meet you)\b[^?]*$"),
    )
)  # fmt: skip
_INNER_QUESTION = re.compile(rf"(?:^|[,;:\-–—(]\s*|\b(?:and|but|so|or)\s+){_ASKING}[^?]*\?\s*$", re.I)
_LAST_WORDS = re.compile(r"\?[\s\"')\]]*$")
_REQUEST_INSIDE = re.compile(rf"(?:^|[,;:\-–—]\s+){_REQUEST}", re.I)
_BARE_ASK = re.compile(
    rf"^{_LEAD}(?:(?:what|which|who|when|where|why) (?:is|are|was|do|does|did|about|kind|sort|share|happens|if|\w+ (?:is|are|do|does))\b"
    r"|how (?:many|much|often|long|fast|big|large|far|is|are|do|does|should)\b|do (?:we|they|customers|you)\b|does\b"
    r"|is (?:there|it|this)\b|are (?:there|we|they)\b|any\b)",
    re.I,
)


def sentences(text: str) -> list[str]:
    """The text cut at sentence ends; `1.5 s` and `99.99 %` stay whole."""
    return [found.strip() for found in _SENTENCES.findall(text) if found.strip()]


def remark_of(sentence: str) -> Remark:
    """What one sentence is: a question, an assumption, a plan, a courtesy, or a plain statement."""
    for remark, pattern in _TABLE:
        if pattern.search(sentence):
            return remark
    if _LAST_WORDS.search(sentence) or _INNER_QUESTION.search(sentence) or _REQUEST_INSIDE.search(sentence):
        return "question"
    # Typed in haste, without its question mark: short and beginning as only a question does.
    if _BARE_ASK.match(sentence) and len(sentence.split()) <= 16 and "," not in sentence:
        return "question"
    return "statement"
