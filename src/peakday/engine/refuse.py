"""What a board may say that cannot be run: refused by name with the mend, never ignored."""

from __future__ import annotations

from collections.abc import Iterator

from peakday.board.models import UNLIMITED, Board, Box, KeyCache
from peakday.catalog import kind
from peakday.engine.errors import EngineError

STORES = ("queue", "stream", "topic")
MOST_KEYS = 2_000_000_000
MOST_ROOM = 20_000_000
"""Keys there can be, and keys one cache can hold: some 20 bytes of memory each."""

MOST_LOOKS = 100_000
"""How often a box that scales can look while a copy warms up: each look may start another."""


def check_runnable(board: Board) -> None:
    """Raise `EngineError` where a board has nothing to simulate."""
    if not board.journeys:
        raise EngineError("The board has no journey. Add one, such as `checkout: {from: shop, load: 100/s}`.")
    if len(board.journeys) > 60:
        raise EngineError("A board can have at most 60 journeys. Merge those that behave alike.")
    for journey in board.journeys.values():
        if journey.load is None:
            raise EngineError(
                f"journey {journey.name}: it has no load. Give it one, such as `load: 50 000/h`."
            )
    for arrow in board.arrows:
        if arrow.hedge is not None and kind(board.boxes[arrow.source]) in STORES:
            raise EngineError(
                f"arrow {arrow.name}: a worker takes a message once, so there is nothing to hedge. "
                "Take `hedge` out, or put it on a call the worker makes."
            )
    called = {a.target for a in board.arrows if kind(board.boxes[a.source]) not in STORES}
    for box in board.boxes.values():
        for rule, mend in _contradictions(box, called=box.name in called):
            raise EngineError(f"box {box.name}: {rule}. {mend}.")


def _contradictions(box: Box, called: bool) -> Iterator[tuple[str, str]]:
    """What the fields of a filled box cannot mean together: the rule and the mend."""
    if box.scale and box.slots in (None, UNLIMITED):
        yield (
            "its slots are unlimited, so it is never busy and `scale` has nothing to follow",
            "Give it `slots`, such as `slots: 16`",
        )
    if box.scale and box.shifts:
        yield "`shifts` and `scale` both say how many copies there are", "Keep one of the two"
    if box.scale and box.scale.warm > MOST_LOOKS * box.scale.every:
        yield (
            f"it looks more than {MOST_LOOKS:,} times while one copy warms up".replace(",", " "),
            "Write a longer `every`, such as `every: 30 s`",
        )
    if box.every and box.every.size is None and box.queue == 0 and called:
        yield "a batch gathers in the line, and this box has none", "Give it a `queue`, such as `queue: 1000`"
    if isinstance(box.hit, KeyCache):
        if box.hit.room > MOST_ROOM:
            yield "a cache of this many keys needs too much memory", f"Write a room of {MOST_ROOM} at most"
        if box.keys is not None and box.keys != box.hit.keys:
            yield "its `keys` and its `hit` speak of different keys", "Write the same keys in both"
    for keys in (box.keys, box.hit.keys if isinstance(box.hit, KeyCache) else None):
        if keys is not None and keys.count > MOST_KEYS:
            yield "this many keys cannot be told apart", f"Write {MOST_KEYS} at most"
