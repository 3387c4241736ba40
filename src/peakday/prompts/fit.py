"""Putting a prompt's terms on a drawing: its load, its targets and how long it is run.

A candidate draws boxes and arrows; what has to be carried and reached is the prompt's. What the drawing
says of its own (another load, a further target, a run) stays.
"""

from __future__ import annotations

import json
from dataclasses import replace

from peakday.board import parse
from peakday.board.models import Assumed, Board, Run
from peakday.prompts.arrows import apart
from peakday.prompts.ends import ending
from peakday.prompts.flaws import PromptError
from peakday.prompts.model import Prompt
from peakday.prompts.starts import starts
from peakday.prompts.wages import waged

DAY = 86_400.0


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
    only one, or starts one where shoppers, devices or callers are drawn. A journey that does not say when it
    is done is done when the prompt means it, and people without a price cost what the prompt says: both are
    noted as assumed. The prompt's targets come first.
    """
    agreed = terms(prompt)
    begun = starts(prompt, board)
    journeys, renamed = begun.journeys, begun.renamed
    for name, journey in journeys.items():
        if journey.load is None and name in agreed.journeys:
            given = agreed.journeys[name]
            journeys[name] = replace(journey, load=given.load, average=given.average)
    arrows = tuple(
        replace(a, only=tuple(renamed.get(n, n) for n in a.only)) if a.only else a for a in board.arrows
    )
    board, told = apart(prompt, replace(board, arrows=arrows, journeys=journeys), begun.begun)
    endings = {n: ending(prompt, board, j) for n, j in journeys.items() if n in prompt.journeys}
    journeys = {
        n: j.ending_at(endings[n].ends) if n in endings and not j.ends else j for n, j in journeys.items()
    }
    unsure = {name: each.unsure for name, each in endings.items() if each.unsure} | dict(begun.unsure)
    targets = tuple(replace(t, unsure=unsure.get(t.journey or "", "")) for t in agreed.targets)
    started = {journey.start for journey in journeys.values() if journey.guessed}
    board = replace(board, assumed=tuple(a for a in board.assumed if a.field != "from" or a.box in started))
    assumed = begun.assumed + told + tuple(each.assumed for each in endings.values() if each.assumed)
    further = tuple(t for t in board.targets if t.text not in prompt.targets and t.journey not in renamed)
    fitted = replace(
        board,
        journeys=journeys,
        targets=targets + further,
        assumed=assumed + board.assumed,
    )
    return waged(prompt, _run_as(fitted, agreed.run) if board.run == Run() else fitted)


def _run_as(board: Board, run: Run) -> Board:
    """The drawing run as the prompt says; round the clock where people come and go by the hour."""
    if run.for_ >= DAY or not any(box.shifts for box in board.boxes.values()):
        return replace(board, run=run)
    why = "people on shifts are drawn, and any hour of the day may be the one that decides"
    told = Assumed("run", "for", "the whole day", why)
    return replace(board, run=replace(run, for_=run.warm_up + DAY), assumed=(told, *board.assumed))
