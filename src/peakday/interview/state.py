"""What a session is at a moment: a pure fold over its events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from peakday.interview.clock import SessionClock
from peakday.interview.drawing import meaning_of
from peakday.interview.events import Event, Json
from peakday.interview.steps import STEPS, USUAL_MINUTES


@dataclass(frozen=True, slots=True)
class Said:
    """One turn of the conversation; `number` is its event's."""

    number: int
    at: float
    speaker: str
    text: str
    outcome: str | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Learned:
    """A fact the candidate was told, in the words it was told in, at session second `at`."""

    fact: str
    text: str
    at: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whiteboard: its YAML text, the same as plain JSON, what is wrong with it, its event's number.

    It has meant the same `since` that event's number: boxes moved later change no figure.
    """

    text: str = ""
    document: Json = field(default_factory=dict)
    mistakes: tuple[Json, ...] = ()
    number: int = 0
    since: int = 0


@dataclass(frozen=True, slots=True)
class BoardRun:
    """One run of the board, under way while both `result` and `error` are `None`."""

    id: str
    at: float
    failures: tuple[str, ...] = ()
    load: str | None = None
    prediction: str | None = None
    skipped: bool = False
    drawn: int = 0
    result: Json | None = None
    error: str | None = None

    @property
    def finished(self) -> bool:
        """Did it end, with a result or with a reason?"""
        return self.result is not None or self.error is not None


@dataclass(frozen=True, slots=True)
class Thrown:
    """A curveball that was raised, at session second `at`."""

    id: str
    text: str
    load: str | None
    target: str | None
    at: float


@dataclass(frozen=True, slots=True)
class Judged:
    """What the candidate said of a Leadership Principle in the debrief: these words show it, or do not."""

    quote: str
    shown: bool


@dataclass(frozen=True, slots=True)
class SessionState:
    """Everything the page shows, and all the interviewer remembers. Times in session seconds."""

    prompt: str = ""
    title: str = ""
    minutes: float = USUAL_MINUTES
    step: str = STEPS[0].id
    visited: tuple[str, ...] = ()
    clock: SessionClock = field(default_factory=SessionClock)
    spent: Mapping[str, float] = field(default_factory=dict)
    entered: float = 0.0
    conversation: tuple[Said, ...] = ()
    ledger: tuple[Learned, ...] = ()
    cards: tuple[Json, ...] = ()
    notes: str = ""
    board: Drawing = field(default_factory=Drawing)
    runs: tuple[BoardRun, ...] = ()
    curveballs: tuple[Thrown, ...] = ()
    strict: bool = False
    ended: bool = False
    judged: Mapping[str, Judged] = field(default_factory=dict)
    """By principle, the last word on it."""
    played: int = 0
    """The last event that is part of the interview itself; what follows is its debrief."""
    last: int = 0
    wall: float = 0.0

    def step_seconds(self, at: float) -> dict[str, float]:
        """Seconds spent in each step by session second `at`; the current one still grows."""
        spent = dict(self.spent)
        spent[self.step] = spent.get(self.step, 0.0) + max(0.0, at - self.entered)
        return spent

    @property
    def known(self) -> frozenset[str]:
        """Ids of the facts the candidate was told."""
        return frozenset(entry.fact for entry in self.ledger)

    def card(self, id: str) -> Json | None:
        """The card of that id, if it is on the table."""
        return next((card for card in self.cards if card["id"] == id), None)


Fold = Callable[[SessionState, Event], SessionState]


def _started(state: SessionState, event: Event) -> SessionState:
    data = event.data
    return replace(
        state,
        prompt=data["prompt"],
        title=data["title"],
        minutes=data["minutes"],
        visited=(state.step,),
        clock=state.clock.start(event.wall),
        board=Drawing(text=data["board"]),
        strict=bool(data.get("strict")),
    )


def _said(state: SessionState, event: Event) -> SessionState:
    data = event.data
    facts = tuple(data.get("facts") or ())
    said = Said(event.number, event.at, data["speaker"], data["text"], data.get("outcome"), facts)
    ledger = state.ledger
    if said.speaker == "interviewer" and said.outcome == "answer":
        told: Mapping[str, str] = data.get("told") or {}
        fresh = (fact for fact in facts if fact not in state.known)
        ledger += tuple(Learned(fact, told.get(fact, said.text), event.at) for fact in fresh)
    return replace(state, conversation=(*state.conversation, said), ledger=ledger)


def _stepped(state: SessionState, event: Event) -> SessionState:
    to = event.data["to"]
    visited = state.visited if to in state.visited else (*state.visited, to)
    spent = state.step_seconds(event.at)
    return replace(state, step=to, visited=visited, spent=spent, entered=event.at)


def _carded(state: SessionState, event: Event) -> SessionState:
    card = {**event.data["card"], "at": event.at}
    kept = tuple(each for each in state.cards if each["id"] != card["id"])
    return replace(state, cards=(*kept, card))


def _card_removed(state: SessionState, event: Event) -> SessionState:
    gone = event.data["id"]
    return replace(state, cards=tuple(card for card in state.cards if card["id"] != gone))


def _drawn(state: SessionState, event: Event) -> SessionState:
    data = event.data
    before = state.board
    same = meaning_of(data["document"]) == meaning_of(before.document)
    since = before.since if same else event.number
    board = Drawing(data["text"], data["document"], tuple(data["mistakes"]), event.number, since)
    return replace(state, board=board)


def _run_started(state: SessionState, event: Event) -> SessionState:
    run = event.data["run"]
    begun = BoardRun(
        id=run["id"],
        at=event.at,
        failures=tuple(run["failures"]),
        load=run["load"],
        prediction=run["prediction"],
        skipped=run["skipped"],
        drawn=run["drawn"],
    )
    return replace(state, runs=(*state.runs, begun))


def _run_finished(state: SessionState, event: Event) -> SessionState:
    data = event.data
    error = data.get("error")
    if data["result"] is None and error is None:
        error = "It ended without a result."

    def after(run: BoardRun) -> BoardRun:
        return replace(run, result=data["result"], error=error) if run.id == data["run"] else run

    return replace(state, runs=tuple(after(run) for run in state.runs))


def _curveball(state: SessionState, event: Event) -> SessionState:
    data = event.data
    thrown = Thrown(data["id"], data["text"], data.get("load"), data.get("target"), event.at)
    said = Said(event.number, event.at, "interviewer", thrown.text)
    return replace(state, curveballs=(*state.curveballs, thrown), conversation=(*state.conversation, said))


def _principle_judged(state: SessionState, event: Event) -> SessionState:
    said = Judged(event.data["quote"], event.data["shown"])
    return replace(state, judged={**state.judged, event.data["principle"]: said})


_FOLDS: dict[str, Fold] = {
    "started": _started,
    "said": _said,
    "stepped": _stepped,
    "paused": lambda state, event: replace(state, clock=state.clock.pause(event.wall, event.data.get("why"))),
    "resumed": lambda state, event: replace(state, clock=state.clock.resume(event.wall)),
    "noted": lambda state, event: replace(state, notes=event.data["text"]),
    "carded": _carded,
    "card-removed": _card_removed,
    "drawn": _drawn,
    "run-started": _run_started,
    "run-finished": _run_finished,
    "curveball": _curveball,
    "ended": lambda state, event: replace(state, clock=state.clock.end(event.wall), ended=True),
    "principle-judged": _principle_judged,
}


def apply(state: SessionState, event: Event) -> SessionState:
    """The state after one more event. A kind this version does not know changes nothing but the count."""
    fold = _FOLDS.get(event.kind)
    after = fold(state, event) if fold else state
    played = state.played if event.kind == "principle-judged" else event.number
    return replace(after, played=played, last=event.number, wall=max(state.wall, event.wall))


def state_of(events: Iterable[Event]) -> SessionState:
    """The state a session's events add up to, from the first on, in order."""
    state = SessionState()
    for event in events:
        state = apply(state, event)
    return state


def as_json(said: Said) -> dict[str, Any]:
    """A turn as the page shows it."""
    return {
        "n": said.number,
        "at": said.at,
        "speaker": said.speaker,
        "text": said.text,
        "outcome": said.outcome,
        "facts": list(said.facts),
    }
