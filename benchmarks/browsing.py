"""A studio of its own and a Chromium to open it in, for what is measured of the page."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.server import Studio, free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@contextmanager
def browsing(speed: float = 1) -> Iterator[tuple[Studio, Browser]]:
    """Both, with the engine compiled, its clock `speed` times as fast. Exits where there is no Chromium."""
    from playwright.sync_api import sync_playwright

    path = find_chromium()
    if path is None:
        raise SystemExit("No Chromium was found: install one, or name it in PEAKDAY_CHROMIUM.")
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        subprocess.run([sys.executable, "-m", "peakday.engine.warm"], check=True, stdout=subprocess.DEVNULL)
        studio = Studio(Path(data), free_port(), speed=speed)
        studio.start()
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield studio, browser
        finally:
            browser.close()
            studio.kill()
