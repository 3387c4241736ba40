"""What the studio is still doing in the background: compiling the engine, loading the language model."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Literal

State = Literal["getting ready", "ready", "not available"]


class Status:
    """How far the slow parts are; `changed` is called, in the loop, whenever one gets further."""

    def __init__(self) -> None:
        self.parts: dict[str, State] = {"engine": "getting ready", "language": "getting ready"}
        self.changed: Callable[[], None] = lambda: None
        self._compiler: subprocess.Popen[bytes] | None = None
        self._ended = False

    @property
    def engine_ready(self) -> bool:
        """Is the engine compiled?"""
        return self.parts["engine"] == "ready"

    def begin(self) -> None:
        """Warms the parts up, one after the other, in a thread that never keeps the studio from stopping."""
        loop = asyncio.get_running_loop()

        def tell(part: str, state: State) -> None:
            self.parts[part] = state
            self.changed()

        def warm() -> None:
            for part, work in (("language", _language), ("engine", self._engine)):
                try:
                    work()
                    state: State = "ready"
                except Exception:
                    traceback.print_exc(file=sys.stderr)
                    state = "not available"
                if loop.is_closed():
                    return
                loop.call_soon_threadsafe(tell, part, state)

        threading.Thread(target=warm, name="warming up", daemon=True).start()

    def end(self) -> None:
        """Gives up what is still compiling."""
        self._ended = True
        if self._compiler is not None:
            self._compiler.kill()

    def _engine(self) -> None:
        # Compiled in a process of its own, which leaves it in the cache: done here, it would keep the
        # interpreter for half a minute, and the first question would wait for it.
        self._compiler = subprocess.Popen(
            [sys.executable, "-m", "peakday.engine.warm"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if self._ended:
            self._compiler.kill()
        self._compiler.wait()
        if not self._ended:
            from peakday.engine.warm import main

            main()


def _language() -> None:
    """The model and what every fact sheet shares; a session's own sheet is read when it is opened."""
    from peakday.interview.language import NoVectorsError, prepare, why_not

    missing = why_not()
    if missing is not None:
        raise NoVectorsError(f"{missing}; questions are matched by their words alone")
    prepare((), ())
