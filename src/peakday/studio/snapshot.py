"""A session as the page first hears it: everything up to one number of the log, and no hidden fact."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from peakday.interview.agreed import agreed_targets
from peakday.interview.repository import KeptGrade, SessionLine
from peakday.interview.state import BoardRun, SessionState, as_json
from peakday.interview.steps import budgets
from peakday.prompts import Prompt


def snapshot(id: str, prompt: Prompt, state: SessionState, wall: float) -> dict[str, Any]:
    """The whole session at the moment `wall`; `last` is the number to listen from."""
    thrown = state.curveballs[-1] if state.curveballs else None
    predictions = [card for card in state.cards if card["kind"] == "prediction"]
    return {
        "id": id,
        "prompt": public(prompt),
        "minutes": state.minutes,
        "started": moment(state.clock.started or wall),
        "steps": [
            {"id": step.id, "title": step.title, "minutes": step.minutes, "purpose": step.purpose}
            for step in budgets(state.minutes)
        ],
        "step": state.step,
        "clock": clock(state, wall),
        "conversation": [as_json(said) for said in state.conversation],
        "ledger": [{"fact": entry.fact, "text": entry.text, "at": entry.at} for entry in state.ledger],
        "cards": list(state.cards),
        "predictions": predictions,
        "notes": state.notes,
        "board": {
            "text": state.board.text,
            "document": state.board.document,
            "mistakes": list(state.board.mistakes),
            "number": state.board.number,
            "since": state.board.since,
        },
        "runs": [run(each) for each in state.runs],
        "curveball": None
        if thrown is None
        else {"text": thrown.text, "load": thrown.load, "target": thrown.target, "at": thrown.at},
        "curveballs": [
            {"id": each.id, "text": each.text, "load": each.load, "target": each.target, "at": each.at}
            for each in state.curveballs
        ],
        "agreed": list(agreed_targets(prompt, state)),
        "strict": state.strict,
        "ended": state.ended,
        "last": state.last,
    }


def public(prompt: Prompt) -> dict[str, Any]:
    """What a candidate may know of a prompt beforehand."""
    return {
        "id": prompt.id,
        "title": prompt.title,
        "opening": prompt.opening,
        "targets": list(prompt.targets),
        "failures": [
            {"id": each.id, "text": each.text, "say": each.say, "predict": each.predict}
            for each in prompt.failures
        ],
    }


def clock(state: SessionState, wall: float) -> dict[str, Any]:
    """The clock at the moment `wall`. A pause stands at one session second; `for_s` is how long it took."""
    at = state.clock.at(wall)
    return {
        "now_s": round(at, 3),
        "running": state.clock.running,
        "step_s": {step: round(spent, 3) for step, spent in state.step_seconds(at).items()},
        "paused": [
            {
                "from": round(pause.at, 3),
                "to": None if pause.ended is None else round(pause.at, 3),
                "for_s": None if pause.lasted is None else round(pause.lasted, 3),
                "why": pause.why,
            }
            for pause in state.clock.pauses
        ],
    }


def run(each: BoardRun) -> dict[str, Any]:
    """One run of the board."""
    return {
        "id": each.id,
        "at": each.at,
        "load": each.load,
        "failures": list(each.failures),
        "prediction": each.prediction,
        "skipped": each.skipped,
        "drawn": each.drawn,
        "result": each.result,
        "error": each.error,
    }


def summary(line: SessionLine, state: SessionState, wall: float, grade: KeptGrade | None) -> dict[str, Any]:
    """A session's line in the list of all."""
    return {
        "id": line.id,
        "prompt": line.prompt,
        "title": line.title,
        "started": moment(line.created),
        "minutes": line.minutes,
        "step": state.step,
        "now_s": round(state.clock.at(wall), 3),
        "running": state.clock.running,
        "ended": state.ended,
        "total": None if grade is None else grade.total,
        "dimensions": {} if grade is None else dict(grade.dimensions),
    }


def moment(wall: float) -> str:
    """Wall seconds as ISO 8601, UTC."""
    return datetime.fromtimestamp(wall, UTC).isoformat(timespec="seconds")
