"""Claims without a figure that a box, or so many of it, is enough: held to how busy it was at the peak."""

from __future__ import annotations

import re
from typing import Any

from peakday.quantities.speech import find
from peakday.rubric.evidence import stamp_of
from peakday.rubric.reading.capacities import box_meant
from peakday.rubric.reading.held_to import Claim
from peakday.rubric.reading.runs import Runs
from peakday.rubric.reading.sentences import Sentence

FULL = 0.95
"""A box this busy at the peak has no room: what waits there grows with every burst."""
_COPIES = frozenset(
    ("node", "instance", "server", "machine", "host", "box", "replica", "copy", "container", "pod", "broker")
)
_ENOUGH = re.compile(
    r"\b(?:(?:is|are|will be|would be|should be) (?:\w+ )?(?:plenty|enough|sufficient)|suffices?"
    r"|(?<!\bi )(?<!\bwe )will do|more than enough|keeps? up"
    r"|(?:can|could|will) (?:easily )?(?:handle|keep up|cope|take) (?:it|that|this|all)\b"
    r"|(?:is|are|will) not (?:be )?(?:the|a) bottleneck|(?:isn't|won't be) (?:the|a) bottleneck)"
)
_UNSURE = re.compile(r"\b(?:if|whether|not (?:be )?enough|never|unless|hope|might|until|good enough)\b")


def read_enough(sentences: tuple[Sentence, ...], runs: Runs, boxes: dict[str, Any]) -> tuple[Claim, ...]:
    """ "One Redis node is plenty": each box once, in the order said. A count that is not the run's cannot
    be checked.
    """
    result = runs.results.get("peak")
    if result is None:
        return ()
    rows = result.to_dict()["boxes"]
    found: dict[str, Claim] = {}
    for sentence in sentences:
        said = _ENOUGH.search(sentence.low)
        if said is None or sentence.text.rstrip().endswith("?") or _UNSURE.search(sentence.low):
            continue
        box = box_meant(boxes, sentence.low[: said.end()], near=said.start())
        if box is None or box in found or box not in rows:
            continue
        busy, copies = rows[box].get("utilisation"), result.board.boxes[box].copies
        claimed = next((q.value for q in find(sentence.text[: said.end()]) if q.unit in _COPIES), None)
        at, measured, holds = stamp_of(sentence.turn), None, None
        if claimed is not None and claimed != copies:
            why = f"{box} is run with {copies}"
        elif busy is None:
            continue
        else:
            measured, holds = f"{busy * 100:.3g} % busy", busy < FULL
            why = f"{box} in the run at peak"
        found[box] = Claim(at, sentence.text, measured, holds, why, False, sentence, holds)
    return tuple(found.values())
