"""Where each journey of a prompt starts on somebody's own drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from peakday.board.models import Assumed, Board, Journey
from peakday.catalog import CatalogError, kind
from peakday.prompts.model import Prompt, PromptJourney
from peakday.prompts.way import Way, goes_by


@dataclass(frozen=True, slots=True)
class Starts:
    """The drawing's journeys with the prompt's among them. `renamed` has old names by new ones."""

    journeys: dict[str, Journey]
    renamed: Mapping[str, str]
    begun: frozenset[str]
    """Journeys of which the drawing does not say where they start, by any name."""
    assumed: tuple[Assumed, ...]
    unsure: Mapping[str, str]
    """By journey that only borrows another's start and finds none of its work there: why, in a sentence."""


def starts(prompt: Prompt, board: Board) -> Starts:
    """Each journey of the prompt: of that name, of another that the drawing gives it, or begun anew."""
    journeys = dict(board.journeys)
    renamed: dict[str, str] = {}
    assumed: list[Assumed] = []
    unsure: dict[str, str] = {}
    missing = [wanted for name, wanted in prompt.journeys.items() if name not in journeys]
    free = [name for name in journeys if name not in prompt.journeys]
    for fits in (True, False):  # first those that start where the prompt's words say, then in the order drawn
        for wanted in list(missing):
            own = next(
                (n for n in free if not fits or goes_by(board, journeys[n].start, wanted.starts)), None
            )
            if own is not None:
                free.remove(own)
                missing.remove(wanted)
                renamed[own] = wanted.name
                journeys[wanted.name] = replace(journeys.pop(own), name=wanted.name)
    order = list(journeys)  # it is their priority
    named = {n: journeys.pop(n) for n in order if n in prompt.journeys and journeys[n].guessed}
    begun = [w for w in prompt.journeys.values() if w in missing or w.name in named]
    for wanted in begun:  # a name or a load alone does not say where a journey starts
        start, told = _start(board, wanted)
        if start is None:
            journeys |= {n: each for n, each in named.items() if n == wanted.name}
            continue
        drawn = named.get(wanted.name, Journey(wanted.name, start))
        journeys[wanted.name] = journey = replace(drawn, start=start, guessed=False)
        if not told and _borrowed(prompt, wanted, start, journeys):
            assumed.append(
                Assumed(wanted.name, "from", start, "nothing drawn says where else it would start")
            )
            if not any(goes_by(board, name, wanted.until) for name in Way(board, journey).all):
                unsure[wanted.name] = f"nothing drawn starts {wanted.name} ({wanted.means}). Draw what does"
    journeys = {n: journeys[n] for n in dict.fromkeys((*order, *journeys))}
    placed = frozenset(wanted.name for wanted in begun if wanted.name in journeys)
    return Starts(journeys, renamed, placed, tuple(assumed), unsure)


def _start(board: Board, wanted: PromptJourney) -> tuple[str | None, bool]:
    """Where a journey starts that the drawing does not have, and whether the words on it say so."""
    entered = {arrow.target for arrow in board.arrows} | {a.else_ for a in board.arrows if a.else_}
    leaves = {arrow.source for arrow in board.arrows}
    free = [name for name in board.boxes if name not in entered and name in leaves] or [
        name for name in board.boxes if name not in entered
    ]
    callers = [name for name in free if _calls(board, name)]
    for word in wanted.starts:
        for name in callers + free:
            if goes_by(board, name, (word,)):
                return name, True
    return next(iter(callers + free), None), False


def _calls(board: Board, name: str) -> bool:
    try:
        return kind(board.boxes[name]) == "clients"
    except CatalogError:
        return False


def _borrowed(prompt: Prompt, wanted: PromptJourney, start: str, journeys: Mapping[str, Journey]) -> bool:
    """Is this the start of a journey that the prompt starts with quite other people or things?"""
    return any(
        journey.start == start and set(prompt.journeys[name].starts).isdisjoint(wanted.starts)
        for name, journey in journeys.items()
        if name in prompt.journeys and name != wanted.name
    )
