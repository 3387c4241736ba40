"""The page's own numbers, on this machine: `python -m benchmarks.page`.

Starts a studio, opens it in a Chromium, and prints a table: every screen through axe in both themes, and what
moved on it by itself; what the first load weighs and when it can be used; the main thread's work a frame
while one of 200 boxes is dragged; from a key to its paint at 200 boxes; from an edit to the estimate and to
what is simulated by itself, and from `r` to a first figure and to the whole run, on every prompt's strong
design; what ten pages hear of a session. Medians and worst cases of one session; nothing here is a test.
"""

from __future__ import annotations

import gzip
import json
import statistics
import time
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser.accessible import violations
from tests.browser.drawing import Pen
from tests.browser.player import Player
from tests.browser.screens import begun, screens
from tests.browser.wire import ask, line

from benchmarks.browsing import browsing
from peakday.prompts import all_ids, load

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page
    from tests.browser.server import Studio

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


ESTIMATED = """() => {
  const ask = window.fetch;
  window.fetch = async (...wanted) => {
    const answer = await ask(...wanted);
    const shown = () => { window.estimated = performance.now() - window.edited; };
    if (String(wanted[0]).includes("api/estimate"))
      answer.clone().json().then(() => requestAnimationFrame(() => requestAnimationFrame(shown)));
    return answer;
  };
  const edited = (event) => { if (event.key === "Enter") window.edited = event.timeStamp; };
  addEventListener("keydown", edited, true);
}"""


def estimating(page: Page, pen: Pen) -> list[float]:
    """From the key that ends an edit of a number to the estimate it brings, on a small board."""
    page.evaluate(ESTIMATED)
    found = []
    for copies in ("2", "30", "4", "50", "6"):
        pen.rest()
        pen.box("Palm matcher").click()
        entry = page.get_by_label("Numbers of Palm matcher").get_by_label("copies", exact=True)
        page.evaluate("delete window.estimated")
        entry.fill(copies)
        entry.press("Enter")
        found.append(soon(page, "window.estimated"))
    return found


def soon(page: Page, what: str) -> float:
    """A number the page will know before long."""
    for _ in range(3000):
        found = page.evaluate(what)
        if found is not None:
            return float(found)
        page.wait_for_timeout(20)
    raise SystemExit(f"The page never came to know {what}.")


MEASURED = """() => {
  addEventListener("keydown", (event) => {
    if (event.key !== "d" || !event.ctrlKey) return;
    delete window.looked;
    let anew = document.querySelector(".estimated h2")?.textContent === "Estimate";
    const watch = new MutationObserver(() => {
      const says = document.querySelector(".estimated h2")?.textContent;
      anew ||= says === "Estimate";
      if (!anew || says === "Estimate") return;
      watch.disconnect();
      requestAnimationFrame(() => { window.looked = performance.now() - event.timeStamp; });
    });
    const all = { subtree: true, childList: true, characterData: true };
    watch.observe(document.querySelector(".panel.right"), all);
  }, true);
  addEventListener("keydown", (event) => {
    if (event.key !== "r") return;
    const watch = new MutationObserver(() => {
      if (!document.querySelector(".target-measured .figure")) return;
      watch.disconnect();
      requestAnimationFrame(() => { window.measured = performance.now() - event.timeStamp; });
    });
    watch.observe(document.querySelector(".panel.right"), { subtree: true, childList: true });
  }, true);
}"""


def running(page: Page, studio: Studio) -> dict[str, tuple[float, float, float]]:
    """Of each strong design, seconds: an edit to what is simulated by itself, `r` to the first figure.

    The third is from `r` to the whole run; `r` is pressed right after another edit.
    """
    found = {}
    for id in all_ids():
        session = str(ask(studio, "api/sessions", {"prompt": id})["id"])
        with line(studio, session) as to:
            to.tell("step", to="sketch")
            to.tell("board", text=load(id).board_text("strong"))
        page.goto("about:blank")
        page.goto(f"{studio.url}#/session/{session}")
        page.locator(".estimated .figure").first.wait_for()
        page.evaluate(MEASURED)
        page.locator(".react-flow__node").last.click(position={"x": 4, "y": 30})
        page.keyboard.press("Control+d")
        looked = soon(page, "window.looked")
        for key in ("Control+d", "Escape", "Escape", "r"):
            page.keyboard.press(key)
        began = time.monotonic()
        first = soon(page, "window.measured")
        while any(
            not (run["result"] or run["error"]) for run in ask(studio, f"api/sessions/{session}")["runs"]
        ):
            page.wait_for_timeout(50)
        found[id] = (looked / 1000, first / 1000, time.monotonic() - began)
    return found


def opening(browser: Browser, studio: Studio, session: str) -> dict[str, float]:
    """Milliseconds from a first visit, nothing kept, to where something can be done: home, and a session."""
    found = {}
    for name, hash, ready in (
        ("home", "", ".assigned button.primary"),
        ("session", f"session/{session}", ".ask textarea"),
    ):
        times = []
        for _ in range(3):
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            page = context.new_page()
            page.add_init_script(
                f"""new MutationObserver((_, watch) => {{
                  if (!document.querySelector({ready!r})) return;
                  watch.disconnect();
                  requestAnimationFrame(() => setTimeout(() => {{ window.ready = performance.now(); }}));
                }}).observe(document, {{ subtree: true, childList: true }});"""
            )
            page.goto(f"{studio.url}#/{hash}")
            times.append(soon(page, "window.ready"))
            context.close()
        found[name] = statistics.median(times)
    return found


HEARS = """(() => {
  const Real = window.WebSocket;
  window.heard = [];
  window.WebSocket = class extends Real {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", (event) => {
        const { n, kind } = JSON.parse(event.data);
        if (kind && n) window.heard.push(n);
      });
    }
  };
})()"""


def ten_pages(browser: Browser, studio: Studio, session: str) -> tuple[int, int]:
    """Ten pages look at one session while 300 events are written: events to hear in all, and those missed."""
    context = browser.new_context()
    context.add_init_script(HEARS)
    pages = [context.new_page() for _ in range(10)]
    for page in pages:
        page.goto(f"{studio.url}#/session/{session}")
        page.locator(".conversation").wait_for()
    before = ask(studio, f"api/sessions/{session}")["last"]
    with line(studio, session) as to:
        for at in range(300):
            to.tell("note", text=f"thought {at}")
    last = ask(studio, f"api/sessions/{session}")["last"]
    missed = 0
    for page in pages:
        soon(page, f"window.heard.at(-1) >= {last} ? 1 : null")
        heard = page.evaluate("window.heard")
        missed += len(set(range(before + 1, last + 1)) - set(heard)) + (heard != sorted(set(heard)))
    context.close()
    return (last - before) * len(pages), missed


SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) window.shifted += each.value;
}).observe({ type: "layout-shift", buffered: true });"""


def looking(browser: Browser, studio: Studio) -> tuple[int, dict[str, float], list[str], list[str]]:
    """Every screen: how many looks, which moved by itself and how much, what axe and the console say."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(SHIFTS)
    page = context.new_page()
    player = Player(page, studio.url)
    shifts: dict[str, float] = {}
    found: list[str] = []
    count = 0
    for screen in screens(studio):
        before = 0.0 if page.url == "about:blank" else page.evaluate("window.shifted")
        screen.show(page)
        page.wait_for_timeout(300)
        now = page.evaluate("window.shifted")
        shifts[screen.name] = now - before if now >= before else now
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            found += violations(page)
            count += 1
    context.close()
    said = [each for each in player.trouble if "404" not in each]
    return count, {name: value for name, value in shifts.items() if value > 0.0005}, found, said


def dragging_and_typing(page: Page, studio: Studio) -> None:
    """Prints what a small and a crowded board cost."""
    player, pen = Player(page, studio.url), Pen(page)
    player.begin()
    player.step(3)
    pen.chain("Palm scanner -> API Gateway -> Palm matcher -> DynamoDB")
    player.saved()
    page.locator(".estimated .figure").first.wait_for()
    estimates = estimating(page, pen)
    pen.rest()
    paste = "(text) => { const carried = new DataTransfer(); carried.setData('text/plain', text); "
    paste += "document.querySelector('.wb-paper').dispatchEvent("
    paste += "new ClipboardEvent('paste', {clipboardData: carried, bubbles: true})); }"
    page.evaluate(paste, json.dumps(board(BOXES)))
    pen.whole()
    player.saved()
    page_line = page.context.new_cdp_session(page)
    # Thread time: what else this machine does is not the page's work.
    page_line.send("Performance.enable", {"timeDomain": "threadTicks"})
    drag, worst, painted = dragging(page, page_line)
    key, slow = typing(page)
    print(f"drag at {BOXES} boxes, work a frame   {drag:7.1f} ms median, {worst:.1f} ms at 95 %")
    print(f"  with painting without a GPU    {painted:7.1f} ms median")
    print(f"key to paint at {BOXES} boxes        {key:7.1f} ms median, {slow:.1f} ms at 95 %")
    middle, most = statistics.median(estimates), max(estimates)
    print(f"edit to estimate painted         {middle:7.0f} ms median, {most:.0f} ms worst")


def main() -> None:
    """Prints the table."""
    with browsing() as (studio, browser):
        count, shifts, found, said = looking(browser, studio)
        print(f"axe, {count} looks at screens      {len(found):7d} violations {sorted(set(found))[:3]}")
        moved = ", ".join(f"{name} {value:.3f}" for name, value in shifts.items())
        print(f"layout shift, worst screen       {max([0.0, *shifts.values()]):7.3f} ({moved})")
        print(f"console errors                   {len(said):7d} {said[:3]}")
        print(f"first load, compressed           {weight() / 1024:7.0f} KB")
        session = begun(studio, 2)
        for name, ready in opening(browser, studio, session).items():
            print(f"{name + ', ready to be used':32} {ready:7.0f} ms")
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        dragging_and_typing(page, studio)
        heard, missed = ten_pages(browser, studio, session)
        print(f"ten pages                        {heard:7d} events to hear, {missed} missed or out of order")
        print("each strong design: an edit to what is simulated by itself; r to a first figure, to the whole")
        for id, (looked, first, whole) in running(page, studio).items():
            print(f"  {id:30} {looked:7.2f} s {first:7.2f} s {whole:7.2f} s", flush=True)


if __name__ == "__main__":
    main()
