"""Stretches when nobody was there are pauses, told with their reason; a quick restart is none."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from peakday.interview.repository import TryAgain
from peakday.store import open_store
from peakday.store.sqlite import SqliteRepository
from peakday.studio import rooms as rooms_module
from peakday.studio.clock import HandClock
from peakday.studio.desk import Desk
from peakday.studio.rooms import Rooms
from peakday.studio.watch import Watch

from .harness import Json, Studio, running, soon


def pauses(studio: Studio, id: str) -> list[Json]:
    return list(studio.snapshot(id)["clock"]["paused"])


def ten_quiet_minutes(tmp_path: Path, clock: HandClock) -> None:
    """Time passes no faster than the studio's own pulse, or it would take the machine to have slept."""
    beats = open_store(tmp_path)
    for _ in range(13):
        clock.move(50)
        soon(lambda: beats.last_beat() == clock.now())
    beats.close()


def test_the_clock_runs_on_through_a_quick_restart(tmp_path: Path) -> None:
    clock = HandClock(speed=1.0)
    with running(tmp_path, clock) as studio:
        id = studio.begin()
        clock.move(30)
    clock.move(20)
    with running(tmp_path, clock) as studio:
        shown = studio.snapshot(id)["clock"]
    assert (shown["now_s"], shown["running"], shown["paused"]) == (50, True, [])


def test_a_studio_closed_for_long_is_a_pause_from_when_it_was_last_alive(tmp_path: Path) -> None:
    clock = HandClock(speed=1.0)
    with running(tmp_path, clock) as studio:
        id = studio.begin()
        with studio.live(id) as page:
            clock.move(30)
            page.do("note", text="the last thing")
    clock.move(3600)
    with running(tmp_path, clock) as studio:
        shown = studio.snapshot(id)["clock"]
        assert not shown["running"]
        assert 25 <= shown["now_s"] <= 35
        assert "not running" in shown["paused"][0]["why"]
        with studio.live(id) as page:
            page.do("resume")
            clock.move(10)
        assert 35 <= studio.snapshot(id)["clock"]["now_s"] <= 45
        assert 3590 <= pauses(studio, id)[0]["for_s"] <= 3605


def test_a_session_nobody_looks_at_is_paused_after_a_while(tmp_path: Path) -> None:
    clock = HandClock(speed=1.0)
    with running(tmp_path, clock) as studio:
        id = studio.begin()
        with studio.live(id) as page:
            page.do("note", text="I go for lunch")
        studio.nobody_looks()
        ten_quiet_minutes(tmp_path, clock)
        soon(lambda: bool(pauses(studio, id)))
        found = pauses(studio, id)
        assert [each["from"] for each in found] == [0]
        assert "No page" in found[0]["why"]


def test_a_session_left_before_a_quick_restart_is_looked_after_too(tmp_path: Path) -> None:
    clock = HandClock(speed=1.0)
    with running(tmp_path, clock) as studio:
        id = studio.begin()
    with running(tmp_path, clock) as studio:
        ten_quiet_minutes(tmp_path, clock)

        def running_on() -> bool:
            lines = studio.http.get("/api/sessions").json()
            return bool(next(each for each in lines if each["id"] == id)["running"])

        soon(lambda: not running_on())


def test_a_run_cut_off_by_a_kill_is_told_and_can_be_run_again(tmp_path: Path) -> None:
    from peakday.interview.events import Draft

    with running(tmp_path) as studio:
        id = studio.begin()
    store = open_store(tmp_path)
    run = {"id": "run-1", "failures": [], "load": None, "prediction": None, "skipped": False, "drawn": 0}
    store.append(id, [Draft("run-started", {"run": run})], 2e9)
    store.close()
    with running(tmp_path) as studio:
        assert "Run it again" in studio.snapshot(id)["runs"][0]["error"]


def test_a_full_disk_is_told_and_the_command_is_taken_later(tmp_path: Path) -> None:
    from websockets.exceptions import ConnectionClosed

    with running(tmp_path) as studio:
        id = studio.begin()
        append = SqliteRepository.append
        with pytest.MonkeyPatch.context() as patch:

            def full(*given: object, **more: object) -> None:
                raise TryAgain("The disk is full: nothing more can be kept.")

            patch.setattr(SqliteRepository, "append", full)
            with studio.live(id) as page:
                page.post("note", command="mine", text="precious")
                said = page.until(lambda message: message.get("kind") == "error")
                assert "disk is full" in said["data"]["why"]
                with pytest.raises(ConnectionClosed) as closed:
                    page.until(lambda message: "ack" in message)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1013
        assert SqliteRepository.append is append
        with studio.live(id) as page:
            assert page.send("note", command="mine", text="precious")["ack"] == "mine"
        assert studio.snapshot(id)["notes"] == "precious"


def to_its_end(play: Coroutine[Any, Any, None]) -> None:
    """Runs it in a thread of its own: in this one a browser's tests may have left a loop running."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, play).result()


class Pulse:
    """A pulse looked at by hand, on one session that runs."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(rooms_module, "_listen_to", lambda prompt: None)
        self.patch = patch
        self.clock = HandClock(speed=1.0)
        self.store = open_store(folder)
        self.rooms = Rooms(self.store, self.clock, Desk())
        self.watch = Watch(self.rooms, self.store, self.clock)

    async def begin(self) -> str:
        id = await self.rooms.begin("amazon-one", 45)
        await self.watch.begin()
        return id

    async def look_on_a_full_disk(self) -> None:
        def full(*given: object, **more: object) -> None:
            raise TryAgain("The disk is full: nothing more can be kept.")

        with self.patch.context() as patch:
            for name in ("beat", "append"):
                patch.setattr(self.store, name, full)
            with pytest.raises(TryAgain):
                await self.watch.tick()


def test_a_disk_that_was_full_for_minutes_is_no_pause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pulse = Pulse(tmp_path, monkeypatch)

    async def play() -> None:
        id = await pulse.begin()
        for _ in range(20):
            pulse.clock.move(10)
            await pulse.look_on_a_full_disk()
        pulse.clock.move(10)
        await pulse.watch.tick()
        room = await pulse.rooms.open(id)
        assert room.state.clock.running
        assert room.state.clock.pauses == ()

    to_its_end(play())
    pulse.store.close()


def test_a_sleep_is_a_pause_from_where_it_began_even_if_the_disk_is_full_on_waking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pulse = Pulse(tmp_path, monkeypatch)

    async def play() -> None:
        id = await pulse.begin()
        pulse.clock.move(30)
        await pulse.watch.tick()
        pulse.clock.move(3600)
        for _ in range(3):
            await pulse.look_on_a_full_disk()
            pulse.clock.move(1)
        await pulse.watch.tick()
        room = await pulse.rooms.open(id)
        assert [(pause.at, pause.ended) for pause in room.state.clock.pauses] == [(30, None)]
        assert "not running" in str(room.state.clock.pauses[0].why)

    to_its_end(play())
    pulse.store.close()
