"""A whole session of 45 minutes in the real page, at twenty times the speed.

`python -m benchmarks.whole_session` plays the lines of a written session at their stamps, by hand as a
candidate would: words, cards, the board, runs, predictions, the end. Then it reads the report and says what
of it is missing, and goes through the replay moment by moment, holding what the page shows against the log
folded by the studio's own code. About four minutes.
"""

from __future__ import annotations

import json
import math
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser.drawing import Pen
from tests.browser.player import STEPS, Player
from tests.browser.test_report import printed_pages

from benchmarks.browsing import browsing
from peakday.interview.events import Event
from peakday.interview.state import SessionState, state_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

SPEED = 20
SCRIPT = Path(__file__).resolve().parents[1] / "tests" / "rubric" / "sessions" / "amazon-one-excellent.md"
HEADINGS = ("Clarify", "Metrics", "Sketch", "Deep dive", "Failures", "Improve")
FAILURES = {"matcher": "matcher down", "templates": "templates slow"}


@dataclass(frozen=True)
class Line:
    """What is done at one second of the session: a step, a sentence, a card or a board."""

    at: float
    kind: str
    text: str


def script(text: str) -> list[Line]:
    """The candidate's part of a written session, each step at the stamp of the first line under it."""
    found: list[Line] = []
    step: str | None = None
    at = 0.0
    for block in re.split(r"\n(?=\[|## |```board)|\n```\n", text):
        if heading := re.match(r"## (.+)", block):
            step = heading[1].strip()
        elif block.startswith("```board"):
            found.append(Line(at, "board", block.removeprefix("```board\n")))
        elif said := re.match(r"\[(\d+):(\d+)\] ([\w-]+): (.+)", block, re.S):
            at = 60 * int(said[1]) + int(said[2])
            if step:
                found.append(Line(at, "step", step))
                step = None
            if said[3] != "Interviewer":
                found.append(Line(at, said[3], said[4].split("\n##")[0].strip()))
    return found


class Candidate(Player):
    """Plays the lines of a script at their time."""

    def play(self, lines: list[Line]) -> float:
        """All of them, then the end; the most seconds of the session that a line came late."""
        late = 0.0
        for each in lines:
            late = max(late, self.wait(each.at))
            getattr(self, {"step": "to", "board": "draw", "Candidate": "aloud"}.get(each.kind, "on_record"))(
                each
            )
        self.wait(44 * 60)
        self.page.get_by_role("button", name="Finish", exact=True).click()
        self.page.get_by_role("dialog").get_by_role("button", name="Finish").click()
        return late

    def wait(self, at: float) -> float:
        """Until that second of the session; how long ago it was."""
        while (now := float(self.snapshot()["clock"]["now_s"])) < at:
            self.page.wait_for_timeout(min(500.0, 1000 * (at - now) / SPEED))
        return now - at

    def to(self, line: Line) -> None:
        """Goes to a step."""
        self.page.keyboard.press("Escape")
        self.step(HEADINGS.index(line.text) + 1)

    def aloud(self, line: Line) -> None:
        """Says it."""
        self.page.keyboard.press("q")
        box = self.page.get_by_role("textbox", name=re.compile("^Ask the interviewer"))
        box.fill(line.text)
        box.press("Enter")
        box.press("Escape")

    def draw(self, line: Line) -> None:
        """Writes the board into its file, and runs it."""
        self.page.keyboard.press("y")
        file = self.page.get_by_role("textbox", name="Board file")
        file.fill(line.text)
        Pen(self.page).boxes.first.wait_for()
        self.saved()
        file.press("Escape")
        self.page.keyboard.press("y")
        self.run()

    def on_record(self, line: Line) -> None:
        """A prediction runs its failure; a trade-off becomes a card with its price."""
        if line.kind == "Predict":
            button = next(name for word, name in FAILURES.items() if f"the {word}" in line.text)
            percent = re.search(r"([\d.]+) %", line.text)
            pressed = self.page.locator(".what-if button").filter(has_text=button).inner_text()
            self.fail(pressed, line.text, percent[1] if percent else "")
            return
        choice, _, rest = line.text.partition(" over ")
        over, _, cost = rest.partition("; the cost is ")
        self.card(line.kind, choice, Over_what=over, At_what_cost=cost)


def missing(report: dict[str, Any], markdown: str) -> list[str]:
    """What a complete report has and this one has not."""
    gone = []
    for dimension, made in report["dimensions"].items():
        for id, criterion in made["criteria"].items():
            if criterion["level"] is None:
                gone.append(f"{dimension} {id}: {criterion.get('reason')}")
            elif criterion["level"] > 0 and not criterion["evidence"]:
                gone.append(f"{id} has a level and no evidence")
    gone += [part for part in ("moments", "claims", "ablation", "principles", "runs") if not report.get(part)]
    gone += [
        f"a heading {each} in the Markdown" for each in ("Scoping", "Architecture") if each not in markdown
    ]
    return gone


SHOWN = """() => {
  const texts = (where) => [...document.querySelectorAll(where)].map((each) => each.textContent.trim());
  return {
    said: texts(".replay-words .said p"), ledger: texts(".replay-words .ledger li > p"),
    cards: texts(".replay-words .card > p").length, boxes: texts(".react-flow__node .wb-label").sort(),
    arrows: document.querySelectorAll(".react-flow__edge .wb-line").length,
    step: document.querySelector("button.step[aria-current=step] .step-title").textContent,
    measured: document.querySelectorAll(".target-measured .figure").length > 0,
    clock: document.querySelector(".timeline-clock").textContent,
  };
}"""


def logged(state: SessionState, at: int) -> dict[str, Any]:
    """The same, by the log."""
    document = state.board.document
    boxes = document.get("boxes") or {}
    arrows = document.get("arrows") or []
    otherwise = [each for each in arrows if isinstance(each, dict) and "else" in next(iter(each.values()))]
    return {
        "said": [each.text.strip() for each in state.conversation],
        "ledger": [each.text for each in state.ledger],
        "cards": len(state.cards),
        "boxes": sorted(str((box or {}).get("label", name)) for name, box in boxes.items()),
        "arrows": len(arrows) + len(otherwise),
        "step": STEPS[HEADINGS.index(_title(state.step))],
        "measured": any(run.result for run in state.runs),
        "clock": f"{at // 60}:{at % 60:02}",
    }


def _title(step: str) -> str:
    return next(each for each in HEADINGS if each.lower().replace(" ", "-") == step)


def replayed(page: Page, events: list[Event]) -> tuple[int, list[str]]:
    """Moments looked at, and where what the page shows then is not what the log says."""
    time_line = page.get_by_role("slider", name="Time of the session")
    time_line.wait_for()
    apart: list[str] = []
    moments = sorted({math.ceil(event.at) for event in events} | {0})
    for at in moments:
        time_line.fill(str(at))
        # The film ends with its last event, in the midst of a second.
        wanted = logged(state_of(event for event in events if event.at <= at), int(min(at, events[-1].at)))
        until = time.monotonic() + 5
        while (shown := page.evaluate(SHOWN)) != wanted and time.monotonic() < until:
            page.wait_for_timeout(30)
        apart += [
            f"at {at} s {part}: {shown[part]} is not {wanted[part]}"
            for part in wanted
            if shown[part] != wanted[part]
        ]
    return len(moments), apart


def main() -> None:
    """Plays it, and tells what came of it."""
    with browsing(SPEED) as (studio, browser):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        candidate = Candidate(page, studio.url)
        began = time.monotonic()
        id = candidate.begin()
        late = candidate.play(script(SCRIPT.read_text(encoding="utf-8")))
        page.locator(".total").wait_for(timeout=240_000)
        took = time.monotonic() - began
        print(f"played and graded in {took:.0f} s; the latest line came {late:.0f} s of the session late")
        report = page.request.get(f"{studio.url}api/sessions/{id}/report").json()
        gone = missing(report, page.request.get(f"{studio.url}api/sessions/{id}/report.md").text())
        print(f"report: {report['total']} of 100, {report['duration_s'] / 60:.1f} min")
        print(f"missing in it: {gone or 'nothing'}")
        sheets = {paper: printed_pages(page.pdf(format=paper)) for paper in ("A4", "Letter")}
        print(f"printed: {', '.join(f'{count} pages of {paper}' for paper, count in sheets.items())}")
        log = page.request.get(f"{studio.url}api/sessions/{id}/events").text()
        events = [
            Event(each["n"], each["at"], each["kind"], each["data"], each["wall"])
            for each in map(json.loads, log.splitlines())
        ]
        page.goto(f"{studio.url}#/replay/{id}")
        moments, apart = replayed(page, events)
        print(f"replay: {len(events)} events, {moments} moments looked at, {len(apart)} apart from the log")
        for each in apart[:10]:
            print(f"  {each}")
        print(f"console errors: {candidate.trouble or 'none'}")


if __name__ == "__main__":
    main()
