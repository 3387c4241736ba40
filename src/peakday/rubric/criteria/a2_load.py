"""A2: whether the drawing carries the load: a tenth, the average, the peak, twice that, and failing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peakday.experiments.compare import say_figure
from peakday.rubric.criterion import Criterion, Reading, found, unread
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.runs import Runs, judged

if TYPE_CHECKING:
    from peakday.engine import Result

_SAID = {"tenth": "at a tenth of the peak", "average": "at the average load", "peak": "at the peak",
         "twice": "at twice the peak"}  # fmt: skip


def read(material: Material) -> Reading:
    """Level by the hardest scenario that clears the targets on the customer's side."""
    runs = material.runs
    if not material.transcript.drawings:
        return found(0, [], "Draw it: what is drawn is run under the prompt's load.")
    if runs.problem:
        return unread(runs.problem)
    if not any(judged(result) for result in runs.results.values()):
        return unread("Neither the drawing nor a prompt sets a target, so there is nothing to clear.")
    if runs.clears("peak") is None:
        return unread(f"At the peak it could not be run to the end: {runs.results['peak'].stopped}.")
    clears = {name: bool(runs.clears(name)) for name in _SAID}
    holding = [failure for failure in runs.failures if failure.holds]
    asked = [failure for failure in runs.failures if failure.holds is not None]
    failures_hold = bool(asked) and len(holding) * 2 > len(asked)
    if clears["peak"]:
        level = 4 if clears["twice"] or failures_hold else 3
    elif clears["tenth"]:
        level = 2  # between a tenth and the average the anchors leave a gap: it does not fail at a tenth
    else:
        level = 1
    evidence: list[Evidence | None] = [_evidence(runs, name) for name in ("peak", "average", "tenth")]
    first = evidence[:1] if level >= 3 else evidence[: 2 if level == 2 else 3]
    if level >= 3:
        first.append(_evidence(runs, "twice"))
    first += [
        Evidence("run", None, f"{f.text}: {_share(f.success_during)} answered", _outcome(f.holds))
        for f in runs.failures
        if f.result is not None and f.success_during is not None
    ][:2]
    return found(level, first, _raise(runs, level, clears))


def _outcome(holds: bool | None) -> str:
    said = {True: "holds through", False: "does not hold through", None: "under"}
    return f"{said[holds]} one of the prompt's failures"


def _share(value: float | None) -> str:
    return "none" if value is None else say_figure(value * 100, "%")


def _evidence(runs: Runs, name: str) -> Evidence | None:
    result = runs.results.get(name)
    if result is None:
        return None
    if blind := _blind(result):
        return Evidence("run", None, blind, "so the load cannot be judged")
    missed = [t for t, ok in judged(result) if not ok]
    shown = (missed or [t for t, _ in judged(result)])[:2]
    figures = "; ".join(f"{t.target.text}: {say_figure(t.measured, t.target.unit)}" for t in shown)
    verdict = "misses" if missed else "clears"
    limit = f", limited by {result.limiting}" if missed and result.limiting else ""
    return Evidence("run", None, figures, f"{verdict} {_SAID[name]}{limit}")


def _blind(result: Result) -> str:
    """Why none of what it misses could be measured; empty where some of it was."""
    missed = [target for target, met in judged(result) if not met]
    if not missed or any(target.measured is not None for target in missed):
        return ""
    return next((target.unsure.rstrip(".").replace("`", "") for target in missed if target.unsure), "")


def _raise(runs: Runs, level: int, clears: dict[str, bool]) -> str:
    name = next((n for n in ("tenth", "average", "peak") if not clears[n]), "twice")
    result = runs.results.get(name)
    if level == 4 or result is None:
        return ""
    missed = [t for t, ok in judged(result) if not ok]
    where = f"; the limit is {result.limiting}" if result.limiting else ""
    if blind := _blind(result):
        return f"{blind[0].upper()}{blind[1:]}."
    if missed:
        known = [t for t in missed if t.measured is not None] or missed
        first = next(
            (t for t in known if t.target.metric == "success"), known[0]
        )  # who is lost, then who waits
        figure = say_figure(first.measured, first.target.unit)
        return f"{_SAID[name].capitalize()} {first.target.text} came out at {figure}{where}."
    broken = next((f for f in runs.failures if f.holds is False), None)
    if broken is not None:
        return (
            f"Under “{broken.text}” {_share(broken.success_during)} was answered: give that box a fallback."
        )
    return ""


CRITERION = Criterion(
    "A2", "architecture", "Carries the load", ("run",),
    ("fails at a tenth of the load", "survives average, not peak", "clears the prompt's targets at peak",
     "and still clears them at twice the peak or through the prompt's main failure"),
    read,
)  # fmt: skip
