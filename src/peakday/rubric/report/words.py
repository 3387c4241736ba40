"""What the page and the Markdown both say of a grade: mistakes, the verdict, what was read how."""

from __future__ import annotations

from peakday.rubric.criteria import CRITERIA
from peakday.rubric.graded import Grade
from peakday.rubric.scale import BAR_DIMENSION, BAR_TOTAL, DIMENSIONS

MISTAKES = {
    "drawing-first": "You drew before a question was answered",
    "not-quantifying": "The load or the success criteria never became numbers",
    "over-engineering": "Boxes that change nothing, at a cost",
    "under-engineering": "Too little for the load, said to be enough",
    "ignoring-failures": "What fails, and what the customer then sees, was left out",
    "no-principles": "No Leadership Principle shows in a decision",
}


def verdict(grade: Grade) -> str:
    """Whether it clears the bar, and what it lacks where it does not; empty where that cannot be told."""
    score = grade.score
    if score.clears_the_bar is None or score.total is None:
        return ""
    if score.clears_the_bar:
        return "It clears the bar."
    lacks = [f"{BAR_TOTAL - score.total:.3g} points short"] if score.total < BAR_TOTAL else []
    low = [d.title for d in DIMENSIONS if (score.dimensions[d.id] or 0.0) < BAR_DIMENSION]
    if low:
        which = " and ".join(low) if len(low) < 3 else f"{len(low)} dimensions"
        lacks.append(f"{which} {'is' if len(low) == 1 else 'are'} under {BAR_DIMENSION:g}")
    return f"Under the bar: {', and '.join(lacks)}."


def partial_note(grade: Grade) -> str:
    """What a partial score rests on, in a sentence; empty where every criterion was read."""
    unread = [criterion.id for criterion in CRITERIA if grade.readings[criterion.id].level is None]
    if not unread:
        return ""
    read = len(CRITERIA) - len(unread)
    if not read:
        return f"None of the {len(CRITERIA)} criteria could be read, so there is no verdict on the bar."
    empty = [d.title for d in DIMENSIONS if grade.score.dimensions[d.id] is None]
    leave = "was not and leaves the mean" if len(unread) == 1 else "were not and leave the mean"
    note = f"{read} of {len(CRITERIA)} criteria were read; {', '.join(unread)} {leave}."
    if empty:
        names = empty[0] if len(empty) == 1 else f"{', '.join(empty[:-1])} and {empty[-1]}"
        note += f" {names} could not be scored, so there is no verdict on the bar."
    return note


def inferred(grade: Grade) -> list[str]:
    """What was read into the file, in sentences; the looks of a drawing's boxes are of no interest here."""
    return [sentence for sentence in grade.inferred if ".shape is read as" not in sentence]


def called(grade: Grade, box: str) -> str:
    """A box as its drawer calls it: its label where it has one."""
    drawn = grade.board.boxes.get(box) if grade.board is not None else None
    return drawn.label or box if drawn is not None else box
