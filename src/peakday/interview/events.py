"""What a session's log holds: numbered events, each of a kind with its own fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NotRequired, TypedDict

from peakday.interview.cards import check_card
from peakday.interview.shapes import AtMost, ShapeError, check

Json = dict[str, Any]
MOST_SPOKEN = 8_000
MOST_NAME = 100
MOST_NOTES = 100_000
MOST_BOARD = 256_000

Words = Annotated[str, AtMost(MOST_SPOKEN)]
StepId = Literal["clarify", "metrics", "sketch", "deep-dive", "failures", "improve"]
Speaker = Literal["candidate", "interviewer"]
Outcome = Literal["answer", "which", "unknown"]


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log.

    `number` counts from 1 within a session, without gaps. `at` is the session's clock in seconds, pauses
    left out; `wall` the moment itself, in seconds since 1970 (UTC). `data` is plain JSON of the shape its
    kind has in `KINDS`.
    """

    number: int
    at: float
    kind: str
    data: Json
    wall: float = 0.0


@dataclass(frozen=True, slots=True)
class Draft:
    """An event not yet logged: the log gives it its number, and the clock its time.

    `wall` is set only where the event belongs to an earlier moment than now (a pause found later).
    """

    kind: str
    data: Json
    wall: float | None = None


class Started(TypedDict):
    """The session began. `board` is the text on the whiteboard then, `minutes` the time allotted.

    `strict` rounds are held as the real one: no pause, and nothing said of what is to come.
    """

    prompt: str
    title: str
    minutes: float
    board: str
    strict: NotRequired[bool]


class SaidData(TypedDict):
    """Somebody spoke. `facts` are those an answer gave away, or those a "Do you mean…?" offers."""

    speaker: Speaker
    text: Words
    outcome: NotRequired[Outcome | None]
    facts: NotRequired[list[str]]
    told: NotRequired[dict[str, str]]


class Stepped(TypedDict):
    """The candidate moved to a step."""

    to: StepId


class Paused(TypedDict):
    """The clock stopped. `why` is set where nobody asked for it (the studio was not running)."""

    why: NotRequired[Words]


class Resumed(TypedDict):
    """The clock goes on."""


class Noted(TypedDict):
    """The notes as they are now, whole."""

    text: Annotated[str, AtMost(MOST_NOTES)]


class Carded(TypedDict):
    """A card was written, or written anew (same id)."""

    card: Json


class CardRemoved(TypedDict):
    """A card was taken away."""

    id: str


class Drawn(TypedDict):
    """The whiteboard as it is now: its YAML text, the same as plain JSON, and what is wrong with it."""

    text: Annotated[str, AtMost(MOST_BOARD)]
    document: Json
    mistakes: list[Json]


class RunInfo(TypedDict):
    """What was run: on which drawing (the number of its event, 0 for the first board), under what."""

    id: str
    failures: list[str]
    load: str | None
    prediction: str | None
    skipped: bool
    drawn: int


class RunStarted(TypedDict):
    """A run of the board began."""

    run: RunInfo


class RunFinished(TypedDict):
    """A run ended: with its result (docs/board.md's JSON), or with a sentence saying why there is none."""

    run: str
    result: Json | None
    error: NotRequired[str | None]


class Curveball(TypedDict):
    """The problem changed: another `load` (`x2`), or a further `target`, for every later run."""

    id: str
    text: Words
    load: NotRequired[str | None]
    target: NotRequired[str | None]
    place: NotRequired[str | None]


class Ended(TypedDict):
    """The session is over; nothing follows but the end of a run under way, and what the debrief asks."""


class PrincipleJudged(TypedDict):
    """In the debrief the candidate said whether a quote of theirs shows a Leadership Principle."""

    principle: Annotated[str, AtMost(MOST_NAME)]
    quote: Words
    shown: bool


KINDS: dict[str, Any] = {
    "started": Started,
    "said": SaidData,
    "stepped": Stepped,
    "paused": Paused,
    "resumed": Resumed,
    "noted": Noted,
    "carded": Carded,
    "card-removed": CardRemoved,
    "drawn": Drawn,
    "run-started": RunStarted,
    "run-finished": RunFinished,
    "curveball": Curveball,
    "ended": Ended,
    "principle-judged": PrincipleJudged,
}
"""Every kind of event, with the shape of its data."""


def check_draft(draft: Draft) -> None:
    """Raises `ShapeError` where the kind is unknown or the data is not of its shape."""
    shape = KINDS.get(draft.kind)
    if shape is None:
        raise ShapeError(f"{draft.kind!r} is no kind of event. Known: {', '.join(KINDS)}.")
    check(draft.data, shape, draft.kind)
    if draft.kind == "carded":
        check_card(draft.data["card"])


def to_message(event: Event) -> Mapping[str, object]:
    """An event as the page hears it: `{n, at, kind, data, wall}`."""
    return {"n": event.number, "at": event.at, "kind": event.kind, "data": event.data, "wall": event.wall}
