"""A voice over HTTP: begun, sent in parts, listed, played, deleted."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from peakday.studio.clock import HandClock
from peakday.studio.transcriber import Transcriber, configured

from .harness import Studio


def test_a_voice_is_kept_with_its_session(studio: Studio, clock: HandClock) -> None:
    id = studio.begin()
    clock.move(75)
    line = studio.http.post(f"/api/sessions/{id}/recordings", json={"type": "audio/webm;codecs=opus"}).json()
    assert line["at"] == 75
    address = f"/api/sessions/{id}/recordings/{line['name']}"
    for offset in (0, 3, 0):
        assert studio.http.post(address, params={"offset": offset}, content=b"abc").status_code == 200
    assert studio.http.get(f"/api/sessions/{id}/recordings").json() == [{**line, "bytes": 6}]
    heard = studio.http.get(address)
    assert (heard.content, heard.headers["content-type"]) == (b"abcabc", "audio/webm")
    assert studio.http.get(address, headers={"range": "bytes=1-2"}).content == b"bc"
    assert studio.http.delete(address).status_code == 204
    assert studio.http.get(address).status_code == 404


def test_what_cannot_be_recorded_is_said(studio: Studio) -> None:
    id = studio.begin()
    path = f"/api/sessions/{id}/recordings"
    assert "audio/webm" in studio.http.post(path, json={"type": "text/html"}).json()["why"]
    assert studio.http.post("/api/sessions/nobody/recordings", json={"type": "audio/webm"}).status_code == 404
    with studio.live(id) as page:
        page.do("end")
    assert studio.http.post(path, json={"type": "audio/webm"}).status_code == 422


def test_the_microphone_is_the_pages_own(studio: Studio) -> None:
    headers = studio.http.get("/").headers
    assert "microphone=(self)" in headers["permissions-policy"]
    assert "media-src 'self'" in headers["content-security-policy"]


@contextmanager
def endpoint(answer: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """A stand-in for a speech endpoint: its address, and what it was sent."""
    heard: list[bytes] = []

    class Stand(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.path.encode() + b"\n" + self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stand)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1", heard
    server.shutdown()
    server.server_close()


def test_a_voice_is_written_down_by_what_was_configured(studio: Studio) -> None:
    id = studio.begin()
    path = f"/api/sessions/{id}/recordings"
    line = studio.http.post(path, json={"type": "audio/webm"}).json()
    studio.http.post(f"{path}/{line['name']}", params={"offset": 0}, content=b"\x1aE\xdf\xa3voice")
    assert (line["text"], line["writable"]) == (None, False)
    refused = studio.http.post(f"{path}/{line['name']}/text")
    assert (refused.status_code, "No transcriber" in refused.json()["why"]) == (422, True)
    with endpoint(b'{"text": " I start with the palm. "}') as (url, heard):
        studio.app.state.studio.transcriber = Transcriber(url, "whisper-small")
        written = studio.http.post(f"{path}/{line['name']}/text").json()
    assert (written["text"], written["writable"]) == ("I start with the palm.", True)
    assert heard[0].startswith(b"/v1/audio/transcriptions\n")
    assert b"\x1aE\xdf\xa3voice" in heard[0]
    assert b"whisper-small" in heard[0]
    assert studio.http.get(path).json() == [written]
    down = studio.http.post(f"{path}/{line['name']}/text")
    assert (down.status_code, "could not be asked" in down.json()["why"]) == (422, True)
    assert studio.http.get(path).json()[0]["text"] == "I start with the palm."
    assert studio.http.delete(f"{path}/{line['name']}").status_code == 204


@pytest.mark.parametrize("answer", [b"<html>", b"{}", b'{"text": 3}', b"[" * 2000])
def test_an_answer_that_is_none_is_told(studio: Studio, answer: bytes) -> None:
    id = studio.begin()
    path = f"/api/sessions/{id}/recordings"
    name = studio.http.post(path, json={"type": "audio/webm"}).json()["name"]
    with endpoint(answer) as (url, _):
        studio.app.state.studio.transcriber = Transcriber(url, "any")
        assert "not known" in studio.http.post(f"{path}/{name}/text").json()["why"]
    assert studio.http.get(path).json()[0]["text"] is None


def test_without_the_setting_nothing_is_asked() -> None:
    assert configured({}) is None
    assert configured({"PEAKDAY_TRANSCRIBER_URL": "file:///etc/passwd", "PEAKDAY_TRANSCRIBER": "m"}) is None
    named = {"PEAKDAY_TRANSCRIBER_URL": "http://localhost:8000/v1", "PEAKDAY_TRANSCRIBER": "m"}
    assert configured(named) == Transcriber("http://localhost:8000/v1", "m")
