"""Questions matched to hidden facts, offline: `ask("how many users a minute at each store?", facts)`.

Each question of a turn is compared with every fact of the sheet by meaning (sentence vectors), by its
words, by the kind of amount it wants and by the attribute it is after, against a broad bank of topics
that interviews touch; a small model weighs these. Where the language parts are not installed, words alone
decide, and the answer says so. `docs/language.md` tells what was measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from peakday.interview.language.answer import Answer
from peakday.interview.language.asking import (
    LONGEST_QUESTION,
    Question,
    Turn,
    as_one,
    in_context,
    questions_of,
    turn_of,
)
from peakday.interview.language.facts import FactLike
from peakday.interview.language.lexical import in_english, normalise, stem, stems
from peakday.interview.language.matching import (
    asked_together,
    likelihoods,
    seen_as_whole,
    softmax,
    table_for,
)
from peakday.interview.language.sheet import Sheet, ready
from peakday.interview.language.turns import MOST
from peakday.interview.language.vectors import embed, why_not
from peakday.interview.language.weights import NoVectorsError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "Answer", "FactLike", "NoVectorsError", "ask", "embed", "in_english", "normalise", "prepare", "stem",
    "stems", "why_not",
]  # fmt: skip

SURE = {"examples": 0.48, "meaning": 0.46, "words": 0.36}
"""From here on a fact is told, by what the sheet can be read with."""
MAYBE = {"examples": 0.39, "meaning": 0.44, "words": 0.3}
"""From here on its topic is offered."""
BESIDE = 0.6
"""The part of it that is enough for a second question in one breath, once another is told: what is
asked beside something given is seldom not given.
"""
RIVAL = 0.75
"""A second fact this near the first (as a part of its likelihood) makes the question ambiguous."""

_LONGEST_READ = 8 * LONGEST_QUESTION

NOT_GIVEN = "That is not given. State an assumption and carry on."
NOT_FOUND = (
    "I match questions by their words alone here, and found none that fits. Ask in plainer words, or state an"
    " assumption and carry on."
)
"""The same where the language parts are not installed, which the candidate has to know."""
NO_QUESTION = "I did not hear a question in that. Go on, or ask me one."
IN_ENGLISH = "I only follow English. Ask me that in English, please."
NOT_GIVEN_EITHER = "The rest is not given: state an assumption."


def prepare(facts: Sequence[FactLike], not_given: Sequence[str] = ()) -> None:
    """Load the model and read the sheet, so that the first question is answered as fast as the rest."""
    ready(facts, not_given)


def ask(question: str, facts: Sequence[FactLike], not_given: Sequence[str] = ()) -> Answer:
    """What the interviewer says to `question`, from `facts` alone.

    An answer tells only the facts that were asked for. Never raises on any text: what holds no question,
    is in another language or is far too long gets a plain word. `facts` is anything with `id`, `topic`
    and `text`; `not_given` are questions the sheet is known not to answer.
    """
    asked = questions_of(question)
    sheet = ready(facts, not_given)
    by = _matched_by(sheet)
    if not in_english(question):
        return Answer("unknown", (), IN_ENGLISH, (), by)
    if not asked:
        return Answer("unknown", (), NO_QUESTION, (), by)
    if table_for(sheet) == "meaning" and not stems(question[:_LONGEST_READ]):
        # "How many?", with nothing said of what: whatever the judge makes of it is chance.
        return Answer("unknown", (), NO_QUESTION, (), by)
    if table_for(sheet) == "meaning" and len(asked) <= MOST and len(question) <= LONGEST_QUESTION:
        return _of_turn(turn_of(question, asked), sheet)
    parts = [_heard(one, sheet) for one in asked]
    if len(parts) > 1 and any(part.outcome == "answer" for part in parts):
        parts = [
            part if part.outcome == "answer" else _heard(one, sheet, BESIDE)
            for one, part in zip(asked, parts, strict=True)
        ]
    # Two wordings of one question, or a question told in two halves, are one answer.
    parts = list(
        {(part.outcome, part.facts or n): part for n, part in reversed(list(enumerate(parts)))}.values()
    )[::-1]
    if all(part.outcome != "answer" for part in parts):
        # "Snow day. How much slower, and is that often?": no part by itself, but the turn as a whole.
        whole = _answer(as_one(question), sheet)
        if whole.outcome == "answer":
            return whole
    return parts[0] if len(parts) == 1 else _together(parts, sheet)


def _of_turn(turn: Turn, sheet: Sheet) -> Answer:
    """The answer to a turn that is read as a whole."""
    if not sheet.facts:
        return Answer("unknown", (), NOT_GIVEN, ())
    seen = seen_as_whole(turn, sheet)
    score = seen.score()
    told = asked_together(turn, seen)
    if not told:
        one = _decided(softmax(score), sheet, "meaning")
        if one.outcome != "answer":
            return one
        told = (int(score.argmax()),)
    ids = [fact.id for fact in sheet.facts]
    parts = []
    for part in range(len(turn.questions)):
        # What is told for a question is what lies nearest to it; one that nothing told is for lies nearer to
        # something else.
        own = [row for row in told if seen.near[:, row].argmax() == part] or [
            row for row in told if row == seen.near[part].argmax()
        ]
        facts = tuple(ids[row] for row in own)
        says = " ".join(sheet.facts[row].text for row in own) or NOT_GIVEN
        parts.append(Answer("answer" if own else "unknown", facts, says))
    parts = list({part.facts or n: part for n, part in reversed(list(enumerate(parts)))}.values())[::-1]
    return parts[0] if len(parts) == 1 else _together(parts, sheet)


def _matched_by(sheet: Sheet) -> Literal["meaning", "words"]:
    return "words" if sheet.meaning is None else "meaning"


def _nothing(by: Literal["meaning", "words"]) -> str:
    return NOT_GIVEN if by == "meaning" else NOT_FOUND


def _heard(question: Question, sheet: Sheet, needs: float = 1.0) -> Answer:
    """The answer to a question by itself, else to it with what was said just before.

    `needs` is the part of the usual likelihood that is enough.
    """
    answer = _answer(question, sheet, needs)
    if answer.outcome != "unknown" or question.around is None:
        return answer
    return _answer(in_context(question), sheet, needs)


def _answer(question: Question, sheet: Sheet, needs: float = 1.0) -> Answer:
    by = _matched_by(sheet)
    if not sheet.facts:
        return Answer("unknown", (), _nothing(by), (), by)
    return _decided(likelihoods(question, sheet), sheet, by, needs)


def _decided(
    likely: NDArray[np.float64], sheet: Sheet, by: Literal["meaning", "words"], needs: float = 1.0
) -> Answer:
    """One fact, or a question back, or nothing."""
    order = likely.argsort()[::-1]
    best = float(likely[order[0]])
    sure, maybe = needs * SURE[table_for(sheet)], needs * MAYBE[table_for(sheet)]
    rivals = [int(n) for n in order[1:3] if likely[n] >= max(maybe, RIVAL * best)]
    first = sheet.facts[int(order[0])]
    if best >= sure and not (rivals and best < 0.6):
        return Answer("answer", (first.id,), first.text, (), by)
    if best >= maybe:
        offered = [first, *(sheet.facts[n] for n in rivals)]
        return Answer("which", tuple(fact.id for fact in offered), _which(offered), (), by)
    return Answer("unknown", (), _nothing(by), (), by)


def _which(offered: Sequence[FactLike]) -> str:
    """Asks back by topic alone; a fact's text is never in it."""
    topics = list(dict.fromkeys(fact.topic for fact in offered))
    if len(topics) == 1:
        return f"Do you mean {topics[0]}? Ask for it by name."
    return f"Do you mean {', '.join(topics[:-1])} or {topics[-1]}?"


def _together(parts: list[Answer], sheet: Sheet) -> Answer:
    """Several answers as one: what is told first, then what is unclear, then what is not given."""
    told = tuple(dict.fromkeys(fact for part in parts if part.outcome == "answer" for fact in part.facts))
    unclear = [part for part in parts if part.outcome == "which" and not set(part.facts) <= set(told)]
    missing = [part for part in parts if part.outcome == "unknown"]
    by = parts[0].matched_by
    texts = {fact.id: fact.text for fact in sheet.facts}
    if told:
        says = [texts[fact] for fact in told] + [part.say for part in unclear]
        if missing:
            says.append(NOT_GIVEN_EITHER)
        return Answer("answer", told, " ".join(says), tuple(parts), by)
    if unclear:
        offered = tuple(dict.fromkeys(fact for part in unclear for fact in part.facts))
        return Answer(
            "which", offered, " ".join(dict.fromkeys(part.say for part in unclear)), tuple(parts), by
        )
    return Answer("unknown", (), _nothing(by), tuple(parts), by)
