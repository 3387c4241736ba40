"""A studio session's event log, folded into a `Transcript`: the same thing its saved file says, and more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol

from peakday.interview.transcript.model import (
    Asked,
    Card,
    CardKind,
    Drawing,
    LoggedRun,
    Pause,
    Transcript,
    Turn,
    stamp_text,
)
from peakday.quantities import QuantityError, parse_duration

_CARD_KINDS: dict[str, CardKind] = {
    "assumption": "assumption", "metric": "metric", "risk": "risk", "trade-off": "trade-off",
    "prediction": "prediction",
}  # fmt: skip
_INTERVIEWER = "Interviewer"
_CANDIDATE = "Candidate"


class LoggedEvent(Protocol):
    """What this module needs of an event of the session's log."""

    @property
    def at(self) -> float:
        """Seconds on the session's clock."""

    @property
    def kind(self) -> str:
        """What happened: said, stepped, drawn…"""

    @property
    def data(self) -> Any:
        """What the event carries, by name."""


def from_events(events: Iterable[LoggedEvent], prompt: str | None = None) -> Transcript:
    """The session told by its log. Kinds this reader does not know are passed over."""
    from peakday.interview.transcript.write import write

    fold = _Fold(prompt)
    for event in events:
        handler = fold.handlers.get(event.kind)
        if handler is not None:
            fold.wall = float(getattr(event, "wall", 0.0) or 0.0)
            handler(float(event.at), event.data or {})
    return write(fold.transcript())[1]


class _Fold:
    def __init__(self, prompt: str | None) -> None:
        self.prompt = prompt
        self.allotted: float | None = None
        self.turns: list[Turn] = []
        self.drawings: list[Drawing] = []
        self.cards: dict[str, Card] = {}
        self.asked: list[Asked] = []
        self.runs: dict[str, LoggedRun] = {}
        self.pauses: list[Pause] = []
        self.notes = ""
        self.step: str | None = "clarify"
        self.clock: dict[str, float] = {}
        self.since = 0.0
        self.question = ""
        self.pending: tuple[float, str] | None = None
        self.given = ""
        self.order = 0
        self.wall = 0.0
        self.paused_wall = 0.0
        self.handlers = {
            "started": self._started, "said": self._said, "stepped": self._stepped, "paused": self._paused,
            "resumed": self._resumed, "noted": self._noted, "carded": self._carded,
            "card-removed": self._removed, "drawn": self._drawn, "run-started": self._run,
            "run-finished": self._finished, "curveball": self._curveball, "ended": self._ended,
        }  # fmt: skip

    def transcript(self) -> Transcript:
        self._keep_drawing()
        return Transcript(
            source="",
            turns=tuple(self.turns),
            drawings=tuple(self.drawings),
            cards=tuple(self.cards.values()),
            prompt=self.prompt,
            allotted=self.allotted,
            asked=tuple(self.asked),
            runs=tuple(self.runs.values()),
            pauses=tuple(self.pauses),
            notes=self.notes,
            clock=dict(self.clock),
        )

    def _next(self) -> int:
        self.order += 1
        return self.order

    def _turn(self, at: float, name: str, text: str, card: CardKind | None = None) -> None:
        text = tidy(text)
        if text:
            speaker = "candidate" if name == _CANDIDATE else "interviewer" if name == _INTERVIEWER else "run"
            self.turns.append(
                Turn(self._next(), speaker, name, text, at, stamp_text(at), 0, 0, 0, self.step, card)  # type: ignore[arg-type]
            )

    def _started(self, at: float, data: dict[str, Any]) -> None:
        prompt = data.get("prompt")
        self.prompt = self.prompt or (prompt.get("id") if isinstance(prompt, dict) else prompt)
        minutes = data.get("minutes")
        self.allotted = float(minutes) if isinstance(minutes, int | float) else None
        self.given = str(data.get("board") or "")
        self.since = at

    def _said(self, at: float, data: dict[str, Any]) -> None:
        text = str(data.get("text", ""))
        if data.get("speaker") == "interviewer":
            self._turn(at, _INTERVIEWER, text)
            if data.get("outcome") == "answer":
                for fact in data.get("facts") or ():
                    name = fact if isinstance(fact, str) else str(fact.get("id", ""))
                    self.asked.append(Asked(name, at, self.question, self.order))
            return
        self.question = tidy(text)
        self._turn(at, _CANDIDATE, text)

    def _stepped(self, at: float, data: dict[str, Any]) -> None:
        self._keep_drawing()
        self._spend(at)
        self.step = str(data.get("to", "")) or self.step

    def _spend(self, at: float) -> None:
        if self.step:
            self.clock[self.step] = self.clock.get(self.step, 0.0) + max(0.0, at - self.since)
        self.since = max(self.since, at)

    def _paused(self, at: float, data: dict[str, Any]) -> None:
        self.paused_wall = self.wall
        self.pauses.append(Pause(at, None))

    def _resumed(self, at: float, data: dict[str, Any]) -> None:
        if self.pauses and self.pauses[-1].lasted is None and self.wall and self.paused_wall:
            self.pauses[-1] = replace(self.pauses[-1], lasted=max(0.0, self.wall - self.paused_wall))

    def _noted(self, at: float, data: dict[str, Any]) -> None:
        self.notes = str(data.get("text", ""))

    def _carded(self, at: float, data: dict[str, Any]) -> None:
        card = data.get("card") or {}
        kind = _CARD_KINDS.get(str(card.get("kind", "")))
        identity = str(card.get("id", ""))
        if kind is None:
            return
        words = card_words(card)
        success = card.get("success")
        known = self.cards.get(identity)
        order = known.order if known else self._next()
        first = known.at if known and known.at is not None else at
        # A card written anew keeps its place: the step it was first put down in, with that time.
        step = next((turn.step for turn in self.turns if turn.order == order), self.step)
        self.cards[identity] = Card(
            kind, words, first, stamp_text(first), order, identity, _text(card.get("failure")),
            success / 100 if isinstance(success, int | float) else None, _seconds(card.get("p99")),
            _text(card.get("journey")),
        )  # fmt: skip
        self.turns = [turn for turn in self.turns if turn.order != order]
        if words:
            turn = Turn(order, "candidate", _CANDIDATE, words, first, stamp_text(first), 0, 0, 0, step, kind)
            self.turns.append(turn)
            self.turns.sort(key=lambda each: each.order)

    def _removed(self, at: float, data: dict[str, Any]) -> None:
        card = self.cards.pop(str(data.get("id", "")), None)
        if card is not None:
            self.turns = [turn for turn in self.turns if turn.order != card.order]

    def _drawn(self, at: float, data: dict[str, Any]) -> None:
        text = str(data.get("text") or "")
        if text == self.given and not self.drawings:
            return
        if not self.drawings and self.pending is None and _draws(text):
            self.pending = (at, text)
            self._keep_drawing()  # when it was begun matters, so the first stroke is kept
        elif _draws(text) or self.drawings:
            self.pending = (at, text)

    def _keep_drawing(self) -> None:
        if self.pending is None:
            return
        at, text = self.pending
        self.pending = None
        if not self.drawings or self.drawings[-1].text != text:
            self.drawings.append(Drawing(self._next(), "board", text, at, stamp_text(at), 0, self.step))

    def _run(self, at: float, data: dict[str, Any]) -> None:
        self._keep_drawing()
        run = data["run"] if isinstance(data.get("run"), dict) else {}
        identity = str(run.get("id") or data.get("run") or data.get("id") or "")
        failures = run.get("failures") or data.get("failures") or ()
        load = run.get("load") or data.get("load")
        prediction = run.get("prediction") or data.get("prediction")
        self.runs[identity] = LoggedRun(
            identity, at, self._next(), tuple(map(str, failures)), _text(load), _text(prediction), None
        )

    def _finished(self, at: float, data: dict[str, Any]) -> None:
        run = data.get("run")
        identity = str(run.get("id") if isinstance(run, dict) else run or data.get("id") or "")
        known = self.runs.get(identity)
        result = data.get("result")
        if known is None or not isinstance(result, dict):
            return
        self.runs[identity] = replace(known, result=result)
        self._turn(at, "Run", _said_of(known, result))

    def _curveball(self, at: float, data: dict[str, Any]) -> None:
        self._turn(at, _INTERVIEWER, str(data.get("text", "")))

    def _ended(self, at: float, data: dict[str, Any]) -> None:
        self._keep_drawing()
        self._spend(at)
        self.turns.append(
            Turn(self._next(), "run", "Run", "the session ended", at, stamp_text(at), 0, 0, 0, self.step)
        )


def _said_of(run: LoggedRun, result: dict[str, Any]) -> str:
    """One line on a run, for the saved file."""
    under = [*run.failures, *([f"load {run.load}"] if run.load else [])]
    parts = [", ".join(under) or "as drawn"]
    for target in result.get("targets") or ():
        measured = target.get("measured")
        figure = "not measured" if measured is None else f"{measured:.6g} {target.get('unit', '')}".strip()
        parts.append(f"{target.get('text', '')} → {figure}")
    return "; ".join(parts)


def card_words(card: dict[str, Any]) -> str:
    """A studio card as one sentence, as a person would have written it in a file."""
    words = tidy(str(card.get("text", "")))
    extras = []
    if over := _text(card.get("over")):
        extras.append(f"over {over}")
    if cost := _text(card.get("cost")):
        extras.append(f"the cost is {cost}")
    success = card.get("success")
    if isinstance(success, int | float) and not isinstance(success, bool):
        extras.append(f"success stays at {success:g} %")
    if p99 := _text(card.get("p99")):
        extras.append(f"p99 {p99}")
    return "; ".join([part for part in [words, *extras] if part])


def _seconds(value: object) -> float | None:
    """A duration as a card writes it; `None` where there is none, or none that can be read."""
    try:
        return parse_duration(value) if isinstance(value, str) else None
    except QuantityError:
        return None


def _draws(text: str) -> bool:
    """Whether a board's text has anything on it yet."""
    return re.search(r"^(boxes|arrows):[ \t]*(\S|\n[ \t]*\S)", text, re.M) is not None and not re.fullmatch(
        r"\s*(boxes:\s*\{\s*\}|arrows:\s*\[\s*\]|\s)*", text
    )


def _text(value: Any) -> str | None:
    return str(value) if value not in (None, "") else None


def tidy(text: str) -> str:
    """Words as the file can hold them: one kind of line end, no space at a line's end or around the whole."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
