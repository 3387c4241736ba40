"""What a journey needs on its way: what every reference design of the prompt has there, the naive one too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from peakday.board import BoardError, read
from peakday.board.models import Board
from peakday.prompts.model import Prompt
from peakday.prompts.way import Way

SAID = {
    "work": "nothing that does its work (a service, a function, a device)",
    "state": "nothing that keeps what it needs (a database, a cache, a store)",
    "people": "none of the people who do its work",
}


def needs(prompt: Prompt) -> Mapping[str, frozenset[str]]:
    """By journey: `work`, `state` and `people`, those that all of the prompt's designs have on its way."""
    ways = _ways_of(prompt)
    has = {name: [way.families(way.all) for way in ways.get(name, ())] for name in prompt.journeys}
    return {name: frozenset.intersection(*found) if found else frozenset() for name, found in has.items()}


def worked_off_later(prompt: Prompt, journey: str) -> bool:
    """Does any design of the prompt say that the journey is over when a certain box has done its part?"""
    ways = _ways_of(prompt)
    return any(way.journey.ends for way in ways.get(journey, ()))


def _ways_of(prompt: Prompt) -> Mapping[str, tuple[Way, ...]]:
    """By journey, its way through each design; read again only when a design changes."""
    paths = [info.path for info in prompt.designs.values()]
    return _ways(tuple((path, path.stat().st_mtime_ns if path.is_file() else 0) for path in paths))


@lru_cache(maxsize=64)
def _ways(designs: tuple[tuple[Path, int], ...]) -> Mapping[str, tuple[Way, ...]]:
    found: dict[str, tuple[Way, ...]] = {}
    for path, _ in designs:
        try:
            board = read(path)
        except (BoardError, OSError):
            continue  # which is said of the design itself
        for name, journey in board.journeys.items():
            found[name] = (*found.get(name, ()), Way(board, journey))
    return found


def lacking(prompt: Prompt, board: Board) -> tuple[str, ...]:
    """What the prompt's journeys need and `board`, fitted to the prompt, does not have, a sentence each."""
    return tuple(_lacks(prompt, board))


def _lacks(prompt: Prompt, board: Board) -> Iterator[str]:
    for name, needed in needs(prompt).items():
        journey = board.journeys.get(name)
        if journey is None:
            yield f"{name} starts nowhere on the board."
            continue
        way = Way(board, journey)
        for family in sorted(needed - way.families(way.all)):
            yield f"{name} comes to {SAID[family]}; every design of this prompt has it on the way."
