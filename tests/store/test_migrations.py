"""The migrations make the tables the code uses, and the newest one is the one the code asks for."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import peakday.store
from peakday.store.connect import NEWEST, connect
from peakday.store.tables import metadata


def test_the_tables_are_as_the_code_has_them(tmp_path: Path) -> None:
    engine = connect(tmp_path / "sessions.sqlite3")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_the_newest_step_is_the_one_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(peakday.store.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST
