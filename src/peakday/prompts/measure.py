"""A prompt, measured: designs at full scale, idle boxes, both sides of trade-offs, curveballs.

What comes back is plain data: the check holds the author's claims to it, the gallery shows it, and a test
reads the copy the package carries. Only the designs run with all their seeds; everything compared with
them runs with two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peakday.board.models import SEEDS, Board
from peakday.experiments import changes, say_changes, without
from peakday.prompts.changed import changed_board, thrown
from peakday.prompts.flaws import PromptError
from peakday.prompts.model import Curveball, DesignInfo, Prompt, TradeOff

if TYPE_CHECKING:
    from peakday.engine import Result

Run = Callable[[Board], "Result"]
Tell = Callable[[float], None]
FEW_SEEDS = 2
FIGURES = 4
"""Significant figures kept of every number."""


def made_of(prompt: Prompt) -> str:
    """A fingerprint of what a measurement is made of: the boards, and how they are changed."""
    digest = hashlib.sha256()
    for info in prompt.designs.values():
        digest.update(info.path.read_bytes())
        digest.update(repr((info.name, info.idle)).encode())
    for each in prompt.trade_offs:
        digest.update(repr((each.id, each.sides)).encode())
    for ball in prompt.curveballs:
        digest.update(repr((ball.id, ball.load, ball.target, ball.place, ball.flips)).encode())
    return digest.hexdigest()[:16]


def board_of(path: Path) -> str:
    """A fingerprint of one design's board: what its own measurement is made of."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def measure(
    prompt: Prompt, boards: Mapping[str, Board], run: Run, tell: Tell | None = None
) -> dict[str, Any]:
    """Run all there is to run of a prompt. What cannot be run carries its reason as `trouble`."""
    steps = _Steps(prompt, tell)
    few = Comparisons(run)
    designs: dict[str, dict[str, Any]] = {}
    for name, board in boards.items():
        info = prompt.designs[name]
        try:
            designs[name] = _design(prompt, info, board, run(board))
        except ValueError as error:
            designs[name] = {"title": info.title, "trouble": str(error)}
        steps.done()
        if info.idle and "trouble" not in designs[name]:
            designs[name]["idle"] = {
                box: _idle(board, box, few) for box in info.idle if box in board.boxes and steps.done()
            }
    return {
        "prompt": prompt.id,
        "made_of": made_of(prompt),
        "designs": designs,
        "trade_offs": {
            each.id: _trade_off(prompt, each, few)
            for each in prompt.trade_offs
            if each.sides and steps.done()
        },
        "curveballs": {
            ball.id: _curveball(prompt, ball, few)
            for ball in prompt.curveballs
            if "trouble" not in designs.get(ball.flips, {"trouble": ""}) and steps.done()
        },
    }


class Comparisons:
    """Runs with a few seeds, to be held against one another. What a design does as it stands is run once.

    Only designs are kept, a handful; a result holds on to the whole of what was simulated.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._kept: list[tuple[Board, Result]] = []

    def __call__(self, board: Board) -> Result:
        """The board run with two seeds, or with fewer where its own run has fewer."""
        return self._run(
            replace(board, run=replace(board.run, seeds=min(FEW_SEEDS, board.run.seeds or SEEDS)))
        )

    def as_it_stands(self, board: Board) -> Result:
        """The same of a board that others are held against: it is run the first time it is asked for."""
        for kept, result in self._kept:
            if kept == board:
                return result
        result = self(board)
        self._kept.append((board, result))
        return result


class _Steps:
    """How far along a measurement is, told after each of its parts."""

    def __init__(self, prompt: Prompt, tell: Tell | None) -> None:
        idle = sum(len(info.idle) for info in prompt.designs.values())
        self._all = len(prompt.designs) + idle + len(prompt.trade_offs) + len(prompt.curveballs)
        self._done = 0
        self._tell = tell

    def done(self) -> bool:
        self._done += 1
        if self._tell:
            self._tell(min(1.0, self._done / max(1, self._all)))
        return True


def measure_design(prompt: Prompt, name: str, run: Run) -> dict[str, Any]:
    """One design, run as it stands. Raises `ValueError` where it does not run."""
    board = prompt.board(name)
    return _design(prompt, prompt.designs[name], board, run(board))


def _design(prompt: Prompt, info: DesignInfo, board: Board, result: Result) -> dict[str, Any]:
    return {
        "title": info.title,
        "board": board_of(info.path),
        **figures(result.to_dict()),
        "failures": _failures(board, result),
    }


def figures(answer: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of a run's answer: verdict, targets, cost, and a line for each journey and box."""
    kept: dict[str, Any] = {
        "verdict": answer["verdict"],
        "limiting": answer["limiting"],
        "targets": answer["targets"],
        "cost": answer["cost"],
        "engine": answer["engine"],
        "scaled": answer["scaled"],
        "seeds": len(answer["seeds"]),
        "simulated_s": answer["simulated_s"],
        "requests": answer["requests"],
        "journeys": {
            name: {
                field: journey[field] for field in ("offered_per_s", "completed_per_s", "success", "wrong")
            }
            | {"latency_ms": {p: journey["latency_ms"][p] for p in ("mean", "p50", "p95", "p99")}}
            for name, journey in answer["journeys"].items()
        },
        "boxes": {
            name: {
                "utilisation": box["utilisation"],
                "arrivals_per_s": box["arrivals_per_s"],
                "wait_p99_ms": box["wait_ms"]["p99"],
                "queue_max": box["queue"]["max"],
                "copies_mean": box["copies"]["mean"],
                "rejected": box["rejected"],
                "usd_per_month": box["usd_per_month"],
            }
            for name, box in answer["boxes"].items()
        },
    }
    rounded: dict[str, Any] = _rounded(kept)
    return rounded


def _failures(board: Board, result: Result) -> list[dict[str, Any]]:
    """What each failure of the board did, read off the run over time: success and mean answer meanwhile."""
    if result.series is None:
        return [{"text": failure.text} for failure in board.failures]
    told = []
    for failure in board.failures:
        end = failure.at + (failure.duration if failure.duration is not None else board.run.for_)
        row: dict[str, Any] = {"text": failure.text}
        for name, journey in result.series["journeys"].items():
            inside = [
                i for i, t in enumerate(result.series["t_s"]) if failure.at < t <= end + _step(result.series)
            ]
            shares = [journey["success"][i] for i in inside if journey["success"][i] is not None]
            means = [journey["mean_ms"][i] for i in inside if journey["mean_ms"][i] is not None]
            if shares:
                row[name] = {"least_success": min(shares), "slowest_mean_ms": max(means) if means else None}
        told.append(_rounded(row))
    return told


def _step(series: Mapping[str, Any]) -> float:
    times = series["t_s"]
    return float(times[1] - times[0]) if len(times) > 1 else 0.0


def _idle(board: Board, box: str, few: Comparisons) -> dict[str, Any]:
    try:
        before, after = few.as_it_stands(board), few(without(board, box))
    except ValueError as error:
        return {"trouble": str(error)}
    found = changes(before, after)
    return {
        "says": say_changes(found, after.usd_per_month - before.usd_per_month),
        "changes_nothing": not any(change.decides or change.worse for change in found),
    }


def sides(prompt: Prompt, trade_off: TradeOff, few: Comparisons) -> tuple[Result, Result]:
    """Both boards of a trade-off, run. Raises `PromptError` where a board is missing or does not run."""
    if trade_off.sides is None:
        raise PromptError(f"trade-off {trade_off.id} has no boards. Write `boards: {{one: …, other: …}}`")
    try:
        one, other = (
            few(changed_board(prompt, side)) if side.change else few.as_it_stands(prompt.board(side.design))
            for side in trade_off.sides
        )
    except ValueError as error:
        raise PromptError(f"trade-off {trade_off.id}: {error}") from error
    return one, other


def _trade_off(prompt: Prompt, trade_off: TradeOff, few: Comparisons) -> dict[str, Any]:
    try:
        one, other = sides(prompt, trade_off, few)
    except PromptError as error:
        return {"trouble": str(error)}
    return {"one": figures(one.to_dict()), "other": figures(other.to_dict())}


def around(prompt: Prompt, ball: Curveball, few: Comparisons) -> tuple[Result, Result]:
    """The design a curveball turns, before and after it; a target it adds is held to both.

    Raises `PromptError` where the curveball does not fit the design, or the design does not run.
    """
    try:
        board = prompt.board(ball.flips)
        before = few.as_it_stands(thrown(board, replace(ball, load=None, place=None)))
        after = few(thrown(board, ball)) if ball.load or ball.place else before
    except ValueError as error:
        raise PromptError(f"curveball {ball.id}: {error}") from error
    return before, after


def _curveball(prompt: Prompt, ball: Curveball, few: Comparisons) -> dict[str, Any]:
    """Which verdicts of a design turn under a curveball."""
    try:
        before, after = around(prompt, ball, few)
    except PromptError as error:
        return {"trouble": str(error)}
    return {"design": ball.flips, "flips": _rounded(turned(ball, before, after)), "limiting": after.limiting}


def turned(ball: Curveball, before: Result, after: Result) -> list[dict[str, Any]]:
    """The targets, cost among them, whose verdict is another afterwards; one it adds turns where missed."""
    found = [
        {"target": c.target, "unit": c.unit, "before": c.before, "after": c.after, "met": c.met_after}
        for c in changes(before, after)
        if c.decides or (c.target == ball.target and c.met_after is False)
    ]
    later = {result.target.text: result for result in after.targets}
    for cost in (result for result in before.targets if result.target.metric == "cost"):
        then = later[cost.target.text]
        if then.met is not cost.met or (cost.target.text == ball.target and then.met is False):
            found.append(
                {
                    "target": cost.target.text,
                    "unit": cost.target.unit,
                    "before": cost.measured,
                    "after": then.measured,
                    "met": then.met,
                }
            )
    return found


def _rounded(value: Any) -> Any:
    """Numbers to a few significant figures, so that the data stay small; all else as it is."""
    match value:
        case bool() | int() | str() | None:
            return value
        case float():
            # what is kept of a share near one is the part that is missing
            return float(f"{value:.7g}") if 0.9 < value <= 100.0 else float(f"{value:.{FIGURES}g}")
        case dict():
            return {name: _rounded(each) for name, each in value.items()}
        case list() | tuple():
            return [_rounded(each) for each in value]
    return value
