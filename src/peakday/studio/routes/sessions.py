"""Sessions: begun, listed, looked at, and their log read."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from peakday.interview.events import to_message
from peakday.studio.listener import Listener
from peakday.studio.messages import NewSession
from peakday.studio.parts import Studio, StudioOf
from peakday.studio.room import Room
from peakday.studio.snapshot import snapshot, summary

router = APIRouter()


@router.post("/api/sessions", status_code=201)
async def begin(wanted: NewSession, studio: StudioOf) -> dict[str, str]:
    """Begins a session; its clock runs from now on. Answers `{id}`."""
    return {"id": await studio.rooms.begin(wanted.prompt, wanted.minutes, wanted.strict)}


@router.get("/api/sessions")
async def sessions(studio: StudioOf) -> list[dict[str, Any]]:
    """Every session, the newest first."""
    now = studio.clock.now()
    lines = await studio.rooms.lines()
    grades = await asyncio.to_thread(studio.rooms.repository.grades)
    return [summary(line, state, now, grades.get(line.id)) for line, state in lines]


@router.get("/api/sessions/{id}")
async def session(id: str, studio: StudioOf) -> JSONResponse:
    """The whole session as it is now; listen from its `last`."""
    room = await studio.rooms.open(id)
    await room.refresh()
    # Not through FastAPI's encoder: what is in the log is plain JSON already, and there is a lot of it.
    return JSONResponse(snapshot(room.id, room.prompt, room.state, studio.clock.now()))


@router.get("/api/sessions/{id}/events", response_class=Response)
async def events(id: str, request: Request, studio: StudioOf, after: int = Query(0, ge=0)) -> Response:
    """The log after a number: one JSON a line, or as server-sent events where the caller accepts those."""
    room = await studio.rooms.open(id)
    await room.refresh()
    if "text/event-stream" in request.headers.get("accept", ""):
        heard = request.headers.get("last-event-id", "")
        start = max(after, int(heard)) if heard.isdigit() and len(heard) < 10 else after
        return StreamingResponse(_stream(room, studio, start), media_type="text/event-stream")
    lines = "".join(json.dumps(to_message(event)) + "\n" for event in room.after(after))
    return Response(lines, media_type="application/x-ndjson")


async def _stream(room: Room, studio: Studio, after: int) -> AsyncIterator[str]:
    listener: Listener = room.listen(after)
    studio.streams.add(listener)
    try:
        while not (listener.closed or studio.streams.stopping):
            await listener.news()
            listener.take()
            for event in room.after(listener.position):
                listener.position = event.number
                yield f"id: {event.number}\nevent: {event.kind}\ndata: {json.dumps(to_message(event))}\n\n"
    finally:
        room.leave(listener)
        studio.streams.remove(listener)
