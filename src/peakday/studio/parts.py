"""What the routes share: the open studio behind the application."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from peakday.store.recordings import Recordings
from peakday.studio.clock import Clock
from peakday.studio.desk import Desk
from peakday.studio.grading import Grading
from peakday.studio.rooms import Rooms
from peakday.studio.status import Status
from peakday.studio.streams import Streams
from peakday.studio.transcriber import Transcriber, configured
from peakday.studio.watch import Watch


@dataclass(slots=True)
class Studio:
    """Everything that is open while the studio runs."""

    rooms: Rooms
    desk: Desk
    watch: Watch
    clock: Clock
    status: Status
    grading: Grading
    recordings: Recordings | None = None
    """Where voices are kept; `None` where they are not."""
    transcriber: Transcriber | None = field(default_factory=configured)
    """What writes voices down; `None` where nothing was named."""
    streams: Streams = field(default_factory=Streams)


def _studio(connection: HTTPConnection) -> Studio:
    studio: Studio = connection.app.state.studio
    return studio


StudioOf = Annotated[Studio, Depends(_studio)]
"""A route's way to the studio."""
