"""The voice of a session: recorded in the page, kept as files on this machine.

It is sent nowhere, unless a transcriber was configured and is asked for.
"""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from peakday.interview.refusal import Refused
from peakday.store.recordings import Recording, Recordings
from peakday.studio.messages import NewRecording
from peakday.studio.parts import Studio, StudioOf
from peakday.studio.transcriber import MODEL, URL
from peakday.studio.workers import in_background

router = APIRouter()


@router.get("/api/sessions/{id}/recordings")
async def recordings(id: str, studio: StudioOf) -> list[dict[str, Any]]:
    """A session's recordings, the earliest first: `[{name, at, type, bytes, text, writable}]`.

    `at` is on the session's clock; `text` what was said, where it was written down; `writable`: can it be?
    """
    return [_line(each, studio) for each in await asyncio.to_thread(_kept(studio).of, id)]


@router.post("/api/sessions/{id}/recordings", status_code=201)
async def begin(id: str, wanted: NewRecording, studio: StudioOf) -> dict[str, Any]:
    """Begins a recording at the session's clock as it stands. Answers its line."""
    room = await studio.rooms.open(id)
    if room.state.ended:
        raise Refused("This session has ended: there is nothing more to record.")
    return _line(await asyncio.to_thread(_kept(studio).begin, id, room.seconds, wanted.type), studio)


@router.post("/api/sessions/{id}/recordings/{name}")
async def append(id: str, name: str, request: Request, studio: StudioOf, offset: int = Query(ge=0)) -> Any:
    """Puts the body at `offset`, which is the recording's size so far. The same part twice is kept once."""
    part = await request.body()
    return _line(await asyncio.to_thread(_kept(studio).append, id, name, offset, part), studio)


@router.post("/api/sessions/{id}/recordings/{name}/text")
async def write_down(id: str, name: str, studio: StudioOf) -> dict[str, Any]:
    """Has the configured transcriber write a recording down, and keeps that beside it. Answers its line."""
    transcriber = studio.transcriber
    if transcriber is None:
        raise Refused(f"No transcriber is set up. Name one in {URL} and {MODEL}, and start the studio again.")
    kept = _kept(studio)
    path = await asyncio.to_thread(kept.path, id, name)
    kind = next(each.type for each in kept.of(id) if each.name == name)

    def work() -> Recording:
        return kept.keep_text(id, name, transcriber.text(path.read_bytes(), name, kind))

    return _line(await in_background(work, f"writing down {name}"), studio)


@router.get("/api/sessions/{id}/recordings/{name}", response_class=Response)
async def listen(id: str, name: str, studio: StudioOf) -> Response:
    """The recording, to play."""
    path = await asyncio.to_thread(_kept(studio).path, id, name)
    kind = next(each.type for each in _kept(studio).of(id) if each.name == name)
    return FileResponse(path, media_type=kind, headers={"cache-control": "no-store"})


@router.delete("/api/sessions/{id}/recordings/{name}", status_code=204)
async def delete(id: str, name: str, studio: StudioOf) -> None:
    """Deletes a recording for good."""
    await asyncio.to_thread(_kept(studio).delete, id, name)


def _kept(studio: Studio) -> Recordings:
    if studio.recordings is None:
        raise Refused("This studio keeps no recordings.")
    return studio.recordings


def _line(each: Recording, studio: Studio) -> dict[str, Any]:
    told = {"name": each.name, "at": each.at, "type": each.type, "bytes": each.bytes, "text": each.text}
    return {**told, "writable": studio.transcriber is not None}
