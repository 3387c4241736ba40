"""Trouble from outside: any file dropped, two tabs, a full disk, a machine that slept. Nothing is lost."""

from __future__ import annotations

import re
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from studio.harness import running

from .drawing import Pen
from .player import Player

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from .server import Studio

DROP = """async ([name, from]) => {
  const made = {
    huge: () => new Uint8Array(50_000_000),
    long: () => "boxes:\\n" + "  a: {is: service}\\n".repeat(150_000),
    bytes: () => Uint8Array.from({ length: 5000 }, (_, at) => (at * 197) % 256),
    picture: () => Uint8Array.from(atob(from.text), (letter) => letter.charCodeAt(0)),
    text: () => from.text,
  };
  const carried = new DataTransfer();
  carried.items.add(new File([made[from.kind]()], name));
  for (const kind of ["dragover", "drop"])
    document.querySelector(".wb-paper").dispatchEvent(
      new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
FILES = [
    ("photo.png", {"kind": "picture", "text": DOT}),
    ("paper.pdf", {"kind": "text", "text": "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"}),
    ("film.mp4", {"kind": "bytes"}),
    ("dump.bin", {"kind": "huge"}),
    ("boards.yaml", {"kind": "long"}),
    ("half.yaml", {"kind": "text", "text": "boxes:\n  a: {is: serv"}),
    ("bomb.yaml", {"kind": "text", "text": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nboxes: *c\n"}),
    ("empty.yaml", {"kind": "text", "text": ""}),
    ("list.json", {"kind": "text", "text": "[1, 2, 3]"}),
    ("half.excalidraw", {"kind": "text", "text": '{"type": "excalidraw", "elements": ['}),
    ("half.drawio", {"kind": "text", "text": "<mxfile><diagram><mxGraphModel>"}),
]


def test_any_file_is_refused_in_a_sentence(browser: Browser, studio: Studio) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    player, pen = Player(page, studio.url), Pen(page)
    player.begin()
    player.step(3)
    pen.chain("Palm scanner -> Palm matcher")
    player.saved()
    before = player.snapshot()["board"]
    for name, content in FILES:
        page.evaluate(DROP, [name, content])
        refusal = page.get_by_role("dialog", name=f"{name} was not read")
        expect(refusal).to_contain_text("Your board is as it was.")
        why = refusal.locator("p").first.inner_text()
        assert re.match(r".{8,300}\.$", why, re.S), (name, why)
        refusal.get_by_role("button", name="All right").click()
        expect(page.get_by_role("dialog")).to_have_count(0)
    expect(pen.boxes).to_have_count(2)
    assert player.snapshot()["board"] == before
    # What the browser itself writes of an answer that is a no.
    assert [each for each in player.trouble if "status of 4" not in each] == []


def test_two_tabs_on_one_session(browser: Browser, studio: Studio) -> None:
    here, there = (browser.new_page(viewport={"width": 1280, "height": 800}) for _ in range(2))
    one, other = Player(here, studio.url), Player(there, studio.url)
    session = one.begin()
    there.goto(f"{studio.url}#/session/{session}")
    other.saved()
    one.step(3)
    Pen(here).chain("Palm scanner -> Palm matcher")
    expect(Pen(there).boxes).to_have_count(2)
    other.say("I keep the templates in one place.")
    expect(one.conversation.get_by_text("I keep the templates in one place.")).to_have_count(1)
    Pen(there).by_mouse("Redis", 0.5, 0.8)
    expect(Pen(here).boxes).to_have_count(3)
    one.card("Risk", "The store loses its line")
    other.card("Assumption", "A store has one line")
    for each in (one, other):
        each.saved()
        each.tab("Cards")
        expect(each.page.locator(".card-list li")).to_have_count(2)
    assert len(one.snapshot()["board"]["document"]["boxes"]) == 3
    assert one.trouble == other.trouble == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a test fill another's disk")
def test_a_full_disk_is_told_and_nothing_is_lost(browser: Browser, studio: Studio) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    player = Player(page, studio.url)
    player.begin()
    player.step(3)
    Pen(page).chain("Palm scanner -> Palm matcher")
    player.saved()
    before = player.snapshot()
    studio.let_files_grow(False)
    said = [f"Thought number {at}, while the disk is full." for at in range(3)]
    for each in said:
        player.say(each, heard=False)
    state = page.locator(".save-state.away")
    expect(state).to_contain_text("disk")
    assert player.snapshot()["board"] == before["board"]
    studio.let_files_grow(True)
    player.saved()
    kept = [each["text"] for each in player.snapshot()["conversation"] if each["text"] in said]
    assert kept == said
    page.reload()
    player.saved()
    for each in said:
        expect(player.conversation.get_by_text(each)).to_have_count(1)


@dataclass
class Leaping:
    """The machine's clock, which a sleep takes ahead all at once."""

    ahead: float = 0.0
    speed: float = 1.0

    def now(self) -> float:
        """The moment now."""
        return time.time() + self.ahead


def test_a_machine_that_slept_an_hour(browser: Browser, tmp_path: Path) -> None:
    clock = Leaping()
    with running(tmp_path, clock) as studio:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.clock.install()
        player = Player(page, f"{studio.url}/")
        player.begin()
        player.say("I will be back after lunch.")
        player.saved()
        clock.ahead += 3600
        page.clock.fast_forward("01:00:00")
        expect(page.get_by_text("Paused: The studio was not running.")).to_be_visible()
        expect(page.get_by_role("timer")).to_contain_text(re.compile(r"4[34]:\d\d paused"))
        page.get_by_role("button", name="Go on", exact=True).last.click()
        expect(page.get_by_role("timer")).to_contain_text("left")
        player.say("And here I am.")
        player.saved()
        assert player.snapshot()["clock"]["now_s"] < 300
        page.close()
