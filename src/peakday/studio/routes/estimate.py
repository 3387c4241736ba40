"""The closed-form answer to a board, at once, while it is being drawn."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool

from peakday.interview.agreed import agreed_targets
from peakday.interview.assumed_load import assumed_load
from peakday.interview.drawing import drawn
from peakday.interview.events import Json
from peakday.interview.refusal import Refused
from peakday.interview.running import failures_on, journeys_asked, prepared, targets_of, under_load
from peakday.prompts import load as find
from peakday.studio.messages import EstimateRequest
from peakday.studio.parts import StudioOf

router = APIRouter()


@router.post("/api/estimate")
async def estimate(wanted: EstimateRequest, studio: StudioOf) -> dict[str, Any]:
    """`{mistakes, estimate, why, hole, agreed, assumed, failures}`: `why` there is no estimate is a sentence.

    `failures` are the prompt's, by their ids, in the words of this drawing; `null` where it has nothing one
    could hit. `hole` says what the drawing does not do, which no figure tells; `agreed` are the targets
    whose bound the candidate of `session` was told or has said: until then a page shows no bound;
    `assumed_load` is the rate they assumed where a run carries another.
    """
    load: str | None = None
    targets: list[str] = []
    agreed: tuple[str, ...] = ()
    prompt = wanted.prompt
    room = None
    if wanted.session is not None:
        room = await studio.rooms.open(wanted.session)
        thrown = [each.load for each in room.state.curveballs if each.load]
        load = thrown[-1] if thrown else None
        targets = targets_of(room.state)
        prompt = room.prompt.id
        agreed = agreed_targets(room.prompt, room.state)
    answer = await run_in_threadpool(_estimate, wanted, prompt, load, targets)
    if room is not None and answer["estimate"] is not None and not _has_own_load(wanted.document):
        offered = [each["offered_per_s"] for each in answer["estimate"]["journeys"].values()]
        answer["assumed_load"] = assumed_load(room.state, offered)
    return {"hole": None, "assumed_load": None, **answer, "agreed": list(agreed)}


def _has_own_load(document: Json | None) -> bool:
    """Does the drawing say its load itself? Then a run carries that one."""
    journeys = (document or {}).get("journeys")
    named = journeys.values() if isinstance(journeys, dict) else ()
    return "load" in (document or {}) or any(isinstance(each, dict) and "load" in each for each in named)


def _estimate(wanted: EstimateRequest, prompt: str | None, load: str | None, targets: list[str]) -> Json:
    from peakday.catalog import fill
    from peakday.engine import EngineError
    from peakday.engine import estimate as closed_form
    from peakday.rubric.shape import hole, shape_of

    try:
        drawing = drawn("", wanted.text, wanted.document)
    except Refused as refusal:
        return {"mistakes": [], "estimate": None, "why": str(refusal)}
    if drawing["mistakes"]:
        return {"mistakes": drawing["mistakes"], "estimate": None, "why": None}
    try:
        posed = None if prompt is None else find(prompt)
        scene = prepared(posed, drawing["text"], load, (), targets)
        answer = closed_form(under_load(scene)).to_dict()
        assumed = [
            {"box": each.box, "field": each.field, "value": str(each.value), "source": each.source}
            for each in fill(scene.board).assumed
        ]
        lacks = hole(shape_of(scene.board)) or None
        failures = failures_on(posed, scene.board) if posed else {}
        asked = journeys_asked(posed, scene.board) if posed else {}
        return {
            "mistakes": [], "estimate": answer, "why": None,
            "hole": lacks, "assumed": assumed, "failures": failures, "asked": asked,
        }  # fmt: skip
    except (Refused, EngineError) as refusal:
        return {"mistakes": [], "estimate": None, "why": str(refusal)}
