"""The report of a session, and the session as a file to keep."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from peakday.studio.messages import PrincipleSaid
from peakday.studio.parts import StudioOf
from peakday.studio.room import Room
from peakday.studio.snapshot import run

router = APIRouter()
_MARKDOWN = "text/markdown; charset=utf-8"


@router.get("/api/sessions/{id}/report")
async def report(id: str, studio: StudioOf) -> JSONResponse:
    """The grade (docs/session.md), with the session's title, duration, boards and runs around it."""
    room = await studio.rooms.open(id)
    await room.refresh()
    return JSONResponse({**await studio.grading.data(room), **around(room)})


def around(room: Room) -> dict[str, Any]:
    """What the page shows beside the grade."""
    state = room.state
    now = room.seconds
    pauses = [pause.lasted for pause in state.clock.pauses if pause.lasted is not None]
    boards = [event for event in room.events if event.kind == "drawn"]
    return {
        "duration_s": round(now, 3),
        "minutes_allotted": state.minutes,
        "ended": state.ended,
        "paused_s": round(sum(pauses), 3),
        "step_s": {step: round(spent, 3) for step, spent in state.step_seconds(now).items()},
        "board": {"text": state.board.text, "document": state.board.document},
        "boards": [{"n": each.number, "at": each.at, "text": each.data["text"]} for each in boards],
        "session_runs": [run(each) for each in state.runs],
    }


@router.post("/api/sessions/{id}/report/principles", status_code=204)
async def principle(id: str, said: PrincipleSaid, studio: StudioOf) -> Response:
    """The candidate confirms or rejects that words of theirs show a Leadership Principle."""
    room = await studio.rooms.open(id)
    await room.perform(f"principle-{uuid4().hex}", "principle", said.model_dump())
    return Response(status_code=204)


@router.get("/api/sessions/{id}/report.md", response_class=Response)
async def report_markdown(id: str, studio: StudioOf) -> Response:
    """The report as Markdown, to keep."""
    room = await studio.rooms.open(id)
    await room.refresh()
    text = await studio.grading.markdown(room)
    return Response(text, media_type=_MARKDOWN, headers=_named(room, "report"))


@router.get("/api/sessions/{id}/session.md", response_class=Response)
async def session_markdown(id: str, studio: StudioOf) -> Response:
    """The session as the file `peakday grade` reads."""
    room = await studio.rooms.open(id)
    await room.refresh()
    text = await run_in_threadpool(_written, room)
    return Response(text, media_type=_MARKDOWN, headers=_named(room, "session"))


def _written(room: Room) -> str:
    from peakday.interview.transcript import write_events

    return write_events(list(room.events))


def _named(room: Room, what: str) -> dict[str, str]:
    return {"content-disposition": f'inline; filename="{room.prompt.id}-{what}.md"'}
