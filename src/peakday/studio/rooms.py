"""All open sessions of a studio: opened when first asked for, let go when nobody listens."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from threading import Thread

from peakday.interview.commands import beginning
from peakday.interview.drawing import blank
from peakday.interview.events import Draft
from peakday.interview.repository import Repository, SessionLine
from peakday.interview.state import SessionState, state_of
from peakday.prompts import Prompt, load
from peakday.studio.clock import Clock
from peakday.studio.desk import Desk
from peakday.studio.room import Room

OUTLINE = ("started", "stepped", "paused", "resumed", "ended")
"""The events that tell where a session stands, without what was drawn and measured."""
BROKEN_OFF = "The studio stopped before this run was done. Run it again."


def _listen_to(prompt: Prompt) -> None:
    """Read the fact sheet ahead, so that the first question is answered as fast as the rest."""
    from peakday.interview.language import prepare

    prepare(prompt.facts, prompt.not_given)


class Rooms:
    """Opens rooms, one a session, and keeps each while it is used."""

    def __init__(self, repository: Repository, clock: Clock, desk: Desk) -> None:
        self.repository = repository
        self.clock = clock
        self._desk = desk
        self._open: dict[str, Room] = {}
        self._opening = asyncio.Lock()

    def __iter__(self) -> Iterator[Room]:
        return iter(list(self._open.values()))

    async def begin(self, prompt: str, minutes: float, strict: bool = False) -> str:
        """A new session; answers its id. Raises `KeyError` for a prompt there is not, and `StoreError`."""
        chosen = await asyncio.to_thread(load, prompt)
        id = secrets.token_hex(8)
        now = self.clock.now()
        drafts = await asyncio.to_thread(lambda: beginning(chosen, minutes, blank(chosen), strict))
        await asyncio.to_thread(self.repository.begin, id, chosen.id, chosen.title, minutes, now)
        await asyncio.to_thread(self.repository.append, id, drafts, now, "studio/beginning")
        return id

    async def open(self, id: str) -> Room:
        """The room of a session. Raises `NoSuchSession` and `StoreError`."""
        room = self._open.get(id)
        if room is not None:
            return room
        async with self._opening:
            if id not in self._open:
                self._open[id] = await self._opened(id)
            return self._open[id]

    async def _opened(self, id: str) -> Room:
        line = await asyncio.to_thread(self.repository.session, id)
        prompt = await asyncio.to_thread(load, line.prompt)
        room = await Room.open(id, prompt, self.repository, self.clock)
        if not room.events:
            # The studio was killed between making the session and its first event.
            drafts = beginning(prompt, line.minutes, blank(prompt))
            await room.log(drafts, "beginning")
        for run in room.state.runs:
            if not run.finished:
                data = {"run": run.id, "result": None, "error": BROKEN_OFF}
                await room.log([Draft("run-finished", data)], f"run-finished/{run.id}")
        room.when_taken = self._desk.watch(room)
        listening = Thread(target=_listen_to, args=(prompt,), name="reading the facts", daemon=True)
        listening.start()
        room.before_hearing = listening.join
        return room

    def let_go(self, idle_s: float) -> None:
        """Forgets rooms that nobody has listened to for a while and where nothing runs."""
        now = self.clock.now()
        for id, room in list(self._open.items()):
            idle = not room.heard and now - room.left > idle_s and not self._desk.busy(room)
            if idle and not room.state.clock.running:
                del self._open[id]

    async def lines(self) -> list[tuple[SessionLine, SessionState]]:
        """Every session with where it stands, the newest first. Raises `StoreError`."""
        return await asyncio.to_thread(self._lines)

    def _lines(self) -> list[tuple[SessionLine, SessionState]]:
        def standing(line: SessionLine) -> SessionState:
            room = self._open.get(line.id)
            return room.state if room else state_of(self.repository.read(line.id, kinds=OUTLINE))

        return [(line, standing(line)) for line in self.repository.sessions()]
