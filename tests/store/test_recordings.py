"""Recordings: parts end to end, each once, never outside their folder, and within a limit."""

from __future__ import annotations

from pathlib import Path

import pytest

import peakday.store.recordings
from peakday.interview.repository import NoSuchSession, StoreError
from peakday.store.recordings import NoSuchRecording, Recordings, TooMuch


def test_parts_stand_end_to_end_and_a_part_sent_twice_is_kept_once(tmp_path: Path) -> None:
    kept = Recordings(tmp_path)
    name = kept.begin("ab12", 61.7, "audio/webm;codecs=opus").name
    kept.append("ab12", name, 0, b"one")
    kept.append("ab12", name, 3, b"two")
    kept.append("ab12", name, 0, b"one")
    assert kept.path("ab12", name).read_bytes() == b"onetwo"
    with pytest.raises(StoreError, match="Send it from 6"):
        kept.append("ab12", name, 9, b"four")
    (line,) = kept.of("ab12")
    assert (line.at, line.type, line.bytes) == (61, "audio/webm", 6)


def test_they_are_listed_in_order_and_deleted_for_good(tmp_path: Path) -> None:
    kept = Recordings(tmp_path)
    names = [kept.begin("ab12", at, "audio/mp4").name for at in (0, 90, 1000)]
    assert [each.name for each in kept.of("ab12")] == names
    for name in names:
        kept.delete("ab12", name)
    assert kept.of("ab12") == []
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(NoSuchRecording):
        kept.delete("ab12", names[0])


def test_there_is_a_limit_a_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peakday.store.recordings, "MOST_BYTES", 10)
    kept = Recordings(tmp_path)
    name = kept.begin("ab12", 0, "audio/ogg").name
    kept.append("ab12", name, 0, b"eight...")
    with pytest.raises(TooMuch):
        kept.append("ab12", name, 8, b"more")
    assert kept.path("ab12", name).read_bytes() == b"eight..."


@pytest.mark.parametrize("name", ["../1-0.webm", "1-0.exe", "..", "", "1-0.webm\x00", "1-0.webm/.."])
def test_no_name_leads_elsewhere(tmp_path: Path, name: str) -> None:
    kept = Recordings(tmp_path / "recordings")
    (tmp_path / "1-0.webm").write_bytes(b"not a recording")
    kept.begin("ab12", 0, "audio/webm")
    with pytest.raises(NoSuchRecording):
        kept.path("ab12", name)
    with pytest.raises(NoSuchSession):
        kept.begin("..", 0, "audio/webm")
    with pytest.raises(StoreError, match="audio/webm"):
        kept.begin("ab12", 0, "text/html")
