"""Grades sessions in the background, one grading a session and a state of its log."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from peakday.interview.events import Json
from peakday.interview.repository import KeptGrade, Repository, StoreError
from peakday.studio.room import Room
from peakday.studio.snapshot import moment
from peakday.studio.workers import in_background

if TYPE_CHECKING:
    from peakday.rubric import Grade

Key = tuple[str, int]
MOST_KEPT = 16


class Grading:
    """Who asks twice gets the same grading; a session that went on is graded anew."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._grades: dict[Key, asyncio.Future[Grade]] = {}

    async def grade(self, room: Room) -> Grade:
        """The session's grade as it stands. Progress goes to its pages as `report.progress`."""
        key = (room.id, room.state.played)  # what the debrief adds moves no score
        future = self._grades.get(key)
        if future is None or (future.done() and future.exception() is not None):
            for old in [old for old in self._grades if old[0] == room.id][:-1] or list(self._grades)[
                :-MOST_KEPT
            ]:
                del self._grades[old]
            future = self._grades[key] = in_background(_work(room), f"grading {room.id}")
        # Shielded: one page that leaves must not stop the grading another waits for.
        grade = await asyncio.shield(future)
        await asyncio.to_thread(self._keep, room.id, grade)
        return grade

    def _keep(self, session: str, grade: Grade) -> None:
        # A disk that is full costs the list of sessions a figure; the report is shown all the same.
        with suppress(StoreError):
            self._repository.keep_grade(session, KeptGrade(grade.total, grade.score.dimensions))

    async def data(self, room: Room) -> Json:
        """What the report page shows of the grade."""
        grade = await self.grade(room)
        session = {
            "id": room.id,
            "title": room.state.title,
            "started": moment(room.state.clock.started or 0.0),
        }
        judged = {name: (said.quote, said.shown) for name, said in room.state.judged.items()}
        return await asyncio.to_thread(_data, grade, session, judged)

    async def markdown(self, room: Room) -> str:
        """The same as Markdown, to keep."""
        grade = await self.grade(room)
        return await asyncio.to_thread(_markdown, grade, room.state.title)


def _data(grade: Grade, session: Json, judged: dict[str, tuple[str, bool]]) -> Json:
    from peakday.rubric.report import report_data
    from peakday.rubric.report.judged import judge

    return judge(report_data(grade, session), judged)


def _markdown(grade: Grade, title: str) -> str:
    from peakday.rubric.report import to_markdown

    return to_markdown(grade, title)


def _work(room: Room) -> Callable[[], Grade]:
    loop = asyncio.get_running_loop()
    events = list(room.events)

    def tell(share: float, text: str) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(room.tell, "report.progress", {"share": share, "text": text})

    def work() -> Grade:
        from peakday.interview.transcript import from_events
        from peakday.rubric import grade

        return grade(from_events(events), progress=tell)

    return work
