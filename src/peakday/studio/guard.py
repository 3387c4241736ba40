"""Who may talk to the studio: this machine's own pages. And what a page may do: nothing but be itself."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MOST_BODY = 1_000_000
"""The largest request body, in bytes."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(self), geolocation=()"),
)


class Guard:
    """Checks every request's Host and Origin, bounds its body, and adds the strict headers to the answer.

    Host: a page elsewhere whose name was pointed at this machine (DNS rebinding) still sends its own name.
    Origin: a page elsewhere may not send commands with the candidate's browser.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or socket."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        why = problem(scope)
        if scope["type"] == "websocket":
            if why:
                # Never accepted, so it is a plain 403: a stranger's page is told nothing, not even a code.
                await receive()
                await send({"type": "websocket.close"})
            else:
                await self.app(scope, receive, send)
            return
        if why:
            await _refuse(send, 403, why)
            return
        length = _header(scope, b"content-length")
        if length is not None and (not length.isdigit() or int(length) > MOST_BODY):
            await _refuse(send, 413, f"That is too large; at most {MOST_BODY} bytes are read.")
            return
        await self.app(scope, _bounded(receive), _with_headers(send))


def problem(scope: Scope) -> str | None:
    """Why a request is refused, as a sentence, or `None` where it is welcome."""
    host = _header(scope, b"host") or ""
    if _name(host) not in LOOPBACK:
        return "The studio answers on this machine only: open it as http://127.0.0.1 with its port."
    origin = _header(scope, b"origin")
    if origin is not None and (urlsplit(origin).scheme != "http" or urlsplit(origin).netloc != host):
        return "That page is not the studio's own, so it may not use it."
    if _header(scope, b"sec-fetch-site") in ("cross-site", "same-site") and not _navigates(scope):
        return "That page is not the studio's own, so it may not use it."
    return None


def _navigates(scope: Scope) -> bool:
    # Following a link to the page is welcome; the page itself is the same for everybody.
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and _header(scope, b"sec-fetch-mode") == "navigate"
        and not scope["path"].startswith("/api/")
    )


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _header(scope: Scope, name: bytes) -> str | None:
    found = [value for key, value in scope["headers"] if key == name]
    # Two Hosts or two Origins are somebody's trick: neither is believed.
    return found[0].decode("latin-1") if len(found) == 1 else ("" if found else None)


def _bounded(receive: Receive) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BODY:
            # Without a stated length the excess shows only here; the reader sees a broken body.
            return {"type": "http.disconnect"}
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", []), *HEADERS]}
        await send(message)

    return sending


async def _refuse(send: Send, status: int, why: str) -> None:
    body = json.dumps({"why": why}).encode()
    headers: list[Any] = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *HEADERS]})
    await send({"type": "http.response.body", "body": body})
