"""Where sessions are kept: the stated folder, the platform's, or a stand-in with a word about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from peakday.interview.repository import StoreError
from peakday.store import data_folder


def test_the_stated_folder_is_made(tmp_path: Path) -> None:
    found = data_folder(tmp_path / "deep" / "er", {})
    assert found.path.is_dir()
    assert found.note is None


def test_a_stated_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"file.*--data"):
        data_folder(tmp_path / "file", {})
    with pytest.raises(StoreError, match=r"--data"):
        data_folder(tmp_path / "file" / "below", {})


@pytest.mark.parametrize(
    ("environment", "platform", "ends"),
    [
        ({"XDG_DATA_HOME": "{}/xdg", "HOME": "{}"}, "linux", "xdg/peakday"),
        ({"XDG_DATA_HOME": "relative", "HOME": "{}"}, "linux", ".local/share/peakday"),
        ({"HOME": "{}"}, "linux", ".local/share/peakday"),
        ({"HOME": "{}"}, "darwin", "Library/Application Support/Peakday"),
        ({"LOCALAPPDATA": "{}/local", "HOME": "{}"}, "win32", "local/Peakday"),
    ],
)
def test_the_platforms_own_place(
    tmp_path: Path, environment: dict[str, str], platform: str, ends: str
) -> None:
    filled = {name: value.format(tmp_path) for name, value in environment.items()}
    found = data_folder(None, filled, platform)
    assert found.path == tmp_path / ends
    assert found.note is None


def test_a_home_that_cannot_be_written_falls_back_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("a file where the home should be")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    found = data_folder(None, {"HOME": str(tmp_path / "home")}, "linux")
    assert found.path.parent == tmp_path
    assert found.note is not None
    assert "--data" in found.note
