"""One hand of a candidate: presses what it is told to by mouse, by keyboard alone, or by touch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from .screens import DESK, LAPTOP

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

Way = Literal["mouse", "keyboard", "touch"]


@dataclass(frozen=True)
class Seat:
    """How somebody sits before the page: what they press with, on which screen, in which light."""

    way: Way
    size: tuple[int, int]
    theme: Literal["light", "dark"]

    def press(self, what: Locator) -> None:
        """Presses a button or a link."""
        if self.way == "touch":
            what.tap()
        elif self.way == "mouse":
            what.click()
        else:
            what.focus()
            expect(what).to_be_focused()
            what.press("Enter")

    def command(self, page: Page, words: str) -> None:
        """Does something by its name in the command palette."""
        if self.way == "keyboard":
            page.keyboard.press("/")
        else:
            self.press(page.get_by_role("button", name="Commands", exact=True))
        palette = page.get_by_role("combobox", name="What do you want to do?")
        expect(palette).to_be_focused()
        page.keyboard.type(words)
        if self.way == "keyboard":
            page.keyboard.press("Enter")
        else:
            self.press(page.get_by_role("dialog", name="Commands").get_by_role("option").first)
        expect(page.locator("dialog.palette")).to_have_count(0)

    @contextmanager
    def page(self, browser: Browser, permissions: tuple[str, ...] = ()) -> Iterator[Page]:
        """A fresh page as it is seen from here."""
        width, height = self.size
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=self.theme,
            has_touch=self.way == "touch",
            permissions=list(permissions),
        )
        yield context.new_page()
        context.close()


SEATS = [
    pytest.param(Seat("mouse", DESK, "dark"), id="mouse-1920-dark"),
    pytest.param(Seat("keyboard", LAPTOP, "light"), id="keyboard-1280-light"),
    pytest.param(Seat("touch", LAPTOP, "dark"), id="touch-1280-dark"),
]
"""Each way once, and between them both sizes and both themes."""
