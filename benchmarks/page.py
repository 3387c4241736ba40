"""The page's own numbers, on this machine: `python -m benchmarks.page`.

Starts a studio, opens it in a Chromium, and prints a table: what the first load weighs, the main thread's
work a frame while one of 200 boxes is dragged, from a key to its paint at 200 boxes, and from an edit to the
estimate on the board. Medians and worst cases of one session; nothing here is a test.
"""

from __future__ import annotations

import gzip
import json
import statistics
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

# The tests are no package that is installed: they are found from the checkout's root, set just above.
from tests.browser.chromium import FLAGS, find_chromium  # noqa: E402
from tests.browser.drawing import Pen  # noqa: E402
from tests.browser.player import Player  # noqa: E402
from tests.browser.server import Studio, free_port  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

BOXES = 200
MOVES = 60


def board(count: int) -> dict[str, Any]:
    """A board of many boxes, laid out in rows, with about as many arrows and words on a few of them."""
    names = [f"box-{at}" for at in range(count)]
    kinds = ("service", "cache", "database", "queue", "gateway")
    arrows: list[Any] = [f"{names[(at - 1) // 2]} -> {names[at]}" for at in range(1, count)]
    arrows[::7] = [{arrow: {"timeout": "300 ms", "retries": 2}} for arrow in arrows[::7]]
    return {
        "boxes": {name: {"is": "clients" if at == 0 else kinds[at % 5]} for at, name in enumerate(names)},
        "arrows": arrows,
        "layout": {name: [(at % 20) * 230, (at // 20) * 110] for at, name in enumerate(names)},
    }


def weight() -> int:
    """Bytes that a first visit to a session fetches, compressed as a server would."""
    page = Path(str(files("peakday.studio") / "page"))
    first = [page / "index.html", *page.glob("assets/*")]
    fetched = [each for each in first if not each.name.startswith(("ReportPage", "ReplayPage", "layout"))]
    return sum(
        len(each.read_bytes()) if each.suffix == ".woff2" else len(gzip.compress(each.read_bytes()))
        for each in fetched
    )


def busy_ms(line: CDPSession) -> tuple[float, float]:
    """Milliseconds of the main thread so far: script, style and layout; and all of it, with painting."""
    metrics = {each["name"]: 1000 * each["value"] for each in line.send("Performance.getMetrics")["metrics"]}
    own = metrics["ScriptDuration"] + metrics["LayoutDuration"] + metrics["RecalcStyleDuration"]
    return own, metrics["TaskDuration"]


def dragging(page: Page, line: CDPSession) -> tuple[float, float, float]:
    """Work a frame while a box is dragged: own at the median and at 95 %, and with painting at the median."""
    box = page.locator(".react-flow__node").nth(BOXES // 2 + 10).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 8, y + 8)
    found = []
    for move in range(MOVES):
        before = busy_ms(line)
        page.mouse.move(x + 8 + move * 2, y + 8 + (move % 7) * 3)
        page.evaluate("() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))")
        after = busy_ms(line)
        found.append(((after[0] - before[0]) / 2, (after[1] - before[1]) / 2))
    page.mouse.up()
    own = sorted(each[0] for each in found)
    return statistics.median(own), own[int(len(own) * 0.95)], statistics.median(each[1] for each in found)


def typing(page: Page) -> tuple[float, float]:
    """From a key to the next paint, in the label of a box on the full board."""
    page.locator(".react-flow__node").nth(3).dblclick()
    page.evaluate(
        """() => {
          window.keys = [];
          addEventListener("keydown", (event) => {
            const began = event.timeStamp;
            requestAnimationFrame(() => { const after = new MessageChannel();
              after.port1.onmessage = () => { window.keys.push(performance.now() - began); };
              after.port2.postMessage(0); });
          }, true);
        }"""
    )
    for letter in "courier app at the door":
        page.keyboard.press("Space" if letter == " " else letter)
        page.wait_for_timeout(30)
    times = sorted(page.evaluate("window.keys"))
    page.keyboard.press("Escape")
    return statistics.median(times), times[int(len(times) * 0.95)]


def estimating(page: Page, pen: Pen) -> list[float]:
    """From an edit of a number to the estimate on the board, on a small board."""
    found = []
    for copies in ("2", "3", "4", "5", "6"):
        pen.rest()
        pen.box("Palm matcher").click()
        entry = page.get_by_label("Numbers of Palm matcher").get_by_label("copies", exact=True)
        entry.fill(copies)
        with page.expect_response(lambda answer: answer.url.endswith("/api/estimate")):
            began = time.monotonic()
            entry.press("Enter")
        found.append(1000 * (time.monotonic() - began))
    return found


def main() -> None:
    """Prints the table."""
    from playwright.sync_api import sync_playwright

    path = find_chromium()
    if path is None:
        raise SystemExit("No Chromium was found: install one, or name it in PEAKDAY_CHROMIUM.")
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        studio = Studio(Path(data), free_port())
        studio.start()
        try:
            chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
            page = chromium.new_page(viewport={"width": 1920, "height": 1080})
            player, pen = Player(page, studio.url), Pen(page)
            player.begin()
            player.step(3)
            pen.chain("Palm scanner -> API Gateway -> Palm matcher -> DynamoDB")
            player.saved()
            page.wait_for_timeout(3000)
            estimates = estimating(page, pen)
            pen.rest()
            paste = "(text) => { const carried = new DataTransfer(); carried.setData('text/plain', text); "
            paste += "document.querySelector('.wb-paper').dispatchEvent("
            paste += "new ClipboardEvent('paste', {clipboardData: carried, bubbles: true})); }"
            page.evaluate(paste, json.dumps(board(BOXES)))
            pen.whole()
            page.wait_for_timeout(1500)
            line = page.context.new_cdp_session(page)
            # Thread time: what else this machine does is not the page's work.
            line.send("Performance.enable", {"timeDomain": "threadTicks"})
            drag, worst, painted = dragging(page, line)
            key, slow = typing(page)
            chromium.close()
        finally:
            studio.kill()
    print(f"first load, compressed           {weight() / 1024:7.0f} KB")
    print(f"drag at {BOXES} boxes, work a frame   {drag:7.1f} ms median, {worst:.1f} ms at 95 %")
    print(f"  with painting without a GPU    {painted:7.1f} ms median")
    print(f"key to paint at {BOXES} boxes        {key:7.1f} ms median, {slow:.1f} ms at 95 %")
    middle, most = statistics.median(estimates), max(estimates)
    print(f"edit to estimate                 {middle:7.0f} ms median, {most:.0f} ms worst")


if __name__ == "__main__":
    main()
