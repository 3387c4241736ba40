"""What comes in over HTTP and the socket, checked at the door."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from peakday.interview.events import MOST_BOARD, MOST_NAME, MOST_SPOKEN
from peakday.interview.steps import LEAST_MINUTES, MOST_MINUTES, USUAL_MINUTES

MOST_FOREIGN = 900_000
"""The longest drawing that is read from elsewhere, in characters."""
INSIDE = "Something went wrong inside the studio; its terminal tells more. What was confirmed is safe."
"""What is told of a fault of our own; the traceback stays in the terminal."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


class NewSession(_Strict):
    """Asks for a session: which prompt, how many minutes are allotted, whether it is strict."""

    prompt: Annotated[str, Field(max_length=80)]
    minutes: Annotated[float, Field(ge=LEAST_MINUTES, le=MOST_MINUTES)] = USUAL_MINUTES
    strict: bool = False


class NewRecording(_Strict):
    """Asks for a recording to be begun, of the media type the browser records."""

    type: Annotated[str, Field(max_length=100)]


class EstimateRequest(_Strict):
    """Asks for the closed-form answer to a board, given as its document or its text.

    `prompt` lends its load where the board states none; `session` also the curveballs raised in it.
    """

    document: dict[str, Any] | None = None
    text: Annotated[str, Field(max_length=MOST_BOARD)] | None = None
    prompt: Annotated[str, Field(max_length=80)] | None = None
    session: Annotated[str, Field(max_length=40)] | None = None


class BoardText(_Strict):
    """A board in words: a board file, Mermaid, Excalidraw's JSON or draw.io's XML."""

    text: Annotated[str, Field(max_length=MOST_FOREIGN)]


class TwoDrawings(_Strict):
    """Asks for two drawings of a session to be run side by side; each is the number of its event."""

    one: Annotated[int, Field(ge=0)]
    other: Annotated[int, Field(ge=0)]


class PrincipleSaid(_Strict):
    """Whether words of the candidate's show a Leadership Principle, as the debrief asks."""

    principle: Annotated[str, Field(max_length=MOST_NAME)]
    quote: Annotated[str, Field(max_length=MOST_SPOKEN)]
    shown: bool


class Command(_Strict):
    """What a page sends over the socket; `id` is its own, and makes sending it twice harmless."""

    id: Annotated[str, Field(min_length=1, max_length=64)]
    kind: Annotated[str, Field(max_length=40)]
    data: dict[str, Any] = {}


def read_command(text: str) -> Command:
    """A socket's message. Raises `ValueError` with a sentence."""
    try:
        return Command.model_validate_json(text)
    except ValidationError as error:
        raise ValueError(sentence(error)) from None


def sentence(error: ValidationError) -> str:
    """The first thing wrong, for a person."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "The message"
    return f"{where}: {first['msg']}."
