"""A candidate without a pointer: draws, edits a middle box, reads the verdict; the focus is never lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .drawing import Pen
from .hand import Seat
from .player import PATIENCE_S, Player
from .screens import LAPTOP

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .server import Studio


def test_a_middle_box_is_edited_run_and_judged_by_keyboard_alone(browser: Browser, studio: Studio) -> None:
    seat = Seat("keyboard", LAPTOP, "light")
    page = browser.new_page(viewport={"width": LAPTOP[0], "height": LAPTOP[1]})
    player, pen = Player(page, studio.url), Pen(page)
    player.begin()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    player.step(3)
    page.keyboard.press("n")
    page.keyboard.type("Palm scanner -> Palm matcher -> DynamoDB")
    page.keyboard.press("Enter")
    expect(pen.boxes).to_have_count(3)

    # Back from the last box to the one in the middle, into its numbers, and out to it again.
    page.keyboard.press("Shift+Tab")
    middle = page.locator('.react-flow__node[data-id="palm-matcher"]')
    expect(middle).to_be_focused()
    panel = page.get_by_label("Numbers of Palm matcher")
    page.keyboard.press("e")
    expect(panel.locator(".wb-field :is(input, select)").first).to_be_focused()
    while page.evaluate("document.activeElement.labels?.[0]?.textContent") != "copies":
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.wb-panel') !== null")
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    expect(middle).to_be_focused()
    expect(middle).to_contain_text("×4")
    page.keyboard.press("k")
    expect(panel.get_by_label("Kind")).to_be_focused()
    page.keyboard.press("Escape")
    expect(middle).to_be_focused()
    pen.rest()

    # The figures, asked for again while they stand open, have the focus; so do the board file and its return.
    for _ in range(2):
        seat.command(page, "catalog")
        within = page.get_by_role("region", name="Figures the catalog lends").locator(":focus")
        expect(within).to_have_count(1)
        within.blur()
    page.keyboard.press("Escape")
    expect(page.locator(".wb-figures")).to_have_count(0)
    page.keyboard.press("y")
    expect(page.get_by_role("textbox", name="Board file")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".yaml")).to_have_count(0)

    # Closing the file brought the targets back: the run's verdict is there to be read.
    player.run()
    expect(page.get_by_role("complementary", name="Targets")).to_contain_text(re.compile("p99"))
    expect(page.locator(".targets")).to_be_visible()
    seat.command(page, "finish")
    page.get_by_role("dialog").get_by_role("button", name="Finish", exact=True).press("Enter")
    expect(page.locator(".total")).to_be_visible(timeout=1000 * PATIENCE_S)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert player.trouble == []
