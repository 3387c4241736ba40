"""The studio is killed at random moments of a session; nothing acknowledged is lost, and nothing is doubled.

`PEAKDAY_KILLS=50 pytest tests/faults/test_kill.py` kills it fifty times; the ordinary run less often.
"""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import connect

KILLS = int(os.environ.get("PEAKDAY_KILLS", "6"))
SEED = int(os.environ.get("PEAKDAY_SEED", "1"))
STARTS_WITHIN_S = 60.0
Json = dict[str, Any]


class Victim:
    """The studio in a process of its own, to be killed."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.data = data
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "peakday.studio",
            "--cold",
            "--port",
            str(self.port),
            "--data",
            str(self.data),
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        end = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < end:
            if self.process.poll() is not None:
                pipe = self.process.stderr
                raise AssertionError(f"the studio did not start: {pipe.read().decode() if pipe else ''}")
            try:
                self.get("/api/sessions")
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise AssertionError("the studio did not start in time")

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            text = answer.read().decode()
        return (
            [json.loads(line) for line in text.splitlines()] if path.endswith("/events") else json.loads(text)
        )

    def begin(self) -> str:
        body = json.dumps({"prompt": "amazon-one"}).encode()
        wanted = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/sessions", body, method="POST")
        wanted.add_header("content-type", "application/json")
        with urllib.request.urlopen(wanted, timeout=30) as answer:
            return str(json.load(answer)["id"])


class Page:
    """A page with an outbox: what is not acknowledged is sent again over the next line, in order."""

    def __init__(self, victim: Victim, id: str) -> None:
        self.victim = victim
        self.id = id
        self.last = 0
        self.heard: list[Json] = []
        self.acknowledged: dict[str, int] = {}
        self.outbox: list[Json] = []

    def drive(self, commands: Iterator[Json], stop: threading.Event) -> None:
        """Sends commands until told to stop and nothing is waiting any more."""
        while not stop.is_set() or self.outbox:
            try:
                address = f"ws://127.0.0.1:{self.victim.port}/api/sessions/{self.id}/live?after={self.last}"
                with connect(address, open_timeout=5, max_size=None) as line:
                    for command in self.outbox:
                        line.send(json.dumps(command))
                    self._talk(line, commands, stop)
            except (OSError, ConnectionClosed, InvalidHandshake, TimeoutError, EOFError):
                time.sleep(0.02)

    def _talk(self, line: Any, commands: Iterator[Json], stop: threading.Event) -> None:
        while not stop.is_set() or self.outbox:
            if len(self.outbox) < 4 and not stop.is_set():
                self.outbox.append(next(commands))
                line.send(json.dumps(self.outbox[-1]))
            message = json.loads(line.recv(10))
            if "n" in message and "kind" in message:
                assert message["n"] == self.last + 1, "an event came twice, or one was left out"
                self.last = message["n"]
                self.heard.append(message)
            elif "ack" in message:
                self.acknowledged[message["ack"]] = message["n"]
                self.outbox = [command for command in self.outbox if command["id"] != message["ack"]]
            else:
                assert "refused" not in message, message


def script(chance: random.Random) -> Iterator[Json]:
    """A session's commands, without an end."""
    number = 0
    board = {"boxes": {"u": {"is": "clients"}, "s": {"is": "service", "copies": 2}}, "arrows": ["u -> s"]}
    while True:
        number += 1
        kind = chance.choice(["say", "say", "note", "card", "board", "step"])
        data: Json = {
            "say": {"text": f"Sentence {number}: a queue forms behind anyone who waits."},
            "note": {"text": f"note {number}"},
            "card": {"card": {"id": f"card-{number}", "kind": "risk", "text": f"risk {number}"}},
            "board": {"document": {**board, "title": f"Drawing {number}"}},
            "step": {"to": chance.choice(["clarify", "metrics", "sketch"])},
        }[kind]
        yield {"id": f"command-{number}", "kind": kind, "data": data}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    victim = Victim(tmp_path)
    victim.start()
    id = victim.begin()
    page = Page(victim, id)
    stop = threading.Event()
    trouble: list[BaseException] = []

    def drive() -> None:
        try:
            page.drive(script(chance), stop)
        except BaseException as error:
            trouble.append(error)

    driver = threading.Thread(target=drive, daemon=True)
    driver.start()
    moments = random.Random(SEED + 1)
    counts: list[int] = []
    try:
        for _ in range(KILLS):
            before = len(page.acknowledged)
            end = time.monotonic() + 20
            while len(page.acknowledged) == before and time.monotonic() < end and not trouble:
                time.sleep(0.001)
            time.sleep(moments.uniform(0.0, 0.25))
            victim.kill()
            counts.append(len(page.acknowledged) - before)
            victim.start()
        stop.set()
        driver.join(30)
        assert not trouble, trouble
        assert not driver.is_alive()
        log = victim.get(f"/api/sessions/{id}/events")
        snapshot = victim.get(f"/api/sessions/{id}")
        now = time.time()
    finally:
        stop.set()
        victim.kill()

    assert all(count > 0 for count in counts), "every life of the studio took something"
    assert [event["n"] for event in log] == list(range(1, len(log) + 1))
    assert log[: len(page.heard)] == page.heard, "what a page heard is what the log says"
    by_number = {event["n"]: event for event in log}
    for number, command in enumerate(script(random.Random(SEED)), start=1):
        if number > len(page.acknowledged):
            break
        written = by_number[page.acknowledged[command["id"]]]
        assert matches(command, written), (command, written)
    order = [page.acknowledged[f"command-{number}"] for number in range(1, len(page.acknowledged) + 1)]
    assert order == sorted(set(order)), "commands stand in the order they were given, each once"
    assert sum(event["kind"] == "noted" for event in log) == len(
        {event["data"]["text"] for event in log if event["kind"] == "noted"}
    )
    walls = [event["wall"] for event in log]
    assert walls == sorted(walls)
    assert all(abs(event["at"] - (event["wall"] - walls[0])) < 0.01 for event in log), "no time was lost"
    assert abs(snapshot["clock"]["now_s"] - (now - walls[0])) < 5
    assert snapshot["clock"]["running"]
    assert snapshot["clock"]["paused"] == []


def matches(command: Json, event: Json) -> bool:
    """Is the event what the command asked for?"""
    data, written = command["data"], event["data"]
    return {
        "say": lambda: event["kind"] == "said" and written["text"] == data["text"],
        "note": lambda: event["kind"] == "noted" and written == data,
        "card": lambda: event["kind"] == "carded" and written["card"] == data["card"],
        "board": lambda: event["kind"] == "drawn" and written["document"] == data["document"],
        "step": lambda: event["kind"] == "stepped" and written == data,
    }[command["kind"]]()
