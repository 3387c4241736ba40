"""The repository of sessions over one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, and_, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from peakday.interview.events import Draft, Event
from peakday.interview.repository import Appended, KeptGrade, NoSuchSession, SessionLine, StoreError
from peakday.interview.state import SessionState, apply, state_of
from peakday.store.connect import connect
from peakday.store.folder import DataFolder
from peakday.store.tables import beats, commands, events, grades, sessions
from peakday.store.trouble import DAMAGED, told

FILE = "sessions.sqlite3"
CLOCK_KINDS = ("started", "paused", "resumed", "ended")
"""The kinds of event that move or stop the clock."""


def open_store(folder: DataFolder | Path) -> SqliteRepository:
    """The repository kept in a folder, made where it is missing. Raises `StoreError` with the mend."""
    path = folder.path if isinstance(folder, DataFolder) else folder
    return SqliteRepository(path / FILE)


class SqliteRepository:
    """Sessions as append-only logs in one file; safe for many threads and several processes."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._engine: Engine = connect(file)
        # A connection of its own, because SQLite counts others' writes for each connection apart.
        self._watcher = sqlite3.connect(file, check_same_thread=False, timeout=1.0)

    @contextmanager
    def _transaction(self, writes: bool) -> Iterator[Connection]:
        """One transaction: committed, thus on disk, when it is left without an error."""
        try:
            with self._engine.connect() as connection:
                chosen = connection.execution_options(writes=writes)
                with chosen.begin():
                    yield chosen
        except (DBAPIError, sqlite3.Error) as error:
            raise told(error, self.file) from error

    def begin(self, id: str, prompt: str, title: str, minutes: float, now: float) -> None:
        """Makes an empty session. Raises `StoreError`."""
        with self._transaction(writes=True) as connection:
            row = {"id": id, "prompt": prompt, "title": title, "minutes": minutes, "created": now}
            connection.execute(insert(sessions).values(row))

    def sessions(self) -> list[SessionLine]:
        """All sessions, the newest first."""
        with self._transaction(writes=False) as connection:
            rows = connection.execute(_lines().order_by(sessions.c.created.desc(), sessions.c.id)).all()
            return [_line(row) for row in rows]

    def session(self, id: str) -> SessionLine:
        """One session's line. Raises `NoSuchSession`."""
        with self._transaction(writes=False) as connection:
            row = connection.execute(_lines().where(sessions.c.id == id)).first()
        if row is None:
            raise NoSuchSession("There is no such session here. It may be in another data folder.")
        return _line(row)

    def append(
        self, session: str, drafts: Sequence[Draft], now: float, client: str | None = None
    ) -> Appended:
        """Puts events at the log's end, all or none, on disk when this returns. Raises `StoreError`.

        Stamps never go backwards: a clock that was set back waits at the last event's moment.
        """
        with self._transaction(writes=True) as connection:
            if client is not None:
                before = self._written(connection, session, client)
                if before is not None:
                    return Appended(before, repeated=True)
            state, number, wall = self._clock(connection, session)
            written: list[Event] = []
            for draft in drafts:
                number += 1
                wall = max(wall, now if draft.wall is None else min(now, draft.wall))
                event = Event(number, round(state.clock.at(wall), 3), draft.kind, draft.data, wall)
                written.append(event)
                if draft.kind in CLOCK_KINDS:
                    state = apply(state, event)
            if written:
                connection.execute(insert(events), [_row(session, event) for event in written])
                if client is not None:
                    first, last = written[0].number, written[-1].number
                    row = {"session": session, "client": client, "first": first, "last": last}
                    connection.execute(insert(commands).values(row))
        return Appended(tuple(written))

    def find(self, session: str, client: str) -> Appended | None:
        """What an earlier append with that `client` wrote, or `None`."""
        with self._transaction(writes=False) as connection:
            before = self._written(connection, session, client)
        return None if before is None else Appended(before, repeated=True)

    def read(
        self, session: str, after: int = 0, limit: int | None = None, kinds: Sequence[str] | None = None
    ) -> list[Event]:
        """Events with a number above `after`, in order; with `kinds`, only those."""
        wanted = and_(events.c.session == session, events.c.number > after)
        if kinds is not None:
            wanted = and_(wanted, events.c.kind.in_(kinds))
        with self._transaction(writes=False) as connection:
            rows = connection.execute(select(events).where(wanted).order_by(events.c.number).limit(limit))
            return [self._event(row) for row in rows]

    def keep_grade(self, session: str, grade: KeptGrade) -> None:
        """Keeps what a session was graded with, in place of what was kept before."""
        row = {"total": grade.total, "dimensions": json.dumps(dict(grade.dimensions))}
        with self._transaction(writes=True) as connection:
            known = update(grades).where(grades.c.session == session).values(row)
            if connection.execute(known).rowcount == 0:
                connection.execute(insert(grades).values(session=session, **row))

    def grades(self) -> dict[str, KeptGrade]:
        """What was kept of every graded session, by its id."""
        with self._transaction(writes=False) as connection:
            rows = connection.execute(select(grades)).all()
        return {row.session: KeptGrade(row.total, json.loads(row.dimensions)) for row in rows}

    def changes(self) -> int:
        """A number that differs after another process wrote to the same file."""
        try:
            return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error as error:
            raise told(error, self.file) from error

    def beat(self, now: float) -> None:
        """Notes that a studio was alive at `now`. The last word counts, also where a clock was set back."""
        with self._transaction(writes=True) as connection:
            if connection.execute(update(beats).where(beats.c.id == 1).values(wall=now)).rowcount == 0:
                connection.execute(insert(beats).values(id=1, wall=now))

    def last_beat(self) -> float | None:
        """When a studio was last alive, or `None` where none ever was."""
        with self._transaction(writes=False) as connection:
            return connection.execute(select(beats.c.wall)).scalar()

    def close(self) -> None:
        """Lets go of the file."""
        self._watcher.close()
        self._engine.dispose()

    def _written(self, connection: Connection, session: str, client: str) -> tuple[Event, ...] | None:
        wanted = and_(commands.c.session == session, commands.c.client == client)
        known = connection.execute(select(commands.c.first, commands.c.last).where(wanted)).first()
        if known is None:
            return None
        within = and_(events.c.session == session, events.c.number.between(known.first, known.last))
        rows = connection.execute(select(events).where(within).order_by(events.c.number))
        return tuple(self._event(row) for row in rows)

    def _clock(self, connection: Connection, session: str) -> tuple[SessionState, int, float]:
        """The session's clock, its last number and that event's moment."""
        if connection.execute(select(sessions.c.id).where(sessions.c.id == session)).first() is None:
            raise NoSuchSession("There is no such session here. It may be in another data folder.")
        mine = events.c.session == session
        number, wall = connection.execute(
            select(
                func.coalesce(func.max(events.c.number), 0), func.coalesce(func.max(events.c.wall), 0.0)
            ).where(mine)
        ).one()
        turns = select(events).where(mine, events.c.kind.in_(CLOCK_KINDS)).order_by(events.c.number)
        return state_of(self._event(row) for row in connection.execute(turns)), number, wall

    def _event(self, row: Row[Any]) -> Event:
        try:
            data = json.loads(row.data)
        except ValueError as error:
            raise StoreError(f"{self.file} {DAMAGED}") from error
        return Event(row.number, row.at, row.kind, data, row.wall)


def _row(session: str, event: Event) -> dict[str, object]:
    data = json.dumps(event.data, separators=(",", ":"), allow_nan=False)
    stamps = {"number": event.number, "at": event.at, "wall": event.wall}
    return {"session": session, **stamps, "kind": event.kind, "data": data}


def _lines() -> Select[Any]:
    last = (
        select(
            events.c.session,
            func.max(events.c.number).label("last"),
            func.max(events.c.wall).label("wall"),
        )
        .group_by(events.c.session)
        .subquery()
    )
    return select(
        sessions,
        func.coalesce(last.c.last, 0).label("last"),
        func.coalesce(last.c.wall, sessions.c.created).label("wall"),
    ).join_from(sessions, last, sessions.c.id == last.c.session, isouter=True)


def _line(row: Row[Any]) -> SessionLine:
    return SessionLine(row.id, row.prompt, row.title, row.minutes, row.created, row.wall, row.last)
