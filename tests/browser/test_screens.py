"""Every screen in both themes: nothing for axe to find, and nothing to push sideways.

With `PEAKDAY_PICTURES=1` also at every other width it is for, with pictures of all under build/screenshots.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .accessible import violations
from .player import Player
from .screens import name_of, screens, wide

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from .server import Studio

PICTURES = bool(os.environ.get("PEAKDAY_PICTURES"))
UNKNOWN = "404"
"""What the browser itself writes where a session is not there; the screen that shows it asks for one."""


def test_every_screen(browser: Browser, studio: Studio, shoot: Callable[..., None]) -> None:
    page = browser.new_page()
    player = Player(page, studio.url)
    wrong: list[str] = []
    for screen in screens(studio):
        first = screen.widths[0]
        widths = list(reversed(screen.widths)) if PICTURES else [first]
        page.set_viewport_size({"width": widths[0][0], "height": widths[0][1]})
        screen.show(page)
        for width, height in widths:
            page.set_viewport_size({"width": width, "height": height})
            for theme in ("light", "dark"):
                page.emulate_media(color_scheme=theme)
                name = name_of(screen, width, theme)
                wrong += [f"{name}: {each}" for each in wide(page)]
                if (width, height) == first:
                    wrong += [f"{name}: {each}" for each in violations(page)]
                if PICTURES:
                    shoot(page, name)
    assert wrong == [], "\n".join(wrong)
    assert [line for line in player.trouble if UNKNOWN not in line] == []
