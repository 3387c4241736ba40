"""What each box is worth: the ablation's lines worth reading, and why there are none where there are none.

Taking a box away is measured in fair weather at the peak. That tells nothing where the run measures nothing
or answers few; it tells nothing of a spare either, which shows its worth only when something fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from peakday.catalog import kind
from peakday.experiments import Ablation
from peakday.experiments.compare import say_figure
from peakday.experiments.undone import kept_only_in, left_undone, say_undone
from peakday.rubric.criteria.a3_right_sized import ANSWERED
from peakday.rubric.graded import Grade
from peakday.rubric.reading.excused import excused_boxes
from peakday.rubric.report.words import called

DEAR, LEAST_USD = 0.05, 20.0
"""From which share of the cost, and how many dollars a month, a box that changes nothing is worth a line."""
_WORKS = ("service", "function", "people", "external", "device")
"""Kinds that do a part of the work themselves: without them it is left undone, which no target may tell."""
_HANDS_ON = ("gateway", "balancer", "queue", "monitor")
"""Kinds that hand on or keep for later: what they are for no target in fair weather tells."""
_LASTING = ("stream", "topic", "database", "store")
"""Kinds that keep what is asked for another day, which no run tells; a cache is timed."""
_MONEY = re.compile(r"; (?:saves|adds) \$[^;]*$")


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes that tell the same: what happens without them, with half of them, and what each costs a month."""

    boxes: tuple[str, ...]
    usd_per_month: float
    without_it: str
    halved: str

    def to_dict(self) -> dict[str, Any]:
        """For the page."""
        return {
            "boxes": list(self.boxes),
            "usd_per_month": round(self.usd_per_month, 2),
            "without_it": self.without_it,
            "halved": self.halved,
        }


@dataclass(frozen=True, slots=True)
class Worth:
    """The lines worth reading, and a note on the rest."""

    rows: tuple[Row, ...] = ()
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """For the page."""
        return {"rows": [row.to_dict() for row in self.rows], "note": self.note}


def worth(grade: Grade) -> Worth:
    """What taking each box away told, without what tells nothing."""
    if not grade.ablation:
        return Worth()
    if why := unmeasured(grade) or _swamped(grade):
        return Worth(note=why)
    taken = [
        row for row in grade.ablation if not row.without_it.startswith((f"{row.box}:", "it does not run"))
    ]
    telling = [row for row in taken if _tells(row) or _dear(grade, row)]
    lines = [_row(grade, row) for row in telling]
    rows = tuple(
        Row(tuple(box for row in same for box in row.boxes), usd, without_it, halved)
        for (without_it, halved, usd), same in _alike(lines)
    )
    rest = [row.box for row in taken if row not in telling]
    note = "In fair weather at the peak; a spare shows its worth when something fails."
    silent = [box for box in rest if _untold(grade, box)]
    idle = [box for box in rest if box not in silent]
    if silent:
        names = _listed([called(grade, box) for box in silent], "and")
        note += f" What {names} {'is' if len(silent) == 1 else 'are'} for, no target tells."
    if idle:
        note += f" No target hangs on {_listed([called(grade, box) for box in idle], 'or')}."
    return Worth(rows, note)


def unmeasured(grade: Grade) -> str:
    """Why the drawing's run tells nothing of a target; empty where all are measured."""
    for target in grade.runs.get("peak", {}).get("targets", ()):
        if target["measured"] is None:
            why = target.get("unsure") or f"nothing was measured for {target['text']}"
            return f"Not told: {why.rstrip('.').replace('`', '')}."
    return ""


def needless(grade: Grade) -> list[Ablation]:
    """Boxes that cost something and change nothing, which an interviewer would ask about; dearest first."""
    if unmeasured(grade) or _swamped(grade):
        return []
    kept = grade.board.arrows if grade.board is not None else ()
    spares = {arrow.else_ for arrow in kept if arrow.else_}
    excused = excused_boxes(grade.board, grade.prompt) if grade.board is not None else set()
    idle = [
        row
        for row in grade.ablation
        if _dear(grade, row)
        and row.confirmed
        and row.box not in spares | excused
        and not (grade.board is not None and kept_only_in(grade.board, row.box))
        and not _is(grade, row.box, _WORKS + _HANDS_ON)
    ]
    return sorted(idle, key=lambda row: -row.usd_per_month)


def _swamped(grade: Grade) -> str:
    journeys = grade.runs.get("peak", {}).get("journeys", {})
    known = [journey["success"] for journey in journeys.values() if journey["success"] is not None]
    if not known or min(known) >= ANSWERED:
        return ""
    share = say_figure(min(known) * 100, "%")
    return (
        f"Not told: at the peak only {share} is answered. Each box shows its worth once the load is carried."
    )


def _tells(row: Ablation) -> bool:
    """Whether a target turns or gets worse without it, or with half of it."""
    return bool(row.turns) or (row.worsens and not row.changes_nothing) or row.half_changes_nothing is False


def _dear(grade: Grade, row: Ablation) -> bool:
    total = grade.runs["peak"]["usd_per_month"]
    return not row.measures_nothing and not _tells(row) and row.usd_per_month >= max(LEAST_USD, DEAR * total)


def _is(grade: Grade, name: str, kinds: tuple[str, ...]) -> bool:
    box = grade.board.boxes.get(name) if grade.board is not None else None
    return box is not None and kind(box) in kinds


def _untold(grade: Grade, name: str) -> bool:
    """Whether what a box is for is nothing that a target counts."""
    if grade.board is None or name not in grade.board.boxes:
        return False
    return _is(grade, name, _WORKS + _HANDS_ON + _LASTING) or bool(kept_only_in(grade.board, name))


def _row(grade: Grade, row: Ablation) -> Row:
    without_it = _MONEY.sub("", row.without_it)
    if not row.turns and not row.worsens and _is(grade, row.box, _WORKS):
        without_it = "no target changes, with its work left undone"
    if grade.board is not None and not row.turns and (kept := kept_only_in(grade.board, row.box)):
        done = left_undone(grade.board, row.box)
        needing = tuple(name for name in grade.board.journeys if name in {*done, *kept})
        if done or not row.worsens:  # else a figure tells more
            without_it = say_undone(needing, "nothing else keeps what is needed")
    return Row((row.box,), row.usd_per_month, without_it, _halved(grade, row))


def _halved(grade: Grade, row: Ablation) -> str:
    """What half of it does. Where all targets are met, and still are, half is enough."""
    if row.half_changes_nothing is None:
        return ""
    told = _MONEY.sub("", row.halved)
    if any(target["met"] is not True for target in _promised(grade)):
        return told
    them = "them" if _is(grade, row.box, ("people",)) else "it"
    return re.sub(r"^no target changes", f"half of {them} would do at the peak", told)


def _promised(grade: Grade) -> list[dict[str, Any]]:
    """The targets the run at the peak was judged by: none of those that a failure alone decides."""
    return [t for t in grade.runs["peak"]["targets"] if "during failures" not in t["text"]]


def _alike(rows: Iterable[Row]) -> Iterable[tuple[tuple[str, str, float], list[Row]]]:
    def key(row: Row) -> tuple[str, str, float]:
        return (row.without_it, row.halved, round(row.usd_per_month))

    ordered = list(rows)
    first = {key(row): index for index, row in reversed(list(enumerate(ordered)))}
    ordered.sort(key=lambda row: first[key(row)])
    return [(told, list(same)) for told, same in groupby(ordered, key)]


def _listed(names: list[str], last: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"
