"""Who is who: the names of a file cast as candidate, interviewer and shadow."""

from __future__ import annotations

import re
from dataclasses import replace

from peakday.interview.transcript.lines import card_of, voice_of
from peakday.interview.transcript.model import CardKind, Drawing, Speaker, Turn

_SETS_TASK = re.compile(
    r"(?:^|[.,!:] *|\b(?:you to|like to|you|please|task is to|problem is to|let's|let us|we'll|so) )"
    r"design\b(?! (?:is|it|the first|has|would)\b)"
    r"|\btoday'?s (?:problem|question|prompt|case)\b|\bwalk me through\b",
    re.I,
)
_TAKES_TASK = re.compile(r"\b(?:i'll|i will|i would|i'd|let me|before i|my) (?:\w+ ){0,2}design", re.I)
_A_DRAWING_IN_WORDS = 150
"""How many spoken words a drawing counts for when we guess who the candidate is."""


def cast(turns: list[Turn], drawings: list[Drawing]) -> tuple[list[Turn], list[str], list[str]]:
    """The turns with their voices; sentences on what was guessed; sentences on what is missing."""
    names = list(dict.fromkeys(turn.name for turn in turns if not card_of(turn.name)))
    roles: dict[str, Speaker] = {name: voice for name in names if (voice := voice_of(name))}
    unknown = [name for name in names if name not in roles]
    assumed: list[str] = []
    problems: list[str] = []
    if "candidate" not in roles.values():
        _guess(turns, drawings, unknown, roles, assumed, problems)
    others = [name for name in unknown if name not in roles]
    for name in others:
        roles[name] = "interviewer"
    if others:
        assumed.append(
            f"{_listed(others)} {'is' if len(others) == 1 else 'are'} read as the interviewer's side."
        )
    return [_with_voice(turn, roles) for turn in turns], assumed, problems


def _guess(
    turns: list[Turn],
    drawings: list[Drawing],
    unknown: list[str],
    roles: dict[str, Speaker],
    assumed: list[str],
    problems: list[str],
) -> None:
    cards = any(card_of(turn.name) for turn in turns)
    if not unknown:
        if turns and not cards:
            problems.append("Nobody in this file speaks as the candidate, so nothing said could be scored.")
        elif not turns:
            problems.append("No line in this file names a speaker; a line is [mm:ss] Speaker: text.")
        return
    opener = _opener(turns, unknown)
    if opener is not None and len(unknown) > 1:
        roles[opener] = "interviewer"
        assumed.append(f"{opener} sets the task, and is read as the interviewer.")
        unknown = [name for name in unknown if name != opener]
    weights = dict.fromkeys(unknown, 0)
    for turn in turns:
        if turn.name in weights:
            weights[turn.name] += len(turn.text.split())
    for drawing in drawings:
        before = [turn for turn in turns if turn.order < drawing.order and turn.name in weights]
        if before:
            weights[before[-1].name] += _A_DRAWING_IN_WORDS
    chosen = max(unknown, key=lambda name: weights[name])
    roles[chosen] = "candidate"
    if chosen:
        drew = " and draws" if drawings else ""
        assumed.append(
            f"No line is marked Candidate; {chosen} talks most{drew}, and is read as the candidate."
        )
    else:
        assumed.append("No line names a speaker; all of it is read as the candidate's words.")


def _opener(turns: list[Turn], names: list[str]) -> str | None:
    """Who sets the task among the first turns: "design pay-by-palm for our stores", said as a request."""
    for turn in [turn for turn in turns if turn.name in names][:6]:
        if turn.name and _SETS_TASK.search(turn.text) and not _TAKES_TASK.search(turn.text):
            return turn.name
    return None


def _with_voice(turn: Turn, roles: dict[str, Speaker]) -> Turn:
    if turn.card is not None:
        return replace(turn, speaker="candidate")
    speaker = roles.get(turn.name, "other")
    return replace(turn, speaker=speaker, card=_card_within(turn.text) if speaker == "candidate" else None)


def _card_within(text: str) -> CardKind | None:
    """The card a candidate's line is by its first word: `Candidate: Predict: if the matcher …`."""
    head, colon, _ = text[:20].partition(":")
    return card_of(head) if colon else None


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return ", ".join(names[:-1][:6]) + " and " + names[-1]
