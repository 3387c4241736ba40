"""The repository: numbers, idempotency, durability settings, threads and processes, bad files."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from peakday.interview.events import Draft
from peakday.interview.repository import NoSuchSession, StoreError, TryAgain
from peakday.store import open_store
from peakday.store.sqlite import FILE, SqliteRepository

STARTED = Draft("started", {"prompt": "p", "title": "A prompt", "minutes": 45, "board": ""})


def note(text: str) -> Draft:
    return Draft("noted", {"text": text})


@pytest.fixture
def store(tmp_path: Path):
    opened = open_store(tmp_path)
    opened.begin("s", "p", "A prompt", 45, 1000.0)
    opened.append("s", [STARTED], 1000.0)
    yield opened
    opened.close()


def test_numbers_count_from_one_without_gaps(store: SqliteRepository) -> None:
    store.append("s", [note("a"), note("b")], 1001.0)
    store.append("s", [note("c")], 1002.0)
    assert [event.number for event in store.read("s")] == [1, 2, 3, 4]
    assert [event.data.get("text") for event in store.read("s", after=2)] == ["b", "c"]
    assert len(store.read("s", after=1, limit=2)) == 2


def test_the_same_command_twice_is_written_once(store: SqliteRepository) -> None:
    first = store.append("s", [note("a"), note("b")], 1001.0, client="one")
    again = store.append("s", [note("other")], 1009.0, client="one")
    assert not first.repeated
    assert again.repeated
    assert again.events == first.events
    assert store.find("s", "one") == again
    assert store.find("s", "two") is None
    assert len(store.read("s")) == 3


def test_the_same_id_in_two_sessions_is_two_commands(store: SqliteRepository) -> None:
    store.begin("t", "p", "Another", 45, 1000.0)
    store.append("t", [STARTED], 1000.0)
    store.append("s", [note("a")], 1001.0, client="one")
    assert not store.append("t", [note("b")], 1001.0, client="one").repeated


def test_times_leave_pauses_out_and_never_go_back(store: SqliteRepository) -> None:
    store.append("s", [Draft("paused", {})], 1010.0)
    store.append("s", [note("while paused")], 1050.0)
    store.append("s", [Draft("resumed", {})], 1060.0)
    store.append("s", [note("after")], 1065.0)
    store.append("s", [note("the clock was set back")], 900.0)
    events = store.read("s")
    assert [event.at for event in events] == [0.0, 10.0, 10.0, 10.0, 15.0, 15.0]
    assert [event.wall for event in events] == sorted(event.wall for event in events)


def test_a_pause_found_later_is_stamped_when_it_began(store: SqliteRepository) -> None:
    written = store.append("s", [Draft("paused", {"why": "closed"}, wall=1020.0)], 5000.0).events
    assert (written[0].at, written[0].wall) == (20.0, 1020.0)


def test_what_is_appended_is_there_after_opening_anew(tmp_path: Path, store: SqliteRepository) -> None:
    store.append("s", [note("ünïcode \ud800 \u202e 🙂")], 1001.0)
    other = open_store(tmp_path)
    assert other.read("s") == store.read("s")
    assert other.session("s").last == 2
    other.close()


def test_all_or_none(store: SqliteRepository) -> None:
    with pytest.raises(ValueError, match="JSON"):
        store.append("s", [note("a"), Draft("noted", {"text": float("nan")})], 1001.0)
    assert len(store.read("s")) == 1


def test_many_threads_and_two_openings_share_one_count(tmp_path: Path, store: SqliteRepository) -> None:
    other = open_store(tmp_path)

    def write(index: int) -> int:
        chosen = store if index % 2 else other
        return chosen.append("s", [note(str(index))], 1001.0, client=f"c{index}").events[0].number

    with ThreadPoolExecutor(6) as pool:
        numbers = sorted(pool.map(write, range(30)))
    assert numbers == list(range(2, 32))
    other.close()


def test_another_openings_writes_are_noticed(tmp_path: Path, store: SqliteRepository) -> None:
    other = open_store(tmp_path)
    before = other.changes()
    assert other.changes() == before
    store.append("s", [note("a")], 1001.0)
    assert other.changes() != before
    other.close()


def test_the_file_is_set_up_to_flush_every_commit(store: SqliteRepository) -> None:
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL


def test_the_list_has_the_newest_first(store: SqliteRepository) -> None:
    store.begin("t", "p", "Later", 30, 2000.0)
    lines = store.sessions()
    assert [(line.id, line.last) for line in lines] == [("t", 0), ("s", 1)]
    assert lines[0].wall == 2000.0


def test_a_session_there_is_not(store: SqliteRepository) -> None:
    with pytest.raises(NoSuchSession, match="no such session"):
        store.session("nobody")
    with pytest.raises(NoSuchSession):
        store.append("nobody", [note("a")], 1.0)


def test_a_heartbeat_is_kept(store: SqliteRepository) -> None:
    assert store.last_beat() is None
    store.beat(10.0)
    store.beat(20.0)
    assert store.last_beat() == 20.0


def test_the_last_heartbeat_counts_where_a_clock_was_set_back(store: SqliteRepository) -> None:
    """After an hour by a quick clock, years ahead, a plain one is heard all the same."""
    store.beat(1e10)
    store.beat(20.0)
    assert store.last_beat() == 20.0


def test_a_file_of_somebody_else_is_refused_and_left(tmp_path: Path) -> None:
    file = tmp_path / FILE
    with sqlite3.connect(file) as foreign:
        foreign.execute("CREATE TABLE recipes (name TEXT)")
    foreign.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"not a file of Peakday.*--data"):
        open_store(tmp_path)
    assert file.read_bytes() == before
    file.write_bytes(b"Dear diary")
    with pytest.raises(StoreError, match="not a file of Peakday"):
        open_store(tmp_path)
    assert file.read_bytes() == b"Dear diary"


def test_a_damaged_file_is_refused_and_left(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.begin("s", "p", "A prompt", 45, 1.0)
    for index in range(60):
        store.append("s", [note("x" * 2000)], float(index))
    store.close()
    file = tmp_path / FILE
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray(file.read_bytes())
    for place in range(4096 * 3, len(content) - 4096, 4096):
        content[place : place + 64] = b"\xff" * 64
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged.*recover"):
        open_store(tmp_path)
    assert file.read_bytes() == bytes(content)


def test_a_file_from_the_future_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match=r"newer Peakday"):
        open_store(tmp_path)


def test_a_file_held_by_another_program_may_be_tried_again(
    tmp_path: Path, store: SqliteRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peakday.store.connect.BUSY_SECONDS", 0.05)
    hurried = open_store(tmp_path)
    holder = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(TryAgain, match="Another program"):
        hurried.append("s", [note("a")], 1001.0, client="one")
    holder.execute("ROLLBACK")
    holder.close()
    assert hurried.append("s", [note("a")], 1001.0, client="one").events[0].number == 2
    hurried.close()


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from peakday.interview.events import Draft
from peakday.interview.repository import TryAgain
from peakday.store import open_store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = open_store(Path(sys.argv[1]))
store.begin("s", "p", "A prompt", 45, 1.0)
size = (Path(sys.argv[1]) / "sessions.sqlite3-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 60_000, resource.RLIM_INFINITY))
kept = 0
try:
    for index in range(1000):
        store.append("s", [Draft("noted", {"text": "x" * 1500})], 2.0, client=f"c{index}")
        kept += 1
except TryAgain as error:
    print(kept, error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
again = store.append("s", [Draft("noted", {"text": "x"})], 2.0, client=f"c{kept}")
print(len(store.read("s")), again.events[0].number)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a POSIX matter")
def test_a_full_disk_loses_nothing_acknowledged_and_mends_itself(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.strip().splitlines()
    kept = int(first.split()[0])
    assert kept > 0
    assert "disk" in first
    assert second == f"{kept + 1} {kept + 1}"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    (tmp_path / FILE).chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="--data"):
            open_store(tmp_path).begin("s", "p", "A prompt", 45, 1.0)
    finally:
        tmp_path.chmod(0o700)
