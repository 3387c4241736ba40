"""Runs the boards: one run at a time in a session, in the background; a newer one stops it."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from peakday.interview.events import Draft, Event, Json
from peakday.interview.repository import StoreError
from peakday.interview.running import prepared, targets_of, under_load
from peakday.interview.state import BoardRun
from peakday.studio.looks import Looks
from peakday.studio.room import Room
from peakday.studio.trim import trimmed
from peakday.studio.workers import in_background

NEWER = "A newer run took its place."
STOPPED = "You stopped it."
TELL_EVERY_S = 0.1
TRY_AGAIN_S = 2.0


@dataclass(slots=True)
class Job:
    """A run under way. `cancel` stops the engine; `why` says what the log will tell about it."""

    run: str
    cancel: threading.Event = field(default_factory=threading.Event)
    why: str | None = None

    def stop(self, why: str) -> None:
        """Asks it to end, for a reason."""
        self.why = self.why or why
        self.cancel.set()


class Desk:
    """Hands runs to the engine and writes what comes of them into their session's log."""

    def __init__(self) -> None:
        self.ready: Callable[[], bool] = lambda: True
        """Is the engine compiled? Only what is said while waiting depends on it."""
        self.looks = Looks()
        """What is measured without being asked for."""
        self._jobs: dict[str, Job] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def busy(self, room: Room) -> bool:
        """Is a run of this session under way?"""
        return room.id in self._jobs

    def watch(self, room: Room) -> Callable[[Event], None]:
        """What a room is to call with each event it wrote: starts the runs, and looks at what was drawn."""

        def taken(event: Event) -> None:
            if event.kind == "run-started":
                self.looks.stop(room)
                self._start(room, event.data["run"]["id"])
            elif event.kind in ("drawn", "curveball"):
                self.looks.begin(room)

        return taken

    def stop(self, room: Room, why: str = STOPPED) -> bool:
        """Stops the run under way in a session; false where there is none."""
        job = self._jobs.get(room.id)
        if job is not None:
            job.stop(why)
        return job is not None

    async def close(self) -> None:
        """Stops every run without a word in the log: the next start says that it broke off."""
        for job in self._jobs.values():
            job.cancel.set()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, self.looks.close(), return_exceptions=True)

    def _start(self, room: Room, id: str) -> None:
        self.stop(room, NEWER)
        job = Job(id)
        self._jobs[room.id] = job
        task = asyncio.get_running_loop().create_task(self._do(room, job))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _do(self, room: Room, job: Job) -> None:
        result: Json | None = None
        error: str | None = None
        try:
            result = await in_background(self._work(room, job), f"run {room.id} {job.run}")
        except ValueError as problem:
            # The engine's own errors and the board's: sentences for the person.
            error = str(problem)
        except Exception:
            traceback.print_exc(file=sys.stderr)
            error = "Something went wrong inside the engine; the terminal tells more. Your board is safe."
        if job.why is not None:
            result, error = None, job.why
        if self._jobs.get(room.id) is job:
            del self._jobs[room.id]
        await self._log(room, job, {"run": job.run, "result": result, "error": error})

    async def _log(self, room: Room, job: Job, data: Json) -> None:
        while True:
            try:
                await room.log([Draft("run-finished", data)], f"run-finished/{job.run}")
            except StoreError as trouble:
                room.tell("error", {"why": str(trouble)})
                if not trouble.passing:
                    return
                await asyncio.sleep(TRY_AGAIN_S)
            else:
                return

    def _work(self, room: Room, job: Job) -> Callable[[], Json]:
        loop = asyncio.get_running_loop()
        state, prompt = room.state, room.prompt
        run = next(run for run in state.runs if run.id == job.run)
        drawn = next((event for event in room.events if event.number == run.drawn), None)
        text = drawn.data["text"] if drawn is not None else state.board.text
        further = targets_of(state)
        ready = self.ready()
        told = 0.0

        def say(kind: str, **data: object) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(room.tell, kind, {"run": job.run, **data})

        def tell(share: float) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told < TELL_EVERY_S and share < 1:
                return
            told = now
            say("run.progress", share=share, text=f"{_what(run)} · {share:.0%}")

        def work() -> Json:
            if not ready:
                say("run.progress", share=None, text="Compiling the engine, once")
            from peakday.engine import run as simulate
            from peakday.engine.first_look import first_look

            scene = prepared(prompt, text, run.load, run.failures, further)
            if (known := self.looks.known(room, scene)) is not None:
                return known
            look = first_look(under_load(scene), fail=scene.failures, cancel=job.cancel)
            if job.cancel.is_set():
                return {}
            if look is not None:
                say("run.first", result=trimmed(look.to_dict(pictures=True)))
            result = simulate(
                scene.board,
                load=scene.load,
                fail=scene.failures,
                series=True,
                progress=tell,
                cancel=job.cancel,
            )
            return trimmed(result.to_dict(pictures=True))

        return work


def _what(run: BoardRun) -> str:
    return "Running with the failure" if run.failures else "Running"
