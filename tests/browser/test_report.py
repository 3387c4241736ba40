"""The report and what is kept of it: by mouse, by keyboard, and by touch on a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .accessible import violations
from .player import Player
from .screens import begun, improved, sketched, wide
from .wire import line

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from .server import Studio

POSSIBLE = "Shoppers wait in a line behind a slow scanner and walk away."
"""Speaks of the customer without a decision or a figure: whether it counts, the candidate is asked."""


def ended(studio: Studio) -> str:
    """A finished session with something to confirm in it."""
    id = begun(studio, 0)
    with line(studio, id) as to:
        to.tell("say", text=POSSIBLE)
        for part in (sketched, improved):
            part(to)
    return id


def printed_pages(pdf: bytes) -> int:
    """How many pages a printed file has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_the_report_is_read_judged_kept_and_read_on_a_phone(
    browser: Browser, studio: Studio, tmp_path: Path
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    player = Player(page, studio.url)
    id = ended(studio)
    page.goto(f"{studio.url}#/report/{id}")
    expect(page.locator(".total")).to_be_visible(timeout=180_000)

    # A principle that may be shown: confirmed by keyboard, and the score stays.
    total = page.locator(".total").inner_text()
    principle = page.locator(".principles article").filter(has_text="Customer Obsession")
    principle.get_by_role("button", name="Yes, it does").focus()
    page.keyboard.press("Enter")
    expect(principle).to_contain_text("shown, you say")
    expect(principle.get_by_role("button")).to_have_count(0)
    assert page.locator(".total").inner_text() == total

    # One file that opens anywhere, with nothing to fetch.
    with page.expect_download() as saving:
        page.get_by_role("button", name="HTML").click()
    saving.value.save_as(tmp_path / "report.html")
    kept = browser.new_page()
    asked: list[str] = []
    kept.on("request", lambda request: asked.append(request.url))
    kept.goto((tmp_path / "report.html").as_uri())
    expect(kept.locator(".total")).to_have_text(total)
    assert [each for each in asked if not each.startswith(("file:", "data:"))] == []

    # On paper it is light in a dark room too, its board a picture, and nothing asks to be pressed.
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("html")).to_have_css("background-color", "rgb(251, 250, 247)")
    expect(page.get_by_role("button").filter(visible=True)).to_have_count(0)
    expect(page.locator(".board-then-picture")).to_be_visible()
    for paper in ("A4", "Letter"):
        assert 1 <= printed_pages(page.pdf(format=paper)) <= 3
    page.emulate_media(media="screen", color_scheme="light")

    # A stamp leads to its moment; the replay goes from mark to mark by keyboard.
    stamp = page.locator("a.stamp").first
    at = stamp.inner_text()
    stamp.click()
    time = page.get_by_role("slider", name="Time of the session")
    expect(page.locator(".timeline-clock").first).to_have_text(re.sub("^0(?=[0-9]:)", "", at))
    page.keyboard.press(".")
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Hold", exact=True)).to_be_visible()
    time.focus()
    page.keyboard.press("End")
    expect(page.locator(".replay-words")).to_contain_text("Next I would match in the store")
    expect(page.locator(".react-flow__node")).to_have_count(6)
    assert player.trouble == []

    # On a phone, by touch: report, replay and gallery; nothing sticks out, and axe finds nothing.
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    player = Player(page, studio.url)
    page.goto(f"{studio.url}#/report/{id}")
    expect(page.locator(".total")).to_have_text(total)
    assert (wide(page), violations(page)) == ([], [])
    expect(page.locator(".principles article").first).to_contain_text("shown, you say")

    page.get_by_role("link", name="Replay").tap()
    expect(page.get_by_role("slider", name="Time of the session")).to_be_visible()
    page.locator(".timeline-marks .of-sign button").last.tap()
    expect(page.locator(".react-flow__node")).to_have_count(6)
    assert (wide(page), violations(page)) == ([], [])

    page.goto(f"{studio.url}#/gallery")
    page.get_by_role("button", name="Show the answers of In-home delivery").tap()
    page.get_by_role("link", name="All designs of In-home delivery").tap()
    expect(page.locator(".drawing")).to_have_count(4)
    assert (wide(page), violations(page)) == ([], [])
    assert player.trouble == []
    context.close()
