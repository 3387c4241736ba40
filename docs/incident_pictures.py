"""Draws the pictures of docs/incidents.md from the series of runs: `python docs/incident_pictures.py`.

One plain style: success above, calls a second below, the failure's window shaded, a line for each board.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from peakday.board import read
from peakday.engine import run
from peakday.engine.compile.timeline import windows

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
WIDTH, PANEL, LEFT, RIGHT, TOP, GAP = 640, 120, 56, 150, 30, 44
COLOURS = ("#b3261e", "#1b6e53")


@dataclass(frozen=True)
class Incident:
    """A picture: boards to compare, by file and how the picture calls them, and the box that tells."""

    name: str
    boards: tuple[tuple[str, str], ...]
    journey: str
    box: str


INCIDENTS = (
    Incident(
        "retry-storm",
        (("retry-storm", "no budget"), ("retry-storm-budget", "budget: 10 %")),
        "buy",
        "checkout",
    ),
    Incident(
        "cold-cache",
        (("cold-cache", "a long line"), ("cold-cache-short-line", "a short line")),
        "buy",
        "stock",
    ),
    Incident(
        "hot-partition",
        (("hot-partition", "one hot key"), ("hot-partition-spread", "spread")),
        "buy",
        "ledger",
    ),
    Incident("lost-region", (("lost-region", "no room"), ("lost-region-room", "room")), "buy", "west"),
)


def draw(incident: Incident) -> str:
    """The picture of an incident, as SVG."""
    lines = []
    shaded: list[tuple[float, float]] = []
    end = 0.0
    for file, label in incident.boards:
        board = read(ROOT / "examples" / f"{file}.yaml")
        series: Any = run(board, series=True).to_dict()["series"]
        keep = [i for i, t in enumerate(series["t_s"]) if t > board.run.warm_up + 5]
        seconds = [series["t_s"][i] for i in keep]
        success = [100 * (series["journeys"][incident.journey]["success"][i] or 0.0) for i in keep]
        calls = [series["boxes"][incident.box]["arrivals_per_s"][i] for i in keep]
        lines.append((label, seconds, success, calls))
        shaded, end = windows(board), board.run.for_
    most = max(max(calls) for _, _, _, calls in lines)
    height = TOP + 2 * PANEL + GAP + 34
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
        f'font-size="12" fill="#333">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
    ]
    panels = (("success, %", 100.0, 2), (f"calls a second at {incident.box}", most, 3))
    for number, (title, top, column) in enumerate(panels):
        y = TOP + number * (PANEL + GAP)
        parts += _frame(title, y, top, end, shaded)
        for at, line in enumerate(lines):
            points = _points(line[1], line[column], y, top, end)
            parts.append(f'<polyline fill="none" stroke="{COLOURS[at]}" stroke-width="2" points="{points}"/>')
    for at, (label, *_) in enumerate(lines):
        x, y = WIDTH - RIGHT + 16, TOP + 16 + 20 * at
        parts.append(
            f'<path d="M{x} {y} h18" stroke="{COLOURS[at]}" stroke-width="2"/>'
            f'<text x="{x + 24}" y="{y + 4}">{escape(label)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _frame(title: str, y: float, top: float, end: float, shaded: Sequence[tuple[float, float]]) -> list[str]:
    """A panel's axes, its labels, and the time in which something has failed."""
    right = WIDTH - RIGHT
    parts = [
        f'<rect x="{_x(start, end):.1f}" y="{y}" width="{_x(stop, end) - _x(start, end):.1f}" '
        f'height="{PANEL}" fill="#eee"/>'
        for start, stop in shaded
    ]
    parts += [
        f'<path d="M{LEFT} {y} V{y + PANEL} H{right}" fill="none" stroke="#999"/>',
        f'<text x="{LEFT}" y="{y - 8}" font-weight="bold">{escape(title)}</text>',
        f'<text x="{LEFT - 6}" y="{y + 10}" text-anchor="end">{top:.0f}</text>',
        f'<text x="{LEFT - 6}" y="{y + PANEL}" text-anchor="end">0</text>',
    ]
    minutes = int(end // 60)
    parts += [
        f'<text x="{_x(60 * m, end):.1f}" y="{y + PANEL + 16}" text-anchor="middle">{m} min</text>'
        for m in range(1, minutes + 1)
    ]
    return parts


def _x(second: float, end: float) -> float:
    return LEFT + (WIDTH - RIGHT - LEFT) * second / end


def _points(seconds: Sequence[float], values: Sequence[float], y: float, top: float, end: float) -> str:
    return " ".join(
        f"{_x(second, end):.1f},{y + PANEL * (1 - value / top):.1f}"
        for second, value in zip(seconds, values, strict=True)
    )


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    for incident in INCIDENTS:
        (IMAGES / f"incident-{incident.name}.svg").write_text(draw(incident), encoding="utf-8")
