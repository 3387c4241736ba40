"""The candidate's questions before drawing, each with what it got: an exchange of a question and its answer.

Who listens to an interview judges questions by what they uncover and why they are asked. So an exchange is
told by its shape as well as by the prompt's facts: whether the answer held anything, whether the question
came with what it would change (beside it, or as what the candidate makes of the answer), how many questions
were thrown out at once, and whether the interviewer had to ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from peakday.interview.transcript import Transcript, Turn
from peakday.rubric.reading.cues import BECAUSE, cue
from peakday.rubric.reading.figures import figures_in, sort_of
from peakday.rubric.reading.questions import MATTERS, is_question
from peakday.rubric.reading.sentences import Sentence, by_turn, sentences_of

_LEAST_WORDS = 5
_BRUSHED_OFF = cue(
    "not important", "not relevant", "doesn't matter", "does not matter", "ask on", "take any", "as you like",
    "the rest is open", "whatever you", "minutes in total", "start drawing", "yes to both", "yes to all",
    "yes to most", "pick one", "you could start", "go on", "let's move", "take that as",
)  # fmt: skip
"""An answer that is none: the question did not touch the problem."""
_STEERS = cue(
    "you might want to ask", "you may want to ask", "might ask", "ask me", "what about", "have you thought",
    "don't you want", "anything about", "shouldn't you", "maybe ask", "you haven't asked", "what else",
)  # fmt: skip
_MAKES_OF_IT = cue(
    "then", "so", "that changes", "that means", "good, so", "which", "that is", "that's", "in that case",
    "therefore", "meaning",
)  # fmt: skip
"""How a candidate begins who uses the answer that just came."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A turn that asks, before the drawing: its questions, the answer, and what surrounds them."""

    turn: Turn
    questions: tuple[Sentence, ...]
    answer: str
    informs: bool
    """Whether the answer held something: a figure, or some words that are no brush-off."""
    reasoned: bool
    """Whether it says, or the next turn shows, what the answer changes."""
    steered: bool
    """Whether the interviewer had just said what to ask."""


def exchanges_of(transcript: Transcript) -> tuple[Exchange, ...]:
    """Every turn of the candidate that asks before the first drawing, with the answer it got."""
    drawing = transcript.first_drawing()
    border = drawing.order if drawing else 10**9
    turns = [turn for turn in transcript.turns if turn.speaker in ("candidate", "interviewer")]
    found, said = [], by_turn(transcript.candidate)
    for index, turn in enumerate(turns):
        if turn.speaker != "candidate" or turn.order >= border:
            continue
        sentences = said[turn.order]
        questions = tuple(s for s in sentences if is_question(s))
        if not questions:
            continue
        behind = turns[index + 1] if index + 1 < len(turns) else None
        answer = behind.text if behind is not None and behind.speaker == "interviewer" else ""
        after = turns[index + 2] if answer and index + 2 < len(turns) else None
        before = turns[index - 1] if index else None
        steered = before is not None and before.speaker == "interviewer" and _steers(before.text)
        reasoned = _reasoned(sentences, questions) or (after is not None and _uses(after))
        found.append(Exchange(turn, questions, answer, _informs(answer), reasoned, steered))
    return tuple(found)


def _steers(text: str) -> bool:
    return _STEERS.search(text.lower()) is not None


def _informs(answer: str) -> bool:
    low = answer.lower()
    if _BRUSHED_OFF.search(low):
        return False
    return bool(figures_in(answer)) or len(re.findall(r"\w+", low)) >= 3


def _reasoned(sentences: Sequence[Sentence], questions: Sequence[Sentence]) -> bool:
    """A reason in words, or a statement of its own beside at most three questions."""
    low = " ".join(s.low for s in sentences)
    if MATTERS.search(low) or BECAUSE.search(low):
        return True
    said = [s for s in sentences if s not in questions and len(s.low.split()) >= _LEAST_WORDS]
    return bool(said) and len(questions) <= 3


def _uses(turn: Turn) -> bool:
    """Whether the candidate's next turn begins with what the answer means."""
    if turn.speaker != "candidate":
        return False
    first = next(iter(sentences_of((turn,))), None)
    return first is not None and not is_question(first) and _MAKES_OF_IT.match(first.low) is not None


def uncovered(exchanges: Sequence[Exchange], facts: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Ids of the facts an exchange uncovered: its words mean the fact's, or the answer says its figure.

    `facts` are pairs of id and text. Without the language parts nothing is told by meaning.
    """
    from peakday.interview.language.vectors import vectors

    model = vectors()
    if model is None or not facts:
        return frozenset()
    means = model.embed([text for _, text in facts])
    found = set()
    for exchange in exchanges:
        if not exchange.informs:
            continue
        asked = " ".join(question.text for question in exchange.questions[:3])
        said = {(q.value, q.unit) for q in figures_in(exchange.answer)}
        alike = means @ model.embed([f"{asked} {exchange.answer}"])[0]
        for near, (identity, text) in zip(alike.tolist(), facts, strict=True):
            shares = bool(said & {(q.value, q.unit) for q in figures_in(text)})
            if near >= _MEANS_IT or (shares and near >= _TOUCHES_IT):
                found.add(identity)
    return frozenset(found)


def from_the_sheet(exchanges: Sequence[Exchange], facts: Sequence[str]) -> float:
    """How far the interviewer answered from these facts, 0 to 1: the share of answers with a figure that say
    one of theirs, drawn a little towards none, so that a single answer proves little.

    In a live mock the interviewer may hold another sheet, or none; then nobody knows which of these facts
    could have been asked for.
    """
    known = {figure for text in facts for figure in _told(text)}
    answers = [told for exchange in exchanges if (told := _told(exchange.answer))]
    return sum(bool(told & known) for told in answers) / (len(answers) + 0.5)


def _told(text: str) -> frozenset[tuple[str, float]]:
    """The figures of a text by sort and size, or by unit where they are of no sort."""
    quantities = figures_in(text)
    sorts = {(sort, round(base, 9)) for sort, base in map(sort_of, quantities) if sort is not None}
    return frozenset(sorts | {(q.unit or "", q.value) for q in quantities})


FROM_THE_SHEET = 0.55
"""From here on (see `from_the_sheet`) an interviewer answers from the prompt's own facts."""
_MEANS_IT, _TOUCHES_IT = 0.6, 0.3
