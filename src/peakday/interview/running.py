"""The board a run is made of: the drawing under the prompt's terms, its curveballs and the failures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peakday.interview.drawing import is_blank, reading_of
from peakday.interview.refusal import Refused
from peakday.interview.state import SessionState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peakday.board.models import Board, Failure, Load
    from peakday.prompts import Prompt


@dataclass(frozen=True, slots=True)
class Prepared:
    """All the engine is given: the board, what becomes of its load, and failures beside the board's own."""

    board: Board
    load: float | dict[str, Load] | None
    failures: tuple[Failure, ...]


def prepared(
    prompt: Prompt | None, text: str, load: str | None, failures: Sequence[str], further: Sequence[str] = ()
) -> Prepared:
    """A run, ready for the engine. `further` are targets a curveball added. Raises `Refused`."""
    board = read_board(prompt, text, further)
    return Prepared(board, load_of(load, board), tuple(_failure(each, board) for each in failures))


def read_board(prompt: Prompt | None, text: str, further: Sequence[str] = ()) -> Board:
    """The drawing under the prompt's terms. Raises `Refused` where it has mistakes, or nothing on it."""
    from peakday.board import document, parse_target
    from peakday.prompts import fit

    reading = reading_of(text)
    if reading.board is None:
        if is_blank(document(text)):
            raise Refused("There is nothing on the board yet. Draw two boxes and an arrow first.")
        first, *others = reading.mistakes
        more = f" ({len(others)} more below the board.)" if others else ""
        raise Refused(f"The board has a mistake, at {first.where}: {first.rule}. {first.mend}{more}")
    fitted = reading.board if prompt is None else fit(prompt, reading.board)
    if not fitted.journeys:
        raise Refused("No journey starts on this board. Draw who calls it, or give a journey its `from`.")
    known = {target.text for target in fitted.targets}
    unsure = {target.journey: target.unsure for target in fitted.targets if target.unsure}
    added = tuple(parse_target(each) for each in further if each not in known)
    added = tuple(replace(target, unsure=unsure.get(target.journey, "")) for target in added)
    return replace(fitted, targets=fitted.targets + added)


def check_run(prompt: Prompt, state: SessionState, failures: Sequence[str], load: str | None) -> list[str]:
    """The failures in the words of this drawing. Raises `Refused` where the run cannot be made."""
    board = read_board(prompt, state.board.text, targets_of(state))
    load_of(load, board)
    texts = [_aimed(prompt, board, each) for each in failures]
    for text in texts:
        _failure(text, board)
    return texts


def failures_on(prompt: Prompt, board: Board) -> dict[str, str | None]:
    """The prompt's failures by their ids, in this drawing's words; `None` where it has nothing to hit."""
    from peakday.board import parse_failure

    found: dict[str, str | None] = {}
    for each in prompt.failures:
        text = each.on(board)
        try:
            if text is not None:
                parse_failure(text, board)
        except ValueError:
            text = None  # It speaks of a region, or of an arrow, that was not drawn.
        found[each.id] = text
    return found


def journeys_asked(prompt: Prompt, board: Board) -> dict[str, str]:
    """By a failure's id, the journey a prediction of it is held to; only failures that hit this drawing."""
    from peakday.board import parse_failure
    from peakday.prompts.speaks_of import speaks_of

    aimed = failures_on(prompt, board)
    found = {
        each.id: speaks_of(each, parse_failure(text, board), board)
        for each in prompt.failures
        if (text := aimed[each.id]) is not None
    }
    return {identity: name for identity, name in found.items() if name is not None}


def under_load(scene: Prepared) -> Board:
    """The board with the run's load on it, for who cannot be given the two apart."""
    if scene.load is None:
        return scene.board
    from peakday.engine.run import _with_load

    return _with_load(scene.board, scene.load)


def targets_of(state: SessionState) -> list[str]:
    """Targets the curveballs so far have added."""
    return [thrown.target for thrown in state.curveballs if thrown.target]


def load_of(text: str | None, board: Board) -> float | dict[str, Load] | None:
    """What `x2` or `checkout=80/s` asks for. Raises `Refused` with a sentence."""
    from peakday.board import parse_load

    if text is None:
        return None
    if text[:1].lower() in ("x", "×"):
        try:
            factor = float(text[1:])
        except ValueError:
            factor = -1.0
        if not 0 < factor < 1e9:
            raise Refused(f"{text!r} is no factor: write x and a number above 0, such as x2.")
        return factor
    name, equals, amount = text.partition("=")
    if not equals:
        name, amount = next(iter(board.journeys)), text
    if name.strip() not in board.journeys:
        raise Refused(f"There is no journey {name.strip()!r}. The board has: {', '.join(board.journeys)}.")
    try:
        return {name.strip(): parse_load(amount.strip())}
    except ValueError as error:
        raise Refused(f"The load {text!r}: {error}") from None


def _aimed(prompt: Prompt, board: Board, failure: str) -> str:
    """A failure of the prompt, by its id or its text, aimed at this drawing; any other failure as it is."""
    known = next((each for each in prompt.failures if failure in (each.id, each.text)), None)
    if known is None:
        return failure
    text = known.on(board)
    if text is None:
        raise Refused("Your board has nothing this failure could hit. Draw the part it speaks of first.")
    return text


def _failure(text: str, board: Board) -> Failure:
    from peakday.board import parse_failure
    from peakday.quantities import say_duration

    try:
        failure = parse_failure(text, board)
    except ValueError as error:
        raise Refused(f"The failure {text!r}: {error}") from None
    if failure.at >= board.run.for_:
        raise Refused(
            f"The failure {text!r} comes after the run is over ({say_duration(board.run.for_)}). Let it "
            "run for longer, or leave its `run` out to take the prompt's."
        )
    return failure
