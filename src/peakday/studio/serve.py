"""Starts the studio on this machine's loopback, says where, and stops it cleanly."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import sys
import threading
import webbrowser
from pathlib import Path

from peakday.interview.repository import StoreError
from peakday.store import data_folder
from peakday.studio.clock import Clock

USUAL_PORT = 8765
HOST = "127.0.0.1"
STOPS_WITHIN_S = 1


def serve(
    port: int | None = None,
    data: Path | None = None,
    browser: bool = True,
    clock: Clock | None = None,
    warm: bool = True,
) -> None:
    """Serves until Ctrl-C. A `port` that is taken, the usual one or the one given, gives way to a free one.

    Ends the program with a sentence where the sessions' folder cannot be used.
    """
    try:
        folder = data_folder(data)
        listening = _listen(USUAL_PORT if port is None else port)
        with listening:
            _serve(listening, folder.path, folder.note, browser, clock, warm)
    except StoreError as trouble:
        raise SystemExit(f"peakday: {trouble}") from None
    _leave_work_behind()


def _leave_work_behind() -> None:
    """Ends the program at once where a thread is still compiling or simulating.

    Such a thread is inside compiled code. Python would unwind it as it ends, which C++ answers by aborting.
    """
    at_work = [thread for thread in threading.enumerate() if thread.daemon and thread.is_alive()]
    if at_work:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def _serve(
    listening: socket.socket, data: Path, note: str | None, browser: bool, clock: Clock | None, warm: bool
) -> None:
    address = f"http://{HOST}:{listening.getsockname()[1]}/"
    if note:
        print(note, file=sys.stderr, flush=True)
    from peakday.store import open_store
    from peakday.store.recordings import Recordings
    from peakday.studio.app import close, create_app

    repository = open_store(data)
    import uvicorn

    app = create_app(repository, clock, warm, Recordings(data / "recordings"))

    class Server(uvicorn.Server):
        """Says when it is up, and lets the pages go before it waits for them."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                print(f"Peakday is at {address}  (Ctrl-C ends it)", flush=True)
                print(f"Sessions are kept in {data}", flush=True)
                if browser:
                    threading.Thread(target=_open, args=(address,), daemon=True).start()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            await close(app.state.studio)
            await asyncio.sleep(0)
            await super().shutdown(sockets)

    from peakday.studio.connection import MOST_MESSAGE

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        ws="websockets-sansio",
        ws_max_size=MOST_MESSAGE,
        timeout_graceful_shutdown=STOPS_WITHIN_S,
        lifespan="on",
    )
    try:
        Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        print("\nStopped. Your sessions are safe.", flush=True)
    finally:
        repository.close()


def _listen(port: int) -> socket.socket:
    """A socket on the port, or on any free one where it is taken."""
    for wanted in (port, 0):
        # Named as TCP, or asyncio leaves Nagle's algorithm on: every second message would wait 40 ms.
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if sys.platform != "win32":
            # Lets a restart take its port back at once; two at a time is still refused.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, wanted))
            # Listened on at once: otherwise another studio could bind the same port meanwhile.
            listening.listen(128)
        except OSError as error:
            listening.close()
            if wanted == 0 or error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            continue
        return listening
    raise OSError(errno.EADDRINUSE, "No port is free on this machine.")


def _open(address: str) -> None:
    try:
        webbrowser.open(address)
    except webbrowser.Error:
        print(f"No browser could be opened: go to {address}", flush=True)
