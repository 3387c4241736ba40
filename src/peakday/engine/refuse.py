"""What a board may say that the engine does not simulate yet: refused by name, never ignored."""

from __future__ import annotations

from peakday.board.models import Board, KeyCache
from peakday.catalog import kind
from peakday.engine.errors import EngineError, Refused

_BOX_FIELDS = {
    "partitions": "partitions",
    "keys": "keys",
    "scale": "scale",
    "shifts": "shifts",
    "every": "every",
}


def refuse_unbuilt(board: Board) -> None:
    """Raise `Refused` naming every field of the board that is not simulated yet."""
    found: list[str] = []
    for box in board.boxes.values():
        for attribute, word in _BOX_FIELDS.items():
            value = getattr(box, attribute)
            if value is not None and value != 1:
                found.append(f"box {box.name}: {word}")
        if isinstance(box.hit, KeyCache):
            found.append(f"box {box.name}: hit by keys (zipf …)")
    if board.run.engine == "scaled":
        found.append("run: engine: scaled")
    if found:
        raise Refused(
            "The engine does not simulate this yet: " + "; ".join(found) + ". Leave it out to run the rest."
        )


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
        if arrow.hedge is not None and kind(board.boxes[arrow.source]) in ("queue", "stream", "topic"):
            raise EngineError(
                f"arrow {arrow.name}: a worker takes a message once, so there is nothing to hedge. "
                "Take `hedge` out, or put it on a call the worker makes."
            )
