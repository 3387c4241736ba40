"""Opens the file: checks that it is ours and whole, sets it up for durable writing, updates its tables.

Durability: WAL with `synchronous=FULL` flushes the log to the disk at every commit. A killed process loses
nothing acknowledged; after a power cut the same holds as far as the disk honours a flush.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from peakday.interview.repository import StoreError
from peakday.store.trouble import DAMAGED, FOREIGN, NEWER, told

APPLICATION = 0x5045414B
"""`PEAK`, written into the file's header: how a file of ours is told from anybody else's."""
NEWEST = "0002"
"""The newest migration; a file that has it opens without loading Alembic."""
BUSY_SECONDS = 5.0


def connect(file: Path) -> Engine:
    """An engine on `file`, made where it is missing. Raises `StoreError` with the mend."""
    engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    try:
        _check(file)
        _bring_up_to_date(engine, file)
    except (DBAPIError, sqlite3.Error) as error:
        engine.dispose()
        raise told(error, file) from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def _set_up(connection: Any, _record: object) -> None:
    # SQLAlchemy begins transactions itself (below): the driver's own guessing is turned off.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin(connection: Any) -> None:
    # IMMEDIATE: who will write takes its turn at once, so numbers are given out one writer at a time.
    connection.exec_driver_sql(
        "BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN"
    )


def _check(file: Path) -> None:
    """Refuses a file that is not ours or not whole, before anything is written to it."""
    if not file.exists() or file.stat().st_size == 0:
        return
    if not os.access(file, os.R_OK):
        raise StoreError(
            f"{file} cannot be read. Change its permissions, or give another folder with --data."
        )
    with file.open("rb") as opened:
        if opened.read(16) != b"SQLite format 3\x00":
            raise StoreError(f"{file} {FOREIGN}")
    with sqlite3.connect(file, timeout=BUSY_SECONDS) as probe:
        application = probe.execute("PRAGMA application_id").fetchone()[0]
        tables = probe.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != APPLICATION and tables:
            raise StoreError(f"{file} {FOREIGN}")
        if probe.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise StoreError(f"{file} {DAMAGED}")
    probe.close()


def _bring_up_to_date(engine: Engine, file: Path) -> None:
    have = _version(engine)
    if have == NEWEST:
        return
    if have is not None and have > NEWEST:
        raise StoreError(f"{file} {NEWER}")
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not engine.dialect.has_table(connection, "alembic_version"):
            return None
        row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
        return None if row is None else str(row[0])
