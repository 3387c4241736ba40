"""Tells questions from statements in what a candidate types, sentence by sentence."""

from __future__ import annotations

import re
from typing import Literal

Remark = Literal[
    "question", "assumption", "plan", "greeting", "thanks", "repeat", "time", "moment", "opinion",
    "everything", "yes", "no", "statement",
]  # fmt: skip

_SENTENCES = re.compile(r"[^.!?\n]*(?:(?<=\d)[.](?=\d)[^.!?\n]*)*[.!?…]*\s*")
_LEAD = (
    r"(?:(?:ok(?:ay)?|so|and|but|also|well|right|great|good|alright|all right|thanks|thank you|hi"
    r"|hello|first|then"
    r"|next|before i (?:draw|start|begin)(?: anything)?|quick question|one more(?: thing| question)?"
    r"|now|again|sure"
    r"|hmm|um|uh|er|erm|yeah|cool|nice|like|you know|i mean|actually|basically|just|maybe)[\s,:;.\-–—]+)*"
)
"""What people say before they say something."""
_ASKING = (
    r"(?:what|which|who|whose|when|where|why|how|is|are|was|were|do|does|did|will|would|can|could"
    r"|should|shall|may"
    r"|must|has|have|any)\b(?!\s+(?:matters|i)\b)"
)
_ME = r"(?:i(?:'d| would) like to|i want to|i(?:'m| am)|let me|i)"
_REQUEST = (
    rf"(?:please\s+)?(?:tell me|give me|remind me|help me understand|walk me through|describe|explain"
    rf"|{_ME} (?:know|ask|understand|curious|wondering|wonder)|my (?:first |next |second )?question is"
    r"|(?:can|could|would) you (?:please )?(?:tell|give|share|clarify|explain|describe|say))\b"
)
_WILL = (
    r"(?:i(?:'ll| will|'m going to| am going to| want to|'d like to| would like to)|let me|let's"
    r"|let us|we(?:'ll| will)"
    r"|moving on|i can now)"
)
_TO_DO = (
    r"(?:draw|sketch|mov|go|start|begin|turn|talk|focus|look|cover|spend|deep|dive|diving|discuss"
    r"|define|list|summari"
    r"|recap|run|walk|add|continue|proceed)\w*"
)
_SURE = r"(?:right|correct|ok(?:ay)?|good|enough|fine)"
_END = r"(?: so far| on (?:this|that|it)| (?:with|for) you)?[\s?.!]*$"
"""Where a remark on the talk itself ends; "is it okay to queue orders?" asks something of the system."""

_PATTERNS: tuple[tuple[Remark, str], ...] = (
    ("repeat", r"(?:(?:can|could|would) you (?:please )?|please )?(?:repeat|say (?:that|it) again"
               r"|restate|rephrase) ?"
               r"(?:that|it|the (?:question|problem|prompt|task))?[\s?.!]*$"),
    ("repeat", r"what was the (?:question|problem|task) again"),
    ("time", r"how (?:much (?:more )?time|many (?:more )?minutes|long)"
             r" (?:(?:do|have) (?:i|we)\b[^?]*\b(?:left|remain\w*)"
             r"|(?:is|are) (?:there )?(?:still )?(?:left|remaining)|(?:left|remaining|remains?))[\s?.!]*$"
             r"|what(?:'s| is) the time(?: now)?[\s?.!]*$|how am i (?:doing )?(?:on|for) time"),
    ("everything", r"(?:tell me|give me|what is|what are|show me|list|reveal|what(?:'s| is)? ?there)? ?"
                   r"(?:all|everything)\b[^?]*\b(?:facts?|know|sheet|requirements|details|information"
                   r"|you have)"),
    ("everything", r"what (?:else )?(?:should|could|must) i (?:ask|know)|what (?:am i|did i) (?:miss"
                   r"|forget)\w*"
                   r"|anything else(?: i should| to)?(?: know| ask)?[\s?.!]*$"
                   r"|(?:ignore|forget|disregard) (?:all |your |the |any )*(?:previous|instructions|rules)"),
    ("opinion", rf"what do you think|do you (?:agree|like (?:it|that|this))|is (?:this|that|it) {_SURE}{_END}"
                rf"|am i (?:(?:right|correct){_END}|on the right track)"
                r"|how (?:does|did) (?:that|this|it) (?:sound|look)"
                rf"|does (?:that|this|it) (?:make sense|sound {_SURE}|look {_SURE})|any (?:feedback"
                rf"|thoughts){_END}"),
    ("moment", r"(?:(?:can|could|may) i|let me|i(?:'ll| will)|i(?:'d| would) like to|give me) (?:please )?"
               r"(?:have |take |get |think (?:for )?)?(?:a |one |some )?(?:few )?(?:minute|moment"
               r"|second|think)s?\b"
               r"(?! (?:to|about) (?:ask|draw))"),
    ("question", _REQUEST),
    ("question", _ASKING + r"(?=[^?]*\?)"),
    ("question", r"(?:can|should|may|could) (?:i|we) assume\b"),
    ("assumption", r"(?:i(?:'ll| will| would|'d| am going to|'m going to)?|let me|let's|let us"
                   r"|we(?:'ll| will| can)?"
                   r"|then i(?:'ll| will)?) ?(?:just )?(?:assume|suppose|take (?:it )?as given|presume)\b"),
    ("assumption", r"(?:my )?assum(?:e|ing|ption)\b|suppose\b"),
    ("plan", rf"{_WILL} ?(?:now |next |then |first |quickly |briefly |(?:start|begin) (?:by |with ))?"
             rf"(?:{_TO_DO}|to\b|on\b)"),
    ("thanks", r"(?:thanks|thank you|thx|cheers|perfect|got it|understood|ok(?:ay)?|great|makes sense"
               r"|noted|i see"
               r"|sure|fine)[\s,.!]*$"),
    ("yes", r"(?:yes|yeah|yep|yup|exactly|correct|right|that(?:'s| is) (?:it|right|the one)|both"
            r"|the (?:first|second|third|former|latter|last)(?: one)?|all of (?:them|those))\b"),
    ("no", r"(?:no|nope|not (?:really|that|quite)|neither|none)\b[\s,.!]*$"),
    ("greeting", r"(?:hi|hello|hey|good (?:morning|afternoon|evening)|nice to meet you)\b[^?]*$"),
)  # fmt: skip
_TABLE = tuple((remark, re.compile(rf"^{_LEAD}(?:{pattern})", re.I)) for remark, pattern in _PATTERNS)
"""What a sentence may begin with; the first that fits tells what it is."""
_INNER_QUESTION = re.compile(rf"(?:^|[,;:\-–—(]\s*|\b(?:and|but|so|or)\s+){_ASKING}[^?]*\?\s*$", re.I)
_LAST_WORDS = re.compile(r"\?[\s\"')\]]*$")
_REQUEST_INSIDE = re.compile(rf"(?:^|[,;:\-–—]\s+){_REQUEST}", re.I)
_BARE_ASK = re.compile(
    rf"^{_LEAD}(?:(?:what|which|who|when|where|why) "
    r"(?:is|are|was|do|does|did|about|kind|sort|share|happens|if|\w+ (?:is|are|do|does))\b"
    r"|how (?:many|much|often|long|fast|big|large|far|is|are|do|does|should"
    r"|\w+ (?:is|are|do|does|can|will))\b"
    r"|do (?:we|they|customers|you|i (?:need|have|also|get))\b|does\b|(?:should|must) (?:i|we)\b"
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
