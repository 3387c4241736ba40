"""The report as Markdown, to keep. Text of the session is quoted as it stands, shielded from being markup."""

from __future__ import annotations

import re
from typing import Any

from peakday.experiments.compare import say_figure
from peakday.rubric.criteria import CRITERIA
from peakday.rubric.criterion import Reading
from peakday.rubric.evidence import Evidence
from peakday.rubric.graded import Grade
from peakday.rubric.report.data import level_points, level_word, partial_note
from peakday.rubric.report.debrief import debrief
from peakday.rubric.scale import BAR_NOTE, DIMENSIONS

PIPS = ("○○○○", "●○○○", "●●○○", "●●●○", "●●●●")


def to_markdown(grade: Grade, title: str | None = None) -> str:
    """The whole report."""
    parts = [
        _top(grade, title),
        _dimensions(grade),
        _moments(grade),
        _debrief(grade),
        _criteria(grade),
        _claims(grade),
        _runs(grade),
        _ablation(grade),
        _mistakes(grade),
        _board(grade),
        _read(grade),
    ]
    return "\n".join(part for part in parts if part).rstrip() + "\n"


def _top(grade: Grade, title: str | None) -> str:
    name = (
        title or (grade.prompt.title if grade.prompt is not None else grade.transcript.title) or "A session"
    )
    minutes = grade.transcript.minutes
    lines = [f"# {_plain(name)}", ""]
    total = grade.score.total
    if total is None:
        lines.append("**No total**: nothing in this session could be scored.")
    else:
        verdict = {True: "It clears the bar.", False: "It does not clear the bar.", None: ""}[
            grade.score.clears_the_bar
        ]
        partly = " (partial)" if grade.score.partial else ""
        equal = grade.score.total_equal_weights
        lines.append(
            f"**{total:g} of 100**{partly}. {verdict} With equal weights: {equal:g}.".replace(".  ", ". ")
        )
    if minutes is not None:
        allotted = grade.transcript.allotted
        lines += ["", f"{minutes:.0f} minutes" + (f" of {allotted:g}." if allotted else ".")]
    for pause in grade.transcript.pauses:
        from peakday.interview.transcript import stamp_text

        lasted = f", for {stamp_text(pause.lasted)}" if pause.lasted is not None else ""
        lines.append(f"The clock was stopped at {stamp_text(pause.at)}{lasted}.")
    note = partial_note(grade)
    lines += ["", f"*{BAR_NOTE}*", *(["", f"*{note}*"] if note else []), ""]
    return "\n".join(lines)


def _dimensions(grade: Grade) -> str:
    lines = ["| Dimension | Weight | Score | Made of |", "|---|---:|---:|---|"]
    for dimension in DIMENSIONS:
        value = grade.score.dimensions[dimension.id]
        made = []
        for criterion in CRITERIA:
            if criterion.dimension == dimension.id:
                level = grade.readings[criterion.id].level
                made.append(
                    f"{criterion.id} {PIPS[level]}" if level is not None else f"{criterion.id} not read"
                )
        shown = "not read" if value is None else f"{value:g}"
        lines.append(f"| {dimension.title} | {dimension.weight:g} % | {shown} | {' · '.join(made)} |")
    return "\n".join(lines) + "\n"


def _moments(grade: Grade) -> str:
    found = grade.moments
    if not found:
        return ""
    lines = ["## What decided it", ""]
    for number, moment in enumerate(found, 1):
        lines.append(f"{number}. {_plain(moment.sentence)}")
        if moment.evidence:
            lines.append(f"   {_evidence(moment.evidence)}")
    return "\n".join(lines) + "\n"


def _debrief(grade: Grade) -> str:
    told = debrief(grade)
    lines = []
    if told["practise"]:
        one = told["practise"]
        lines += [
            "## To practise next",
            "",
            f"{one['title']}: {_plain(one['why'])} {_plain(one['how'])}".strip(),
            "",
        ]
    if told["follow_ups"]:
        lines += ["## What the interviewer would ask now", ""]
        lines += [
            f"- {_plain(each['text'])}" + (f" ({each['at']})" if each["at"] else "")
            for each in told["follow_ups"]
        ]
        lines.append("")
    if told["confirm"]:
        lines += ["## Leadership Principles: possible, confirm?", ""]
        for each in told["confirm"]:
            quote = each["quote"]
            lines.append(f"- {each['name']}: “{_plain(' '.join(quote['text'].split()))}” ({quote['at']})")
        lines.append("")
    return "\n".join(lines)


def _criteria(grade: Grade) -> str:
    lines = ["## Criterion by criterion", ""]
    for dimension in DIMENSIONS:
        lines += [f"### {dimension.title}", ""]
        for criterion in CRITERIA:
            if criterion.dimension == dimension.id:
                lines += _criterion(f"{criterion.id} {criterion.title}", grade.readings[criterion.id])
    return "\n".join(lines)


def _criterion(title: str, reading: Reading) -> list[str]:
    if reading.level is None:
        return [f"**{title}** · not read", "", _plain(reading.reason or ""), ""]
    worth = level_points(reading.level)
    lines = [f"**{title}** {PIPS[reading.level]} {level_word(reading.level)}, {worth:g} points", ""]
    lines += [f"- {_evidence(piece)}" for piece in reading.evidence]
    if reading.to_raise:
        lines += ["", f"To raise it: {_plain(reading.to_raise)}"]
    return [*lines, ""]


def _evidence(piece: Evidence) -> str:
    at = f"[{piece.at}] " if piece.at else ""
    if piece.kind in ("quote", "card"):
        return f"{at}“{_plain(piece.text)}” ({_plain(piece.why)})"
    return f"{at}{_plain(piece.text)} ({_plain(piece.why)})"


def _claims(grade: Grade) -> str:
    if not grade.claims:
        return ""
    lines = ["## Said and measured", "", "| When | Said | Measured | Holds |", "|---|---|---|---|"]
    for claim in grade.claims:
        holds = {True: "yes", False: "no", None: "cannot be checked"}[claim.holds]
        what = "predicted: " if claim.prediction else ""
        measured = claim.measured or claim.why
        lines.append(f"| {claim.at or ''} | {what}{_cell(claim.text)} | {_cell(measured)} | {holds} |")
    return "\n".join(lines) + "\n"


def _runs(grade: Grade) -> str:
    problem = grade.runs.get("problem")
    if problem:
        return f"## The runs\n\n{_plain(problem)}\n"
    names = {
        "tenth": "a tenth of the peak",
        "average": "the average",
        "peak": "the peak",
        "twice": "twice the peak",
    }
    lines = ["## The runs", "", "| Load | Verdict | Targets | Limited by |", "|---|---|---|---|"]
    for key, words in names.items():
        if key in grade.runs:
            run = grade.runs[key]
            lines.append(f"| {words} | {run['verdict']} | {_targets(run)} | {run['limiting'] or ''} |")
    for identity, run in grade.runs.get("failures", {}).items():
        if run.get("skipped"):
            lines.append(f"| {_cell(identity)} | not run | {_cell(run['skipped'])} | |")
        else:
            during = run.get("success_during")
            share = "" if during is None else f"{during * 100:.4g} % answered while it lasted"
            verdict = {True: "holds", False: "does not hold", None: ""}[run.get("holds")]
            lines.append(f"| {_cell(run['failure'])} | {verdict} | {share} | {run['limiting'] or ''} |")
    return "\n".join(lines) + "\n"


def _targets(run: dict[str, Any]) -> str:
    return _cell("; ".join(f"{t['text']}: {say_figure(t['measured'], t['unit'])}" for t in run["targets"]))


def _ablation(grade: Grade) -> str:
    if not grade.ablation:
        return ""
    lines = [
        "## Each box, taken away",
        "",
        "| Box | A month | Without it | With half of it |",
        "|---|---:|---|---|",
    ]
    for row in grade.ablation:
        usd = say_figure(row.usd_per_month, "USD/month").removesuffix(" a month")
        lines.append(f"| {_cell(row.box)} | {usd} | {_cell(row.without_it)} | {_cell(row.halved)} |")
    return "\n".join(lines) + "\n"


def _mistakes(grade: Grade) -> str:
    if not grade.mistakes:
        return ""
    lines = ["## Flagged", "", "Shown beside the score; nothing is subtracted for them.", ""]
    for mistake in grade.mistakes:
        lines.append(f"- **{mistake.id}**")
        lines += [f"  - {_evidence(piece)}" for piece in mistake.evidence]
    return "\n".join(lines) + "\n"


def _board(grade: Grade) -> str:
    if not grade.transcript.drawings:
        return ""
    last = grade.transcript.drawings[-1]
    mark = "```"
    while mark in last.text:
        mark += "`"
    language = "yaml" if last.kind == "board" else last.kind
    return f"## The board at the end\n\n{mark}{language}\n{last.text.rstrip()}\n{mark}\n"


def _read(grade: Grade) -> str:
    lines: list[str] = []
    if grade.problems:
        lines += [
            "## What could not be read",
            "",
            *(f"- {_plain(sentence)}" for sentence in grade.problems),
            "",
        ]
    if grade.inferred:
        lines += ["## What was inferred", "", *(f"- {_plain(sentence)}" for sentence in grade.inferred), ""]
    if grade.assumed:
        lines += ["## What was assumed", "", "| Box | Field | Value | Source |", "|---|---|---|---|"]
        lines += [
            f"| {_cell(e['box'])} | {e['field']} | {_cell(e['value'])} | {_cell(e['source'])} |"
            for e in grade.assumed
        ]
    return "\n".join(lines)


_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


def _plain(text: str) -> str:
    """Words of a session inside Markdown: on one line, and nothing in them is markup."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _cell(text: str) -> str:
    return _plain(text)
