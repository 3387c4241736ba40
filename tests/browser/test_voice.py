"""Rehearsing aloud, by mouse, by keyboard alone and by touch: recorded, played where it was said, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .hand import SEATS, Seat
from .player import Player

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from .server import Studio


@pytest.mark.parametrize("seat", SEATS)
def test_a_voice_is_recorded_played_and_deleted(browser: Browser, studio: Studio, seat: Seat) -> None:
    with seat.page(browser, permissions=("microphone",)) as page:
        player = Player(page, studio.url)
        id = player.begin()
        seat.press(page.get_by_role("button", name="Record"))
        recording = page.get_by_role("button", name="Recording", pressed=True)
        expect(recording).to_be_visible()
        page.wait_for_timeout(1500)
        seat.press(recording)
        expect(page.get_by_role("button", name="Record", pressed=False)).to_be_visible()

        page.goto(f"{studio.url}#/replay/{id}")
        voice = page.get_by_role("region", name="Your voice")
        # The last part goes out while the page already shows another screen.
        address = f"{studio.url}api/sessions/{id}/recordings"
        until(page, lambda: page.request.get(address).json()[0]["bytes"] > 0)
        page.reload()
        expect(voice.locator("audio")).to_have_count(1)
        page.evaluate("document.querySelector('audio').play()")
        until(page, lambda: page.evaluate("document.querySelector('audio').currentTime") > 0.3)
        seat.press(voice.get_by_role("button", name="Delete"))
        seat.press(voice.get_by_role("button", name="Delete for good"))
        expect(voice).to_have_count(0)
        assert page.request.get(address).json() == []
        assert player.trouble == []


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Waits until something holds, a minute at most; the page's policy allows no eval to ask inside."""
    for _ in range(600):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never came to hold")
