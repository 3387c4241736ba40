"""The drawing as data: boxes, arrows and the journeys that travel them."""

from peakday.board.document import document, document_of, write
from peakday.board.merge import merge
from peakday.board.mistakes import BoardError, Mistake
from peakday.board.models import UNLIMITED, Board
from peakday.board.parse import Reading, parse, parse_load, read
from peakday.board.reading.failures import check_in_time, parse_failure
from peakday.board.reading.targets import parse_target

__all__ = [
    "UNLIMITED",
    "Board",
    "BoardError",
    "Mistake",
    "Reading",
    "check_in_time",
    "document",
    "document_of",
    "merge",
    "parse",
    "parse_failure",
    "parse_load",
    "parse_target",
    "read",
    "write",
]
