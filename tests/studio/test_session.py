"""A session over the real line: every command, its event, its acknowledgement."""

from __future__ import annotations

from peakday.studio.clock import HandClock

from .harness import BOARD, Studio


def test_it_begins_with_the_problem_and_no_hidden_fact(studio: Studio) -> None:
    id = studio.begin()
    snapshot = studio.snapshot(id)
    assert snapshot["prompt"]["id"] == "amazon-one"
    assert snapshot["conversation"][0]["text"] == snapshot["prompt"]["opening"]
    assert set(snapshot["prompt"]) == {"id", "title", "opening", "targets", "failures"}
    assert [step["id"] for step in snapshot["steps"]][:2] == ["clarify", "metrics"]
    assert snapshot["ledger"] == []
    assert snapshot["clock"]["running"]
    assert snapshot["last"] == 2


def test_budgets_follow_the_minutes(studio: Studio) -> None:
    steps = studio.snapshot(studio.begin(minutes=90))["steps"]
    assert [step["minutes"] for step in steps] == [10, 10, 20, 20, 20, 10]


def test_a_question_is_answered_and_learned(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do("say", text="How many shoppers a minute does a busy store see?")
        reply = page.find(lambda event: event["data"].get("speaker") == "interviewer" and event["n"] > 2)
        assert reply["data"]["outcome"] in ("answer", "which")
    snapshot = studio.snapshot(id)
    assert [said["speaker"] for said in snapshot["conversation"]] == [
        "interviewer",
        "candidate",
        "interviewer",
    ]
    if reply["data"]["outcome"] == "answer":
        assert [entry["fact"] for entry in snapshot["ledger"]] == reply["data"]["facts"]


def test_what_is_not_given_is_not_given(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do("say", text="What colour are the walls of the canteen?")
        page.find(lambda event: event["data"].get("outcome") == "unknown")
    assert studio.snapshot(id)["ledger"] == []


def test_statements_are_listened_to_in_silence(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do("say", text="A queue forms behind anyone who waits longer than half a second.")
        page.do("note", text="done")
    assert [event["kind"] for event in studio.log(id)] == ["started", "said", "said", "noted"]


def test_the_clock_leaves_pauses_out(studio: Studio, clock: HandClock) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        clock.move(100)
        page.do("pause")
        clock.move(900)
        page.do("resume")
        clock.move(50)
        page.do("step", to="metrics")
        clock.move(30)
    shown = studio.snapshot(id)["clock"]
    assert shown["now_s"] == 180
    assert shown["step_s"] == {"clarify": 150, "metrics": 30}
    assert shown["paused"] == [{"from": 100, "to": 100, "for_s": 900, "why": None}]
    assert [event["at"] for event in studio.log(id)][2:5] == [100, 100, 150]


def test_notes_and_cards(studio: Studio) -> None:
    id = studio.begin()
    card = {"id": "c1", "kind": "trade-off", "text": "edge over central", "over": "central", "cost": "upkeep"}
    with studio.live(id) as page:
        page.do("note", text="first")
        page.do("note", text="second")
        page.do("card", card=card)
        page.do("card", card={"id": "c2", "kind": "risk", "text": "templates leak"})
        page.do("card.remove", id="c2")
        assert "not on the table" in page.send("card.remove", id="c2")["why"]
        assert "mood" in page.send("card", card={**card, "mood": "good"})["why"]
    snapshot = studio.snapshot(id)
    assert snapshot["notes"] == "second"
    assert [{**each, "at": 0} for each in snapshot["cards"]] == [{**card, "at": 0}]


def test_a_drawing_is_merged_into_the_text(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do(
            "board",
            text="title: Mine  # keep this word\nboxes:\n  a: {is: clients}\n  b: {}\narrows: [a -> b]\n",
        )
        drawn = page.event("drawn")["data"]
        document = {**drawn["document"], "boxes": {"a": {"is": "clients"}, "b": {"copies": 3}}}
        page.events.clear()
        page.do("board", document=document)
        drawn = page.event("drawn")["data"]
    assert "# keep this word" in drawn["text"]
    assert "copies: 3" in drawn["text"]
    assert drawn["document"]["boxes"]["b"] == {"copies": 3}
    assert drawn["mistakes"] == []


def test_a_page_that_opens_anew_hears_since_when_the_drawing_means_the_same(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        drawn = page.do("board", document=BOARD)
        moved = page.do("board", document={**BOARD, "layout": {"matcher": [40, 80]}})
    board = studio.snapshot(id)["board"]
    assert (board["since"], board["number"]) == (drawn, moved)


def test_a_drawing_with_a_mistake_is_kept_and_told(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do("board", document={"boxes": {"a": {}}, "arrows": ["a -> nowhere"]})
        mistakes = page.event("drawn")["data"]["mistakes"]
        assert mistakes
        assert mistakes[0]["mend"]
        assert "mistake" in page.send("run")["why"]


def test_commands_after_the_end_are_refused(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do("board", document=BOARD)
        page.do("end")
        assert "has ended" in page.send("say", text="one more thing")["why"]
    snapshot = studio.snapshot(id)
    assert snapshot["ended"]
    assert not snapshot["clock"]["running"]


def test_nonsense_is_refused_with_a_sentence(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        for kind, data in [
            ("fly", {}), ("step", {"to": "lunch"}), ("step", {}), ("say", {}), ("say", {"text": " "}),
            ("say", {"text": "x" * 9000}), ("card", {"card": 3}), ("board", {}), ("board", {"document": "x"}),
            ("note", {"text": 3}), ("run", {"failures": "all"}), ("run", {"load": 2}),
        ]:  # fmt: skip
            reply = page.send(kind, **data)
            assert reply.get("why", "").strip(), (kind, data, reply)
    assert len(studio.log(id)) == 2


def test_the_list_has_every_session(studio: Studio) -> None:
    id = studio.begin(minutes=30)
    with studio.live(id) as page:
        page.do("step", to="metrics")
    line = next(each for each in studio.http.get("/api/sessions").json() if each["id"] == id)
    assert (line["prompt"], line["minutes"], line["step"], line["ended"]) == (
        "amazon-one",
        30,
        "metrics",
        False,
    )
    assert line["started"].endswith("+00:00")


def test_a_strict_round_has_no_pause(studio: Studio) -> None:
    id = studio.http.post("/api/sessions", json={"prompt": "amazon-one", "strict": True}).json()["id"]
    assert studio.snapshot(id)["strict"] is True
    with studio.live(id) as page:
        assert "no pause" in page.send("pause")["why"]
    assert studio.snapshot(id)["clock"]["running"]
