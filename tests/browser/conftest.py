"""A real Chromium and a real studio for the tests of the page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .chromium import FLAGS, find_chromium
from .server import Studio, free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHOTS = Path(__file__).parents[2] / "build" / "screenshots"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = find_chromium()
    if path is None:
        pytest.skip("No Chromium was found: install one, or name it in PEAKDAY_CHROMIUM.")
    if not (files("peakday.studio") / "page" / "index.html").is_file():
        pytest.fail("The page is not built. Run `python3 dev.py setup` first.")
    with playwright_api.sync_playwright() as playwright:
        # launch() makes a fresh profile folder each time and removes it afterwards.
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        # A machine that also compiles and tests elsewhere is slow, and being slow is no mistake.
        playwright_api.expect.set_options(timeout=60_000)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def compiled() -> None:
    """The engine, compiled before anyone waits for a run; no time at all where it already is."""
    subprocess.run([sys.executable, "-m", "peakday.engine.warm"], check=True, stdout=subprocess.DEVNULL)


@pytest.fixture
def studio(compiled: None, tmp_path: Path) -> Iterator[Studio]:
    server = Studio(tmp_path / "data", free_port())
    server.start()
    yield server
    server.kill()


@pytest.fixture
def shoot() -> Callable[[Page, str], None]:
    """Keeps a picture of the page under build/screenshots."""
    SHOTS.mkdir(parents=True, exist_ok=True)

    def keep(page: Page, name: str, whole: bool = False) -> None:
        page.screenshot(path=str(SHOTS / f"{name}.png"), full_page=whole, animations="disabled")

    return keep
