"""The whiteboard by keyboard alone and by touch, and what axe has to say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .accessible import violations
from .drawing import Pen
from .player import Player

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from .server import Studio


def command(page: Page, words: str) -> None:
    """Does something by name: `/`, its words, enter."""
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="What do you want to do?")).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    # Gone, not only closed: what is closed takes no further command before it is gone.
    expect(page.locator("dialog.palette")).to_have_count(0)


def test_by_keyboard_alone(browser: Browser, studio: Studio, shoot: Callable[..., None]) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
    player, pen = Player(page, studio.url), Pen(page)
    player.begin()
    page.keyboard.press("3")
    pen.chain("Palm scanner -> API Gateway -> Palm matcher -> DynamoDB")

    # From box to box as an eye reads, connect without a pointer, and a number written in place.
    page.locator(".react-flow__node").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    panel = page.get_by_label("Numbers of Palm matcher")
    expect(panel).to_be_visible()
    page.keyboard.press("c")
    page.keyboard.type("Audit queue")
    page.keyboard.press("Enter")
    expect(pen.boxes).to_have_count(5)
    expect(pen.arrows).to_have_count(4)
    pen.rest()

    # An else is drawn as an arrow of its own; a note changes nothing; undo goes all the way.
    command(page, "board file")
    text = page.get_by_role("textbox", name="Board file")
    expect(text).to_have_value(re.compile("palm-matcher -> audit-queue"))
    text.fill(
        text.input_value().replace(
            "- api-gateway -> palm-matcher",
            "- api-gateway -> palm-matcher: {timeout: 300 ms, else: audit-queue}",
        )
    )
    expect(page.locator(".wb-otherwise")).to_have_count(1)
    assert violations(page) == []
    page.keyboard.press("Escape")
    command(page, "board file")
    command(page, "new note")
    expect(page.get_by_role("textbox", name="Note", exact=True)).to_be_focused()
    page.keyboard.type("What if the store is offline?")
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="Note", exact=True)).to_have_value(
        "What if the store is offline?"
    )
    player.saved()

    # The run, its time, and a moment of it read out.
    player.run()
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Hold the replay")).to_be_visible()
    page.keyboard.press(" ")
    time = page.get_by_role("slider", name="Time of the run")
    time.focus()
    page.keyboard.press("ArrowRight")
    expect(time).to_have_attribute("aria-valuetext", re.compile("^at .*checkout .*succeed"))
    shoot(page, "moment-1280-light")
    page.keyboard.press("Escape")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    pen.box("Palm matcher").click()
    assert violations(page) == []
    pen.rest()
    for _ in range(12):
        page.keyboard.press("Control+z")
    expect(pen.boxes).to_have_count(0)
    assert player.trouble == []


def test_by_touch_in_a_strict_round(browser: Browser, studio: Studio) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, has_touch=True, color_scheme="dark"
    )
    page = context.new_page()
    page.goto(studio.url)
    page.get_by_role("checkbox", name="Strict").tap()
    assert violations(page) == []
    page.get_by_role("button", name="Start").first.tap()
    expect(page.get_by_role("heading", name="Interviewer")).to_be_visible()
    expect(page.get_by_role("button", name="Pause the session")).to_have_count(0)
    for kind in ("Service", "Database"):
        page.get_by_role("button", name="box n").tap()
        page.get_by_role("dialog", name="New box").get_by_role("button", name=kind, exact=True).tap()
    pen = Pen(page)
    expect(pen.boxes).to_have_count(2)
    pen.boxes.first.tap()
    expect(page.get_by_label("Numbers of Service")).to_be_visible()
    page.get_by_label("copies", exact=True).tap()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(pen.boxes.first).to_contain_text("×3")

    # A blank that a phrase leaves is filled in before it is said.
    page.get_by_role("button", name=re.compile("^3 ?Sketch")).tap()
    page.get_by_role("button", name="I choose … because …").tap()
    ask = page.get_by_role("textbox", name=re.compile("^Ask the interviewer"))
    expect(ask).to_be_focused()
    page.keyboard.type("one region")
    page.get_by_role("button", name="Say", exact=True).tap()
    expect(ask).to_have_value("I choose one region because …")
    page.keyboard.type("it is cheap")
    page.get_by_role("button", name="Say", exact=True).tap()
    expect(page.get_by_role("log")).to_contain_text("I choose one region because it is cheap")

    # A card, and the board out of the house, both without a key.
    page.get_by_role("tab", name=re.compile("^Cards")).tap()
    page.get_by_role("button", name="+ Risk").tap()
    page.get_by_role("form", name="Risk").get_by_role("textbox").fill("The region is lost")
    page.get_by_role("button", name="Keep it").tap()
    expect(page.locator(".card-list")).to_contain_text("The region is lost")
    page.get_by_role("button", name="Commands", exact=True).tap()
    page.keyboard.type("SVG")
    with page.expect_download() as saving:
        page.get_by_role("option", name=re.compile("as SVG")).tap()
    assert saving.value.suggested_filename.endswith(".svg")

    # An arrow, drawn with a finger. Last, for after a swipe a browser may take a quick tap for its end.
    pen.boxes.first.tap()
    pen.connect_by_touch("Service", "Database")
    context.close()
