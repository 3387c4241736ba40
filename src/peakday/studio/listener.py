"""One page listening to one session: a place in the log, and the few things that are not in it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping

Message = Mapping[str, object]
MOST_PASSING = 64
MOST_REPLIES = 256


class Listener:
    """What a page is still to hear.

    The log itself is not queued: a slow page simply stands further back in it. Passing messages (progress)
    are bounded, the oldest going first; replies are bounded by not reading on until some were sent.
    """

    def __init__(self, after: int) -> None:
        self.position = after
        self.closed = False
        self._replies: deque[Message] = deque()
        self._passing: deque[Message] = deque(maxlen=MOST_PASSING)
        self._news = asyncio.Event()
        self._room = asyncio.Event()
        self._news.set()
        self._room.set()

    def wake(self) -> None:
        """Something is to be heard."""
        self._news.set()

    def close(self) -> None:
        """Nothing more will come."""
        self.closed = True
        self._news.set()
        self._room.set()

    def tell(self, message: Message) -> None:
        """A passing message, dropped where the page is too slow for it."""
        self._passing.append(message)
        self._news.set()

    async def reply(self, message: Message) -> None:
        """An answer to this page's own command; waits while too many are unsent."""
        await self._room.wait()
        self._replies.append(message)
        if len(self._replies) >= MOST_REPLIES:
            self._room.clear()
        self._news.set()

    async def news(self) -> None:
        """Waits until there may be something to hear."""
        await self._news.wait()
        self._news.clear()

    def take(self) -> list[Message]:
        """Replies and passing messages to send now."""
        taken = [*self._replies, *self._passing]
        self._replies.clear()
        self._passing.clear()
        self._room.set()
        return taken
