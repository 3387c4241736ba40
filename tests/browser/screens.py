"""Every screen of the page, each in the state that shows most of it: what axe and the eye go through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from .wire import Line, ask, line

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .server import Studio

DRAWING: dict[str, Any] = {
    "boxes": {
        "scanner": {"is": "clients", "label": "Palm scanner"},
        "gateway": {"is": "aws/api-gateway", "label": "API Gateway"},
        "matcher": {
            "is": "service",
            "label": "Palm matcher",
            "copies": 3,
            "time": "lognormal 80 ms p99 180 ms",
        },
        "profiles": {"is": "aws/elasticache", "label": "Hot templates", "hit": "90 %"},
        "templates": {"is": "aws/dynamodb", "label": "Templates"},
        "audit": {"is": "aws/sqs", "label": "Audit queue"},
    },
    "arrows": [
        {"scanner -> gateway": {"timeout": "400 ms"}},
        "gateway -> matcher",
        "matcher -> profiles",
        {"profiles -> templates": {"on": "miss"}},
        "matcher ~> audit",
    ],
    "run": {"for": "2 min", "warm-up": "10 s", "seeds": 3},
}
"""A small board that runs in a moment."""

PHONE, LAPTOP, DESK = (390, 844), (1280, 800), (1920, 1080)


@dataclass(frozen=True)
class Screen:
    """One screen: how to come to it, and the widths it is for."""

    name: str
    show: Callable[[Page], None]
    widths: tuple[tuple[int, int], ...] = (LAPTOP, DESK)


def clarified(to: Line) -> None:
    """Questions asked, metrics set."""
    to.tell("say", text="How many stores will have this?")
    to.tell("say", text="How fast must the recognition be?")
    to.tell("say", text="How many parking spaces does a store have?")
    to.tell("step", to="metrics")
    metric = "p99 under 500 ms, because a queue forms behind anyone who waits longer"
    to.tell("card", card={"id": "m", "kind": "metric", "text": metric})


def sketched(to: Line) -> None:
    """Drawn and run."""
    to.tell("step", to="sketch")
    to.tell("board", document=DRAWING)
    to.run()


def deepened(to: Line) -> None:
    """A risk and a choice on record."""
    to.tell("step", to="deep-dive")
    to.tell("card", card={"id": "r", "kind": "risk", "text": "A false acceptance charges a stranger"})
    choice = {"text": "Match in the region", "over": "in the store", "cost": "a round trip a scan"}
    to.tell("card", card={"id": "t", "kind": "trade-off", **choice})


def failed(to: Line) -> None:
    """A failure predicted and run."""
    to.tell("step", to="failures")
    guess = {"text": "We fail closed: the shopper pays by card", "success": 80, "failure": "matcher down"}
    to.tell("card", card={"id": "p", "kind": "prediction", **guess})
    to.run(failures=["at 30 s for 30 s: matcher down"], prediction="p")


def improved(to: Line) -> None:
    """What comes next, said; the session ended."""
    to.tell("step", to="improve")
    to.tell(
        "say",
        text="Next I would match in the store, and measure the share of scans that fall back to a card.",
    )
    to.tell("end")


PARTS = (clarified, sketched, deepened, failed, improved)


def begun(studio: Studio, parts: int, **more: object) -> str:
    """A session of the palm checkout, played so many parts far; its id."""
    id = str(ask(studio, "api/sessions", {"prompt": "amazon-one", **more})["id"])
    with line(studio, id) as to:
        for part in PARTS[:parts]:
            part(to)
    return id


def screens(studio: Studio) -> Iterator[Screen]:
    """Every screen, in an order in which each finds what it needs in the studio."""
    url = studio.url

    def at(hash: str, shows: str) -> Callable[[Page], None]:
        def go(page: Page) -> None:
            page.goto("about:blank")
            page.goto(f"{url}#/{hash}")
            expect(page.locator(shows).first).to_be_visible(timeout=180_000)

        return go

    yield Screen("home-first", at("", ".assigned"), (PHONE, LAPTOP, DESK))
    yield Screen("home-choice", lambda page: page.locator(".choice summary").click(), (PHONE, LAPTOP))
    yield Screen("tour", at("tour", ".react-flow__node"))
    yield Screen("gallery", at("gallery", ".gallery-cards"), (PHONE, LAPTOP, DESK))
    yield Screen("nothing-there", at("session/0000", "[role=alert]"), (PHONE, LAPTOP))
    id = begun(studio, 0)
    yield Screen("clarify-empty", at(f"session/{id}", ".conversation"))
    for part, name in zip(PARTS[:-1], ("metrics", "sketch", "deep-dive", "failures"), strict=True):
        with line(studio, id) as to:
            part(to)
        yield Screen(name, at(f"session/{id}", ".conversation"))

    def press(key: str, shows: str) -> Callable[[Page], None]:
        def go(page: Page) -> None:
            page.keyboard.press("Escape")
            page.keyboard.press("Escape")
            page.keyboard.press(key)
            expect(page.locator(shows).first).to_be_visible()

        return go

    def select(what: str, shows: str) -> Callable[[Page], None]:
        def go(page: Page) -> None:
            page.keyboard.press("Escape")
            page.locator(what).first.click()
            expect(page.locator(shows).first).to_be_visible()

        return go

    yield Screen("box", select(".react-flow__node:nth-child(3)", ".wb-panel"))
    yield Screen("arrow", on_an_arrow, (LAPTOP,))
    yield Screen("new-box", press("n", "dialog[open], [role=dialog]"), (LAPTOP,))
    yield Screen("board-file", press("y", ".yaml"))
    yield Screen("commands", press("/", "dialog[open], [role=dialog]"), (LAPTOP,))
    yield Screen("all-keys", press("?", "dialog[open], [role=dialog]"), (LAPTOP,))
    yield Screen("predict", select(".what-if button", "dialog[open], [role=dialog]"), (LAPTOP,))
    yield Screen("paused", press("p", ".paused"), (LAPTOP,))
    finished = [begun(studio, 5), begun(studio, 5, minutes=30)]
    whole = (PHONE, LAPTOP, DESK)
    yield Screen("report", at(f"report/{finished[0]}", ".total"), whole)
    yield Screen("replay", at(f"replay/{finished[0]}", ".timeline, [role=slider]"), whole)
    yield Screen("compare", at(f"compare/{finished[0]}/{finished[1]}", "h1, h2"), whole)
    ask(studio, f"api/sessions/{finished[1]}/report")
    yield Screen("home", at("", ".history"), whole)
    yield Screen("gallery-open", at("gallery", ".drawing"), whole)
    yield Screen("designs", at("gallery/amazon-one", ".drawing"), whole)


def on_an_arrow(page: Page) -> None:
    """Selects the first arrow: a path has no box whose middle could be clicked."""
    page.keyboard.press("Escape")
    x, y = page.evaluate(
        """() => {
          const path = document.querySelector(".react-flow__edge-interaction");
          const middle = path.getPointAtLength(path.getTotalLength() / 2);
          const { x, y } = middle.matrixTransform(path.getScreenCTM());
          return [x, y];
        }"""
    )
    page.mouse.click(x, y)
    expect(page.locator(".wb-panel")).to_be_visible()


def wide(page: Page) -> list[str]:
    """What sticks out to the right of the page, so that it would have to be pushed sideways."""
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
          [...document.querySelectorAll("body *")]
            .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
            .slice(0, 4).map((each) => each.outerHTML.slice(0, 120))"""
    )
    return found


def name_of(screen: Screen, width: int, theme: str) -> str:
    """What its picture is called."""
    return re.sub(r"\s", "-", f"{screen.name}-{width}-{theme}")
