"""What the kernel may pass over: arrows, boxes and journeys with nothing special to ask, marked once.

A shortcut changes no answer. It only spares the loop the questions whose answers the drawing gives already.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from peakday.engine.kernel import layout

Rows = np.ndarray[Any, Any]

FAILS = (layout.DOWN, layout.ERRORS)
"""Changes that make a box answer with a failure of its own."""


def mark_shortcuts(
    boxes: Rows, arrows: Rows, steps: Rows, journeys: Rows, guards: Rows, changes: Rows
) -> None:
    """Mark arrows always taken, arrows that lead straight there, and journeys that begin with one call."""
    everybody = (1 << len(journeys)) - 1
    arrows["always"] = (
        ((arrows["journeys"] & everybody) == everybody)
        & (arrows["on"] == layout.ALWAYS)
        & (arrows["either"] < 0)
        & (arrows["share"] >= 1.0)
    )
    arrows["direct"] = (arrows["guard"] < 0) & (arrows["ring"] < 0) & (arrows["delay"] < 0)
    boxes["chancy"] = (boxes["fail"] > 0.0) | (boxes["wrong"] > 0.0)
    for journey in journeys:
        journey["begins"] = _first_call(boxes[journey["start"]], arrows, steps)
        journey["alone"] = not guards["dedupe"].any() and _is_all(journey, boxes, arrows, steps, changes)


def _first_call(box: Any, arrows: Rows, steps: Rows) -> int:
    """The arrow that every request begins with, where its first box only passes it on; else -1."""
    step = steps[box["first_step"]]
    passes = (
        box["entry"] == layout.STRAIGHT_ON
        and box["gate"] == layout.OPEN_GATE
        and not box["store"]
        and box["hit"] < 0.0
        and step["do"] == layout.CALL
    )
    if not passes or not arrows[step["arrow"]]["always"] or arrows[step["arrow"]]["times"] != 1:
        return -1
    return int(step["arrow"])


def _is_all(journey: Any, boxes: Rows, arrows: Rows, steps: Rows, changes: Rows) -> bool:
    """Is the call a request begins with all there is to it: its answer the request's, whatever it is?"""
    if journey["begins"] < 0 or journey["until"] >= 0:
        return False
    box, arrow = boxes[journey["start"]], arrows[journey["begins"]]
    fails = changes[(changes["target"] == journey["start"]) & np.isin(changes["what"], FAILS)]
    return bool(
        steps[box["first_step"] + 1]["do"] == layout.END
        and not box["chancy"]
        and box["cache"] < 0
        and not len(fails)
        and arrow["direct"]
        and arrow["waits"]
        and arrow["retries"] == 0
        and arrow["other"] < 0
    )
