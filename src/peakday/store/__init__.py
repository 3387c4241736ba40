"""Keeps sessions in one SQLite file; an event is on disk before it is acknowledged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peakday.store.folder import DataFolder, data_folder

if TYPE_CHECKING:
    from peakday.store.sqlite import SqliteRepository, open_store

__all__ = ["DataFolder", "SqliteRepository", "data_folder", "open_store"]


def __getattr__(name: str) -> object:
    # SQLAlchemy takes half a second to import: only who opens a store pays for it.
    if name in ("SqliteRepository", "open_store"):
        from peakday.store import sqlite

        return getattr(sqlite, name)
    raise AttributeError(f"peakday.store has no {name!r}")
