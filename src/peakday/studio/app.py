"""The studio as an ASGI application."""

from __future__ import annotations

import asyncio
import sys
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from peakday.interview.refusal import Refused
from peakday.interview.repository import NoSuchSession, Repository, StoreError
from peakday.prompts import PromptError
from peakday.store.recordings import Recordings
from peakday.studio.clock import Clock, SystemClock
from peakday.studio.desk import Desk
from peakday.studio.grading import Grading
from peakday.studio.guard import Guard
from peakday.studio.messages import INSIDE
from peakday.studio.page import serve_page
from peakday.studio.parts import Studio
from peakday.studio.rooms import Rooms
from peakday.studio.routes import board, compare, estimate, gallery, live, prompts, report, sessions, voices
from peakday.studio.status import Status
from peakday.studio.watch import Watch


def create_app(
    repository: Repository,
    clock: Clock | None = None,
    warm: bool = True,
    recordings: Recordings | None = None,
) -> FastAPI:
    """The application over a store; `clock` is the machine's by default, `warm` compiles the engine ahead.

    `recordings` is where voices are kept; without it none are.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        studio = _open(repository, clock or SystemClock(), recordings)
        app.state.studio = studio
        await studio.watch.begin()
        pulse = asyncio.create_task(studio.watch.run())
        if warm:
            studio.status.begin()
        yield
        studio.status.end()
        pulse.cancel()
        await close(studio)

    app = FastAPI(
        title="Peakday studio",
        version=version("peakday"),
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        swagger_ui_oauth2_redirect_url=None,
    )
    for routes in (prompts, gallery, sessions, live, estimate, board, compare, report, voices):
        app.include_router(routes.router)
    app.add_route("/api/{path:path}", _no_such_thing, methods=["GET", "POST"])
    app.add_route("/{path:path}", serve_page, methods=["GET"])
    app.add_middleware(Guard)
    for kind, status in ((NoSuchSession, 404), (PromptError, 404), (Refused, 422), (StoreError, 503)):
        app.add_exception_handler(kind, _told(status))
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _bad)
    app.add_exception_handler(Exception, _broken)
    return app


def _open(repository: Repository, clock: Clock, recordings: Recordings | None) -> Studio:
    desk, status = Desk(), Status()
    rooms = Rooms(repository, clock, desk)
    desk.ready = desk.looks.ready = lambda: status.engine_ready

    def changed() -> None:
        for room in rooms:
            room.tell("status", dict(status.parts))
            if room.heard:
                desk.looks.begin(room)

    status.changed = changed
    watch = Watch(rooms, repository, clock)
    return Studio(rooms, desk, watch, clock, status, Grading(repository), recordings)


async def close(studio: Studio) -> None:
    """Sends every page away and stops what runs; the log is on disk already."""
    studio.streams.close()
    for room in studio.rooms:
        room.close()
    await studio.desk.close()


def _told(status: int) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, error: Exception) -> Response:
        return JSONResponse({"why": str(error)}, status_code=status)

    return handler


async def _unreadable(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"] if part != "body") or "The request"
    return JSONResponse({"why": f"{where}: {first['msg']}."}, status_code=422)


async def _bad(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return JSONResponse({"why": f"{error.detail}."}, status_code=error.status_code)


async def _broken(request: Request, error: Exception) -> Response:
    traceback.print_exception(error, file=sys.stderr)
    return JSONResponse({"why": INSIDE}, status_code=500)


async def _no_such_thing(request: Request) -> Response:
    return JSONResponse({"why": "There is nothing at this address."}, status_code=404)
