"""The line itself: resume, idempotency, several pages, slow pages, and whatever nonsense is sent."""

from __future__ import annotations

import json
import threading
import uuid

import pytest
from websockets.exceptions import ConnectionClosed

from peakday.interview.repository import TryAgain
from peakday.store.sqlite import SqliteRepository
from peakday.studio.clock import HandClock
from peakday.studio.routes import live

from .harness import Studio


def test_a_page_that_comes_back_hears_only_what_it_missed(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do("note", text="a")
        last = page.events[-1]["n"]
    with studio.live(id) as other:
        other.do("note", text="b")
    with studio.live(id, after=last) as page:
        page.do("note", text="c")
        assert [event["data"]["text"] for event in page.events] == ["b", "c"]


def test_the_same_command_twice_has_one_number(studio: Studio) -> None:
    id = studio.begin()
    command = str(uuid.uuid4())
    with studio.live(id) as page:
        first = page.send("note", command=command, text="once")
    with studio.live(id) as page:
        again = page.send("note", command=command, text="once")
        page.do("end")
        after = page.send("note", command=command, text="once")
    assert first == again == after
    assert sum(event["kind"] == "noted" for event in studio.log(id)) == 1


def test_all_pages_hear_the_same(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as one, studio.live(id) as two:
        for index in range(10):
            (one if index % 2 else two).do("note", text=str(index))
        for page in (one, two):
            while page.events[-1]["n"] < 12:
                page.hear()
        assert one.events == two.events
    assert [event["n"] for event in one.events] == list(range(1, 13))
    assert one.events == studio.log(id)


def test_many_pages_writing_at_once_leave_no_gap(studio: Studio) -> None:
    id = studio.begin()

    def write() -> None:
        with studio.live(id) as page:
            for index in range(10):
                page.do("note", text=str(index))

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [event["n"] for event in studio.log(id)] == list(range(1, 43))


def test_a_page_that_does_not_read_is_no_burden_to_the_others(studio: Studio) -> None:
    id = studio.begin()
    text = "x" * 50_000
    with studio.live(id, max_queue=1) as slow:
        with studio.live(id) as quick:
            for _ in range(60):
                quick.do("note", text=text)
        while len(slow.events) < 62:
            slow.hear()
        assert [event["n"] for event in slow.events] == list(range(1, 63))


def test_bad_messages_get_a_word_and_the_line_stays_open(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        for bad in (
            "", "{", "[]", "7", '"hello"', "null", "{}", '{"id": 1, "kind": "say"}', '{"id": "a"}',
            '{"id": "", "kind": "say"}', '{"id": "a", "kind": "say", "data": []}',
            '{"id": "a", "kind": "say", "x": 1}',
            json.dumps({"id": "x" * 1000, "kind": "say", "data": {}}), "[" * 100_000, '{"id": "a", "kind": ',
            b"binary",
        ):  # fmt: skip
            page.socket.send(bad)
            why = page.until(lambda message: message.get("kind") == "error")["data"]["why"]
            assert why.strip()
            assert "Traceback" not in why
        page.do("note", text="still here")


@pytest.mark.parametrize(
    "data", ['{"text": NaN}', '{"text": 1e999}', '{"document": {"a": NaN}}', '{"document": {"a": 1e999}}']
)
def test_numbers_without_an_end_are_refused(studio: Studio, data: str) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.socket.send(
            f'{{"id": "x", "kind": "{"board" if "document" in data else "note"}", "data": {data}}}'
        )
        message = page.until(lambda message: "refused" in message or message.get("kind") == "error")
        assert message.get("why") or message["data"]["why"]
        page.do("note", text="still here")


def test_strange_letters_come_back_as_they_were(studio: Studio) -> None:
    id = studio.begin()
    text = "\u202eright to left, 🙂, \x00, </script>, \u2028"
    with studio.live(id) as page:
        page.do("note", text=text)
        assert page.events[-1]["data"]["text"] == text
    assert studio.snapshot(id)["notes"] == text


def test_a_huge_message_ends_the_line_but_nothing_else(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.post("note", text="x" * 3_000_000)
        with pytest.raises(ConnectionClosed):
            page.until(lambda message: "ack" in message)
    with studio.live(id) as page:
        page.do("note", text="still here")


def test_a_session_there_is_not(studio: Studio) -> None:
    with studio.live("nobody") as page, pytest.raises(ConnectionClosed) as closed:
        page.hear()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4404
    assert "no such session" in closed.value.rcvd.reason
    for path in ("", "/events", "/report", "/session.md"):
        answer = studio.http.get(f"/api/sessions/nobody{path}")
        assert answer.status_code == 404
        assert "no such session" in answer.json()["why"]


def test_a_trouble_that_may_pass_is_told_and_is_no_final_no(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = studio.begin()
    with monkeypatch.context() as patch:

        def held(*given: object, **more: object) -> None:
            raise TryAgain("Another program holds the sessions' file. Close it. " + "ü" * 100)

        patch.setattr(SqliteRepository, "read", held)
        patch.setattr(live, "TRY_AGAIN_S", 0.0)
        with studio.live(id) as page:
            assert "holds the sessions' file" in page.hear()["data"]["why"]
            with pytest.raises(ConnectionClosed) as closed:
                page.hear()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1013
    with studio.live(id) as page:
        page.do("note", text="taken again")


def test_a_page_may_not_use_the_studios_own_ids(studio: Studio) -> None:
    with studio.live(studio.begin()) as page:
        assert "studio's own" in page.send("note", command="studio/curveball/x", text="a")["why"]


def test_the_log_as_server_sent_events(studio: Studio) -> None:
    id = studio.begin()
    headers = {"accept": "text/event-stream"}
    with studio.http.stream("GET", f"/api/sessions/{id}/events", headers=headers) as answer:
        lines = answer.iter_lines()
        heard: list[str] = []
        with studio.live(id) as page:
            page.do("note", text="hello")
        while len(heard) < 3:
            line = next(lines)
            if line.startswith("data: "):
                heard.append(json.loads(line[6:])["kind"])
    assert heard == ["started", "said", "noted"]


def test_a_curveball_comes_when_its_step_does_and_changes_later_runs(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do("step", to="sketch")
        page.do("step", to="deep-dive")
        thrown = page.event("curveball")
        page.do("step", to="deep-dive")
    assert thrown["data"]["load"] == "x2"
    assert studio.snapshot(id)["curveball"]["load"] == "x2"
    assert sum(event["kind"] == "curveball" for event in studio.log(id)) == 1


def test_a_curveball_comes_at_its_minute_by_itself(studio: Studio, clock: HandClock) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do("note", text="busy drawing")
        clock.move(23 * 60)
        assert page.event("curveball")["at"] >= 22 * 60
