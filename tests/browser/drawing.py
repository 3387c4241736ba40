"""A candidate at the whiteboard: with the mouse and with the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


# The view glides to its place: done when two frames in a row show it in the same one.
STANDS = """() => new Promise((settled) => {
  const view = document.querySelector(".react-flow__viewport");
  let before = "";
  const look = () => {
    const now = view.style.transform;
    if (now === before) settled(true);
    else { before = now; setTimeout(look, 60); }
  };
  look();
})"""


class Pen:
    """Draws on the whiteboard of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def boxes(self) -> Locator:
        """Every box on the board."""
        return self.page.locator(".react-flow__node")

    @property
    def arrows(self) -> Locator:
        """Every arrow on the board."""
        return self.page.locator(".react-flow__edge")

    def box(self, label: str) -> Locator:
        """The box with this label."""
        return self.boxes.filter(has=self.page.get_by_text(label, exact=True))

    def chain(self, text: str) -> None:
        """`n`, then a chain such as `a -> b -> c`."""
        self.page.keyboard.press("n")
        label = self.page.get_by_role("textbox", name="Label of the new box")
        expect(label).to_be_focused()
        label.press_sequentially(text, delay=0)
        label.press("Enter")
        self.rest()

    def by_mouse(self, label: str, across: float, down: float) -> None:
        """A double click on empty paper, then the label."""
        paper = self.page.locator(".react-flow__pane").bounding_box()
        assert paper is not None
        self.page.mouse.dblclick(paper["x"] + paper["width"] * across, paper["y"] + paper["height"] * down)
        self.page.keyboard.type(label)
        self.page.keyboard.press("Enter")
        expect(self.box(label)).to_be_visible()
        self.rest()

    def connect(self, source: str, target: str) -> None:
        """Drags an arrow from one box to another."""
        before = self.arrows.count()
        self.whole()
        start = self.box(source)
        start.hover()
        handle = start.locator(".react-flow__handle-bottom").bounding_box()
        end = self.box(target).bounding_box()
        assert handle is not None
        assert end is not None
        self.page.mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
        self.page.mouse.down()
        self.page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)
        self.page.mouse.up()
        expect(self.arrows).to_have_count(before + 1)
        self.rest()

    def connect_by_touch(self, source: str, target: str) -> None:
        """The same with a finger, from the right edge of a box that is selected."""
        before = self.arrows.count()
        handle = self.box(source).locator(".react-flow__handle-right").bounding_box()
        end = self.box(target).bounding_box()
        assert handle is not None
        assert end is not None
        finger = self.page.context.new_cdp_session(self.page)
        from_x, from_y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
        to_x, to_y = end["x"] + end["width"] / 2, end["y"] + end["height"] / 2
        for share in range(9):
            at = {"x": from_x + (to_x - from_x) * share / 8, "y": from_y + (to_y - from_y) * share / 8}
            kind = "touchMove" if share else "touchStart"
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [at]})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        expect(self.arrows).to_have_count(before + 1)

    def number(self, box: str, field: str, value: str) -> None:
        """Selects a box and writes one of its numbers."""
        self.whole()
        self.box(box).click()
        panel = self.page.get_by_label(f"Numbers of {box}")
        entry = panel.get_by_label(field, exact=True)
        entry.fill(value)
        entry.press("Enter")
        self.rest()

    def whole(self) -> None:
        """Brings the whole board into view, with nothing selected."""
        self.rest()
        self.page.keyboard.press("0")
        self.page.wait_for_function(STANDS)

    def rest(self) -> None:
        """Leaves the board as nobody holds it, so that single keys mean the session again."""
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("Escape")
