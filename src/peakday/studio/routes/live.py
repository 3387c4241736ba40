"""The WebSocket of a session."""

from __future__ import annotations

from fastapi import APIRouter, WebSocket

from peakday.interview.repository import StoreError
from peakday.prompts import PromptError
from peakday.studio.connection import Connection
from peakday.studio.parts import Studio
from peakday.studio.snapshot import clock

router = APIRouter()
GONE, NO_NUMBER = 4404, 4400


@router.websocket("/api/sessions/{id}/live")
async def live(socket: WebSocket, id: str) -> None:
    """Tells every event after `after`, then live ones; takes commands (docs/studio.md)."""
    studio: Studio = socket.app.state.studio
    after = socket.query_params.get("after", "0")
    if not after.isascii() or not after.isdigit() or len(after) > 12:
        await socket.close(NO_NUMBER, "after is the number of the last event heard, from 0.")
        return
    try:
        room = await studio.rooms.open(id)
        await room.refresh()
    except (StoreError, PromptError) as trouble:
        await socket.close(GONE, str(trouble)[:120])
        return
    await socket.accept()
    connection = Connection(socket, room, studio.desk, int(after))
    connection.tell("status", dict(studio.status.parts))
    connection.tell("clock", clock(room.state, studio.clock.now()))
    if int(after) > room.state.last:
        why = "This page knows more of the session than the studio does. Load the page anew."
        connection.tell("error", {"why": why})
    studio.desk.looks.begin(room)
    await connection.serve()
