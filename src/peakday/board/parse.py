"""Reading a board: from a file or from text, with every mistake at once."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peakday.board.mistakes import BoardError, Mistake
from peakday.board.models import Board, Load
from peakday.board.nodes import LARGEST_TEXT, compose
from peakday.board.reading.desk import Desk
from peakday.board.reading.loads import read_load
from peakday.board.reading.whole import read_board
from peakday.quantities import QuantityError


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a text: a board, or every mistake that keeps it from being one."""

    board: Board | None
    mistakes: tuple[Mistake, ...]


def parse(
    text: str,
    source: str = "board",
    folder: Path | None = None,
    known_parts: Collection[str] | None = None,
    needs_load: bool = True,
) -> Reading:
    """Read a board from its text. Never raises: what is wrong is in `mistakes`.

    `source` is the name shown in messages; `folder` is where its CSV files lie (none are read without it);
    `known_parts` are the catalog's names, so that one it lacks is a mistake; `needs_load=False` allows a
    drawing that leaves the load to whoever runs it.
    """
    desk = Desk(source, folder, known_parts)
    try:
        board = read_board(compose(text, source), desk, needs_load)
    except BoardError as error:
        return Reading(None, error.mistakes)
    mistakes = tuple(sorted(desk.mistakes, key=lambda mistake: (mistake.line, mistake.column)))
    return Reading(None if mistakes else board, mistakes)


def read(path: str | Path, known_parts: Collection[str] | None = None, needs_load: bool = True) -> Board:
    """Read a board file. Raises `BoardError` with every mistake, or with why there is no reading it."""
    file = Path(path)
    name = str(path)
    reading = parse(_text_of(file, name), name, file.parent, known_parts, needs_load)
    if reading.board is None:
        raise BoardError(reading.mistakes)
    return reading.board


def parse_load(text_or_map: str | dict[str, Any], folder: Path | None = None) -> Load:
    """The load a phrase or a map says: `80/s`, or `{average: 1 M/day, peak: 50 000/h, shape: day}`.

    Raises `QuantityError`.
    """
    from peakday.board.render import flow

    text = text_or_map if isinstance(text_or_map, str) else flow(text_or_map)
    desk = Desk("load", folder)
    try:
        node = compose(text, "load")
    except BoardError as error:
        raise QuantityError(error.mistakes[0].rule, error.mistakes[0].mend) from None
    if node is None:
        raise QuantityError("no load is written", "Write one such as `50 000/h`")
    asked = read_load(node, "load", desk)
    if asked is None or desk.mistakes:
        raise QuantityError(desk.mistakes[0].rule, desk.mistakes[0].mend)
    return asked.load


def _text_of(file: Path, name: str) -> str:
    """The file's text. Its size is looked at before it is read."""

    def refused(rule: str, mend: str) -> BoardError:
        return BoardError([Mistake(name, 1, 1, "the file", rule, mend)])

    try:
        if file.is_dir():
            raise refused("it is a folder", "Name a board file in it")
        size = file.stat().st_size
        if size > LARGEST_TEXT:
            raise refused(
                f"it holds {size / 2**20:.1f} MB; a board is at most 1 MB", "Take out what is no board"
            )
        with file.open("rb") as handle:
            raw = handle.read(LARGEST_TEXT + 1)
    except BoardError:
        raise
    except FileNotFoundError:
        raise refused("there is no such file", "Check its name") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise refused(f"it cannot be read ({reason})", "Check its name and its permissions") from None
    if len(raw) > LARGEST_TEXT:
        raise refused("it is over 1 MB", "Take out what is no board")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        mend = (
            "Save it as UTF-8" if not re.match(rb"\xff\xfe|\xfe\xff", raw) else "Save it as UTF-8, not UTF-16"
        )
        raise BoardError([Mistake(name, line, 1, "the file", "this is not text in UTF-8", mend)]) from None
