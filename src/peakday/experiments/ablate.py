"""What each box is worth: the board run again without it, then with half of it, on the same seeds.

The closed form screens: where a budget of events does not allow every run, the boxes without which it says
the rest still carries the load are run first, since only there a run can tell something new; the others
carry the closed form's answer, marked as not confirmed. A box that does the work itself is not taken away at
all: a run without it would be fast, cheap and of no use to anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from peakday.board.models import Board
from peakday.catalog import fill, kind
from peakday.engine import EngineError, estimate, run
from peakday.engine.replicate import Budget
from peakday.experiments.compare import Change, changes, say_changes
from peakday.experiments.executor import Executor, Here
from peakday.experiments.undone import left_undone, say_undone
from peakday.experiments.without import CannotHalve, halved, without

if TYPE_CHECKING:
    from peakday.engine import Result

EVENTS = 40_000_000
"""Events the whole ablation may simulate by default: some ten seconds on two cores."""
EVENTS_A_RUN = 10_000_000
"""Events one run of it may take by default: beyond them one request stands for many."""
LEAST_A_RUN = 500_000
"""What a run is worth at least, however few its events: a board is compiled anew for each."""
_UNMEASURED = ("monitor",)
"""Kinds that carry no customer's request by nature: that no target moves without them says nothing."""


@dataclass(frozen=True, slots=True)
class Ablation:
    """One box: what changed without it and with half of it, in words, and what it costs a month.

    `changes_nothing` is whether no target's figure moved noticeably without it. `halves` is `None` where
    there is no half of it. `confirmed` tells a run without the box from the closed form.
    """

    box: str
    without_it: str
    halved: str
    usd_per_month: float
    changes_nothing: bool
    turns: tuple[Change, ...]
    half_changes_nothing: bool | None
    confirmed: bool = True
    worsens: bool = True
    """Whether some target's figure gets noticeably worse without it."""
    measures_nothing: bool = False
    """A monitor and the like: a run cannot tell what it is worth."""

    def to_dict(self) -> dict[str, object]:
        """As the session's contract writes a row of the ablation table."""
        return {
            "box": self.box,
            "without_it": self.without_it,
            "halved": self.halved,
            "usd_per_month": round(self.usd_per_month, 2),
        }


@dataclass(frozen=True, slots=True)
class _Variant:
    box: str
    half: bool
    board: Board


def ablate(
    board: Board,
    *,
    seeds: int | Sequence[int] = 3,
    executor: Executor | None = None,
    progress: Callable[[float], None] | None = None,
    events: int = EVENTS,
    events_a_run: int = EVENTS_A_RUN,
    baseline: Result | None = None,
) -> list[Ablation]:
    """Every box but the clients, in the board's order.

    `baseline` saves one run where the board was just run on the same seeds. `progress` is called with
    0..1. Raises `EngineError` where the board itself cannot be run.
    """
    executor = executor or Here()
    budget = Budget(events=events_a_run)
    before = baseline if baseline is not None else run(board, seeds=seeds, budget=budget, checked=False)
    costs = {name: box["usd_per_month"] for name, box in before.to_dict()["boxes"].items()}
    filled = _filled(board)
    names = [name for name, box in filled.boxes.items() if kind(box) != "clients"]
    variants, cannot = _variants(filled, names)
    each = max(LEAST_A_RUN, int(before.to_dict()["events"]))
    affordable = max(2, events // each)
    ranked = sorted(variants, key=lambda v: _telling(board, v)) if affordable < len(variants) else variants
    chosen = {(v.box, v.half) for v in ranked[:affordable]}
    done = 0

    def measured(variant: _Variant) -> Result | str:
        nonlocal done
        try:
            answer: Result | str = run(variant.board, seeds=before.seeds, budget=budget, checked=False)
        except (EngineError, ValueError) as error:
            answer = f"it does not run: {error}"
        done += 1
        if progress:
            progress(min(1.0, done / max(1, len(chosen))))
        return answer

    picked = [v for v in variants if (v.box, v.half) in chosen]
    results = dict(zip([(v.box, v.half) for v in picked], executor.map(measured, picked), strict=True))
    boards = {(v.box, v.half): v.board for v in variants}
    if progress:
        progress(1.0)
    return [_row(board, before, name, costs.get(name, 0.0), results, boards, cannot) for name in names]


def _filled(board: Board) -> Board:
    """What every box is and has; a way is left as drawn, for it is another once a box on it is gone."""
    filled = fill(board)
    arrows = (replace(a, delay=drawn.delay) for a, drawn in zip(filled.arrows, board.arrows, strict=True))
    return replace(filled, arrows=tuple(arrows))


def _variants(board: Board, names: list[str]) -> tuple[list[_Variant], dict[tuple[str, bool], str]]:
    found: list[_Variant] = []
    cannot: dict[tuple[str, bool], str] = {}
    for name in names:
        try:
            if undone := left_undone(board, name):
                raise ValueError(say_undone(undone))
            found.append(_Variant(name, False, without(board, name)))
        except ValueError as error:
            cannot[name, False] = str(error)
        try:
            found.append(_Variant(name, True, halved(board, name)))
        except CannotHalve as error:
            cannot[name, True] = str(error)
    return found, cannot


def _telling(board: Board, variant: _Variant) -> tuple[bool, bool, float]:
    """Where a run tells most: whole boxes before halves, and what the closed form says still carries."""
    severity = _severity(board, variant.board)
    return variant.half, severity >= 1, severity


def _severity(before: Board, after: Board) -> float:
    """How much the closed form says a variant changes: the largest utilisation, and the mean answer."""
    try:
        old, new = estimate(before).unbounded, estimate(after).unbounded
    except (EngineError, ValueError):
        return inf
    fullest = max((box.utilisation or 0.0 for box in new.boxes.values()), default=0.0)
    ratio = 0.0
    for name, (mean, _) in new.journeys.items():
        was = old.journeys.get(name, (mean, 0.0))[0]
        if mean == inf:
            return inf
        if was and was != inf:
            ratio = max(ratio, abs(mean / was - 1))
    return fullest + ratio


def _row(
    board: Board,
    before: Result,
    name: str,
    usd: float,
    results: dict[tuple[str, bool], Result | str],
    boards: dict[tuple[str, bool], Board],
    cannot: dict[tuple[str, bool], str],
) -> Ablation:
    said: dict[bool, str] = {}
    nothing: dict[bool, bool | None] = {False: False, True: None}
    turns: tuple[Change, ...] = ()
    confirmed = worsens = True
    for half in (False, True):
        key = (name, half)
        if key in cannot:
            said[half] = cannot[key]
            continue
        answer = results.get(key)
        if answer is None:
            confirmed = confirmed and half
            said[half], nothing[half] = _from_closed_form(board, boards[key])
        elif isinstance(answer, str):
            said[half] = answer
        else:
            found = changes(before, answer)
            said[half] = say_changes(found, answer.usd_per_month - before.usd_per_month)
            nothing[half] = not any(change.noticeable for change in found)
            if not half:
                turns = tuple(change for change in found if change.decides)
                worsens = any(change.worse for change in found)
    silent = kind(board.boxes[name]) in _UNMEASURED
    return Ablation(
        name, said[False], said[True], usd, bool(nothing[False]), turns, nothing[True], confirmed,
        worsens, silent,
    )  # fmt: skip


def _from_closed_form(before: Board, after: Board) -> tuple[str, bool]:
    severity = _severity(before, after)
    if severity == inf or severity >= 1:
        return "estimated, not run: the rest no longer carries the load", False
    return "estimated, not run: no target changes", True
