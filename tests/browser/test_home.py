"""Home, the tour, the gallery and the voice, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .drawing import Pen
from .player import Player

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from .server import Studio


def test_a_first_visit(browser: Browser, studio: Studio) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    player, pen = Player(page, studio.url), Pen(page)
    page.goto(studio.url)
    expect(page.get_by_role("heading", name="Palm checkout")).to_be_visible()

    # The tour, on a real board; once left it is not offered again.
    page.get_by_role("link", name="Take the tour").click()
    expect(page.get_by_role("heading", name="This board runs.")).to_be_visible()
    pen.number("Matcher", "copies", "4")
    expect(page.get_by_role("heading", name="Draw as on paper.")).to_be_visible()
    pen.by_mouse("Redis", 0.5, 0.75)
    expect(page.get_by_role("heading", name="Connect them.")).to_be_visible()
    pen.connect("Matcher", "Redis")
    expect(page.get_by_role("heading", name="In a session, r runs it")).to_be_visible()
    page.get_by_role("button", name="To your first prompt").click()
    expect(page.get_by_role("heading", name="Palm checkout")).to_be_visible()
    expect(page.get_by_role("link", name="Take the tour")).to_have_count(0)
    page.goto(f"{studio.url}#/tour")
    expect(page.get_by_role("heading", name="This board runs.")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You’ll be given")).to_be_visible()

    # A prompt of one's own choice, which is never a strict round.
    page.get_by_text("Only practising?").click()
    page.get_by_role("button", name=re.compile("^In-home delivery")).click()
    expect(page.get_by_text("You chose")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Strict")).to_have_count(0)

    # The gallery covers what was not finished, also where its address is known.
    page.goto(f"{studio.url}#/gallery/key-delivery")
    expect(page.locator(".drawing")).to_have_count(0)
    page.goto(f"{studio.url}#/gallery")
    expect(page.locator(".drawing")).to_have_count(0)
    page.get_by_role("button", name="Show the answers of In-home delivery").click()
    expect(page.locator(".drawing")).to_have_count(1)
    page.get_by_role("link", name="All its designs").click()
    expect(page.locator(".drawing")).to_have_count(4)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert player.trouble == []


def test_a_voice_is_recorded_played_and_deleted(browser: Browser, studio: Studio) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, permissions=["microphone"])
    page = context.new_page()
    player = Player(page, studio.url)
    id = player.begin()
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_role("button", name="Recording", pressed=True)).to_be_visible()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Recording").click()
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
    voice.get_by_role("button", name="Delete").click()
    voice.get_by_role("button", name="Delete for good").click()
    expect(voice).to_have_count(0)
    assert page.request.get(address).json() == []
    assert player.trouble == []
    context.close()


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Waits until something holds, a minute at most; the page's policy allows no eval to ask inside."""
    for _ in range(600):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never came to hold")
