"""A2: whether the drawing carries the load: a tenth, the average, the peak, twice that, and failing.

What the candidate's own last run of the same drawing showed counts beside it: at the prompt's load, and at
what the interviewer made of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from peakday.experiments.compare import say_figure
from peakday.rubric.criterion import Criterion, Reading, found, unread
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.own_runs import OwnRun, as_asked, as_changed, own_runs
from peakday.rubric.reading.runs import FailureRun, Runs, judged
from peakday.rubric.shape import shape_of

if TYPE_CHECKING:
    from peakday.engine import Result

UNSURE = 0.3
"""How much of the level is what the session's other criteria make likely, where all copies are stated:
a drawing is a sketch, and what its boxes take is mostly the catalog's word."""
UNSIZED = 0.4
"""How much more where none are."""
_SAID = {"tenth": "at a tenth of the peak", "average": "at the average load", "peak": "at the peak",
         "twice": "at twice the peak"}  # fmt: skip
BROKEN = 0.5
"""Below this share answered while it lasts, a failure has taken the whole with it."""


def read(material: Material) -> Reading:
    """Level by the hardest scenario that clears the targets on the customer's side."""
    runs = material.runs
    if not material.transcript.drawings:
        return found(0, [], "Draw it: what is drawn is run under the prompt's load.")
    if runs.problem:
        return unread(runs.problem)
    if not any(judged(result) for result in runs.results.values()):
        return unread("Neither the drawing nor a prompt sets a target, so there is nothing to clear.")
    own = own_runs(material.transcript)
    asked, changed = as_asked(own, material.prompt), as_changed(own, material.prompt)
    terms = material.prompt.targets if material.prompt is not None else None
    if runs.clears("peak") is None and asked is None:
        return unread(f"At the peak it could not be run to the end: {runs.results['peak'].stopped}.")
    clears = {name: bool(runs.clears(name)) for name in _SAID}
    if asked is not None and (asked.missed(terms) or runs.clears("peak") is None):
        clears["peak"] = not asked.missed(terms)
    measured = _level(runs, clears, changed)
    measured = measured if _works(material) else min(measured, 2)
    level = measured
    if asked is None:  # whoever ran it himself knew what it would do
        level = material.weighed(measured, UNSURE + UNSIZED * material.drawn.unsized)
    evidence: list[Evidence | None] = [_evidence(runs, name) for name in ("peak", "average", "tenth")]
    first = evidence[:1] if level >= 3 else evidence[: 2 if level == 2 else 3]
    if level >= 3:
        first.append(_evidence(runs, "twice"))
    if asked is not None:
        first.append(_own(asked, "the prompt's load", terms))
    first.append(_never_run(material, own, changed))
    if changed is not None:
        first.append(_own(changed, _changed(changed)))
    first += [
        Evidence("run", None, f"{f.text}: {_share(f.success_during)} answered", _outcome(f.holds))
        for f in sorted(runs.failures, key=_worst)
        if f.result is not None and f.success_during is not None
    ][:2]
    if level != measured:
        first.insert(2, weighed_with(material, measured))
    return found(level, first, _raise(runs, level, clears) or _missed_when_changed(changed))


def _level(runs: Runs, clears: dict[str, bool], changed: OwnRun | None) -> int:
    if not clears["peak"]:
        return 2 if clears["tenth"] else 1  # between a tenth and the average the anchors leave a gap
    asked = [failure for failure in runs.failures if failure.holds is not None]
    hold = bool(asked) and 2 * sum(bool(failure.holds) for failure in asked) > len(asked)
    broken = any(failure.holds is False and _worst(failure) < BROKEN for failure in asked)
    missed = changed is not None and bool(changed.missed())
    return 4 if (clears["twice"] or (hold and not broken)) and not missed else 3


def _worst(failure: FailureRun) -> float:
    return 1.0 if failure.success_during is None else failure.success_during


def _changed(run: OwnRun) -> str:
    return f"the problem as it was changed{'' if run.load is None else f', load {run.load}'}"


def _own(run: OwnRun, what: str, among: tuple[str, ...] | None = None) -> Evidence | None:
    missed = run.missed(among)
    shown = (missed or run.fair(among))[:2]
    if not shown:
        return None
    figures = "; ".join(f"{t['text']}: {say_figure(t['measured'], t['unit'])}" for t in shown)
    limit = f", limited by {run.limiting}" if missed and run.limiting else ""
    return Evidence("run", run.stamp, figures, f"your run {run.number} {_verdict(missed)} {what}{limit}")


def _verdict(missed: Sequence[object]) -> str:
    return "misses" if missed else "clears"


def _missed_when_changed(changed: OwnRun | None) -> str:
    missed = changed.missed() if changed is not None else ()
    if changed is None or not missed:
        return ""
    figure = say_figure(missed[0]["measured"], missed[0]["unit"])
    return f"With {_changed(changed)}, {missed[0]['text']} came out at {figure}."


def _never_run(material: Material, own: Sequence[OwnRun], changed: OwnRun | None) -> Evidence | None:
    """That the interviewer changed the load, and the last drawing was not run under it in fair weather."""
    if changed is not None or material.prompt is None or not material.transcript.runs:
        return None
    said = {" ".join(turn.text.split()): turn for turn in material.transcript.interviewer}
    for ball in material.prompt.curveballs:
        turn = said.get(" ".join(ball.text.split()))
        if turn is not None and ball.load:
            failing = any(run.of_the_last and run.load == ball.load for run in own)
            ran = "was run only with failures" if failing else "was not run"
            text = f"under the new load, {ball.load}, the last drawing {ran}"
            return Evidence("clock", turn.stamp, text, "the interviewer changed the problem")
    return None


def weighed_with(material: Material, measured: int) -> Evidence:
    """That the level is not the run's alone, and why."""
    open_ = material.drawn.unsized
    what = f"; {open_ * 100:.0f} % of its boxes state no copies" if open_ else ""
    return Evidence(
        "run", None, f"by the run alone level {measured}{what}", "weighed with how the rest was argued"
    )


def _works(material: Material) -> bool:
    """Whether the drawing has more than a customer and one box, so that carrying a load means something."""
    board = material.drawn.board
    return board is not None and len(shape_of(board).path) > 2


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
    collapsed = min((f for f in runs.failures if f.holds is False), key=_worst, default=None)
    if clears["peak"] and collapsed is not None and _worst(collapsed) < BROKEN:
        return _broken(collapsed)
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
    return "" if broken is None else _broken(broken)


def _broken(failure: FailureRun) -> str:
    return f"Under “{failure.text}” {_share(failure.success_during)} was answered: give that box a fallback."


CRITERION = Criterion(
    "A2", "architecture", "Carries the load", ("run",),
    ("fails at a tenth of the load", "survives average, not peak", "clears the prompt's targets at peak",
     "and still clears them at twice the peak or through the prompt's main failure"),
    read,
)  # fmt: skip
