"""The drawing as the compiler sees it: names in order, kinds, and what several tables number together."""

from __future__ import annotations

from dataclasses import dataclass, field

from peakday.board.models import Arrow, Board
from peakday.catalog import kind
from peakday.engine.compile.shapes import Shapes

STORES = ("queue", "stream", "topic")


@dataclass
class Drawing:
    """A filled board with its rows numbered; the tables are made from it one after another."""

    board: Board
    names: tuple[str, ...]
    index: dict[str, int]
    kinds: dict[str, str]
    journeys: tuple[str, ...]
    arrows: tuple[Arrow, ...]
    """Every arrow in the order of the boxes' programs."""
    shapes: Shapes
    lanes: int = 0
    """Lanes given out so far."""
    files: dict[str, int] = field(default_factory=dict)

    @staticmethod
    def of(board: Board, shapes: Shapes) -> Drawing:
        """Number the boxes, arrows and journeys of a filled board."""
        names = tuple(board.boxes)
        kinds = {name: kind(box) for name, box in board.boxes.items()}
        arrows = tuple(arrow for name in names for arrow in _program_order(board, name, kinds[name]))
        index = {name: i for i, name in enumerate(names)}
        return Drawing(board, names, index, dict(kinds), tuple(board.journeys), arrows, shapes)

    def out_of(self, name: str) -> list[Arrow]:
        """The arrows out of a box in the order of its program."""
        return [arrow for arrow in self.arrows if arrow.source == name]

    def file(self, name: str) -> int:
        """The number of a file that durations or arrivals are read from, beginning at 1."""
        return self.files.setdefault(name, len(self.files) + 1)

    def take_lanes(self, count: int) -> int:
        """Give out `count` lanes in a row: the first one's number."""
        first = self.lanes
        self.lanes += count
        return first


def is_plain(arrow: Arrow) -> bool:
    """Is this one of the arrows a balancer spreads its requests over?"""
    return arrow.waits and arrow.share is None and arrow.on is None and not arrow.together


def _program_order(board: Board, name: str, kind_: str) -> list[Arrow]:
    """The arrows out of a box in the order of its program; a balancer's plain ones come first."""
    own = [arrow for arrow in board.arrows if arrow.source == name]
    if kind_ == "balancer":
        own.sort(key=lambda arrow: not is_plain(arrow))
    return own
