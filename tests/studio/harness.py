"""The real studio over the real store, on a free port, and a page's side of the line to it."""

from __future__ import annotations

import json
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2 as httpx
import uvicorn
from starlette.applications import Starlette
from websockets.sync.client import ClientConnection, connect

from peakday.store import open_store
from peakday.store.recordings import Recordings
from peakday.studio.app import create_app
from peakday.studio.clock import Clock, HandClock

# pytest rewrites anyio's modules as they are imported. One imported late, by the server's thread while
# another imports too, has met a fault of Python 3.11's parser ("AST constructor recursion depth mismatch").
assert anyio.open_file

PATIENCE_S = 120.0
Json = dict[str, Any]

BOARD: Json = {
    "boxes": {
        "scanner": {"is": "clients"},
        "gateway": {"is": "gateway"},
        "matcher": {"is": "service", "copies": 4, "time": "exp 40 ms"},
    },
    "arrows": ["scanner -> gateway", "gateway -> matcher"],
    "run": {"for": "2 min", "warm-up": "10 s", "seeds": 2},
}
"""A small board that runs in a moment."""


def soon(true: Callable[[], bool]) -> None:
    """Waits until something is true. Raises `TimeoutError` where it never is."""
    end = time.monotonic() + PATIENCE_S
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("it never came true")
        time.sleep(0.02)


class Live:
    """One page on one session: sends commands, keeps every event it hears."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.events: list[Json] = []
        self.passing: list[Json] = []
        self.replies: dict[str, Json] = {}

    def hear(self, timeout: float = PATIENCE_S) -> Json:
        """The next message, sorted into its kind."""
        message: Json = json.loads(self.socket.recv(timeout))
        if "n" in message and "kind" in message:
            self.events.append(message)
        elif "kind" in message:
            self.passing.append(message)
        else:
            self.replies[message.get("ack") or message["refused"]] = message
        return message

    def until(self, wanted: Callable[[Json], bool]) -> Json:
        """Hears on until a message is the wanted one."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            message = self.hear()
            if wanted(message):
                return message
        raise TimeoutError("the message never came")

    def find(self, wanted: Callable[[Json], bool]) -> Json:
        """The newest event that is the wanted one, heard already or still to come."""
        heard = [event for event in self.events if wanted(event)]
        return (
            heard[-1]
            if heard
            else self.until(lambda message: "n" in message and "kind" in message and wanted(message))
        )

    def event(self, kind: str) -> Json:
        """The newest event of that kind, heard already or still to come."""
        return self.find(lambda event: event["kind"] == kind)

    def post(self, kind: str, command: str | None = None, **data: Any) -> str:
        """Sends a command and does not wait."""
        id = command or str(uuid.uuid4())
        self.socket.send(json.dumps({"id": id, "kind": kind, "data": data}))
        return id

    def send(self, kind: str, command: str | None = None, **data: Any) -> Json:
        """Sends a command; its acknowledgement or refusal."""
        id = self.post(kind, command, **data)
        self.replies.pop(id, None)
        return self.until(lambda message: id in (message.get("ack"), message.get("refused")))

    def do(self, kind: str, **data: Any) -> int:
        """Sends a command that must be taken; the number of its event, which has been heard too."""
        reply = self.send(kind, **data)
        assert "ack" in reply, reply
        while not self.events or self.events[-1]["n"] < reply["n"]:
            self.hear()
        return int(reply["n"])


class Studio:
    """A running studio: its address, its clock, and ways to talk to it."""

    def __init__(self, port: int, clock: Clock, app: Starlette) -> None:
        self.port = port
        self.clock = clock
        self.app = app
        self.url = f"http://127.0.0.1:{port}"
        self.http = httpx.Client(base_url=self.url, timeout=60)

    def nobody_looks(self) -> None:
        """Waits until the studio has seen every page go."""
        soon(lambda: not any(room.heard for room in self.app.state.studio.rooms))

    def begin(self, minutes: float | None = None) -> str:
        """A new session of amazon-one."""
        wanted: Json = {"prompt": "amazon-one"}
        if minutes is not None:
            wanted["minutes"] = minutes
        answer = self.http.post("/api/sessions", json=wanted)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def snapshot(self, id: str) -> Json:
        """The session as a page first hears it."""
        answer = self.http.get(f"/api/sessions/{id}")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def log(self, id: str, after: int = 0) -> list[Json]:
        """The session's events."""
        lines = self.http.get(f"/api/sessions/{id}/events", params={"after": after}).text
        return [json.loads(line) for line in lines.splitlines()]

    @contextmanager
    def live(self, id: str, after: int = 0, **more: Any) -> Iterator[Live]:
        """A page's line to a session."""
        address = f"ws://127.0.0.1:{self.port}/api/sessions/{id}/live?after={after}"
        with connect(address, max_size=None, **more) as opened:
            yield Live(opened)


@contextmanager
def running(data: Path, clock: Clock | None = None, warm: bool = False) -> Iterator[Studio]:
    """A studio in a thread of this process, over the store in `data`."""
    clock = clock or HandClock()
    repository = open_store(data)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    app = create_app(repository, clock, warm=warm, recordings=Recordings(data / "recordings"))
    config = uvicorn.Config(
        app, log_level="warning", ws="websockets-sansio", ws_max_size=1_000_000,
        timeout_graceful_shutdown=1, lifespan="on",
    )  # fmt: skip
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    end = time.monotonic() + PATIENCE_S
    while not server.started and time.monotonic() < end and thread.is_alive():
        time.sleep(0.01)
    assert server.started
    studio = Studio(listening.getsockname()[1], clock, app)
    try:
        yield studio
    finally:
        studio.http.close()
        server.should_exit = True
        thread.join(10)
        repository.close()
        assert not thread.is_alive(), "the studio did not stop"
