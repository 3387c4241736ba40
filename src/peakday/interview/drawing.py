"""The whiteboard within a session: an edit is written into its text, and its mistakes are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peakday.interview.events import MOST_BOARD, Json
from peakday.interview.refusal import Refused

if TYPE_CHECKING:
    from peakday.board import Reading
    from peakday.prompts import Prompt


def blank(prompt: Prompt) -> str:
    """The text of an empty whiteboard, under the prompt's title."""
    from peakday.board import merge

    return merge("peakday: 1\n", {"peakday": 1, "title": prompt.title})


def drawn(before: str, text: str | None, document: Json | None) -> Json:
    """The data of a `drawn` event: an edited document written into the text before, or a new text.

    Raises `Refused` where the document cannot be written as a board at all.
    """
    from peakday.board import document as as_document
    from peakday.board import merge

    try:
        if text is None:
            text = merge(before, document or {})
        shown = as_document(text) if document is None else document
    except ValueError as error:
        raise Refused(f"The board could not be written down: {error}") from None
    if len(text) > MOST_BOARD:
        raise Refused(f"The board is too large; at most {MOST_BOARD} characters of text fit.")
    return {"text": text, "document": shown, "mistakes": mistakes_of(text)}


def reading_of(text: str) -> Reading:
    """The text read as a candidate's drawing: its load may be left to the prompt, and no file is opened."""
    from peakday.board import parse
    from peakday.catalog import parts

    return parse(text, "board", known_parts=[part.name for part in parts()], needs_load=False)


def mistakes_of(text: str) -> list[Json]:
    """Every mistake of a board's text, as the page shows them; none for a board with nothing drawn yet."""
    from peakday.board import document as as_document

    reading = reading_of(text)
    if reading.mistakes and is_blank(as_document(text)):
        return []
    return [
        {
            "file": each.file,
            "line": each.line,
            "column": each.column,
            "where": each.where,
            "rule": each.rule,
            "mend": each.mend,
        }
        for each in reading.mistakes
    ]


def is_blank(document: Json) -> bool:
    """Is there no box and no arrow yet?"""
    return not document.get("boxes") and not document.get("arrows")


def meaning_of(document: Json) -> Json:
    """What of a drawing can change a result: all but places, notes, the title, and labels beside a kind.

    Where no kind is said, the label tells it. A box of another name is another box.
    """
    kept = {name: said for name, said in document.items() if name not in _LOOKS}
    boxes = document.get("boxes")
    return {**kept, "boxes": [_meant(*box) for box in boxes.items()] if isinstance(boxes, dict) else boxes}


_LOOKS = {"layout", "notes", "title"}


def _meant(name: str, said: object) -> tuple[str, Json, object]:
    fields = dict(said) if isinstance(said, dict) else {}
    label = fields.pop("label", None) or name
    return name, fields, None if fields.get("is") else label
