"""What the studio gets ready ahead: the sheet is read once, and giving up the engine ends its compiling."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from peakday.prompts import Prompt
from peakday.studio import rooms
from peakday.studio.status import Status

from .harness import running


def test_the_first_question_waits_for_the_reading_under_way_and_starts_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = threading.Event()
    read: list[str] = []

    def slowly(prompt: Prompt) -> None:
        read.append(prompt.id)
        done.wait(60)

    monkeypatch.setattr(rooms, "_listen_to", slowly)
    with running(tmp_path) as studio:
        id = studio.begin()
        with studio.live(id) as asking, studio.live(id) as writing:
            asking.post("say", text="How many stores are there?")
            writing.do("note", text="not kept waiting")
            assert not any(event["data"].get("outcome") for event in studio.log(id))
            done.set()
            answer = asking.find(lambda event: bool(event["data"].get("outcome")))
    assert answer["data"]["outcome"] == "answer"
    assert read == ["amazon-one"]


def test_compiling_is_given_up_with_the_studio() -> None:
    status = Status()
    compiling = threading.Thread(target=status._engine)
    compiling.start()
    status.end()
    compiling.join(30)
    assert not compiling.is_alive()
    assert status._compiler is not None
    assert status._compiler.poll() is not None
