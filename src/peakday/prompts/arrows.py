"""Which arrows a prompt's journey takes on a drawing that does not say.

Somebody who draws one box of viewers means that they join and that they watch; nobody means that each part
of the film is asked of the box that checks tickets. So a journey the drawing did not name leaves out an arrow
that leads to another journey's work and to none of its own, told by the words that the prompt has for both.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from peakday.board.models import Arrow, Assumed, Board
from peakday.prompts.model import Prompt
from peakday.prompts.way import Way, goes_by


def apart(prompt: Prompt, board: Board, begun: Collection[str]) -> tuple[Board, tuple[Assumed, ...]]:
    """The drawing with its journeys told apart; `begun` are those it did not name itself.

    An arrow of which the drawing says which journeys take it stays as it is, and changes no other.
    """
    if not begun or len(board.journeys) < 2:
        return board, ()
    ways = {name: Way(board, board.journeys[name]) for name in board.journeys if name in prompt.journeys}
    work = {name: _work_of(way, prompt.journeys[name].until) for name, way in ways.items()}
    arrows: list[Arrow] = []
    assumed: list[Assumed] = []
    for arrow in board.arrows:
        if arrow.only:
            arrows.append(arrow)
            continue
        users = [name for name, way in ways.items() if arrow.source in {way.journey.start, *way.all}]
        ahead = {name: {arrow.target, *ways[name].beyond(arrow.target)} & work[name] for name in users}
        left_out = {n for n in users if n in begun and work[n] and not ahead[n] and any(ahead.values())}
        kept = tuple(name for name in board.journeys if name not in left_out)
        if left_out and kept:
            arrow = replace(arrow, only=kept)
            others = ", ".join(sorted(left_out))
            why = f"it leads to none of the work of {others}; write `only:` to say otherwise"
            assumed.append(Assumed(arrow.name, "only", ", ".join(kept), why))
        arrows.append(arrow)
    return replace(board, arrows=tuple(arrows)), tuple(assumed)


def _work_of(way: Way, words: Collection[str]) -> frozenset[str]:
    return frozenset(n for n in way.all if way.does_work(n) and goes_by(way.board, n, tuple(words)))
