"""Home, the tour and the gallery, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .drawing import Pen
from .player import Player

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
