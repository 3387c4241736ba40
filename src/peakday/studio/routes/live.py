"""The WebSocket of a session."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from peakday.interview.repository import StoreError, TryAgain
from peakday.prompts import PromptError
from peakday.studio.connection import TRY_AGAIN_S, TRY_LATER, Connection
from peakday.studio.parts import Studio
from peakday.studio.snapshot import clock

router = APIRouter()
GONE, NO_NUMBER = 4404, 4400
MOST_REASON = 123
"""The longest reason a close may carry, in bytes (RFC 6455)."""


@router.websocket("/api/sessions/{id}/live")
async def live(socket: WebSocket, id: str) -> None:
    """Tells every event after `after`, then live ones; takes commands (docs/studio.md)."""
    studio: Studio = socket.app.state.studio
    after = socket.query_params.get("after", "0")
    # Accepted first, or a browser would hear neither the code nor the sentence of a no.
    await socket.accept()
    if not after.isascii() or not after.isdigit() or len(after) > 12:
        await _close(socket, NO_NUMBER, "after is the number of the last event heard, from 0.")
        return
    try:
        room = await studio.rooms.open(id)
        await room.refresh()
    except TryAgain as trouble:
        await _close(socket, TRY_LATER, str(trouble))
        return
    except (StoreError, PromptError) as trouble:
        await _close(socket, GONE, str(trouble))
        return
    connection = Connection(socket, room, studio.desk, int(after))
    connection.tell("status", dict(studio.status.parts))
    connection.tell("clock", clock(room.state, studio.clock.now()))
    if int(after) > room.state.last:
        why = "This page knows more of the session than the studio does. Load the page anew."
        connection.tell("error", {"why": why})
    studio.desk.looks.begin(room)
    await connection.serve()


async def _close(socket: WebSocket, code: int, why: str) -> None:
    """Says no: for good in the reason itself, and what may pass as an `error` before, as on an open line."""
    reason = why.encode()[:MOST_REASON].decode(errors="ignore")
    try:
        if code == TRY_LATER:
            await socket.send_json({"kind": "error", "data": {"why": why}})
            await asyncio.sleep(TRY_AGAIN_S)
        await socket.close(code, reason)
    except (RuntimeError, OSError, WebSocketDisconnect):
        return  # The page was faster.
