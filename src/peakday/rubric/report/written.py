"""The report as Markdown, to keep. Text of the session is quoted as it stands, shielded from being markup."""

from __future__ import annotations

from collections.abc import Sequence

from peakday.interview.transcript import stamp_text
from peakday.rubric.criteria import CRITERIA
from peakday.rubric.criterion import Reading
from peakday.rubric.evidence import Evidence
from peakday.rubric.graded import Grade
from peakday.rubric.report import tables
from peakday.rubric.report.debrief import debrief
from peakday.rubric.report.markup import plain
from peakday.rubric.report.words import MISTAKES, inferred, partial_note, verdict
from peakday.rubric.scale import BAR_NOTE, DIMENSIONS, LEVELS, points

PIPS = ("○○○○", "●○○○", "●●○○", "●●●○", "●●●●")


def to_markdown(grade: Grade, title: str | None = None) -> str:
    """The whole report."""
    if grade.score.total is None:
        return f"{_top(grade, title)}\n{_problems(grade)}".rstrip() + "\n"
    parts = [
        _top(grade, title),
        _problems(grade),
        _dimensions(grade),
        _moments(grade),
        _debrief(grade),
        _mistakes(grade),
        _criteria(grade),
        _principles(grade),
        tables.claims(grade),
        tables.studio(grade),
        tables.runs(grade),
        tables.boxes(grade),
        _board(grade),
        _inferred(grade),
        tables.assumed(grade),
    ]
    return "\n".join(part for part in parts if part).rstrip() + "\n"


def _top(grade: Grade, title: str | None) -> str:
    name = (
        title or (grade.prompt.title if grade.prompt is not None else grade.transcript.title) or "A session"
    )
    lines = [f"# {plain(name)}", ""]
    total, equal = grade.score.total, grade.score.total_equal_weights
    if total is None:
        lines.append("**No total**: nothing in this session could be scored.")
    else:
        partly = " (partial)" if grade.score.partial else ""
        sentences = [f"**{total:g} of 100**{partly}.", verdict(grade), f"With equal weights: {equal:g}."]
        lines.append(" ".join(filter(None, sentences)))
    if (minutes := grade.transcript.minutes) is not None:
        allotted = grade.transcript.allotted
        clock = f"{stamp_text(minutes * 60)} on the clock"
        lines += ["", clock + (f", of {allotted:g} minutes." if allotted else ".")]
    for pause in grade.transcript.pauses:
        lasted = f", for {stamp_text(pause.lasted)}" if pause.lasted is not None else ""
        lines.append(f"The clock was stopped at {stamp_text(pause.at)}{lasted}.")
    notes = filter(None, ["" if total is None else BAR_NOTE, partial_note(grade)])
    return "\n".join([*lines, *(line for note in notes for line in ("", f"*{note}*")), ""])


def _dimensions(grade: Grade) -> str:
    lines = ["| Dimension | Weight | Score | Made of |", "|---|---:|---:|---|"]
    for dimension in DIMENSIONS:
        value = grade.score.dimensions[dimension.id]
        made = []
        for criterion in CRITERIA:
            if criterion.dimension == dimension.id:
                level = grade.readings[criterion.id].level
                made.append(f"{criterion.id} {PIPS[level] if level is not None else 'not read'}")
        shown = "not read" if value is None else f"{value:g}"
        lines.append(f"| {dimension.title} | {dimension.weight:g} % | {shown} | {' · '.join(made)} |")
    return "\n".join(lines) + "\n"


def _moments(grade: Grade) -> str:
    lines = ["## What decided it", ""]
    for number, moment in enumerate(grade.moments, 1):
        piece = moment.evidence
        lines.append(f"{number}. {_said(piece) + ' ' if piece else ''}{plain(moment.sentence)}")
    return "\n".join(lines) + "\n" if len(lines) > 2 else ""


def _debrief(grade: Grade) -> str:
    told = debrief(grade)
    lines = []
    if one := told["practise"]:
        worth = f"{one['points']:g} points of 100 from here to {one['to']}."
        lines += [
            "## To practise next",
            "",
            f"**{one['title']}**, {worth} {plain(one['why'])} {plain(one['how'])}",
            "",
        ]
    if told["follow_ups"]:
        lines += ["## What the interviewer would ask now", ""]
        for each in told["follow_ups"]:
            lines.append(f"- {plain(each['text'])}" + (f" [{each['at']}]" if each["at"] else ""))
        lines.append("")
    return "\n".join(lines)


def _mistakes(grade: Grade) -> str:
    if not grade.mistakes:
        return ""
    lines = ["## Worth another look", "", "Shown beside the score; nothing is subtracted for them.", ""]
    for mistake in grade.mistakes:
        lines.append(f"- **{MISTAKES[mistake.id]}**")
        lines += [f"  - {_evidence(piece)}" for piece in mistake.evidence]
    return "\n".join(lines) + "\n"


def _criteria(grade: Grade) -> str:
    lines = ["## Criterion by criterion", ""]
    for dimension in DIMENSIONS:
        lines += [f"### {dimension.title}", ""]
        unread: dict[str, list[str]] = {}
        for criterion in CRITERIA:
            if criterion.dimension == dimension.id:
                title, reading = f"{criterion.id} {criterion.title}", grade.readings[criterion.id]
                if reading.level is None:
                    unread.setdefault(reading.reason or "", []).append(title)
                else:
                    lines += _criterion(title, reading)
        for reason, titles in unread.items():
            lines += [f"**{', '.join(titles)}** · not read. {plain(reason)}", ""]
    return "\n".join(lines)


def _criterion(title: str, reading: Reading) -> list[str]:
    level = reading.level or 0
    lines = [f"**{title}** {PIPS[level]} {LEVELS[level]}, {points(level):g} points", ""]
    if reading.evidence:
        lines += [*(f"- {_evidence(piece)}" for piece in reading.evidence), ""]
    if reading.to_raise:
        lines += [f"To raise it: {plain(reading.to_raise)}", ""]
    return lines


def _evidence(piece: Evidence) -> str:
    return f"{_said(piece)} ({plain(piece.why)})" if piece.why else _said(piece)


def _said(piece: Evidence) -> str:
    at = f"[{piece.at}] " if piece.at else ""
    return f"{at}“{plain(piece.text)}”" if piece.kind in ("quote", "card") else f"{at}{plain(piece.text)}"


def _principles(grade: Grade) -> str:
    if grade.readings["C3"].level is None:
        return ""
    by_level: dict[str, list[str]] = {}
    for principle in grade.principles:
        piece = principle.evidence[0] if principle.evidence and principle.level != "not shown" else None
        by_level.setdefault(principle.level, []).append(
            f"{principle.name}: {_said(piece)}" if piece else principle.name
        )
    lines = ["## Leadership Principles", ""]
    lines += [f"- {told}" for told in by_level.get("shown", ())]
    lines += [f"- possible, yours to confirm: {told}" for told in by_level.get("possible", ())]
    if unseen := by_level.get("not shown"):
        lines += ["", f"Not shown: {', '.join(unseen)}."]
    return "\n".join(lines) + "\n" if len(lines) > 2 else ""


def _board(grade: Grade) -> str:
    if not grade.transcript.drawings:
        return ""
    last = grade.transcript.drawings[-1]
    mark = "```"
    while mark in last.text:
        mark += "`"
    language = "yaml" if last.kind == "board" else last.kind
    return f"## The board at the end\n\n{mark}{language}\n{last.text.strip(chr(10)).rstrip()}\n{mark}\n"


def _problems(grade: Grade) -> str:
    return _listed("What could not be read", grade.problems)


def _inferred(grade: Grade) -> str:
    return _listed("What was inferred", inferred(grade))


def _listed(title: str, sentences: Sequence[str]) -> str:
    if not sentences:
        return ""
    return "\n".join([f"## {title}", "", *(f"- {plain(sentence)}" for sentence in sentences), ""])
