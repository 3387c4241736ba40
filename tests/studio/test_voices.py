"""A voice over HTTP: begun, sent in parts, listed, played, deleted."""

from __future__ import annotations

from peakday.studio.clock import HandClock

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
