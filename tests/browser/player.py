"""A candidate at the keyboard: what the tests do, in the session's own words."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

STEPS = ("Clarify", "Metrics", "Sketch", "Deep dive", "Failures", "Improve")
PATIENCE_S = 180
"""A machine that also does other things is slow, and being slow is no mistake."""


class Player:
    """Plays one session in one page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.trouble: list[str] = []
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("console", lambda line: self.trouble.append(line.text) if line.type == "error" else None)

    def begin(self, prompt: str = "amazon-one") -> str:
        """Opens a new session of one prompt, whichever is assigned just now; its id."""
        answer = self.page.request.post(f"{self.url}api/sessions", data={"prompt": prompt})
        assert answer.ok, answer.status
        self.page.goto(f"{self.url}#/session/{answer.json()['id']}")
        expect(self.page.get_by_role("heading", name="Interviewer")).to_be_visible()
        self.saved()
        return self.page.url.rsplit("/", 1)[1]

    def say(self, text: str, heard: bool = True) -> None:
        """Types into the ask box and sends with enter; waits until the interviewer has heard it."""
        self.page.keyboard.press("q")
        box = self.page.get_by_role("textbox", name=re.compile("^Ask the interviewer"))
        expect(box).to_be_focused()
        box.press_sequentially(text, delay=0)
        box.press("Enter")
        expect(self.conversation.get_by_text(text, exact=True)).to_have_count(1)
        box.press("Escape")
        if heard:
            expect(self.page.locator(".listening")).to_have_count(0, timeout=1000 * PATIENCE_S)

    def step(self, number: int) -> None:
        """Moves to a step by its key."""
        self.page.keyboard.press(str(number))
        expect(self.page.locator("button.step[aria-current=step]")).to_contain_text(STEPS[number - 1])

    def card(self, kind: str, text: str, **fields: str) -> None:
        """Fills in a card; `fields` by their labels."""
        self.tab("Cards")
        self.page.get_by_role("button", name=f"+ {kind}").click()
        form = self.page.get_by_role("form", name=kind)
        form.get_by_role("textbox").first.fill(text)
        for label, value in fields.items():
            form.get_by_label(label.replace("_", " ")).fill(value)
        form.get_by_role("button", name="Keep it").click()
        expect(self.page.locator(".card-list")).to_contain_text(text)

    def tab(self, name: str) -> None:
        """Opens the ledger, the cards or the notes."""
        self.page.get_by_role("tab", name=re.compile(f"^{name}")).click()

    def run(self) -> None:
        """Runs the board with `r` and waits for what it measured."""
        before = self.runs()
        self.page.keyboard.press("r")
        self.ran(before + 1)

    def fail(self, button: str, prediction: str, success: str) -> None:
        """Presses a failure's button, predicts, and waits for the run."""
        before = self.runs()
        self.page.locator(".what-if").get_by_role("button", name=button).click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_label("What will happen?").fill(prediction)
        dialog.get_by_label(re.compile("^Success")).fill(success)
        dialog.get_by_role("button", name="Predict and run").click()
        expect(dialog).to_have_count(0)
        self.ran(before + 1)

    def runs(self) -> int:
        """How many runs the server has finished with a result."""
        snapshot = self.snapshot()
        return sum(1 for run in snapshot["runs"] if run["result"] is not None)

    def ran(self, number: int) -> None:
        """Waits until that many runs have a result and the page shows it."""
        until = time.monotonic() + PATIENCE_S
        while self.runs() < number and time.monotonic() < until:
            self.page.wait_for_timeout(100)
        errors = [run["error"] for run in self.snapshot()["runs"] if run["error"]]
        assert (self.runs(), errors) == (number, [])
        expect(self.page.get_by_role("button", name="Run", exact=True)).to_be_visible()
        expect(self.page.locator(".small-print")).to_be_visible()

    def saved(self) -> None:
        """Waits until the page says that everything is kept."""
        expect(self.page.locator(".save-state")).to_have_text("Saved")

    def snapshot(self) -> dict[str, Any]:
        """The session as the server tells it."""
        session = self.page.url.rsplit("/", 1)[1]
        answer = self.page.request.get(f"{self.url}api/sessions/{session}")
        assert answer.ok, answer.status
        found: dict[str, Any] = answer.json()
        return found

    @property
    def conversation(self) -> Locator:
        """What was said."""
        return self.page.get_by_role("log")
