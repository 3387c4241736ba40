"""What was measured of every prompt, for the gallery: a line each, and one prompt with its drawings."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException

router = APIRouter()


@router.get("/api/gallery")
def gallery() -> list[dict[str, Any]]:
    """Every measured prompt: `{id, title, summary, designs}`; a design is `{name, title, verdict, cost}`."""
    from peakday.prompts import all_ids, load
    from peakday.prompts.gallery import recorded

    return [
        {
            "id": prompt.id,
            "title": prompt.title,
            "summary": prompt.summary,
            "designs": [
                {"name": n, "title": d["title"], "verdict": d.get("verdict"), "cost": d.get("cost")}
                for n, d in record["designs"].items()
            ],
        }
        for prompt in map(load, all_ids())
        if (record := recorded(prompt)) is not None
    ]


@router.get("/api/gallery/{id}")
def one(id: str) -> dict[str, Any]:
    """All that was measured of a prompt, with each design's drawing as SVG and its page as Markdown."""
    from peakday.prompts import PromptError, load
    from peakday.prompts.gallery import recorded
    from peakday.prompts.picture import draw

    try:
        prompt = load(id)
    except PromptError as error:
        raise HTTPException(404, str(error)) from None
    record = recorded(prompt)
    if record is None:
        raise HTTPException(404, f"{id} was not measured yet. Run `peakday prompts gallery {id}`.")
    for name, design in record["designs"].items():
        design["page"] = prompt.designs[name].page
        design["drawing"] = draw(prompt.board(name), design.get("boxes", {}))
    return record
