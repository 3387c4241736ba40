"""One page's WebSocket: hears commands, tells the log from where the page left off."""

from __future__ import annotations

import asyncio
import json
import sys
import traceback
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from peakday.interview.events import to_message
from peakday.interview.refusal import Refused
from peakday.interview.repository import StoreError
from peakday.studio.desk import Desk
from peakday.studio.listener import Listener
from peakday.studio.messages import INSIDE, read_command
from peakday.studio.room import Room

MOST_MESSAGE = 1_000_000
"""The largest message a page may send, in bytes."""
AT_ONCE = 50
"""Events sent before looking at replies again."""
TRY_AGAIN_S = 1.0
GOING_AWAY, TRY_LATER = 1001, 1013


class Connection:
    """Reads and writes at the same time until either side goes."""

    def __init__(self, socket: WebSocket, room: Room, desk: Desk, after: int) -> None:
        self._socket = socket
        self._room = room
        self._desk = desk
        self._listener: Listener = room.listen(after)
        self._code = GOING_AWAY

    def tell(self, kind: str, data: dict[str, Any]) -> None:
        """A passing message to this page alone."""
        self._listener.tell({"kind": kind, "data": data})

    async def serve(self) -> None:
        """Until the page leaves, the studio stops, or the log cannot be written."""
        tasks = {asyncio.create_task(self._hear()), asyncio.create_task(self._speak())}
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._room.leave(self._listener)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._close()

    async def _close(self) -> None:
        if self._socket.application_state is WebSocketState.CONNECTED:
            try:
                await self._socket.close(self._code)
            except (RuntimeError, OSError, WebSocketDisconnect):
                return  # The page was faster.

    async def _hear(self) -> None:
        try:
            while True:
                message = await self._socket.receive()
                if message["type"] == "websocket.disconnect":
                    return
                text = message.get("text")
                if text is None:
                    self._listener.tell(_error("A message is text: a JSON map with id, kind and data."))
                elif not await self._take(text):
                    return
        except (WebSocketDisconnect, RuntimeError):
            return

    async def _take(self, text: str) -> bool:
        """Takes one command; false where the line is to be closed, so that the page sends it again later."""
        try:
            command = read_command(text)
        except ValueError as problem:
            self._listener.tell(_error(str(problem)))
            return True
        try:
            if command.kind == "run.stop":
                self._desk.stop(self._room)
                number = self._room.state.last
            else:
                number = await self._room.perform(command.id, command.kind, command.data)
        except Refused as refusal:
            await self._listener.reply({"refused": command.id, "why": str(refusal)})
        except StoreError as trouble:
            # Not refused: the page keeps it and sends it again over the next line.
            self._listener.tell(_error(str(trouble), waiting=command.id))
            await asyncio.sleep(TRY_AGAIN_S)
            self._code = TRY_LATER
            return False
        except Exception:
            # A fault of ours: told, so that the page does not send it for ever.
            traceback.print_exc(file=sys.stderr)
            await self._listener.reply({"refused": command.id, "why": INSIDE})
        else:
            await self._listener.reply({"ack": command.id, "n": number})
        return True

    async def _speak(self) -> None:
        listener, room = self._listener, self._room
        try:
            while not listener.closed:
                await listener.news()
                while True:
                    events = room.after(listener.position)[:AT_ONCE]
                    for event in events:
                        await self._send(to_message(event))
                        listener.position = event.number
                    for message in listener.take():
                        await self._send(message)
                    if not events or listener.closed:
                        break
        except (WebSocketDisconnect, RuntimeError, OSError):
            return

    async def _send(self, message: Any) -> None:
        await self._socket.send_text(json.dumps(message, separators=(",", ":")))


def _error(why: str, **more: str) -> dict[str, object]:
    return {"kind": "error", "data": {"why": why, **more}}
