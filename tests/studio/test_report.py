"""The report and the session as a file."""

from __future__ import annotations

from pathlib import Path

from peakday.studio.clock import HandClock

from .harness import BOARD, Studio, running


def played(studio: Studio, clock: HandClock) -> str:
    """A short session, to the end."""
    id = studio.begin()
    with studio.live(id) as page:
        clock.move(60)
        page.do("card", card={"id": "m", "kind": "metric", "text": "p99 under 500 ms, since a queue forms"})
        page.do("pause")
        clock.move(600)
        page.do("resume")
        page.do("step", to="sketch")
        clock.move(120)
        page.do("board", document=BOARD)
        page.do("run")
        page.until(lambda message: message.get("kind") == "run-finished")
        clock.move(60)
        page.do("end")
    return id


def test_a_session_has_a_report(studio: Studio, clock: HandClock) -> None:
    id = played(studio, clock)
    with studio.live(id) as page:
        answer = studio.http.get(f"/api/sessions/{id}/report")
        assert answer.status_code == 200, answer.text
        report = answer.json()
        page.until(lambda message: message.get("kind") == "report.progress")
    assert report["prompt"] == "amazon-one"
    assert set(report["dimensions"]) == {"scoping", "architecture", "trade_offs", "customer", "communication"}
    assert report["duration_s"] == 240
    assert report["paused_s"] == 600
    assert report["board"]["document"]["arrows"] == BOARD["arrows"]
    assert len(report["session_runs"]) == 1
    assert studio.http.get(f"/api/sessions/{id}/report").json() == report
    line = next(each for each in studio.http.get("/api/sessions").json() if each["id"] == id)
    assert line["total"] == report["total"]
    assert line["dimensions"] == {name: each["score"] for name, each in report["dimensions"].items()}


def test_what_a_session_was_graded_with_outlives_the_studio(tmp_path: Path, clock: HandClock) -> None:
    with running(tmp_path, clock) as studio:
        id = played(studio, clock)
        report = studio.http.get(f"/api/sessions/{id}/report").json()
    with running(tmp_path, clock) as studio:
        (line,) = studio.http.get("/api/sessions").json()
    assert line["total"] == report["total"]
    assert line["dimensions"]["scoping"] == report["dimensions"]["scoping"]["score"]


def test_the_report_and_the_session_as_markdown(studio: Studio, clock: HandClock) -> None:
    id = played(studio, clock)
    report = studio.http.get(f"/api/sessions/{id}/report.md")
    assert report.headers["content-type"].startswith("text/markdown")
    assert "Problem scoping" in report.text or "scoping" in report.text.lower()
    session = studio.http.get(f"/api/sessions/{id}/session.md").text
    assert session.startswith("---\nprompt: amazon-one")
    assert "[01:00] Metric: p99 under 500 ms" in session
    assert "scanner" in session


def test_a_session_just_begun_has_a_report_too(studio: Studio) -> None:
    report = studio.http.get(f"/api/sessions/{studio.begin()}/report")
    assert report.status_code == 200
    assert report.json()["clears_the_bar"] is not True


def test_a_possible_principle_is_confirmed_or_rejected_after_the_end(
    studio: Studio, clock: HandClock
) -> None:
    id = studio.begin()
    said = "Shoppers wait in a line behind a slow scanner and walk away."
    with studio.live(id) as page:
        clock.move(60)
        page.do("say", text=said)
        page.do("end")
    path = f"/api/sessions/{id}/report"
    before = studio.http.get(path).json()
    (offered,) = [each for each in before["debrief"]["confirm"] if each["name"] == "Customer Obsession"]
    words = {"principle": "Customer Obsession", "quote": offered["quote"]["text"]}

    def level() -> tuple[str, bool]:
        report = studio.http.get(path).json()
        assert report["total"] == before["total"]
        assert not [each for each in report["debrief"]["confirm"] if each["name"] == "Customer Obsession"]
        entry = next(each for each in report["principles"] if each["name"] == "Customer Obsession")
        return entry["level"], entry["confirmed"]

    assert studio.http.post(f"{path}/principles", json={**words, "shown": True}).status_code == 204
    assert level() == ("shown", True)
    assert studio.http.post(f"{path}/principles", json={**words, "shown": False}).status_code == 204
    assert level() == ("not shown", False)
    invented = {**words, "quote": "I love customers.", "shown": True}
    answer = studio.http.post(f"{path}/principles", json=invented)
    assert answer.status_code == 422
    assert "words of yours" in answer.text
