"""The last drawing of a session as a board that runs under the prompt's terms.

What the drawing says stays; its capacities come from what the candidate said, then from the catalog; its
load and targets, where it states none, from the prompt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peakday.board.formats import READERS
from peakday.board.models import Arrow, Board, Box
from peakday.catalog import kind_of
from peakday.interview.drawing import reading_of
from peakday.interview.transcript import Drawing, Transcript
from peakday.rubric.reading.capacities import with_capacities
from peakday.rubric.reading.sentences import Sentence
from peakday.rubric.reading.sizing import BUSY, sized

if TYPE_CHECKING:
    from peakday.prompts import Prompt


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawing that is judged. `board` is as drawn, `fitted` as it is run; `None` where none can be."""

    drawing: Drawing | None
    board: Board | None
    fitted: Board | None
    problems: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    unsized: float = 0.0
    """The share of the boxes with slots whose copies nobody stated."""


def read_drawing(transcript: Transcript, prompt: Prompt | None, sentences: tuple[Sentence, ...]) -> Drawn:
    """The last drawing before the end that can be read; later ones that cannot are named in `problems`."""
    known: Board | None = None
    chosen: Drawing | None = None
    problems: list[str] = []
    inferred: list[str] = []
    for drawing in transcript.drawings:
        board, wrong, told = _board_of(drawing)
        if board is None or not board.boxes:
            problems += [f"The drawing at line {drawing.line}: {sentence}" for sentence in wrong[:3]]
            continue
        if drawing.kind != "board" and known is not None:
            board = _keeping(known, board)
        known, chosen, inferred = board, drawing, told
    if known is None:
        return Drawn(None, None, None, tuple(problems))
    said, capacities = with_capacities(known, sentences)
    fitted: Board | None = said
    if prompt is not None:
        from peakday.prompts import PromptError, fit

        try:
            fitted = fit(prompt, said)
        except PromptError as error:
            problems.append(f"The prompt's terms could not be put on the drawing: {error}")
    if fitted is not None and not any(journey.load is not None for journey in fitted.journeys.values()):
        fitted = None
        problems.append("The drawing states no load, and no prompt is known that would give one.")
    unsized = 0.0
    if fitted is not None:
        fitted, copies, unsized = sized(fitted)
        capacities += [
            f"{name} is run with {many} copies: nobody said how many, and so many are "
            f"{BUSY * 100:.0f} % busy at the peak"
            for name, many in copies.items()
        ]
    return Drawn(chosen, known, fitted, tuple(problems), tuple(inferred + capacities), unsized)


def _board_of(drawing: Drawing) -> tuple[Board | None, list[str], list[str]]:
    if drawing.kind == "board":
        reading = reading_of(drawing.text)
    else:
        reading = READERS[drawing.kind](drawing.text, "drawing")
    wrong = [f"{mistake.where}: {mistake.rule}. {mistake.mend}" for mistake in reading.mistakes]
    told = [f"{entry.box}.{entry.field} is read as {entry.value}: {entry.source}" for entry in
            (reading.board.assumed if reading.board else ())]  # fmt: skip
    return None if reading.board is None else _shaped(reading.board), wrong, told


def _shaped(board: Board) -> Board:
    """A cylinder whose words tell no kind is a database: that is what people draw one for."""
    boxes = dict(board.boxes)
    for entry in board.assumed:
        if entry.field == "shape" and entry.box in boxes:
            box = boxes[entry.box]
            if box.is_ is None and kind_of(box.label or "") is None and kind_of(box.name) is None:
                boxes[box.name] = replace(box, is_="database")
    return replace(board, boxes=boxes)


def _keeping(earlier: Board, later: Board) -> Board:
    """A later drawing of another program keeps what an earlier board said of what has the same name."""
    boxes: dict[str, Box] = {}
    for name, box in later.boxes.items():
        old = earlier.boxes.get(name)
        boxes[name] = replace(old, label=box.label or old.label) if old is not None else box
    known = {(arrow.source, arrow.target): arrow for arrow in earlier.arrows}
    arrows: list[Arrow] = []
    for arrow in later.arrows:
        old_arrow = known.get((arrow.source, arrow.target))
        plain = arrow.share is None and arrow.on is None
        arrows.append(replace(old_arrow, waits=arrow.waits) if old_arrow is not None and plain else arrow)
    journeys = {
        name: journey for name, journey in earlier.journeys.items() if journey.start in boxes
    } or later.journeys
    return replace(
        later,
        boxes=boxes,
        arrows=tuple(arrows),
        journeys=journeys,
        targets=later.targets or earlier.targets,
        run=earlier.run,
    )
