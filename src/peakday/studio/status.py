"""What the studio is still doing in the background: compiling the engine, loading the language model."""

from __future__ import annotations

import asyncio
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
            for part, work in (("language", _language), ("engine", _engine)):
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


def _language() -> None:
    from peakday.interview.language import NoVectorsError, ask, why_not
    from peakday.prompts import all_ids, load

    missing = why_not()
    if missing is not None:
        raise NoVectorsError(f"{missing}; questions are matched by their words alone")
    prompt = load(all_ids()[0])
    ask("How many stores are there?", prompt.facts, prompt.not_given)


def _engine() -> None:
    from peakday.engine.warm import main

    main()
