"""Two drawings of one session, run side by side under the same load and the same seeds."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from peakday.interview import curveball
from peakday.interview.events import Json
from peakday.interview.refusal import Refused
from peakday.interview.running import prepared, targets_of
from peakday.studio.messages import TwoDrawings
from peakday.studio.parts import StudioOf
from peakday.studio.room import Room
from peakday.studio.trim import trimmed
from peakday.studio.workers import in_background

router = APIRouter()


@router.post("/api/sessions/{id}/compare")
async def compare(id: str, wanted: TwoDrawings, studio: StudioOf) -> dict[str, Any]:
    """`{one, other}`: what a run measures on each of two drawings, named by the numbers of their events.

    Nothing of it goes into the log: what is to be kept, a trade-off card keeps. Answers 422 with a sentence
    where a drawing cannot be run.
    """
    room = await studio.rooms.open(id)
    texts = [_drawing(room, number) for number in (wanted.one, wanted.other)]
    load, further = curveball.load(room.state), targets_of(room.state)

    def work() -> Json:
        from peakday.engine import EngineError
        from peakday.engine import run as simulate

        scenes = [prepared(room.prompt, text, load, (), further) for text in texts]
        try:
            one, other = (simulate(scene.board, load=scene.load) for scene in scenes)
        except EngineError as error:
            raise Refused(str(error)) from None
        return {"one": trimmed(one.to_dict(pictures=True)), "other": trimmed(other.to_dict(pictures=True))}

    return await in_background(work, f"comparing {id}")


def _drawing(room: Room, number: int) -> str:
    for event in room.events:
        if event.number == number and event.kind == "drawn":
            return str(event.data["text"])
    raise Refused("That drawing is not in this session. Pin the board as it is now, and run again.")
