"""Waiting lines and the slots they feed: copies that stay, people on shifts, copies that follow the load.

A box has one line for all its copies or one for each. Where people come and go, or work is taken in
batches, calls wait in a line before the slots' own: the common line, the box's first, without slots.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import Any

import numpy as np

from peakday.board.models import Box, Scale, Shift
from peakday.engine.compile.drawing import Drawing
from peakday.engine.kernel import layout

Table = np.ndarray[Any, Any]


@dataclass(frozen=True)
class LineTables:
    """Rows of LINES, SHIFTS, BATCHES and SCALES, and what they point into."""

    lines: Table
    shifts: Table
    people: tuple[Shift, ...]
    """What each row of SHIFTS stands for."""
    roster: Table
    batches: Table
    scales: Table
    started: Table


def line_tables(drawing: Drawing, boxes: Table) -> LineTables:
    """The lines of every box; writes into the boxes what they need to find them."""
    work = _Lines(drawing)
    for at, name in enumerate(drawing.names):
        work.add(boxes[at], at, drawing.board.boxes[name])
    return LineTables(
        lines=_table(work.lines, layout.LINES),
        shifts=_table(work.shifts, layout.SHIFTS),
        people=tuple(work.people),
        roster=np.array(work.roster or [0], dtype=np.int64),
        batches=_table(work.batches, layout.BATCHES),
        scales=_table(work.scales, layout.SCALES, least=0),
        started=np.zeros(max(1, work.started), dtype=np.int64),
    )


def _table(rows: list[tuple[float, ...]], dtype: np.dtype[Any], least: int = 1) -> Table:
    table = np.zeros(max(least, len(rows)), dtype=dtype)
    for i, row in enumerate(rows):
        table[i] = row
    return table


@dataclass
class _Lines:
    """The rows, as they are gathered box by box."""

    drawing: Drawing
    lines: list[tuple[float, ...]] = field(default_factory=list)
    shifts: list[tuple[float, ...]] = field(default_factory=list)
    people: list[Shift] = field(default_factory=list)
    roster: list[int] = field(default_factory=list)
    batches: list[tuple[float, ...]] = field(default_factory=list)
    scales: list[tuple[float, ...]] = field(default_factory=list)
    started: int = 0

    def add(self, row: Any, at: int, box: Box) -> None:
        """The lines of one box."""
        copies, slots = box.copies or 1, int(row["slots"])
        most = box.scale.most if box.scale else copies
        each_its_own = row["pick"] != layout.SHARED and slots < layout.NO_LIMIT and box.every is None
        row["classes"] = len(self.drawing.journeys) if row["order"] == layout.PRIORITY else 1
        row["first_line"] = len(self.lines)
        if box.every is not None:
            self._batch(row, at, box)
        elif box.shifts:
            self._line(row, at, 0)
            row["common"] = not each_its_own
            row["entry"] = layout.TO_A_LINE if each_its_own else layout.TO_THE_COMMON_LINE
        if box.shifts:
            self._people(row, at, box.shifts, each_its_own)
        elif (box.partitions or 1) > 1 and copies > 1 and slots < layout.NO_LIMIT and not box.scale:
            self._dealt(row, at, copies, box.partitions or 1)
        elif each_its_own and most > 1:
            for copy in range(most):
                self._line(row, at, slots if copy < copies else 0)
            if box.scale:
                self._on_roster(row, most, copies)
        else:
            row["pick"] = layout.SHARED
            self._line(row, at, layout.NO_LIMIT if slots == layout.NO_LIMIT else copies * slots)
        row["lines"] = len(self.lines) - int(row["first_line"])
        row["copies"] = 0 if box.shifts else copies
        row["capacity"] = sum(int(line[1]) for line in self.lines[int(row["first_line"]) :])
        row["seeks"] = row["common"] or row["batch"] >= 0
        if box.scale:
            self._scale(row, at, box.scale, copies)

    def _line(self, row: Any, at: int, capacity: int) -> None:
        self.lines.append((0, capacity, 0, self.drawing.take_lanes(int(row["classes"])), at))

    def _batch(self, row: Any, at: int, box: Box) -> None:
        """The common line in which calls wait for their batch; a whole one always finds room."""
        assert box.every is not None
        size = box.every.size or 0
        row["batch"] = len(self.batches)
        row["entry"] = layout.TO_THE_COMMON_LINE
        row["queue"] = -1 if row["queue"] < 0 else max(int(row["queue"]), size)
        self.batches.append((size, box.every.seconds or 0.0, 0, 0))
        self._line(row, at, 0)

    def _people(self, row: Any, at: int, shifts: tuple[Shift, ...], each_its_own: bool) -> None:
        """Lines without slots, until the shift comes."""
        slots = int(row["slots"])
        for shift in shifts:
            lines = shift.copies if each_its_own else 1
            capacity = slots if each_its_own else shift.copies * slots
            self.people.append(shift)
            self.shifts.append((at, len(self.lines), lines, capacity))
            for _ in range(lines):
                self._line(row, at, 0)
        if each_its_own:
            self._on_roster(row, sum(shift.copies for shift in shifts), 0)
        else:
            row["pick"] = layout.SHARED

    def _on_roster(self, row: Any, most: int, present: int) -> None:
        """Room for the lines of the copies that are there; at first the first `present` of them."""
        row["roster"], row["present"] = len(self.roster), present
        first = int(row["first_line"])
        self.roster.extend(first + copy if copy < present else 0 for copy in range(most))

    def _dealt(self, row: Any, at: int, copies: int, parts: int) -> None:
        """Partitions dealt to the copies in turn; copies that serve the same one share its line."""
        row["pick"] = layout.BY_KEY
        lines = min(copies, parts)
        for line in range(lines):
            self._line(row, at, (copies // lines + (line < copies % lines)) * int(row["slots"]))

    def _scale(self, row: Any, at: int, scale: Scale, copies: int) -> None:
        row["scale"] = len(self.scales)
        size = ceil(scale.warm / scale.every) + 2
        self.scales.append(
            (
                *(at, scale.least, scale.most, scale.at, scale.every, scale.warm),
                *(0, copies, 0, 0.0, 0.0, self.started, size, 0, 0),
            )
        )
        self.started += size
