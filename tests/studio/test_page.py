"""The built page is served; nothing beside it ever is."""

from __future__ import annotations

from pathlib import Path

import pytest

from peakday.studio.page import answer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    built = tmp_path / "page"
    (built / "assets").mkdir(parents=True)
    (built / "index.html").write_text("<!doctype html><title>Peakday</title>")
    (built / "assets" / "app-1a2b.js").write_text("1")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "pages").mkdir()
    return built


def test_files_are_served_with_their_type(folder: Path) -> None:
    found = answer(folder, "assets/app-1a2b.js")
    assert found.status_code == 200
    assert found.headers["content-type"].startswith("text/javascript")
    assert "immutable" in found.headers["cache-control"]


@pytest.mark.parametrize("path", ["", "session/abc", "report/abc"])
def test_every_address_of_the_page_is_the_page(folder: Path, path: str) -> None:
    found = answer(folder, path)
    assert found.status_code == 200
    assert found.headers["content-type"].startswith("text/html")
    assert found.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["../secret.txt", "assets/../../secret.txt", "/etc/passwd", "a\x00.js", "gone.js"]
)
def test_nothing_outside_is_served(folder: Path, path: str) -> None:
    found = answer(folder, path)
    assert found.status_code in (200, 404)
    assert getattr(found, "path", folder / "index.html") == folder / "index.html"


def test_a_page_that_was_not_built_says_how(tmp_path: Path) -> None:
    found = answer(tmp_path, "")
    assert found.status_code == 503
    assert b"dev.py setup" in found.body
