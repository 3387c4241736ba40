"""The studio is killed in mid-session: what it had confirmed is there, what it had not is sent again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .drawing import Pen
from .player import Player

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from .server import Studio


def test_killed_restarted_and_reloaded(browser: Browser, studio: Studio, shoot: Callable[..., None]) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="dark")
    player, pen = Player(page, studio.url), Pen(page)
    player.begin()
    player.say("How many stores will have this?")
    player.step(3)
    pen.chain("Palm scanner -> Palm matcher -> DynamoDB")
    player.card("Assumption", "A store has one line to the region")
    player.saved()
    before = player.snapshot()

    studio.kill()
    state = page.locator(".save-state")
    expect(state).to_have_text("Reconnecting")
    player.say("I will say this while nobody listens.", heard=False)
    player.card("Risk", "The store loses its line")
    expect(state).to_have_text("Reconnecting, 2 changes waiting")
    shoot(page, "reconnecting-1280-dark")

    studio.start()
    player.saved()
    after = player.snapshot()
    assert after["conversation"][: len(before["conversation"])] == before["conversation"]
    assert after["board"]["document"] == before["board"]["document"]
    assert after["ledger"] == before["ledger"]
    said = [line["text"] for line in after["conversation"]]
    assert said.count("I will say this while nobody listens.") == 1
    assert [card["text"] for card in after["cards"]].count("The store loses its line") == 1

    page.reload()
    player.saved()
    expect(player.conversation.get_by_text("I will say this while nobody listens.")).to_have_count(1)
    expect(pen.boxes).to_have_count(3)
    expect(page.locator("button.step[aria-current=step]")).to_contain_text("Sketch")
    player.tab("Cards")
    expect(page.locator(".card-list li")).to_have_count(2)


def test_killed_before_it_heard_and_the_page_reloaded(browser: Browser, studio: Studio) -> None:
    """What was typed into a page whose studio is dead outlives the page itself."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    player, pen = Player(page, studio.url), Pen(page)
    session = player.begin()
    studio.kill()
    expect(page.locator(".save-state")).to_have_text("Reconnecting")
    player.step(3)
    pen.chain("Palm scanner -> Palm matcher")
    expect(page.locator(".save-state")).to_have_text(re.compile(r"[23] changes waiting"))
    page.goto("about:blank")
    studio.start()
    page.goto(f"{studio.url}#/session/{session}")
    player.saved()
    snapshot = player.snapshot()
    assert snapshot["step"] == "sketch"
    assert len(snapshot["board"]["document"]["boxes"]) == 2
    expect(pen.boxes).to_have_count(2)
