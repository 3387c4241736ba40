"""Other ways a board is drawn: each program's files are read by its own module, told apart by their text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from peakday.board.formats import drawio, excalidraw, mermaid
from peakday.board.formats.sketch import document_of as _document_of
from peakday.board.mistakes import BoardError, Mistake
from peakday.board.parse import Reading

Format = Literal["mermaid", "excalidraw", "drawio"]

READERS: dict[Format, Callable[[str, str], Reading]] = {
    "mermaid": mermaid.read,
    "excalidraw": excalidraw.read,
    "drawio": drawio.read,
}
"""Each reads a text to a board without a load, with what was inferred in `Board.assumed`; none raises."""

_MERMAID = re.compile(r"\s*(?:---\n.*?\n---\s*)?(?:%%[^\n]*\s+)*(?:flowchart|graph)\b", re.S)


def format_of(text: str) -> Format | None:
    """Which program's drawing a text is, by its first words; None where it is none (a board file, say)."""
    head = text[:4000].lstrip("\ufeff \t\r\n")
    if head.startswith("{") and re.search(r'"type"\s*:\s*"excalidraw', text[:4000] + text[-4000:]):
        return "excalidraw"
    if head.startswith("<") and re.search(r"<(?:mxfile|mxGraphModel)\b", head):
        return "drawio"
    return "mermaid" if _MERMAID.match(head) else None


def document_of(text: str) -> tuple[dict[str, object], list[str]]:
    """The board document a pasted drawing comes to, and what was inferred or passed over, in sentences.

    Raises `BoardError` where it is no drawing known here, or no box and no arrow can be read in it.
    """
    program = format_of(text)
    if program is None:
        rule = "this is no drawing known here"
        mend = "Paste a mermaid flowchart, an Excalidraw file or draw.io XML"
        raise BoardError((Mistake("drawing", 1, 1, "the drawing", rule, mend),))
    return _document_of(READERS[program](text, "drawing"))


__all__ = ["READERS", "Format", "document_of", "format_of"]
