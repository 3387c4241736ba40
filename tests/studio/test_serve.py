"""The studio as a process: it says where it is, gives way where its port is taken, and stops at once."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from .harness import soon

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are a POSIX matter")
COMMAND = [sys.executable, "-m", "peakday.studio", "--cold"]


def started(data: Path, *more: str, cache: Path | None = None) -> tuple[subprocess.Popen[str], str]:
    """A studio that is up, and its address; it begins to compile its engine where a `cache` is given."""
    command = COMMAND if cache is None else [part for part in COMMAND if part != "--cold"]
    environment = os.environ if cache is None else {**os.environ, "PEAKDAY_CACHE": str(cache)}
    process = subprocess.Popen(
        [*command, "--data", str(data), *more],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    if found is None:
        process.kill()
        raise AssertionError(f"{line}{process.communicate()}")
    return process, found[0]


def test_ctrl_c_stops_it_with_pages_open(tmp_path: Path) -> None:
    import httpx2 as httpx

    process, address = started(tmp_path, "--port", "0")
    id = httpx.post(f"{address}/api/sessions", json={"prompt": "amazon-one"}, timeout=30).json()["id"]
    path = f"/api/sessions/{id}"
    with connect(f"{address.replace('http', 'ws')}{path}/live?after=0") as page:
        stream = httpx.stream(
            "GET", f"{address}{path}/events", headers={"accept": "text/event-stream"}, timeout=30
        )
        with stream as answer:
            reading = threading.Thread(target=lambda: list(answer.iter_lines()), daemon=True)
            reading.start()
            time.sleep(0.3)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=20)
            reading.join(5)
        with pytest.raises(ConnectionClosed) as closed:
            list(iter(lambda: page.recv(5), None))
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code in (1001, 1012), "going away, or restarting: the page comes back by itself"
    assert process.returncode == 0, err
    assert "Traceback" not in err, err
    assert "safe" in out
    with sqlite3.connect(tmp_path / "sessions.sqlite3") as kept:
        assert kept.execute("SELECT count(*) FROM events").fetchone()[0] >= 2


def test_ctrl_c_stops_it_while_the_engine_compiles(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    process, _ = started(tmp_path, "--port", "0", cache=cache)
    soon(lambda: any(cache.glob("peakday/kernel-*")))
    time.sleep(1)  # into the compiling itself; wherever it is by then, it must end as well
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert "safe" in out
    assert "terminate" not in err


def test_a_taken_port_gives_way(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process, address = started(tmp_path, "--port", str(port))
        try:
            assert not address.endswith(f":{port}")
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=20)


def test_two_studios_on_one_folder_see_each_others_events(tmp_path: Path) -> None:
    import json

    import httpx2 as httpx

    one, first = started(tmp_path, "--port", "0")
    two, second = started(tmp_path, "--port", "0")
    try:
        id = httpx.post(f"{first}/api/sessions", json={"prompt": "amazon-one"}, timeout=30).json()["id"]
        path = f"/api/sessions/{id}/live?after=0"
        with (
            connect(first.replace("http", "ws") + path) as a,
            connect(second.replace("http", "ws") + path) as b,
        ):
            a.send(json.dumps({"id": "x", "kind": "note", "data": {"text": "from the first"}}))
            end = time.monotonic() + 20
            while time.monotonic() < end:
                message = json.loads(b.recv(20))
                if message.get("kind") == "noted":
                    break
            assert message["data"]["text"] == "from the first"
            b.send(json.dumps({"id": "y", "kind": "note", "data": {"text": "from the second"}}))
            while time.monotonic() < end:
                message = json.loads(b.recv(20))
                if message.get("ack") == "y":
                    break
            assert message["n"] == 4
    finally:
        for process in (one, two):
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=20)


@pytest.mark.parametrize(
    "content", [b"Dear diary, this is no database.", b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_bad_file_is_told_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sessions.sqlite3").write_bytes(content)
    done = subprocess.run(
        [*COMMAND, "--data", str(tmp_path), "--port", "0"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode not in (0, None)
    assert "Traceback" not in done.stderr
    assert "sessions.sqlite3" in done.stderr
    assert (tmp_path / "sessions.sqlite3").read_bytes() == content


def test_a_folder_that_cannot_be_used_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = subprocess.run(
        [*COMMAND, "--data", str(tmp_path / "file")], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stderr.strip().endswith("--data.")
    assert done.stderr.count("\n") == 1


def test_only_the_loopback_is_listened_on(tmp_path: Path) -> None:
    process, address = started(tmp_path, "--port", "0")
    try:
        port = int(address.rsplit(":", 1)[1])
        listening = subprocess.run(
            ["cat", "/proc/net/tcp"], capture_output=True, text=True, check=False
        ).stdout
        rows = [row.split()[1] for row in listening.splitlines()[1:] if row.split()[3] == "0A"]
        if not rows:
            pytest.skip("this system does not tell who listens where")
        assert [row for row in rows if row.endswith(f":{port:04X}")] == [f"0100007F:{port:04X}"]
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
