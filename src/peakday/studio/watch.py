"""The studio's own pulse: curveballs that are due, other processes' writes, and times when nobody was there.

The interview's clock runs on through a crash and a quick restart, as a real interview would. But where the
studio was closed, the machine asleep, or no page open for long, the session is paused from the moment it was
left, with a word saying why; the report shows it.
"""

from __future__ import annotations

import asyncio
import sys
import traceback

from peakday.interview.events import Draft
from peakday.interview.repository import NoSuchSession, Repository, StoreError
from peakday.prompts import PromptError
from peakday.studio.clock import Clock
from peakday.studio.room import Room
from peakday.studio.rooms import Rooms

TICK_S = 0.5
BEAT_S = 5.0
GONE_S = 60.0
"""A silence of the studio longer than this pauses what was running."""
LEFT_S = 600.0
"""So long may a session run with no page open."""
IDLE_S = 60.0
WAS_CLOSED = "The studio was not running."
NOBODY = "No page was open."


class Watch:
    """Looks after the rooms, twice a second."""

    def __init__(self, rooms: Rooms, repository: Repository, clock: Clock) -> None:
        self._rooms = rooms
        self._repository = repository
        self._clock = clock
        self._changes = 0
        self._beaten: float | None = None
        self._looked: float | None = None
        self._owed: list[tuple[Room, float]] = []

    async def begin(self) -> None:
        """Pauses what was running when the studio last went away. Raises `StoreError`."""
        last = await asyncio.to_thread(self._repository.last_beat)
        now = self._clock.now()
        gone = GONE_S * self._clock.speed
        for line, state in await self._rooms.lines():
            if not state.clock.running:
                continue
            # Opened, so that it is looked after even if no page ever comes back to it.
            room = await self._opened(line.id)
            if room is not None and last is not None and now - max(last, line.wall) > gone:
                await self._pause(room, max(last, line.wall), WAS_CLOSED)
        self._looked = self._clock.now()
        await self._beat(now)

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(TICK_S)
            try:
                await self.tick()
            except StoreError:
                continue  # Whoever writes is told; the pulse goes on.
            except Exception:
                traceback.print_exc(file=sys.stderr)

    async def tick(self) -> None:
        """One look. Raises `StoreError`."""
        now = self._clock.now()
        speed = self._clock.speed
        looked, self._looked = self._looked, now
        if looked is not None and now - looked > GONE_S * speed:
            # The machine slept: the pulse stopped, and so did the interview. (That the beat does not reach
            # the disk is no sign of it: the disk may be full while the candidate goes on.)
            self._owed += [(room, looked) for room in self._rooms if room.state.clock.running]
        await self._pay()
        if self._beaten is None or now - self._beaten >= BEAT_S * speed:
            await self._beat(now)
        changes = await asyncio.to_thread(self._repository.changes)
        for room in self._rooms:
            if changes != self._changes:
                await room.refresh()
            if not room.heard and now - room.left > LEFT_S * speed:
                await self._pause(room, max(room.left, room.state.wall), NOBODY)
            await room.follow_up()
        self._changes = changes
        self._rooms.let_go(IDLE_S * speed)

    async def _pay(self) -> None:
        """Pauses that were found; one that the disk does not take now stays for the next look."""
        while self._owed:
            room, wall = self._owed[0]
            await self._pause(room, max(wall, room.state.wall), WAS_CLOSED)
            self._owed.pop(0)

    async def _beat(self, now: float) -> None:
        await asyncio.to_thread(self._repository.beat, now)
        self._beaten = now

    async def _opened(self, id: str) -> Room | None:
        try:
            return await self._rooms.open(id)
        except (NoSuchSession, PromptError):
            return None  # Its prompt is no longer among ours: the log is kept, but cannot be opened.

    async def _pause(self, room: Room, wall: float, why: str) -> None:
        if room.state.clock.running:
            draft = Draft("paused", {"why": why}, wall=wall)
            await room.log([draft], f"left/{room.state.last}")
