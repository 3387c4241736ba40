"""A board as a drawing for a page: boxes where the canvas has them, each with how busy it was, in SVG."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from peakday.board.models import Board
from peakday.catalog import kind

WIDTH, HEIGHT = 168, 62
MARGIN = 24
INK, PAPER, LINE = "#1C1E21", "#FBFAF7", "#8A8C90"
RAMP = ((0.5, "#B8C4CF"), (0.75, "#E9C46A"), (0.9, "#E08A3C"), (float("inf"), "#B3261E"))
"""Colours of the fill up to a share of busyness: calm blue-grey, amber, deep red past nine tenths."""


def draw(board: Board, boxes: Mapping[str, Mapping[str, Any]]) -> str:
    """The board as SVG; `boxes` are what a run measured of each (`utilisation`, `arrivals_per_s`)."""
    at = _places(board)
    left = min(x for x, _ in at.values()) - MARGIN
    top = min(y for _, y in at.values()) - MARGIN
    width = max(x for x, _ in at.values()) + WIDTH + MARGIN - left
    height = max(y for _, y in at.values()) + HEIGHT + MARGIN - top
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {top:.0f} {width:.0f} {height:.0f}" '
        f'font-family="Inter, system-ui, sans-serif" role="img">',
        f"<title>{escape(board.title)}</title>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" '
        f'orient="auto"><path d="M0 0 8 4 0 8z" fill="{LINE}"/></marker></defs>',
        f'<rect x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}" fill="{PAPER}"/>',
    ]
    for arrow in board.arrows:
        parts.append(_line(at[arrow.source], at[arrow.target], dashed=not arrow.waits))
        if arrow.else_ is not None:
            parts.append(_line(at[arrow.source], at[arrow.else_], dashed=False, faint=True))
    parts += [_box(board, name, at[name], boxes.get(name, {})) for name in board.boxes]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _places(board: Board) -> dict[str, tuple[float, float]]:
    """Where the canvas has each box; those it has not placed stand in a row beneath."""
    below = max((y for _, y in board.layout.values()), default=-160.0) + 160
    unplaced = [name for name in board.boxes if name not in board.layout]
    return {
        name: board.layout[name] if name in board.layout else (220.0 * unplaced.index(name), below)
        for name in board.boxes
    }


def _box(board: Board, name: str, at: tuple[float, float], measured: Mapping[str, Any]) -> str:
    x, y = at
    box = board.boxes[name]
    busy = measured.get("utilisation")
    label = escape(_short(box.label or name))
    says = escape(_says(busy, measured.get("arrivals_per_s")))
    fill = ""
    if busy is not None:
        colour = next(colour for up_to, colour in RAMP if busy <= up_to)
        wide = max(2.0, min(1.0, busy) * (WIDTH - 2))
        fill = (
            f'<rect x="{x + 1:.0f}" y="{y + HEIGHT - 6:.0f}" width="{wide:.0f}" height="5" fill="{colour}"/>'
        )
    round_ = 30 if kind(box) in ("clients", "people") else 8
    middle = f'x="{x + WIDTH / 2:.0f}" text-anchor="middle"'
    return (
        f'<g><rect x="{x:.0f}" y="{y:.0f}" width="{WIDTH}" height="{HEIGHT}" rx="{round_}" fill="#fff" '
        f'stroke="{INK}" stroke-opacity=".35"/>{fill}'
        f'<text {middle} y="{y + 26:.0f}" font-size="13" fill="{INK}">{label}</text>'
        f'<text {middle} y="{y + 44:.0f}" font-size="11" fill="#55585C">{says}</text></g>'
    )


def _line(one: tuple[float, float], other: tuple[float, float], dashed: bool, faint: bool = False) -> str:
    (x1, y1), (x2, y2) = one, other
    if x2 >= x1 + WIDTH:
        start, end = (x1 + WIDTH, y1 + HEIGHT / 2), (x2, y2 + HEIGHT / 2)
    elif x1 >= x2 + WIDTH:
        start, end = (x1, y1 + HEIGHT / 2), (x2 + WIDTH, y2 + HEIGHT / 2)
    else:
        down = y2 >= y1
        start = (x1 + WIDTH / 2, y1 + (HEIGHT if down else 0))
        end = (x2 + WIDTH / 2, y2 + (0 if down else HEIGHT))
    style = ' stroke-dasharray="5 4"' if dashed else ' stroke-dasharray="1 4"' if faint else ""
    return (
        f'<line x1="{start[0]:.0f}" y1="{start[1]:.0f}" x2="{end[0]:.0f}" y2="{end[1]:.0f}" stroke="{LINE}" '
        f'stroke-width="1.4"{style} marker-end="url(#tip)"/>'
    )


def _short(label: str) -> str:
    return label if len(label) <= 23 else label[:22].rstrip() + "…"


def _says(busy: float | None, arrivals: float | None) -> str:
    if busy is not None:
        return f"{busy:.0%} busy" if busy >= 0.01 else "under 1 % busy"
    if arrivals is None:
        return ""
    if arrivals >= 1e6:
        return f"{arrivals / 1e6:.3g} M/s"
    return f"{arrivals / 1e3:.3g}k/s" if arrivals >= 1e3 else f"{arrivals:.3g}/s"
