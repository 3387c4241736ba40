"""Putting a prompt's terms on a drawing: its load, its targets and how long it is run.

A candidate draws boxes and arrows; what has to be carried and reached is the prompt's. What the drawing
says of its own (another load, a further target, a run) stays.
"""

from __future__ import annotations

import json
from dataclasses import replace

from peakday.board import parse
from peakday.board.models import Board, Journey, Run
from peakday.catalog import CatalogError, kind
from peakday.prompts.flaws import PromptError
from peakday.prompts.model import Prompt, PromptJourney


def terms(prompt: Prompt) -> Board:
    """The prompt's journeys, targets and run, read as a board that has nothing but where they start.

    Raises `PromptError` where they are not sound.
    """
    document = {
        "boxes": {f"start-of-{name}": {"is": "clients"} for name in prompt.journeys},
        "journeys": {n: {"from": f"start-of-{n}", "load": j.load} for n, j in prompt.journeys.items()},
        "targets": list(prompt.targets),
        "run": dict(prompt.run),
    }
    reading = parse(json.dumps(document, ensure_ascii=False, indent=1), source=f"{prompt.id}/prompt.yaml")
    if reading.board is None:
        raise PromptError("; ".join(f"{m.where}: {m.rule}. {m.mend}" for m in reading.mistakes))
    return reading.board


def fit(prompt: Prompt, board: Board) -> Board:
    """The drawing under the prompt's terms.

    Journeys without a load get the prompt's; a drawing with no journey of the prompt's name lends its
    only one, or starts one where shoppers, devices or callers are drawn. The prompt's targets come first.
    """
    agreed = terms(prompt)
    journeys = dict(board.journeys)
    renamed: dict[str, str] = {}
    for name, wanted in prompt.journeys.items():
        if name in journeys:
            continue
        own = [other for other in journeys if other not in prompt.journeys and other not in renamed]
        if own:
            renamed[own[0]] = name
            journeys[name] = replace(journeys.pop(own[0]), name=name)
        else:
            start = _start(board, wanted)
            if start is not None:
                journeys[name] = Journey(name, start)
    for name, journey in journeys.items():
        if journey.load is None and name in agreed.journeys:
            given = agreed.journeys[name]
            journeys[name] = replace(journey, load=given.load, average=given.average)
    further = tuple(t for t in board.targets if t.text not in prompt.targets and t.journey not in renamed)
    arrows = tuple(
        replace(a, only=tuple(renamed.get(n, n) for n in a.only)) if a.only else a for a in board.arrows
    )
    return replace(
        board,
        arrows=arrows,
        journeys=journeys,
        targets=agreed.targets + further,
        run=agreed.run if board.run == Run() else board.run,
    )


def _start(board: Board, wanted: PromptJourney) -> str | None:
    """Where a journey starts that the drawing does not have: callers nobody calls, else told by words."""
    entered = {arrow.target for arrow in board.arrows} | {a.else_ for a in board.arrows if a.else_}
    leaves = {arrow.source for arrow in board.arrows}
    free = [name for name in board.boxes if name not in entered and name in leaves] or [
        name for name in board.boxes if name not in entered
    ]
    for name in free:
        try:
            if kind(board.boxes[name]) == "clients":
                return name
        except CatalogError:
            continue
    for word in wanted.starts:
        for name in free:
            if word in f"{name} {board.boxes[name].label or ''}".lower():
                return name
    return free[0] if free else None
