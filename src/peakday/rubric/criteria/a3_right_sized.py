"""A3: the right size: its cost beside the strong design's, idle and full boxes, and the ablation."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING, Any

from peakday.board.models import Board
from peakday.experiments import Ablation
from peakday.experiments.compare import say_figure
from peakday.rubric.criteria.a2_load import weighed_with
from peakday.rubric.criterion import Criterion, Reading, found, unread
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.excused import excused_boxes, use
from peakday.rubric.reading.sentences import Sentence

if TYPE_CHECKING:
    from peakday.engine import Result

IDLE = 0.05
FULL = 0.90
UNSURE = 0.5
"""How much of the level is what the session's other criteria make likely: its cost is the catalog's."""
WORKS = 0.5
"""Share of the peak that must be answered for a cost to say anything of the size."""
ANSWERED = 0.9
"""Share of the peak that must be answered for taking a box away to tell anything of it."""
MANY_TIMES = 10.0
"""From this many times the strong design's cost on, most of what is paid for stands idle."""
WORTH_NAMING = 0.05
"""A box without effect counts where it costs at least this share of the whole, and $20 a month."""
_GROWTH = cue(
    "grow*", "scale out", "scale up", "autoscal*", "auto scal*", "auto-scal*", "double*", "ten times",
    "10x", "next year", "add copies", "add instances", "headroom", "when we reach", "once we pass",
    "expand*", "shard*",
)  # fmt: skip
_FROM_THERE = re.compile(
    r"\b(?:at|above|past|beyond|over) [^.]{1,40}(?:a second|an hour|a day)\b"
    r"[^.]{0,12}\b(?:i|we)(?:'d| would)\b"
)
"""A plan with the load it begins at: "at ten thousand a second I would …"."""


def read(material: Material) -> Reading:
    """Level by cost against the reference, saturation, and boxes that change nothing."""
    runs = material.runs
    if not material.transcript.drawings:
        return found(0, [], "Draw it: its size is judged by running it.")
    if runs.problem:
        return unread(runs.problem)
    if runs.reference_usd is None:
        return unread("There is no reference design to hold the cost against.")
    result = runs.results["peak"]
    boxes = result.to_dict()["boxes"]
    busy = {name: box["utilisation"] for name, box in boxes.items() if box["utilisation"] is not None}
    full = [name for name, share in busy.items() if share > FULL]
    ratio = result.usd_per_month / runs.reference_usd if runs.reference_usd > 0 else 1.0
    needless = needless_boxes(material)
    idle = idle_boxes(boxes)
    growth = _growth(material)
    mostly_idle = ratio >= MANY_TIMES or (idle and len(idle) * 2 > len(boxes) and ratio > 2)
    if (full and len(full) * 2 >= len(busy)) or mostly_idle:
        level = 1
    elif ratio > 2 or full or needless or _serves_nobody(result):
        level = 2
    else:
        level = 4 if ratio <= 1.25 and growth is not None else 3
    measured = level
    level = material.weighed(measured, UNSURE)
    if level == 4 and growth is None:
        level = 3
    cost = Evidence(
        "run", None, f"{say_figure(result.usd_per_month, 'USD/month')}",
        f"{_times(ratio)} the strong design's {say_figure(runs.reference_usd, 'USD/month')}, "
        "both run at the peak",
    )  # fmt: skip
    evidence: list[Evidence | None] = [cost]
    evidence += [
        Evidence("run", None, f"{name} {busy[name] * 100:.0f} % busy", "full at the peak")
        for name in full[:2]
    ]
    evidence += [
        Evidence("run", None, f"without {row.box}: {row.without_it}", "changes nothing")
        for row in needless[:2]
    ]
    if level != measured:
        evidence.insert(1, weighed_with(material, measured))
    if level == 4 and growth is not None:
        evidence.append(material.quote(growth, "says how it grows"))
    dearest = max(boxes, key=lambda name: boxes[name]["usd_per_month"])
    return found(level, evidence, _raise(level, ratio, full, needless, growth, dearest))


def _serves_nobody(result: Result) -> bool:
    """Whether most of what comes at the peak is lost: a design that does not work is cheap, not small."""
    return _answers(result) < WORKS


def _answers(result: Result) -> float:
    """The share answered of the journey that loses most; all of it where none is known."""
    return min((j.success for j in result.journeys.values() if j.success is not None), default=1.0)


def needless_boxes(material: Material) -> list[Ablation]:
    """Boxes that cost something noticeable and that a run without them did not miss.

    What watches, what is asked to work for a journey, the only thing that keeps what one needs, and what the
    strong design has on its ways too are never needless by that alone.
    """
    board = material.drawn.fitted
    total = material.runs.results["peak"].usd_per_month if material.runs.results else 0.0
    if board is None or _answers(material.runs.results["peak"]) < ANSWERED:
        return []
    excused = excused_boxes(board, material.prompt) | _fairly_paid(material, board)
    return [
        row
        for row in material.ablation
        if row.confirmed
        and not row.measures_nothing
        and row.box not in excused
        and _no_worse(row)
        and row.usd_per_month >= max(20.0, WORTH_NAMING * total)
    ]


def _no_worse(row: Ablation) -> bool:
    """Whether taking the box away turns no target and worsens no figure noticeably.

    Where a target is met only once the box is gone, the box does work that is then left undone.
    """
    return row.changes_nothing or not (row.worsens or row.turns)


def _fairly_paid(material: Material, board: Board) -> set[str]:
    """Boxes for whose like the strong design pays half as much or more, wherever it stands there."""
    if material.prompt is None or "strong" not in material.prompt.designs:
        return set()
    strong = material.prompt.board("strong")
    most: dict[str, float] = {}
    for name in strong.boxes:
        usd = material.runs.reference_costs.get(name, 0.0)
        most[use(strong, name)] = max(most.get(use(strong, name), 0.0), usd)
    cost = {row.box: row.usd_per_month for row in material.ablation}
    return {name for name in board.boxes if 2 * most.get(use(board, name), 0.0) >= cost.get(name, inf)}


def idle_boxes(boxes: dict[str, Any]) -> list[str]:
    """Boxes that are hardly busy and cost something."""
    return [
        name for name, box in boxes.items()
        if box["utilisation"] is not None and box["utilisation"] < IDLE and box["usd_per_month"] >= 20
    ]  # fmt: skip


def _growth(material: Material) -> Sentence | None:
    """A sentence that says what is done as the load grows, with a figure in it or beside it."""
    with_figures = {figure.sentence.number for figure in material.figures}
    for sentence in material.sentences:
        grows = _GROWTH.search(sentence.low) or _FROM_THERE.search(sentence.low)
        plans = grows and not sentence.text.rstrip().endswith("?")
        around = {sentence.number - 1, sentence.number, sentence.number + 1}
        if plans and material.after_drawing(sentence) and around & with_figures:
            return sentence
    return None


def _times(ratio: float) -> str:
    if ratio < 0.01:
        return "less than a hundredth of"
    if ratio < 0.5:
        return f"{ratio * 100:.2g} % of"
    return f"{ratio:.2g} times" if ratio < 10 else f"{ratio:,.0f} times".replace(",", " ")


def _raise(
    level: int,
    ratio: float,
    full: list[str],
    needless: list[Ablation],
    growth: Sentence | None,
    dearest: str,
) -> str:
    if full and level < 3:
        return f"{full[0]} is full at the peak: give it copies, or take work off it."
    if needless and level < 3:
        first = needless[0]
        usd = say_figure(first.usd_per_month, "USD/month")
        return f"No target needs {first.box} ({usd}): say what would be lost without it, or take it out."
    if ratio > 1.25:
        return f"It costs {_times(ratio)} the strong design, most for {dearest}: say why, or take some off."
    if growth is None:
        return "Say what you add first as the load grows, and at which number."
    return ""


CRITERION = Criterion(
    "A3", "architecture", "Right-sized", ("run",),
    ("most boxes idle or saturated", "over twice the reference's cost, or one box over 90 %",
     "within twice the reference's cost, no box without effect",
     "within 1.25 times, and growth has a stated plan"),
    read,
)  # fmt: skip
