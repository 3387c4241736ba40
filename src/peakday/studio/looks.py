"""A drawing that rests is measured by itself: a first look, then the whole of it. Neither is in the log."""

from __future__ import annotations

import asyncio
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from peakday.interview import curveball
from peakday.interview.events import Json
from peakday.interview.running import Prepared, prepared, targets_of, under_load
from peakday.studio.room import Room
from peakday.studio.trim import trimmed
from peakday.studio.workers import in_background

REST_S = 0.3
"""So long a drawing rests before it is measured: nobody waits for what the next stroke makes stale."""


@dataclass(slots=True)
class Look:
    """One drawing, by its number, under one load, and what came of measuring it so far."""

    drawn: int
    load: str | None
    cancel: threading.Event = field(default_factory=threading.Event)
    message: Json | None = None
    """What the pages were told last."""
    whole: tuple[Prepared, Json] | None = None
    """What was run in full, and its result."""


class Looks:
    """Measures drawings as they are drawn, one at a time in a session; a newer one takes its place."""

    def __init__(self) -> None:
        self.ready: Callable[[], bool] = lambda: True
        """Is the engine compiled? A drawing is not worth the wait for it."""
        self._looks: WeakKeyDictionary[Room, Look] = WeakKeyDictionary()
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, room: Room) -> None:
        """Measures the drawing of a room once it rests; what is measured already is only told again."""
        state = room.state
        drawn, load = state.board.number, curveball.load(state)
        before = self._looks.get(room)
        if before and (before.drawn, before.load) == (drawn, load) and not before.cancel.is_set():
            if before.message is not None:
                room.tell("look", before.message)
            return
        self.stop(room)
        ran = any((run.drawn, run.load) == (drawn, load) and run.error is None for run in state.runs)
        if state.ended or ran or not self.ready():
            return
        look = self._looks[room] = Look(drawn, load)
        task = asyncio.get_running_loop().create_task(self._do(room, look))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def stop(self, room: Room) -> None:
        """Gives up the look under way: something else is measured now, or the drawing has changed."""
        look = self._looks.get(room)
        if look is not None and look.whole is None:
            look.cancel.set()

    def known(self, room: Room, scene: Prepared) -> Json | None:
        """The result of this very run, where looking has made it already."""
        look = self._looks.get(room)
        return look.whole[1] if look is not None and look.whole and look.whole[0] == scene else None

    async def close(self) -> None:
        """Gives up every look."""
        for look in self._looks.values():
            look.cancel.set()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _do(self, room: Room, look: Look) -> None:
        await asyncio.sleep(REST_S)
        if look.cancel.is_set():
            return
        try:
            await in_background(self._work(room, look), f"look {room.id} {look.drawn}")
        except ValueError:
            return  # A drawing with a mistake, or not yet one: the page says so where it is.
        except Exception:
            traceback.print_exc(file=sys.stderr)

    def _work(self, room: Room, look: Look) -> Callable[[], None]:
        loop = asyncio.get_running_loop()
        state, prompt = room.state, room.prompt
        text, further = state.board.text, targets_of(state)

        def tell(result: Json, refining: bool) -> None:
            look.message = {"drawn": look.drawn, "result": result, "refining": refining}
            if not loop.is_closed():
                loop.call_soon_threadsafe(room.tell, "look", look.message)

        def work() -> None:
            from peakday.engine import run as simulate
            from peakday.engine.first_look import first_look

            scene = prepared(prompt, text, look.load, (), further)
            first = first_look(under_load(scene), cancel=look.cancel)
            if look.cancel.is_set():
                return
            if first is not None:
                tell(trimmed(first.to_dict(pictures=True)), True)
            whole = simulate(scene.board, load=scene.load, series=True, cancel=look.cancel)
            if look.cancel.is_set():
                return
            result = trimmed(whole.to_dict(pictures=True))
            look.whole = (scene, result)
            tell(result, False)

        return work
