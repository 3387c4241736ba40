"""A board as plain JSON: what the canvas edits, and what a board is written from."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from peakday.board.mistakes import BoardError, Mistake
from peakday.board.models import Arrow, Board, Box, Journey, Run
from peakday.board.nodes import Entries, compose
from peakday.board.reading.arrows import ARROW_OPTIONS
from peakday.board.reading.boxes import BOX_FIELDS
from peakday.board.reading.fields import Plain
from peakday.board.reading.loads import say_load
from peakday.board.reading.runs import RUN_FIELDS, SHORT
from peakday.board.reading.whole import plain

_ARROW_DEFAULTS = {field.name: field.default for field in fields(Arrow)}
_RUN_DEFAULTS = {field.name: field.default for field in fields(Run)}


def document(text: str, source: str = "board") -> dict[str, Any]:
    """The board document of a YAML text: phrases in the board's own language, plain numbers and booleans.

    The text may hold a board with mistakes; only what is no YAML map at all raises `BoardError`.
    """
    root = compose(text, source)
    if root is None:
        return {}
    if not isinstance(root, Entries):
        rule = "a board is a map of names"
        raise BoardError(
            [Mistake(source, root.line, root.column, "the file", rule, "Write `boxes:` and `arrows:`")]
        )
    found: dict[str, Any] = plain(root)
    return found


def document_of(board: Board) -> dict[str, Any]:
    """The document that says a board; reading it gives an equal board (its `source` and `assumed` aside)."""
    found: dict[str, Any] = {"peakday": 1, "title": board.title}
    found["boxes"] = {name: _box(box) for name, box in board.boxes.items()}
    found["arrows"] = [_arrow(arrow) for arrow in board.arrows]
    found["journeys"] = {name: _journey(journey) for name, journey in board.journeys.items()}
    found["targets"] = [target.text for target in board.targets]
    found["failures"] = [_failure(failure.text) for failure in board.failures]
    found["run"] = _run(board.run)
    found["layout"] = {name: [_number(x), _number(y)] for name, (x, y) in board.layout.items()}
    kept = {name: value for name, value in found.items() if value not in ({}, [])}
    if board.notes is not None:
        kept["notes"] = board.notes
    return kept


def write(board: Board) -> str:
    """The board as a YAML file; reading it gives an equal board (its `source` and `assumed` aside)."""
    from peakday.board.render import whole

    return whole(document_of(board))


def _box(box: Box) -> dict[str, Plain]:
    return {
        name: _short(field.say(getattr(box, field.attribute)))
        for name, field in BOX_FIELDS.items()
        if getattr(box, field.attribute) is not None
    }


def _arrow(arrow: Arrow) -> Plain:
    options = {
        name: _short(field.say(getattr(arrow, field.attribute)))
        for name, field in ARROW_OPTIONS.items()
        if getattr(arrow, field.attribute) != _ARROW_DEFAULTS[field.attribute]
    }
    return {arrow.name: options} if options else arrow.name


def _journey(journey: Journey) -> dict[str, Plain]:
    said: dict[str, Plain] = {"from": journey.start}
    if journey.load is not None:
        said["load"] = say_load(journey.load, journey.average)
    if journey.until is not None:
        said["until"] = [*journey.ends] if journey.or_until else journey.until
    if journey.priority is not None:
        said["priority"] = journey.priority
    return said


def _run(run: Run) -> dict[str, Plain]:
    said = {
        name: _short(field.say(getattr(run, field.attribute)))
        for name, field in RUN_FIELDS.items()
        if getattr(run, field.attribute) != _RUN_DEFAULTS[field.attribute]
    }
    if run.for_ <= SHORT:  # a short run must say its warm-up, or reading would choose one
        said["warm-up"] = RUN_FIELDS["warm-up"].say(run.warm_up)
    return said


def _failure(text: str) -> Plain:
    """A failure as people write it, without quotes: YAML reads its `: ` as a small map, and so do we."""
    when, colon, what = text.partition(": ")
    return {when: what} if colon else text


def _short(said: Plain) -> Plain:
    """A count of few digits as a number, as people write `copies: 3`."""
    if isinstance(said, str) and said.isascii() and said.isdigit() and (said == "0" or said[0] != "0"):
        return int(said)
    if isinstance(said, dict):
        return {name: _short(value) for name, value in said.items()}
    return said


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value
