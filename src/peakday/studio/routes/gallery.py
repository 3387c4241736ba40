"""The gallery: every prompt's designs as they were drawn and measured. It shows answers, never facts."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from peakday.interview.refusal import Refused
from peakday.prompts import Headline, Prompt, PromptError, folder_of, headlines, load
from peakday.studio.workers import in_background

router = APIRouter()


@router.get("/api/gallery")
def gallery() -> list[dict[str, Any]]:
    """Every prompt with its strong design: `{id, title, summary, strong: {title, measured}}`.

    Told from first lines and what was measured: no prompt is read whole for it.

    `measured` is `null` where the package carries no measurement of these files.
    """
    return [_card(one) for one in headlines()]


@router.get("/api/gallery/{id}")
def prompt(id: str) -> dict[str, Any]:
    """One prompt: `{id, title, summary, designs: [{name, title, page, measured}]}`, the pages as Markdown."""
    from peakday.prompts.gallery import recorded

    found = load(id)
    record = recorded(found)
    designs = [
        {
            "name": name,
            "title": info.title,
            "page": info.page,
            "measured": None if record is None else record["designs"].get(name),
        }
        for name, info in found.designs.items()
    ]
    return {"id": found.id, "title": found.title, "summary": found.summary, "designs": designs}


@router.get("/api/gallery/{id}/{design}.svg", response_class=Response)
async def picture(id: str, design: str) -> Response:
    """The drawing of one design, with how busy each box was where that is known."""
    text = await run_in_threadpool(_picture, _with(id, design), design)
    return Response(text, media_type="image/svg+xml", headers={"cache-control": "no-cache"})


@router.post("/api/gallery/{id}/{design}/run")
async def run(id: str, design: str) -> dict[str, Any]:
    """Runs one design at its full scale and through its failures; the same figures the gallery carries."""
    found = _with(id, design)

    def work() -> dict[str, Any]:
        from peakday.prompts.check import engine
        from peakday.prompts.measure import measure_design

        try:
            return measure_design(found, design, engine)
        except ValueError as error:
            raise Refused(str(error)) from None

    return await in_background(work, f"measuring {found.id} {design}")


def _with(id: str, design: str) -> Prompt:
    found = load(id)
    if design not in found.designs:
        raise PromptError(f"{found.id} has no such design. It has: {', '.join(found.designs)}.")
    return found


def _card(first: Headline) -> dict[str, Any]:
    from peakday.prompts.gallery import recorded_design

    measured = recorded_design(folder_of(first.id), "strong")
    title = measured["title"] if measured is not None else _strong_title(first.id)
    return {
        "id": first.id,
        "title": first.title,
        "summary": first.summary,
        "strong": title and {"title": title, "measured": measured},
    }


def _strong_title(id: str) -> str | None:
    try:
        strong = load(id).designs.get("strong")
    except PromptError:  # its own page says what does not read
        return None
    return strong.title if strong else None


def _picture(prompt: Prompt, design: str) -> str:
    from peakday.prompts.gallery import recorded
    from peakday.prompts.picture import draw

    record = recorded(prompt)
    measured = {} if record is None else record["designs"].get(design, {}).get("boxes", {})
    return draw(prompt.board(design), measured)
