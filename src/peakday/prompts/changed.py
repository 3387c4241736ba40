"""A board with a few things changed: a side of a trade-off, or a design after a curveball."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from peakday.board import BoardError, document, document_of, parse, parse_failure, parse_target
from peakday.board.models import Board
from peakday.board.reading.names import split_arrows
from peakday.prompts.flaws import PromptError
from peakday.prompts.model import Curveball, Prompt, Side

MAPS = ("boxes", "journeys", "run")
LISTS = ("failures", "targets")
PLACE_IS_LOST = (0.5, 0.2)
"""When a curveball takes a place: from this share of the run, for that share of it."""


def changed_board(prompt: Prompt, side: Side) -> Board:
    """The board of one side of a trade-off.

    A change names only what differs. `boxes`, `journeys` and `run` are laid over the design's field by
    field; an arrow is named `a -> b`, however the design writes it, and one it lacks is added at the end;
    `null` takes a box, an arrow or a field away; `failures` and `targets` are replaced whole. Raises
    `PromptError` where the design is missing or the outcome does not read.
    """
    if side.design not in prompt.designs:
        raise PromptError(f"there is no design `{side.design}`. It has {', '.join(prompt.designs)}")
    changed = _laid_over(_written(prompt, side.design), side.change or {})
    text = json.dumps(changed, ensure_ascii=False, indent=1)
    reading = parse(text, source=prompt.id, folder=prompt.designs[side.design].path.parent)
    if reading.board is None:
        raise PromptError("; ".join(f"{m.where}: {m.rule}. {m.mend}" for m in reading.mistakes))
    return reading.board


def _written(prompt: Prompt, design: str) -> dict[str, Any]:
    """The design as its author wrote it, but for boxes and arrows, which have many ways: each is a map."""
    try:
        read = document_of(prompt.board(design))
    except BoardError as error:
        raise PromptError(f"the {design} design does not read: {error}") from error
    return document(prompt.board_text(design)) | {"boxes": read["boxes"], "arrows": read.get("arrows", [])}


def thrown(board: Board, ball: Curveball) -> Board:
    """A design after a curveball: more load, a further target, a place that is lost for a fifth of the run.

    Raises `PromptError` where the curveball does not fit the board.
    """
    try:
        if ball.load:
            board = _loaded(board, ball.load)
        if ball.target:
            board = replace(board, targets=(*board.targets, parse_target(ball.target)))
        if ball.place:
            at, lasts = (share * board.run.for_ for share in PLACE_IS_LOST)
            lost = parse_failure(f"at {at:.0f} s for {lasts:.0f} s: {ball.place} lost", board)
            board = replace(board, failures=(*board.failures, lost))
    except ValueError as error:
        raise PromptError(f"curveball {ball.id}: {error}") from error
    return board


def _loaded(board: Board, text: str) -> Board:
    from peakday.engine.run import _with_load

    try:
        factor = float(text.lstrip("x×X "))
    except ValueError:
        raise PromptError(f"`{text}` is no factor. Write one such as `x2`") from None
    return _with_load(board, factor)


def _laid_over(whole: dict[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(change) - {*MAPS, *LISTS, "arrows", "title"}
    if unknown:
        raise PromptError(
            f"a change holds no `{sorted(unknown)[0]}`. It holds {', '.join((*MAPS, 'arrows', *LISTS))}"
        )
    for name in MAPS:
        if name in change:
            whole[name] = _merged(whole.get(name) or {}, change[name])
    gone = [name for name, value in (change.get("boxes") or {}).items() if value is None]
    arrows = _arrows(whole.get("arrows") or [])
    arrows = {name: options for name, options in arrows.items() if not set(gone) & set(_ends(name))}
    for written, options in (change.get("arrows") or {}).items():
        for name in _apart(written):
            if options is None:
                arrows.pop(_known(name, arrows), None)
            else:
                arrows[name] = _merged(arrows.get(name) or {}, options)
    whole["arrows"] = [{name: options} if options else name for name, options in arrows.items()]
    for name in (*LISTS, "title"):
        if name in change:
            whole[name] = change[name]
    layout = whole.get("layout") or {}
    whole["layout"] = {name: at for name, at in layout.items() if name in whole["boxes"]}
    return {name: value for name, value in whole.items() if value not in ({}, [])}


def _merged(old: Any, new: Any) -> Any:
    if not (isinstance(old, dict) and isinstance(new, Mapping)):
        return new
    laid = dict(old)
    for name, value in new.items():
        if value is None:
            laid.pop(name, None)
        else:
            laid[name] = _merged(laid.get(name), value)
    return laid


def _arrows(entries: list[Any]) -> dict[str, Any]:
    """Arrows by how they are written, with their options."""
    named: dict[str, Any] = {}
    for entry in entries:
        if isinstance(entry, dict):
            named.update(entry)
        else:
            named[str(entry)] = {}
    return named


def _apart(written: object) -> list[str]:
    """The arrows of `a -> b`, or of a chain, by the names a board gives them."""
    try:
        ends = split_arrows(str(written))
    except ValueError as error:
        raise PromptError(f"arrows: {error}") from error
    return [f"{source} {'->' if waits else '~>'} {target}" for source, waits, target in ends]


def _known(name: str, arrows: Mapping[str, Any]) -> str:
    if name not in arrows:
        raise PromptError(f"there is no arrow `{name}` to take away. There is {', '.join(arrows)}")
    return name


def _ends(name: str) -> tuple[str, str]:
    source, _, target = name.replace("~>", "->").partition("->")
    return source.strip(), target.strip()
