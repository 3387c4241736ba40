"""Home, the six steps, a run with its prediction and the report: each by mouse, by keyboard and by touch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .hand import SEATS, Seat
from .player import PATIENCE_S, Player
from .screens import DRAWING, begun, clarified, deepened
from .wire import line

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .server import Studio


@pytest.mark.parametrize("seat", SEATS)
def test_home(browser: Browser, studio: Studio, seat: Seat) -> None:
    """The assigned prompt begun, left, and picked up again; an answer in the gallery uncovered."""
    with seat.page(browser) as page:
        player = Player(page, studio.url)
        page.goto(studio.url)
        seat.press(page.get_by_role("button", name=re.compile("^Start")).first)
        expect(page.get_by_role("heading", name="Interviewer")).to_be_visible()
        session = page.url
        seat.press(page.get_by_role("link", name="Peakday"))
        expect(page.get_by_text("Pick up where you left off")).to_be_visible()
        seat.press(page.get_by_role("link", name=re.compile("Palm checkout")).first)
        expect(page.get_by_role("heading", name="Interviewer")).to_be_visible()
        assert page.url == session
        seat.press(page.get_by_role("link", name="Peakday"))
        seat.press(page.get_by_role("link", name="The gallery"))
        seat.press(page.get_by_role("button", name="Show the answers of In-home delivery"))
        expect(page.locator(".drawing")).to_have_count(1)
        assert player.trouble == []


@pytest.mark.parametrize("seat", SEATS)
def test_a_step_a_card_a_curveball_and_a_failure(browser: Browser, studio: Studio, seat: Seat) -> None:
    id = begun(studio, 0)
    with line(studio, id) as to:
        clarified(to)
        to.tell("step", to="sketch")
        to.tell("board", document={key: value for key, value in DRAWING.items() if key != "run"})
        to.run()
        deepened(to)
    with seat.page(browser) as page:
        player = Player(page, studio.url)
        page.goto(f"{studio.url}#/session/{id}")

        # The load was changed after the run: it says so, and one press makes another.
        changed = page.locator(".changed")
        expect(changed).to_contain_text("Run 1 was at the load of before. A run now carries twice the load.")
        expect(page.locator(".curveball")).to_contain_text("twice the load")
        seat.press(page.get_by_role("button", name="Understood"))
        expect(page.locator(".curveball")).to_have_count(0)
        seat.press(changed.get_by_role("button", name="Run it again"))
        player.ran(2)
        expect(changed).to_have_count(0)
        expect(page.locator(".run-under")).to_have_text(re.compile(r"^Run 2: .*at twice the load\.$"))

        seat.press(page.get_by_role("button", name=re.compile("^5 ?Failures")))
        seat.press(page.get_by_role("tab", name=re.compile("^Cards")))
        seat.press(page.get_by_role("button", name="+ Risk"))
        page.get_by_role("form", name="Risk").get_by_role("textbox").fill("The region is lost")
        seat.press(page.get_by_role("button", name="Keep it"))
        expect(page.locator(".card-list")).to_contain_text("The region is lost")

        # The second curveball asks for more: the run was not held to it.
        expect(page.locator(".curveball")).to_contain_text("checkout p99 <\u00a0300\u00a0ms")
        expect(changed).to_contain_text("Run 2 was not held to what is asked now")
        what_if = page.locator(".what-if")
        expect(what_if).to_contain_text("at twice the load")
        seat.press(what_if.get_by_role("button", name="Palm matcher down"))
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("It runs at twice the load")
        dialog.get_by_label("What will happen?").fill("The shopper pays by card")
        dialog.get_by_label(re.compile("^Success")).fill("0")
        seat.press(dialog.get_by_role("button", name="Predict and run"))
        player.ran(3)
        expect(page.locator(".run-under")).to_have_text(
            re.compile(r"^Run 3: .*Palm matcher down, at twice the load\.$")
        )
        expect(page.locator(".payoff").first).to_contain_text("You predicted 0\u2009% success")

        seat.press(page.get_by_role("button", name="Finish", exact=True))
        seat.press(page.get_by_role("dialog").get_by_role("button", name="Finish"))
        expect(page.locator(".total")).to_be_visible(timeout=1000 * PATIENCE_S)
        with page.expect_download() as saving:
            seat.press(page.get_by_role("button", name="HTML"))
        assert saving.value.suggested_filename == "amazon-one-report.html"
        seat.press(page.locator("a.stamp").first)
        expect(page.get_by_role("slider", name="Time of the session")).to_be_visible()
        assert player.trouble == []
