"""Boards from elsewhere and for elsewhere: read whatever was pasted or dropped, and write Mermaid."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool

from peakday.interview.drawing import is_blank, mistakes_of
from peakday.interview.events import Json
from peakday.interview.refusal import Refused
from peakday.studio.messages import BoardText

router = APIRouter()


@router.post("/api/board/read")
async def read(wanted: BoardText) -> dict[str, Any]:
    """`{document, inferred}` of a text in any form a board is drawn in; `inferred` are sentences.

    Answers 422 with a sentence where the text is none of them, or nothing in it can be read.
    """
    return await run_in_threadpool(_read, wanted.text)


@router.post("/api/board/mermaid")
async def mermaid(wanted: BoardText) -> dict[str, str]:
    """`{text}`: the board as a Mermaid flowchart. Answers 422 where the board has a mistake."""
    return {"text": await run_in_threadpool(_mermaid, wanted.text)}


def _read(text: str) -> Json:
    from peakday.board import BoardError
    from peakday.board import document as as_document
    from peakday.board.formats import document_of, format_of

    if not text.strip():
        raise Refused("There is nothing in it.")
    try:
        if format_of(text) is not None:
            document, inferred = document_of(text)
            return {"document": document, "inferred": inferred}
        document = as_document(text)
    except BoardError as error:
        first = error.mistakes[0]
        raise Refused(f"{first.rule[:1].upper()}{first.rule[1:]}. {first.mend}.") from None
    except ValueError as error:
        raise Refused(f"That is no board: {error}") from None
    if is_blank(document):
        raise Refused(
            "That is no board: paste a board file, a Mermaid flowchart, an Excalidraw file or draw.io XML."
        )
    told = [f"{each['where']}: {each['rule']}. {each['mend']}." for each in mistakes_of(text)]
    return {"document": document, "inferred": told}


def _mermaid(text: str) -> str:
    from peakday.board.formats.mermaid import write
    from peakday.interview.drawing import reading_of

    reading = reading_of(text)
    if reading.board is None:
        first = reading.mistakes[0]
        raise Refused(f"The board has a mistake, at {first.where}: {first.rule}. {first.mend}")
    return write(reading.board)
