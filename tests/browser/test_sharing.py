"""Boards in and out without a server, by mouse, by keyboard alone and by touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .drawing import Pen
from .hand import SEATS, Seat
from .player import Player

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from .server import Studio

MERMAID = "flowchart LR\n  scanner[Palm scanner] --> gateway[API Gateway] --> matcher[Matcher]\n"
EXCALIDRAW = """{"type": "excalidraw", "version": 2, "elements": [
  {"id": "a", "type": "rectangle", "x": 0, "y": 0, "width": 120, "height": 60, "boundElements": []},
  {"id": "at", "type": "text", "x": 10, "y": 10, "width": 80, "height": 20, "text": "Orders db",
   "containerId": "a"}
]}"""
DROP = """([name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name));
  for (const kind of ["dragover", "drop"])
    document.querySelector(".wb-paper").dispatchEvent(
      new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


def from_file(seat: Seat, page: Page, file: Path) -> None:
    """Opens a board from a file, as the command does."""
    with page.expect_file_chooser() as choosing:
        seat.command(page, "open a board from a file")
    choosing.value.set_files(file)


@pytest.mark.parametrize("seat", SEATS)
def test_every_way_out_leads_back_in(browser: Browser, studio: Studio, tmp_path: Path, seat: Seat) -> None:
    """Mermaid in from a file; out as Mermaid, file, SVG and PNG; and each of these in again."""
    with seat.page(browser, permissions=("clipboard-read", "clipboard-write")) as page:
        player, pen = Player(page, studio.url), Pen(page)
        player.begin()
        player.step(3)
        (tmp_path / "design.mmd").write_text(MERMAID)
        from_file(seat, page, tmp_path / "design.mmd")
        seat.press(page.get_by_role("button", name="Put it on the board"))
        expect(pen.boxes).to_have_count(3)
        expect(pen.arrows).to_have_count(2)
        pen.rest()
        player.saved()

        seat.command(page, "copy the board as mermaid")
        expect(page.get_by_role("status").filter(has_text="Mermaid copied.")).to_be_attached()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "flowchart" in copied
        (tmp_path / "copied.mmd").write_text(copied)
        files = [tmp_path / "copied.mmd"]
        for words, ending in (("as a file", "yaml"), ("as svg", "svg"), ("as png", "png")):
            with page.expect_download() as saving:
                seat.command(page, f"save the board {words}")
            assert saving.value.suggested_filename.endswith(f".{ending}")
            files.append(tmp_path / f"board.{ending}")
            saving.value.save_as(files[-1])

        for file in files:
            from_file(seat, page, file)
            dialog = page.get_by_role("dialog", name=f"{file.name}: 3 boxes, 2 arrows")
            seat.press(dialog.get_by_role("button", name="Replace the board"))
            expect(dialog).to_have_count(0)
            expect(pen.boxes).to_have_count(3)
            pen.rest()
            player.saved()
        assert player.trouble == []


@pytest.mark.parametrize("seat", SEATS)
def test_what_is_dropped_is_read_or_refused(
    browser: Browser, studio: Studio, tmp_path: Path, seat: Seat
) -> None:
    with seat.page(browser) as page:
        player, pen = Player(page, studio.url), Pen(page)
        player.begin()
        player.step(3)
        page.evaluate(DROP, ["design.mmd", MERMAID])
        seat.press(page.get_by_role("button", name="Put it on the board"))
        expect(pen.boxes).to_have_count(3)
        pen.rest()
        page.evaluate(DROP, ["sketch.excalidraw", EXCALIDRAW])
        dialog = page.get_by_role("dialog", name="sketch.excalidraw: 1 box")
        expect(dialog).to_contain_text("All of it was read as it stands.")
        seat.press(dialog.get_by_role("button", name="Put it beside"))
        expect(pen.boxes).to_have_count(4)
        page.evaluate(DROP, ["letter.txt", "Dear Sir,"])
        refusal = page.get_by_role("dialog", name="letter.txt was not read")
        expect(refusal).to_contain_text("Your board is as it was.")
        seat.press(refusal.get_by_role("button", name="All right"))
        expect(pen.boxes).to_have_count(4)
        # The one thing the browser may say is that a board was refused.
        assert [line for line in player.trouble if "422" not in line] == []
