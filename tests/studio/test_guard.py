"""Only this machine's own pages may talk to the studio, and only so much."""

from __future__ import annotations

import pytest
from websockets.exceptions import InvalidStatus

from .harness import Studio


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "127.0.0.1.evil.example"},
        {"host": "evil.example:8765"},
        {"host": ""},
        {"host": "[::1"},
        {"origin": "http://evil.example"},
        {"origin": "https://127.0.0.1"},
        {"origin": "null"},
        {"origin": "http://localhost:1"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_strangers_are_refused(studio: Studio, headers: dict[str, str]) -> None:
    answer = studio.http.get("/api/prompts", headers=headers)
    assert answer.status_code == 403
    assert answer.json()["why"]
    assert (
        studio.http.post("/api/sessions", json={"prompt": "amazon-one"}, headers=headers).status_code == 403
    )


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_the_machines_own_names_are_welcome(studio: Studio, host: str) -> None:
    headers = {"host": f"{host}:{studio.port}", "origin": f"http://{host}:{studio.port}"}
    assert studio.http.get("/api/prompts", headers=headers).status_code == 200


def test_a_strangers_socket_is_refused(studio: Studio) -> None:
    id = studio.begin()
    with pytest.raises(InvalidStatus), studio.live(id, additional_headers={"origin": "http://evil.example"}):
        pass
    with studio.live(id, origin=studio.url) as page:
        page.do("note", text="welcome")


def test_a_link_to_the_page_may_be_followed(studio: Studio) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert studio.http.get("/", headers=headers).status_code != 403


@pytest.mark.parametrize("path", ["/", "/api/prompts", "/api/nothing", "/api/sessions/nobody"])
def test_every_answer_has_the_strict_headers(studio: Studio, path: str) -> None:
    headers = studio.http.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_a_huge_body_is_refused(studio: Studio) -> None:
    answer = studio.http.post("/api/estimate", content=b"x" * 1_100_000)
    assert answer.status_code == 413
    assert "too large" in answer.json()["why"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422), (b"{", 422), (b"[]", 422), (b'{"prompt": 3}', 422), (b'{"prompt": "nothing"}', 404),
        (b'{"prompt": "../../etc"}', 404), (b'{"prompt": "amazon-one", "minutes": -5}', 422),
        (b'{"prompt": "amazon-one", "minutes": 1e999}', 422), (b'{"prompt": "amazon-one", "x": 1}', 422),
        (b"\xff\xfe", 400), (b"[" * 50_000, 422),
    ],
)  # fmt: skip
def test_bad_requests_get_a_sentence(studio: Studio, body: bytes, status: int) -> None:
    answer = studio.http.post("/api/sessions", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status or {answer.status_code, status} == {400, 422}
    assert answer.json()["why"].strip()
    assert "Traceback" not in answer.text


def test_there_is_nothing_at_a_wrong_address(studio: Studio) -> None:
    answer = studio.http.get("/api/nothing")
    assert answer.status_code == 404
    assert answer.json()["why"]
    assert studio.http.get("/docs").text.find("swagger") == -1
