"""Plays a session over the wire, as the page's line does: quick, for screens that need one to show."""

from __future__ import annotations

import json
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from websockets.sync.client import ClientConnection, connect

if TYPE_CHECKING:
    from .server import Studio

PATIENCE_S = 180


def ask(studio: Studio, path: str, body: object | None = None) -> Any:
    """What the studio answers, as JSON."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{studio.url}{path}", data, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
        return json.load(answer)


class Line:
    """One page's line to one session."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.finished = 0
        """Runs that came to an end so far."""

    def tell(self, kind: str, **data: object) -> None:
        """Sends a command and waits until it is on disk."""
        id = str(uuid.uuid4())
        self._socket.send(json.dumps({"id": id, "kind": kind, "data": data}))
        while self.hear().get("ack") != id:
            pass

    def run(self, **data: object) -> None:
        """Runs the board, and waits for what it measured."""
        before = self.finished
        self.tell("run", **data)
        while self.finished == before:
            self.hear()

    def hear(self) -> dict[str, Any]:
        """The next message."""
        message: dict[str, Any] = json.loads(self._socket.recv(timeout=PATIENCE_S))
        assert "refused" not in message, message
        if message.get("kind") == "run-finished":
            assert message["data"]["result"] is not None, message["data"]["error"]
            self.finished += 1
        return message


@contextmanager
def line(studio: Studio, session: str) -> Iterator[Line]:
    """A line to a session, from its first event on."""
    address = f"ws://127.0.0.1:{studio.port}/api/sessions/{session}/live?after=0"
    with connect(address, max_size=None) as socket:
        yield Line(socket)
