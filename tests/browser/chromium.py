"""Finds a Chromium to test the page in, or says where it looked."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FLAGS += ["--use-fake-device-for-media-stream"]  # a microphone that beeps, to record


def find_chromium() -> str | None:
    """The path of a Chromium: `PEAKDAY_CHROMIUM`, one on the path, or playwright's own; else `None`."""
    named = os.environ.get("PEAKDAY_CHROMIUM")
    if named:
        return named
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    return _own()


def _own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
