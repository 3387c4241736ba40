"""Which hidden facts the candidate asked for, when, and with what reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peakday.interview.transcript import Transcript, Turn
from peakday.rubric.reading.cues import BECAUSE, cue
from peakday.rubric.reading.sentences import Sentence, sentences_of

if TYPE_CHECKING:
    from peakday.prompts import Fact

_DOES = r"(?:is|are|was|were|do|does|did|can|could|should|will|would|must|may|has|have)"
_OPENS = re.compile(
    r"^(?:and|so|ok(?:ay)?|also|then|first|second|next|one more|great|thanks|got it)?[,:]?\s*"
    rf"(?:(?:what|how|why)\b|(?:who|which|where|when)(?: else)? {_DOES}\b|which \w+ {_DOES}\b"
    rf"|{_DOES} (?:the|a|an|any|there|it|this|that|these|those|they|we|you|i|our|your|my|all|each|every|most"
    r"|some)\b"
    r"|any\b(?=(?:\W+\w+){1,7}\W*$)"
    r"|i(?:'d| would) like to (?:know|understand|ask|check)\b|tell me\b|can i ask\b|let me ask\b"
    r"|i want to (?:know|ask|check|understand)\b|may i assume\b)"
)
MATTERS = cue(
    "matters", "decides", "changes whether", "tells me", "drives", "sizes", "so i know", "that would",
    "determines", "will decide", "depends on", "shapes", "which would change", "it changes",
    "that changes", "because", "since if", "so that i", "if so", "if not", "if yes", "i ask because",
    "asking because",
)  # fmt: skip

Ask = Callable[[str, Sequence[Any]], Any]


@dataclass(frozen=True, slots=True)
class AskedFact:
    """A fact the candidate got by asking: the question's sentence, whether before any drawing, and why."""

    fact: str
    turn: Turn | None
    text: str
    before_drawing: bool
    with_why: bool


def is_question(sentence: Sentence) -> bool:
    """Whether a sentence asks something.

    Without its question mark, and without a stop, it does where it begins as only a question does: "when is
    the peak", not "when the matcher is down".
    """
    return sentence.text.rstrip("\"”') ").endswith(("?", "؟", "?")) or (
        _OPENS.match(sentence.low) is not None and sentence.text.rstrip()[-1:] not in ".!;"
    )


def questions_of(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences that ask something."""
    return tuple(sentence for sentence in sentences if is_question(sentence))


def facts_asked(transcript: Transcript, facts: Sequence[Fact], ask: Ask) -> tuple[AskedFact, ...]:
    """Facts the candidate asked for, each once: from the log where there is one, else by matching."""
    drawing = transcript.first_drawing()
    border = drawing.order if drawing else 10**9
    if transcript.asked is not None:
        return _logged(transcript, border)
    found: dict[str, AskedFact] = {}
    for turn in transcript.candidate:
        sentences = sentences_of((turn,))
        for index, sentence in enumerate(sentences):
            if not is_question(sentence):
                continue
            around = " ".join(s.low for s in sentences[max(0, index - 1) : index + 2])
            answer = ask(sentence.text, facts)
            if answer.outcome != "answer":
                continue
            for fact in answer.facts:
                identity = fact if isinstance(fact, str) else fact.id
                if identity not in found:
                    why = MATTERS.search(around) is not None or BECAUSE.search(around) is not None
                    found[identity] = AskedFact(identity, turn, sentence.text, turn.order < border, why)
    return tuple(found.values())


def _logged(transcript: Transcript, border: int) -> tuple[AskedFact, ...]:
    found: dict[str, AskedFact] = {}
    for asked in transcript.asked or ():
        if asked.fact in found:
            continue
        turn = next(
            (t for t in reversed(transcript.candidate) if t.order < asked.order and t.text == asked.question),
            None,
        )
        low = asked.question.lower()
        why = MATTERS.search(low) is not None or BECAUSE.search(low) is not None
        found[asked.fact] = AskedFact(asked.fact, turn, asked.question, asked.order < border, why)
    return tuple(found.values())
