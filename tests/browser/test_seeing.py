"""What a board shows of its run: by itself after an edit, over its time, and beside a prediction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .drawing import Pen
from .player import Player
from .screens import begun
from .wire import line

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from .server import Studio

SLOW = {
    "boxes": {
        "scanner": {"is": "clients", "label": "Palm scanner"},
        "matcher": {
            "is": "service",
            "label": "Palm matcher",
            "time": "20 ms",
            "slots": 4,
            "queue": "unlimited",
        },
    },
    "arrows": ["scanner -> matcher"],
    "run": {"for": "2 min", "warm-up": "10 s", "seeds": 2},
}
"""Its matcher piles up a line while it is slow."""

SHIFTS = {
    "boxes": {
        "parcels": {"is": "clients", "label": "Parcels"},
        "packers": {
            "is": "people",
            "label": "Packers",
            "time": "2 min",
            "shifts": ["06:00-14:00 x 1250", "14:00-22:00 x 1650"],
            "queue": "unlimited",
        },
    },
    "arrows": ["parcels -> packers"],
    "journeys": {"pack": {"from": "parcels", "load": "40 000/h"}},
    "run": {"for": "8 h", "warm-up": "30 min", "seeds": 1, "starts": "10:00"},
}
"""Its second shift comes half-way through the run."""


def test_a_drawing_is_simulated_by_itself(browser: Browser, studio: Studio) -> None:
    """No run is asked for; whose figures it stands on is said, and they are filled in by keyboard alone."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    player, pen = Player(page, studio.url), Pen(page)
    player.begin()
    page.get_by_role("button", name="Next: Metrics").click()
    page.get_by_role("button", name="Next: Sketch").press("Enter")
    pen.chain("Palm scanner -> Palm matcher -> DynamoDB")
    looked = page.locator(".estimated")
    expect(looked).to_contain_text("Simulated, as drawn", timeout=180_000)
    expect(looked).to_contain_text(re.compile(r"p99 .+ to .+ succeed", re.S))
    expect(page.locator(".wb-guessed")).to_have_count(0)
    assert player.snapshot()["runs"] == []

    page.get_by_role("button", name="Fill them in").click()
    figures = page.get_by_role("region", name="Figures the catalog lends")
    expect(figures.get_by_role("textbox").first).to_be_focused()
    lent = page.locator(".wb-lent")
    matcher = figures.get_by_role("group", name="Palm matcher")
    matcher.get_by_label("copies").fill("3")
    page.keyboard.press("Tab")
    expect(matcher.get_by_label("copies")).to_have_value("3")
    pen.rest()
    expect(lent).to_contain_text(re.compile(r"\d of \d figures are the catalog’s, not yours"))
    expect(pen.box("Palm matcher")).to_contain_text("×3")
    expect(looked).to_contain_text("Simulated, as drawn", timeout=180_000)
    player.run()
    expect(page.locator(".hole").first).to_contain_text("figures are the catalog’s, not yours")

    # A failure says what it hits here; one that has nothing to hit cannot be pressed.
    player.step(5)
    expect(page.locator(".what-if")).to_contain_text("Palm matcher down")
    assert page.locator(".what-if button:disabled").count() >= 1
    assert player.trouble == []


def test_a_failure_is_seen_spreading_and_a_prediction_paid_off(browser: Browser, studio: Studio) -> None:
    session = begun(studio, 0)
    with line(studio, session) as to:
        to.tell("board", document=SLOW)
        to.tell("step", to="failures")
        guess = {"success": 99, "p99": "300 ms", "failure": "matcher slow"}
        to.tell("card", card={"id": "p", "kind": "prediction", "text": "It holds", **guess})
        to.run(failures=["at 30 s for 30 s: matcher slow x40"], prediction="p")
    page = browser.new_page(viewport={"width": 1280, "height": 800}, has_touch=True)
    player, pen = Player(page, studio.url), Pen(page)
    page.goto(f"{studio.url}#/session/{session}")
    expect(page.locator(".payoff").first).to_contain_text("You predicted")
    expect(page.locator(".payoff").last).to_contain_text(
        re.compile("p99 300.ms; .+ was measured: .+ times slower")
    )

    # By touch: the play button, and the requests travel; held, they stand.
    page.get_by_role("button", name="Play the run").tap()
    expect(page.locator(".wb-travellers circle").first).to_be_attached()
    page.get_by_role("button", name="Hold the replay").tap()
    expect(page.locator(".wb-travellers")).to_have_count(0)

    # By mouse: a press on the failing stretch; the box says what strikes it, and its line is told.
    strip = page.locator(".strip").bounding_box()
    assert strip is not None
    page.mouse.click(strip["x"] + strip["width"] * 0.45, strip["y"] + strip["height"] / 2)
    matcher = pen.box("Palm matcher")
    expect(matcher.locator(".wb-flag")).to_have_text("slow ×40")
    expect(matcher.locator(".wb-pile")).to_contain_text("wait")
    expect(page.locator(".scrubber-failing")).to_contain_text("Palm matcher slow ×40")

    # By keyboard: on to a calm moment, read out.
    time = page.get_by_role("slider", name="Time of the run")
    time.focus()
    page.keyboard.press("Home")
    expect(time).to_have_attribute("aria-valuetext", re.compile("^at .*checkout .*succeed"))
    expect(matcher.locator(".wb-flag")).to_have_count(0)

    # Who wants no motion gets stills.
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name="Play the run").click()
    expect(page.get_by_role("button", name="Hold the replay")).to_be_visible()
    expect(page.locator(".wb-travellers").first).to_be_hidden()
    assert player.trouble == []


def test_a_run_tells_the_hour_and_who_is_on_shift(
    browser: Browser, studio: Studio, shoot: Callable[..., None]
) -> None:
    session = begun(studio, 0)
    with line(studio, session) as to:
        to.tell("board", document=SHIFTS)
        to.run(failures=["at 7 h for 1 h: packers slow x1.5"], skipped=True)
    page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
    player, packers = Player(page, studio.url), Pen(page).box("Packers")
    page.goto(f"{studio.url}#/session/{session}")
    expect(page.locator(".run-under")).to_have_text(re.compile(r"^Run 1: 8.h from 10:00; Packers slow .+\.$"))
    expect(page.locator(".scrubber-says")).to_contain_text("10:00 to 18:00")

    time = page.get_by_role("slider", name="Time of the run")
    time.focus()
    page.keyboard.press("End")
    page.keyboard.press("Home")
    expect(time).to_have_attribute("aria-valuetext", re.compile("^at 10:04;"))
    expect(packers).to_contain_text("1,250 on shift")
    page.keyboard.press("End")
    expect(page.locator(".scrubber-says b")).to_have_text("18:00")
    expect(packers).to_contain_text("1,650 on shift")
    expect(packers.locator(".wb-box")).to_have_attribute("title", re.compile("1,650 on shift 14:00–22:00"))
    flag, crew = (packers.locator(of).bounding_box() for of in (".wb-flag", ".wb-shift"))
    assert flag is not None
    assert crew is not None
    assert flag["x"] + flag["width"] < crew["x"]
    shoot(page, "shift-1280-light")
    page.emulate_media(color_scheme="dark")
    shoot(page, "shift-1280-dark")
    page.emulate_media(color_scheme="light")
    page.get_by_role("button", name="Back to the whole run").click()
    expect(packers).not_to_contain_text("on shift")
    shoot(page, "shift-whole-1280-light")
    assert player.trouble == []
