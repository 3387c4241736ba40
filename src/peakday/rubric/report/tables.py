"""The report's tables in Markdown: said and measured, the runs, what each box is worth, what was assumed."""

from __future__ import annotations

import re
from typing import Any

from peakday.experiments.compare import say_figure
from peakday.rubric.graded import Grade
from peakday.rubric.reading.own_runs import own_runs
from peakday.rubric.report.markup import cell, plain
from peakday.rubric.report.words import called
from peakday.rubric.report.worth import unmeasured, worth

LOADS = {
    "tenth": "a tenth of the peak",
    "average": "the average",
    "peak": "the peak",
    "twice": "twice the peak",
}
_WHEN = re.compile(r"^at .+? for (?P<long>[^:]+): (?P<what>.+)$")


def claims(grade: Grade) -> str:
    """What was said of the design beside what a run measured; predictions first."""
    if not grade.claims:
        return ""
    lines = ["## Said and measured", "", "| When | Said | Measured | Holds |", "|---|---|---|---|"]
    for claim in grade.claims:
        holds = {True: "yes", False: "no", None: "cannot be told"}[claim.holds]
        said = f"{'predicted: ' if claim.prediction else ''}“{cell(claim.text.rstrip(' ;,'))}”"
        measured = " ".join(filter(None, [claim.measured, f"({claim.why})" if claim.measured else claim.why]))
        lines.append(f"| {claim.at or ''} | {said} | {cell(measured)} | {holds} |")
    return "\n".join(lines) + "\n"


def runs(grade: Grade) -> str:
    """Each load and each failure: what was missed; the lighter loads only where the peak misses."""
    if problem := grade.runs.get("problem"):
        return f"## The runs\n\n{plain(problem)}\n"
    lines = ["## The runs", ""]
    if why := unmeasured(grade):
        lines += [plain(why), ""]
    lines += ["| Load | Outcome | Figures | Limited by |", "|---|---|---|---|"]
    light = _outcome(grade.runs["peak"]) == "clears" if "peak" in grade.runs else False
    for key, words in LOADS.items():
        if key in grade.runs and not (light and key in ("tenth", "average")):
            run = grade.runs[key]
            lines.append(f"| {words} | {_outcome(run)} | {_figures(run)} | {_limit(grade, run)} |")
    for identity, run in grade.runs.get("failures", {}).items():
        lines.append(_failure(grade, identity, run))
    return "\n".join(lines) + "\n"


def studio(grade: Grade) -> str:
    """The candidate's own runs, as the studio logged them; the last drawing's are marked."""
    made = own_runs(grade.transcript)
    if not made:
        return ""
    lines = ["## Your own runs", "", "| When | Run | Under | Targets | Limited by |", "|---|---|---|---|---|"]
    for run in made:
        under = ", ".join([*run.failures, *([f"load {run.load}"] if run.load else [])]) or "as asked"
        drawing = "" if run.of_the_last else " (an earlier drawing)"
        limit = called(grade, run.limiting) if run.limiting else ""
        figures = "; ".join(_verdict(target) for target in run.targets if target["measured"] is not None)
        row = [run.stamp or "", f"{run.number}{drawing}", cell(under), cell(figures), cell(limit)]
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines) + "\n"


def _verdict(target: dict[str, Any]) -> str:
    sign = {True: "✓", False: "✗", None: "~"}[target["met"]]
    return f"{sign} {target['text']}: {say_figure(target['measured'], target['unit'])}"


def _judged(run: dict[str, Any]) -> list[dict[str, Any]]:
    return [t for t in run["targets"] if t["unit"] != "USD/month" or t["met"] is False]


def _outcome(run: dict[str, Any]) -> str:
    missed = sum(t["met"] is False for t in _judged(run))
    unknown = sum(t["measured"] is None for t in _judged(run))
    if missed:
        return f"misses {missed} of {len(_judged(run))}"
    return "not told" if unknown else "clears"


def _figures(run: dict[str, Any]) -> str:
    known = [t for t in _judged(run) if t["measured"] is not None]
    shown = [t for t in known if t["met"] is False] or known
    return cell("; ".join(f"{t['text']}: {say_figure(t['measured'], t['unit'])}" for t in shown[:2]))


def _limit(grade: Grade, run: dict[str, Any]) -> str:
    return cell(called(grade, run["limiting"])) if run["limiting"] else ""


def _failure(grade: Grade, identity: str, run: dict[str, Any]) -> str:
    if run.get("skipped"):
        return f"| {cell(identity.replace('-', ' '))} | not run | {cell(run['skipped'])} | |"
    match = _WHEN.match(run["failure"])
    what = f"{match['what']}, for {match['long']}" if match else run["failure"]
    during = run.get("success_during")
    of = " of the journey hit hardest" if len(run.get("journeys", ())) > 1 else ""
    share = "" if during is None else f"{say_figure(during * 100, '%')}{of} answered while it lasted"
    known = any(t["measured"] is not None for t in run["targets"] if "during failures" in t["text"])
    verdict = {True: "holds", False: "does not hold", None: ""}[run.get("holds") if known else None]
    return f"| {cell(what)} | {verdict} | {share} | {_limit(grade, run)} |"


def boxes(grade: Grade) -> str:
    """What each box is worth: the lines that tell something."""
    told = worth(grade)
    if not told.rows and not told.note:
        return ""
    lines = ["## Each box, taken away", ""]
    if told.rows:
        lines += ["| Box | A month | Without it | With half of it |", "|---|---:|---|---|"]
        for row in told.rows:
            usd = say_figure(row.usd_per_month, "USD/month").removesuffix(" a month")
            each = "each " if len(row.boxes) > 1 else ""
            names = cell(", ".join(called(grade, box) for box in row.boxes))
            lines.append(f"| {names} | {each}{usd} | {cell(row.without_it)} | {cell(row.halved)} |")
        lines.append("")
    return "\n".join([*lines, plain(told.note)]) + "\n"


def assumed(grade: Grade) -> str:
    """What the run took where the drawing says nothing, a line a box; the sources are in the JSON."""
    by_box: dict[str, list[str]] = {}
    for entry in grade.assumed:
        if entry["field"] not in ("shape", "is"):
            by_box.setdefault(entry["box"], []).append(f"{entry['field']} {entry['value']}")
    if not by_box:
        return ""
    lines = [
        "## What was assumed",
        "",
        "Where the drawing says nothing; each figure's source is in `--json`.",
        "",
    ]
    lines += [f"- {plain(box)}: {plain(', '.join(fields))}" for box, fields in by_box.items()]
    return "\n".join(lines) + "\n"
