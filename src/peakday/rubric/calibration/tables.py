"""The calibration's figures as Markdown tables, and their place in docs/rubric.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from peakday.rubric.calibration.gaming import Attempt
from peakday.rubric.scale import DIMENSIONS

BEGIN, END = "<!-- calibration: written by `peakday calibrate` -->", "<!-- /calibration -->"


def tables(figures: dict[str, Any], half: str, attempts: Sequence[Attempt], repeats: bool | None) -> str:
    """Every figure of one half as Markdown, weak spots included."""
    kept = (
        "were never looked at while the grader was built" if half == "final" else "the grader was tuned with"
    )
    middling = figures["middling_sessions"]
    lines = [
        f"The {half} sessions, which {kept}: {figures['sessions']} sessions, {middling} of them middling",
        "(a key total of 40 to 70). Agreement with authored keys, never with humans. Kappa is weighted",
        "quadratically, over pairs of session and criterion; difference is standardised, given less key.",
        "“Words” is the best that a mere count of words could do, fitted to these very keys.",
        "",
        "| | pairs | kappa | words | middling | words, middling | difference |",
        "|---|---:|---:|---:|---:|---:|---:|",
        _row("all criteria", figures["overall"]),
        _row("all but the run's (A2, A3, T4)", figures["without_run_criteria"]),
        *[_row(d.title, figures["dimensions"][d.id]) for d in DIMENSIONS],
        "",
        "| criterion | pairs | kappa | words | middling | difference |"
        " key 0 → given | 1 → | 2 → | 3 → | 4 → |",
        "|---|---:|---:|---:|---:|---:|---|---|---|---|---|",
    ]
    for name, row in figures["criteria"].items():
        cells = " | ".join(" ".join(map(str, counts)) for counts in row["confusion"])
        lines.append(
            f"| {name} | {row['pairs']} | {_n(row['kappa'])} | {_n(row['kappa_words'])} | "
            f"{_n(row['kappa_middling'])} | {_n(row['difference'])} | {cells} |"
        )
    lines += [
        "",
        "In the last five columns: how often levels 0 1 2 3 4 were given where the key says so much.",
        "",
        _flagged("Leadership Principles shown", figures["principles"]),
        *([_flagged("Mistakes flagged", figures["mistakes"])] if figures["mistakes"]["flagged"] else []),
    ]
    if attempts:
        lines += [
            "",
            "| attempt on a weak session | tried | most levels gained | most points gained |",
            "|---|---:|---:|---:|",
        ]
        for name in dict.fromkeys(a.attempt for a in attempts):
            mine = [a for a in attempts if a.attempt == name]
            points = max(a.points for a in mine)
            lines.append(f"| {name} | {len(mine)} | {max(a.levels for a in mine)} | {points:.1f} |")
    if repeats is not None:
        lines += ["", f"Grading anew gives the same report to the last digit: {'yes' if repeats else 'NO'}."]
    return "\n".join(lines) + "\n"


def publish(text: str, page: Path) -> None:
    """Writes the tables between their marks in a page. Raises `ValueError` where the marks are missing."""
    content = page.read_text("utf-8")
    if BEGIN not in content or END not in content:
        raise ValueError(f"{page} has no place for the tables: it needs the lines {BEGIN} and {END}.")
    head, _, rest = content.partition(BEGIN)
    page.write_text(f"{head}{BEGIN}\n\n{text}\n{END}{rest.partition(END)[2]}", "utf-8")


def _row(title: str, row: dict[str, Any]) -> str:
    cells = [row["pairs"], *(_n(row[k]) for k in (
        "kappa", "kappa_words", "kappa_middling", "kappa_words_middling", "difference"
    ))]  # fmt: skip
    return f"| {title} | {' | '.join(map(str, cells))} |"


def _flagged(title: str, row: dict[str, Any]) -> str:
    right, found = _n(row["precision"]), _n(row["recall"])
    return f"{title}: {right} of those are in the keys, and {found} of the keys' are found."


def _n(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
