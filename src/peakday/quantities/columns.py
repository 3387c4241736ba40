"""Columns of a CSV file beside the board: durations drawn from measurements, arrivals from a trace."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from fractions import Fraction
from math import isfinite
from pathlib import Path
from typing import Protocol

from peakday.quantities.durations import LONGEST, SECONDS
from peakday.quantities.errors import QuantityError, shown


class _Rows(Protocol):
    """What `csv.reader` gives: rows of cells, and the line it is at."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...
    def __next__(self) -> list[str]: ...


LARGEST_FILE = 64 * 2**20
"""Bytes; a larger file is refused before it is opened."""
MOST_ROWS = 2_000_000
"""Rows kept in memory from one column."""


def read_times(file: str, column: str, folder: Path | None, rising: bool = False) -> tuple[float, ...]:
    """The times (seconds) of one column of a CSV file in `folder` or below it.

    The unit stands in the column's name (`service_s`, `wait_ms`). With `rising` each time must be at
    least the one before it, as arrivals are. Raises `QuantityError` naming the line that is wrong.
    """
    path = _inside(file, folder)
    factor = _unit_of(column)
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return _column(csv.reader(handle), file, column, factor, rising)
    except UnicodeDecodeError:
        raise QuantityError(f"{shown(file)} is not text in UTF-8", "Save it as a UTF-8 CSV file") from None
    except csv.Error as error:
        raise QuantityError(
            f"{shown(file)} is not a CSV file ({error})", "Save it with commas between columns"
        ) from None
    except OSError as error:
        raise QuantityError(
            f"{shown(file)} cannot be read ({error.strerror or 'unknown reason'})", "Check its permissions"
        ) from None


def _inside(file: str, folder: Path | None) -> Path:
    """The file's path, once it is known to lie in the board's folder and to be of a sane size."""
    if folder is None:
        raise QuantityError(
            f"{shown(file)} cannot be read: this board is not in a folder",
            "Save the board beside the file first",
        )
    try:
        root = folder.resolve()
        path = (root / file).resolve()
        inside, there = path.is_relative_to(root), path.is_file()
        size = path.stat().st_size if inside and there else 0
    except (OSError, ValueError):
        raise QuantityError(f"{shown(file)} is no usable file name", "Name a file beside the board") from None
    if not inside:
        raise QuantityError(
            f"{shown(file)} lies outside the board's folder",
            "Put it beside the board, or in a folder below it",
        )
    if not there:
        raise QuantityError(
            f"there is no file {shown(file)} beside the board", "Check the name, or put it there"
        )
    if size > LARGEST_FILE:
        raise QuantityError(
            f"{shown(file)} holds {size / 2**20:.0f} MB; a board reads at most {LARGEST_FILE // 2**20} MB",
            "Keep a sample of its rows",
        )
    return path


def _unit_of(column: str) -> Fraction:
    """Seconds in the unit the column's name ends with."""
    unit = column.rpartition("_")[2]
    if unit not in SECONDS or "_" not in column:
        raise QuantityError(
            f"the column {shown(column)} does not name its unit",
            "End its name in `_s` or `_ms`, such as `service_ms`",
        )
    return SECONDS[unit]


def _column(rows: _Rows, file: str, column: str, factor: Fraction, rising: bool) -> tuple[float, ...]:
    header = [name.strip() for name in next(rows, [])]
    if column not in header:
        known = ", ".join(header[:8]) or "none"
        raise QuantityError(
            f"{shown(file)} has no column {shown(column)} (its columns: {known})", "Name one it has"
        )
    index = header.index(column)
    times: list[float] = []
    scale, down = float(factor), float(1 / factor)
    for row in rows:
        if not row or not any(cell.strip() for cell in row):
            continue
        text = row[index].strip() if index < len(row) else ""
        try:
            number = float(text)
        except ValueError:
            raise _bad_line(file, rows.line_num, f"{shown(text)} is not a number") from None
        value = (
            number * scale if scale >= 1 else number / down
        )  # one rounding: 80 ms is 0.08 to the last digit
        if not isfinite(value) or value < 0 or value > LONGEST:
            raise _bad_line(file, rows.line_num, f"{shown(text)} is not a time of zero or more")
        if rising and times and value < times[-1]:
            raise _bad_line(file, rows.line_num, f"{shown(text)} comes before the arrival above it")
        if len(times) >= MOST_ROWS:
            raise QuantityError(
                f"{shown(file)} has more than {MOST_ROWS:,} rows", "Keep a sample of its rows"
            )
        times.append(value)
    if not times:
        raise QuantityError(f"{shown(file)} has no rows under {shown(column)}", "Give it at least one")
    return tuple(times)


def _bad_line(file: str, line: int, why: str) -> QuantityError:
    return QuantityError(f"line {line} of {shown(file)}: {why}", "Correct the line, or take it out")
