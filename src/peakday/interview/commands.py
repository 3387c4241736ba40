"""What a candidate does, turned into events: pure, one small function a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peakday.interview import curveball, interviewer
from peakday.interview.events import MOST_BOARD, MOST_SPOKEN, Draft, check_draft
from peakday.interview.refusal import Refused
from peakday.interview.shapes import ShapeError
from peakday.interview.state import SessionState
from peakday.interview.steps import STEP_IDS

if TYPE_CHECKING:
    from peakday.prompts import Prompt


@dataclass(frozen=True, slots=True)
class Scene:
    """All a command is decided on: the prompt, the session so far, and session second `at`."""

    prompt: Prompt
    state: SessionState
    at: float


Decide = Callable[[Scene, Mapping[str, Any]], list[Draft]]


def decide(kind: str, data: Mapping[str, Any], scene: Scene) -> list[Draft]:
    """The events a command becomes, the command's own first. Raises `Refused` with a sentence."""
    command = COMMANDS.get(kind)
    if command is None:
        raise Refused(f"{kind!r} is nothing a session understands. Known: {', '.join(COMMANDS)}.")
    if scene.state.ended and kind not in AFTER_THE_END:
        raise Refused("This session has ended: its report keeps what was done until then. Begin a new one.")
    try:
        drafts = command(scene, data)
        for draft in drafts:
            check_draft(draft)
    except ShapeError as error:
        raise Refused(str(error)) from None
    return drafts


def beginning(prompt: Prompt, minutes: float, board: str, strict: bool = False) -> list[Draft]:
    """The events every session begins with: it started, and the interviewer gives the problem."""
    started = {"prompt": prompt.id, "title": prompt.title, "minutes": minutes, "board": board}
    if strict:
        started["strict"] = True
    drafts = [Draft("started", started), _spoken(interviewer.opening(prompt))]
    for draft in drafts:
        check_draft(draft)
    return drafts


def _spoken(reply: interviewer.Reply) -> Draft:
    data: dict[str, Any] = {
        "speaker": "interviewer",
        "text": reply.text[:MOST_SPOKEN],
        "outcome": reply.outcome,
    }
    if reply.facts:
        data["facts"] = list(reply.facts)
    if reply.told:
        data["told"] = dict(reply.told)
    return Draft("said", data)


def _text(data: Mapping[str, Any], most: int, what: str) -> str:
    text = data.get("text")
    if not isinstance(text, str):
        raise Refused(f"{what} needs a text.")
    if len(text) > most:
        raise Refused(f"{what} is {len(text)} characters long; at most {most} fit. Say it in parts.")
    return text


def _say(scene: Scene, data: Mapping[str, Any]) -> list[Draft]:
    text = _text(data, MOST_SPOKEN, "What you say").strip()
    if not text:
        raise Refused("There is nothing in it. Write what you would say aloud.")
    state = scene.state
    left = state.minutes * 60 - scene.at
    reply = interviewer.answer(scene.prompt, text, state.conversation, left)
    said = Draft("said", {"speaker": "candidate", "text": text})
    return [said] if reply is None else [said, _spoken(reply)]


def _step(scene: Scene, data: Mapping[str, Any]) -> list[Draft]:
    to = data.get("to")
    if to not in STEP_IDS:
        raise Refused(f"{to!r} is no step. The six are: {', '.join(STEP_IDS)}.")
    drafts = [Draft("stepped", {"to": to})]
    if to != scene.state.step:
        drafts.append(_spoken(interviewer.on_step(to, scene.state.visited)))
    return drafts


def _board(scene: Scene, data: Mapping[str, Any]) -> list[Draft]:
    from peakday.interview.drawing import drawn

    document, text = data.get("document"), data.get("text")
    if text is not None and (not isinstance(text, str) or len(text) > MOST_BOARD):
        raise Refused(f"The board's text is too long; at most {MOST_BOARD} characters fit.")
    if text is None and not isinstance(document, dict):
        raise Refused("A board needs its document or its text.")
    return [Draft("drawn", drawn(scene.state.board.text, text, document))]


def _card(scene: Scene, data: Mapping[str, Any]) -> list[Draft]:
    card = data.get("card")
    if not isinstance(card, dict):
        raise Refused("A card needs its fields: id, kind and text.")
    return [Draft("carded", {"card": {name: value for name, value in card.items() if name != "at"}})]


def _remove_card(scene: Scene, data: Mapping[str, Any]) -> list[Draft]:
    id = data.get("id")
    if not isinstance(id, str) or scene.state.card(id) is None:
        raise Refused("That card is not on the table any more.")
    return [Draft("card-removed", {"id": id})]


def _run(scene: Scene, data: Mapping[str, Any]) -> list[Draft]:
    from peakday.interview.running import check_run

    state = scene.state
    failures = data.get("failures") or []
    if not isinstance(failures, list) or not all(isinstance(each, str) for each in failures):
        raise Refused("The failures of a run are a list of texts.")
    prediction = data.get("prediction")
    skipped = bool(data.get("skipped")) or prediction == "skipped"
    if failures and not skipped:
        card = state.card(prediction) if isinstance(prediction, str) else None
        if card is None or card["kind"] != "prediction":
            raise Refused("Say first what you think will happen: write a prediction, or skip it.")
    load = data.get("load")
    if load is not None and not isinstance(load, str):
        raise Refused("The load of a run is a text such as x2 or checkout=80/s.")
    load = load or curveball.load(state)
    run = {
        "id": f"run-{len(state.runs) + 1}",
        "failures": check_run(scene.prompt, state, failures, load),
        "load": load,
        "prediction": prediction if isinstance(prediction, str) and not skipped else None,
        "skipped": skipped,
        "drawn": state.board.number,
    }
    return [Draft("run-started", {"run": run})]


def _pause(scene: Scene, data: Mapping[str, Any]) -> list[Draft]:
    if scene.state.strict:
        raise Refused("This is a strict round: it has no pause. The clock runs on, as it does in the room.")
    return [Draft("paused", {})]


def _resume(scene: Scene, data: Mapping[str, Any]) -> list[Draft]:
    return [Draft("resumed", {})]


def _note(scene: Scene, data: Mapping[str, Any]) -> list[Draft]:
    text = data.get("text")
    if not isinstance(text, str):
        raise Refused("The notes need a text.")
    return [Draft("noted", {"text": text})]


def _end(scene: Scene, data: Mapping[str, Any]) -> list[Draft]:
    return [Draft("ended", {}), _spoken(interviewer.Reply(interviewer.GOODBYE))]


def _principle(scene: Scene, data: Mapping[str, Any]) -> list[Draft]:
    from peakday.interview.transcript.events import card_words, tidy

    name, quote, shown = data.get("principle"), data.get("quote"), data.get("shown")
    if not isinstance(name, str) or not isinstance(quote, str) or not isinstance(shown, bool):
        raise Refused("Say which principle, which words of yours, and whether they show it.")
    # As the report quotes them: a turn without its loose ends, a card with its figures as one sentence.
    said = [turn.text for turn in scene.state.conversation if turn.speaker == "candidate"]
    said += [card_words(card) for card in scene.state.cards]
    words = tidy(quote)
    if not words or not any(words in tidy(text) for text in said):
        raise Refused("Those are not words of yours from this session. Copy them as they were said.")
    return [Draft("principle-judged", {"principle": name, "quote": quote, "shown": shown})]


COMMANDS: dict[str, Decide] = {
    "say": _say,
    "step": _step,
    "pause": _pause,
    "resume": _resume,
    "note": _note,
    "card": _card,
    "card.remove": _remove_card,
    "board": _board,
    "run": _run,
    "end": _end,
    "principle": _principle,
}
"""Everything a session understands. (`run.stop` is the studio's: it leaves no event of its own.)"""


AFTER_THE_END = frozenset(("principle",))
"""What the debrief asks, and so is taken when the session is over."""


def follow_ups(scene: Scene) -> list[Draft]:
    """What the interviewer brings up by himself at this moment: a curveball whose time has come."""
    return [curveball.raised(ball) for ball in curveball.due(scene.prompt, scene.state, scene.at)]
