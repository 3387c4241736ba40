"""One open session: its log and state in memory, its pages, and the one door through which it changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from peakday.interview.commands import Scene, decide, follow_ups
from peakday.interview.events import Draft, Event
from peakday.interview.refusal import Refused
from peakday.interview.repository import Appended, Repository
from peakday.interview.state import SessionState, apply, state_of
from peakday.prompts import Prompt
from peakday.studio.clock import Clock
from peakday.studio.listener import Listener

OWN = "studio/"
"""How the ids of the studio's own commands begin; a page may not use them."""


class Room:
    """Changes go one at a time: decided on the state, written to disk, folded in, and only then told."""

    def __init__(
        self, id: str, prompt: Prompt, repository: Repository, clock: Clock, events: list[Event]
    ) -> None:
        self.id = id
        self.prompt = prompt
        self.state: SessionState = state_of(events)
        self.when_taken: Callable[[Event], None] = lambda event: None
        """Called with every event this studio wrote itself, once it is on disk."""
        self.before_hearing: Callable[[], None] = lambda: None
        """Returns once what is said can be understood; waited for, so that nothing is read twice."""
        self.left: float = clock.now()
        """When the last page left; meaningful while no page listens."""
        self._repository = repository
        self._clock = clock
        self._events = events
        self._listeners: set[Listener] = set()
        self._lock = asyncio.Lock()

    @classmethod
    async def open(cls, id: str, prompt: Prompt, repository: Repository, clock: Clock) -> Room:
        """The room of a session in the store. Raises `StoreError`."""
        return cls(id, prompt, repository, clock, await asyncio.to_thread(repository.read, id))

    @property
    def seconds(self) -> float:
        """The session's clock now."""
        return self.state.clock.at(self._clock.now())

    @property
    def heard(self) -> bool:
        """Does any page listen?"""
        return bool(self._listeners)

    @property
    def events(self) -> Sequence[Event]:
        """The whole log, in order."""
        return self._events

    def after(self, number: int) -> Sequence[Event]:
        """Events above a number. Numbers have no gaps, so they are places in the list."""
        return self._events[max(0, number) :]

    def listen(self, after: int) -> Listener:
        """A new page, which has heard everything up to `after`."""
        listener = Listener(after)
        self._listeners.add(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        """A page goes."""
        self._listeners.discard(listener)
        self.left = self._clock.now()

    def close(self) -> None:
        """Sends every page away."""
        for listener in self._listeners:
            listener.close()

    def tell(self, kind: str, data: Mapping[str, object]) -> None:
        """A passing message to every page; it is in no log."""
        for listener in self._listeners:
            listener.tell({"kind": kind, "data": data})

    async def perform(self, client: str, kind: str, data: Mapping[str, Any]) -> int:
        """Takes a page's command; answers the number of its first event, on disk by then.

        The same `client` again answers the same number and changes nothing. Raises `Refused`, `StoreError`.
        """
        if client.startswith(OWN):
            raise Refused("That id is the studio's own. Choose another.")
        if kind == "say":
            await asyncio.to_thread(self.before_hearing)
        async with self._lock:
            known = await asyncio.to_thread(self._repository.find, self.id, client)
            if known is not None:
                return known.events[0].number
            await self._catch_up()
            scene = Scene(self.prompt, self.state, self.seconds)
            drafts = await asyncio.to_thread(decide, kind, data, scene)
            written = await self._write(drafts, client)
        await self.follow_up()
        return written.events[0].number

    async def log(self, drafts: Sequence[Draft], key: str) -> Appended:
        """Writes events of the studio's own, once for each `key`. Raises `StoreError`."""
        async with self._lock:
            return await self._write(drafts, OWN + key)

    async def follow_up(self) -> None:
        """Lets the interviewer bring up what is due. Raises `StoreError`."""
        scene = Scene(self.prompt, self.state, self.seconds)
        for draft in follow_ups(scene):
            await self.log([draft], f"curveball/{draft.data['id']}")

    async def refresh(self) -> None:
        """Takes in what another process wrote. Raises `StoreError`."""
        async with self._lock:
            await self._catch_up()

    async def _write(self, drafts: Sequence[Draft], client: str) -> Appended:
        # Shielded: a page that goes away mid-write must not leave the memory behind the disk.
        return await asyncio.shield(self._written(drafts, client))

    async def _written(self, drafts: Sequence[Draft], client: str) -> Appended:
        now = self._clock.now()
        written = await asyncio.to_thread(self._repository.append, self.id, drafts, now, client)
        if written.events and written.events[0].number > self.state.last + 1:
            await self._catch_up()
        else:
            self._take(written.events)
        if not written.repeated:
            for event in written.events:
                self.when_taken(event)
        return written

    async def _catch_up(self) -> None:
        self._take(await asyncio.to_thread(self._repository.read, self.id, self.state.last))

    def _take(self, events: Iterable[Event]) -> None:
        for event in events:
            if event.number == self.state.last + 1:
                self._events.append(event)
                self.state = apply(self.state, event)
        for listener in self._listeners:
            listener.wake()
