"""A1: the drawing as a graph: the customer's journey end to end, holes, names, and the side paths."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence, stamp_of
from peakday.rubric.material import Material
from peakday.rubric.reading.around import upto
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.strength import Counts
from peakday.rubric.shape import hole, shape_of

_PART = cue(
    "gateway", "load balancer", "service", "database", "cache", "queue", "client*", "server", "store",
    "cdn", "api", "scanner", "app", "worker*", "redis", "dynamodb", "s3", "lambda",
)  # fmt: skip
_FLOW = cue(
    "calls", "goes to", "sends", "talks to", "behind", "in front of", "writes to", "reads from",
    "connects", "then", "passes", "forwards", "feeds", "->", "into",
)  # fmt: skip


def read(material: Material) -> Reading:
    """Level by how whole the graph is. Nothing drawn, nothing told: level 0."""
    board = material.drawn.board
    if board is None:
        if material.transcript.drawings:
            return Reading(
                None, reason="The drawing could not be read: " + " ".join(material.drawn.problems[:2])
            )
        spoken = [
            s for s in material.sentences if len(set(_PART.findall(s.low))) >= 2 and _FLOW.search(s.low)
        ]
        evidence = [material.quote(s, "the layout is told, not drawn") for s in spoken[:2]]
        return found(
            1 if spoken else 0, evidence, "Draw it: one box for who starts, and an arrow for every call."
        )
    shape = shape_of(board)
    level = material.level("A1")
    at = stamp_of(material.drawn.drawing) if material.drawn.drawing else None
    path = Evidence("board", at, " -> ".join(shape.path), "the longest path from where the journey starts")
    if len(shape.path) < 2:
        apart = Evidence("board", at, ", ".join(list(board.boxes)[:12]), "boxes no path joins")
        return found(1, [apart], "Join them: who calls whom, from the customer's first touch on.")
    lacks = hole(shape)
    if lacks:
        loose = Evidence("board", at, ", ".join(shape.loose), "no arrow reaches") if shape.loose else None
        return found(min(max(level, 1 if shape.loose else 2), 3), [path, loose], lacks)
    sides = [Evidence("board", at, arrow, f"{what} is drawn") for what, arrow in shape.sides]
    lacking = [what for what, arrow in (("what happens when a part fails", shape.failing),
               ("what need not be waited for", shape.asynchronous), ("what watches it", shape.watching))
               if not arrow]  # fmt: skip
    level = max(level, 2) if sides else min(max(level, 2), 3)
    if level == 4 or not lacking:  # a drawing that has all of it shows that by itself, whatever was said
        return found(4, [path, *sides])
    hint = f"The main path is whole; draw {' and '.join(lacking[:2])}."
    return found(level, [path, *sides], hint)


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    board = material.drawn.board
    if board is None:
        return {"joined": 0.0, "whole": 0.0, "side paths": 0.0}
    shape = shape_of(board)
    return {
        "joined": float(len(shape.path) >= 2),
        "whole": float(len(shape.path) >= 2 and not hole(shape)),
        "side paths": upto(shape.sides, 3),
    }


CRITERION = Criterion(
    "A1", "architecture", "Complete and legible", ("board",),
    ("loose boxes, or a layout only spoken", "the main path, with a hole in it",
     "the customer's journey end to end, every box named, every arrow's meaning plain",
     "and the side paths (failure, async, monitoring) are drawn too"),
    read,
    counts,
)  # fmt: skip
