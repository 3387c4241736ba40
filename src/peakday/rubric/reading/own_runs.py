"""The candidate's own runs, as the studio logged them: on which drawing, under what, and what came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from peakday.board import parse
from peakday.board.models import Board
from peakday.interview.transcript import Drawing, LoggedRun, Transcript, stamp_text

if TYPE_CHECKING:
    from peakday.prompts import Prompt

HOURS = ("window", "simulated_s", "stopped")
"""What a run's JSON says of the part of a day it ran."""


@dataclass(frozen=True, slots=True)
class OwnRun:
    """One run that came to a result. `targets` and `limiting` are as in a run's JSON (docs/board.md)."""

    number: int
    """Counts from 1, those without a result too, as the studio numbers them."""
    at: float | None
    load: str | None
    """What was made of the prompt's load (`x2`); `None` where it was run as it is."""
    failures: tuple[str, ...]
    targets: tuple[dict[str, Any], ...]
    limiting: str | None
    of_the_last: bool
    """Whether the drawing it ran is the last one, but for where its boxes stand."""
    hours: dict[str, Any] = field(default_factory=dict)
    """What part of the day it ran and how far it came, as the run's JSON says: `HOURS`."""

    @property
    def stamp(self) -> str | None:
        """When it was begun, as the session's file writes it."""
        return None if self.at is None else stamp_text(self.at)

    def missed(self, among: tuple[str, ...] | None = None) -> tuple[dict[str, Any], ...]:
        """Targets on the customer's side in fair weather that it misses (cost is judged elsewhere)."""
        return tuple(t for t in self.fair(among) if t["met"] is False)

    def fair(self, among: tuple[str, ...] | None = None) -> tuple[dict[str, Any], ...]:
        """Targets on the customer's side in fair weather that it measured, of all or of certain texts."""
        return tuple(
            target
            for target in self.targets
            if target.get("measured") is not None
            and target["unit"] != "USD/month"
            and "during failures" not in target["text"]
            and (among is None or target["text"] in among)
        )

    def to_dict(self) -> dict[str, Any]:
        """For the report: without what the studio itself keeps of it."""
        return {
            "number": self.number,
            "at": self.stamp,
            "load": self.load,
            "failures": list(self.failures),
            "targets": [
                {key: target.get(key) for key in ("text", "measured", "unit", "met")}
                for target in self.targets
            ],
            "limiting": self.limiting,
            "of_the_last_drawing": self.of_the_last,
            **self.hours,
        }


def own_runs(transcript: Transcript) -> tuple[OwnRun, ...]:
    """Every run with a result, in order; none where the file logs none."""
    last = _drawn(transcript.drawings[-1]) if transcript.drawings else None
    return tuple(_own(transcript, last))


def _own(transcript: Transcript, last: Board | None) -> Iterator[OwnRun]:
    for number, run in enumerate(transcript.runs, start=1):
        if run.result is None:
            continue
        drawing = _ran(transcript, run)
        same = drawing is not None and last is not None and _drawn(drawing) == last
        targets = tuple(target for target in run.result.get("targets") or () if "text" in target)
        hours = {key: run.result[key] for key in HOURS if run.result.get(key) is not None}
        yield OwnRun(
            number, run.at, run.load, run.failures, targets, run.result.get("limiting"), same, hours
        )  # fmt: skip


def _ran(transcript: Transcript, run: LoggedRun) -> Drawing | None:
    earlier = [drawing for drawing in transcript.drawings if drawing.order < run.order]
    return earlier[-1] if earlier else None


def _drawn(drawing: Drawing) -> Board | None:
    """What a drawing says, apart from where its boxes stand."""
    board = parse(drawing.text, source="drawing", needs_load=False).board
    return None if board is None else replace(board, layout={}, notes=None, assumed=())


def as_asked(runs: tuple[OwnRun, ...], prompt: Prompt | None) -> OwnRun | None:
    """The newest of the last drawing in fair weather at the prompt's own load."""
    asked = [run for run in _fair(runs) if run.load is None]
    return asked[-1] if asked and prompt is not None else None


def as_changed(runs: tuple[OwnRun, ...], prompt: Prompt | None) -> OwnRun | None:
    """The newest of the last drawing in fair weather after the interviewer had changed the problem."""
    if prompt is None:
        return None
    loads = {ball.load for ball in prompt.curveballs if ball.load}
    added = {ball.target for ball in prompt.curveballs if ball.target}
    changed = [r for r in _fair(runs) if r.load in loads or added & {t["text"] for t in r.targets}]
    return changed[-1] if changed else None


def _fair(runs: tuple[OwnRun, ...]) -> list[OwnRun]:
    return [run for run in runs if run.of_the_last and not run.failures]
