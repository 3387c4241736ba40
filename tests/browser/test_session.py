"""One whole session in a real browser, from the assigned prompt to the report, on the real studio."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from .drawing import Pen
from .player import Player

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from .server import Studio


def test_a_whole_session(browser: Browser, studio: Studio, shoot: Callable[..., None]) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
    player, pen = Player(page, studio.url), Pen(page)
    page.goto(studio.url)
    expect(page.get_by_text("You’ll be given")).to_be_visible()
    expect(page.get_by_text("ask before you draw")).to_be_visible()
    shoot(page, "home-empty-1280-light")
    player.begin()
    shoot(page, "clarify-1280-light")

    # 1 Clarify: what is asked for is answered, and lands in the ledger; what was not asked for does not.
    player.say("How many stores will have this?")
    expect(page.locator(".ledger")).to_contain_text("Ten thousand")
    player.say("How fast must the recognition be?")
    expect(page.locator(".ledger")).to_contain_text("500 milliseconds")
    expect(page.locator(".ledger li")).to_have_count(2)
    player.say("How many parking spaces does a store have?")
    expect(player.conversation).to_contain_text("not given")
    expect(page.locator(".ledger li")).to_have_count(2)

    # 2 Metrics: cards, and the guide notices them.
    player.step(2)
    player.card("Metric", "p99 under 500 ms, because a queue forms behind anyone who waits longer")
    player.card("Metric", "99.99 % of checkouts go through; 50 000/h at peak, 1 M/day on average")
    expect(page.locator(".guide li.done")).to_have_count(3)
    shoot(page, "metrics-1280-light")

    # 3 Sketch: keyboard for the chain, mouse for the rest; the estimate follows; then the first run.
    player.step(3)
    expect(page.locator(".targets li")).to_have_count(0)
    pen.chain("Palm scanner -> API Gateway -> Palm matcher -> Redis -> DynamoDB")
    expect(pen.boxes).to_have_count(5)
    expect(page.locator(".estimated .figure").first).to_be_visible()
    pen.by_mouse("Audit queue", 0.85, 0.5)
    expect(pen.boxes).to_have_count(6)
    pen.connect("Palm matcher", "Audit queue")
    player.saved()
    player.run()
    expect(page.locator(".target").first).to_be_visible()
    expect(page.locator(".targets .figure").first).to_be_visible()
    shoot(page, "sketch-ran-1280-light")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 1920, "height": 1080})
    shoot(page, "sketch-ran-1920-dark")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")

    # 4 Deep dive: a risk and a choice with its price.
    player.step(4)
    player.card("Risk", "A false acceptance charges a stranger")
    player.card(
        "Trade-off", "Match in the region", Over_what="in the store", At_what_cost="a round trip a scan"
    )

    # 5 Failures: nothing runs before it is predicted, and the prediction is kept with the run.
    player.step(5)
    expect(page.locator(".what-if")).to_be_visible()
    page.locator(".what-if button").filter(has_text="matcher down").click()
    expect(page.get_by_role("button", name="Predict and run")).to_be_disabled()
    shoot(page, "predict-1280-light")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert player.runs() == 1
    player.fail("matcher down", "We fail closed: the shopper pays by card", "99")
    shoot(page, "failure-ran-1280-light")
    snapshot = player.snapshot()
    failed = snapshot["runs"][-1]
    prediction = next(card for card in snapshot["cards"] if card["id"] == failed["prediction"])
    assert prediction["success"] == 99
    assert failed["failures"]

    # 6 Improve: more copies, run again.
    player.step(6)
    pen.number("Palm matcher", "copies", "6")
    player.saved()
    assert box_of(player.snapshot(), "Palm matcher")["copies"] == 6
    player.run()
    player.say("Next I would match in the store, and measure the share of palms that never leave it.")
    player.saved()

    # The report.
    page.get_by_role("button", name="Finish", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Finish").click()
    expect(page.locator(".total")).to_be_visible(timeout=180_000)
    for dimension in ("Scoping", "Architecture", "Trade-offs", "Customer and business", "Communication"):
        expect(page.locator(".dimensions")).to_contain_text(dimension)
    report = page.request.get(f"{studio.url}api/sessions/{snapshot['id']}/report").json()
    criteria = {id: each for made in report["dimensions"].values() for id, each in made["criteria"].items()}
    assert len(criteria) == 21
    read = [id for id, each in criteria.items() if each["level"] is not None]
    expect(page.get_by_role("img", name=re.compile("^Level [0-4] of 4"))).to_have_count(len(read))
    for id in criteria.keys() - read:
        expect(page.locator(".unread").filter(has_text=id)).to_contain_text(criteria[id]["reason"])
    expect(page.locator(".evidence")).not_to_have_count(0)
    shoot(page, "report-1280-light", whole=True)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.emulate_media(color_scheme="dark")
    shoot(page, "report-390-dark", whole=True)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
    path = page.get_by_role("link", name="Markdown").get_attribute("href") or ""
    markdown = page.request.get(studio.url + path.removeprefix("/"))
    assert "Scoping" in markdown.text()

    # Home knows it.
    page.get_by_role("link", name="Peakday").click()
    expect(page.get_by_role("heading", name="Finished")).to_be_visible()
    assert player.trouble == []


def box_of(snapshot: dict[str, Any], label: str) -> dict[str, Any]:
    """The box with this label in the session's board."""
    boxes = snapshot["board"]["document"]["boxes"]
    return next(box for name, box in boxes.items() if label in (box.get("label"), name))
