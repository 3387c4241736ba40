"""The board runs: results in the log, failures behind a prediction, a newer run in an older one's place."""

from __future__ import annotations

import json

from peakday.prompts import load

from .harness import BOARD, Json, Live, Studio

LONG: Json = {**BOARD, "run": {"for": "30 h", "warm-up": "1 min", "seeds": 5}}
"""Long enough to be stopped on its way."""


def finished(page: Live, run: str) -> Json:
    """The data of a run's end."""
    message = next(
        (e for e in page.events if e["kind"] == "run-finished" and e["data"]["run"] == run), None
    ) or page.until(lambda m: m.get("kind") == "run-finished" and m["data"]["run"] == run)
    return dict(message["data"])


def test_a_run_is_logged_with_its_result(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do("board", document=BOARD)
        page.do("run")
        started = page.event("run-started")["data"]["run"]
        assert started["drawn"] == 3
        result = finished(page, "run-1")["result"]
    assert result["verdict"] in ("clears", "misses", "undecided")
    assert result["journeys"]["checkout"]["histogram"]["counts"]
    assert {target["text"] for target in result["targets"]} >= set(studio.snapshot(id)["prompt"]["targets"])
    assert len(json.dumps(result)) < 300_000
    assert studio.snapshot(id)["runs"][0]["result"] == result


def test_an_empty_board_is_not_run(studio: Studio) -> None:
    with studio.live(studio.begin()) as page:
        assert "nothing on the board" in page.send("run")["why"]


def test_a_failure_asks_for_a_prediction_first(studio: Studio) -> None:
    id = studio.begin()
    failure = next(each for each in studio.snapshot(id)["prompt"]["failures"] if each["id"] == "matcher-down")
    with studio.live(id) as page:
        page.do("board", document=BOARD)
        assert "after the run" in page.send("run", failures=["matcher-down"], skipped=True)["why"]
        page.do("board", document={name: part for name, part in BOARD.items() if name != "run"})
        assert "prediction" in page.send("run", failures=[failure["text"]])["why"]
        assert "prediction" in page.send("run", failures=[failure["text"]], prediction="none")["why"]
        page.do("card", card={"id": "risk", "kind": "risk", "text": "it breaks"})
        assert "prediction" in page.send("run", failures=[failure["text"]], prediction="risk")["why"]
        card = {
            "id": "p1",
            "kind": "prediction",
            "text": "a tenth fails",
            "failure": failure["text"],
            "success": 90,
        }
        page.do("card", card=card)
        page.do("run", failures=[failure["id"]], prediction="p1")
        run = page.event("run-started")["data"]["run"]
        assert run["prediction"] == "p1"
        assert finished(page, run["id"])["result"]
        page.do("run", failures=[failure["text"]], skipped=True)
        assert finished(page, "run-2")["result"]
    assert [run["skipped"] for run in studio.snapshot(id)["runs"]] == [False, True]


def test_a_failure_of_ones_own_names_ones_own_boxes(studio: Studio) -> None:
    with studio.live(studio.begin()) as page:
        page.do("board", document=BOARD)
        page.do("run", failures=["at 30 s for 30 s: matcher down"], skipped=True)
        assert finished(page, "run-1")["result"]["journeys"]["checkout"]["success"] < 0.9
        why = page.send("run", failures=["at 30 s: nobody down"], skipped=True)["why"]
        assert "nobody" in why


def test_a_newer_run_takes_the_older_ones_place(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do("board", document=LONG)
        page.do("run")
        page.do("board", document=BOARD)
        page.do("run")
        assert "newer run" in finished(page, "run-1")["error"]
        assert finished(page, "run-2")["result"]


def test_a_run_tells_how_far_it_is_and_can_be_stopped(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do("board", document=LONG)
        page.do("run")
        said = page.until(lambda m: m.get("kind") == "run.progress" and (m["data"]["share"] or 0) > 0)
        assert said["data"]["run"] == "run-1"
        page.send("run.stop")
        end = finished(page, "run-1")
        assert end["result"] is None
        assert "stopped" in end["error"]


def test_a_long_run_tells_a_first_look_which_no_log_keeps(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do("board", document=LONG)
        page.do("run")
        look = page.until(lambda m: m.get("kind") == "run.first")["data"]
        page.send("run.stop")
        finished(page, "run-1")
    assert look["run"] == "run-1"
    assert look["result"]["journeys"]["checkout"]["ci95"]["p99"]
    assert "run.first" not in {event["kind"] for event in studio.log(id)}


def test_the_curveballs_load_is_on_every_later_run(studio: Studio) -> None:
    id = studio.begin()
    with studio.live(id) as page:
        page.do("board", document=BOARD)
        page.do("run")
        before = finished(page, "run-1")["result"]["journeys"]["checkout"]["offered_per_s"]
        page.do("step", to="deep-dive")
        page.event("curveball")
        page.do("run")
        after = finished(page, "run-2")["result"]["journeys"]["checkout"]["offered_per_s"]
        estimate = {"document": BOARD, "session": id}
        shown = studio.http.post("/api/estimate", json=estimate).json()["estimate"]
    assert 1.8 < after / before < 2.2
    assert [run["load"] for run in studio.snapshot(id)["runs"]] == [None, "x2"]
    assert 1.8 < shown["journeys"]["checkout"]["offered_per_s"] / before < 2.2


def test_a_load_of_ones_own(studio: Studio) -> None:
    with studio.live(studio.begin()) as page:
        page.do("board", document=BOARD)
        page.do("run", load="checkout=5/s")
        assert abs(finished(page, "run-1")["result"]["journeys"]["checkout"]["offered_per_s"] - 5) < 1
        for load in ("x0", "xtwo", "lunch=5/s", "checkout=5 bananas"):
            assert page.send("run", load=load)["why"]


def test_the_estimate_comes_at_once(studio: Studio) -> None:
    answer = studio.http.post("/api/estimate", json={"document": BOARD, "prompt": "amazon-one"}).json()
    assert answer["mistakes"] == []
    estimate = answer["estimate"]
    assert set(estimate) >= {"journeys", "boxes", "cost", "limiting"}
    assert 0 < estimate["boxes"]["matcher"]["utilisation"] < 1


def test_an_estimate_of_a_bad_board_tells_its_mistakes(studio: Studio) -> None:
    for document in (
        {"boxes": {"a": {"colour": 1}}},
        {"arrows": ["a ->"]},
        {"boxes": 7},
        {"boxes": {"a": {"copies": -3}}},
    ):
        answer = studio.http.post("/api/estimate", json={"document": document, "prompt": "amazon-one"}).json()
        assert answer["estimate"] is None
        assert answer["mistakes"] or answer["why"]
    empty = studio.http.post("/api/estimate", json={"document": {}, "prompt": "amazon-one"}).json()
    assert empty["mistakes"] == []
    assert "nothing on the board" in empty["why"]
    assert studio.http.post("/api/estimate", json={"document": BOARD, "prompt": "x"}).status_code == 404


def test_the_catalog_tells_kinds_from_words(studio: Studio) -> None:
    answer = studio.http.get("/api/catalog").json()
    kinds = {each["kind"]: each for each in answer["kinds"]}
    assert "redis" in " ".join(kinds["cache"]["words"]) or any("redis" in p["words"] for p in answer["parts"])
    assert all(each["label"] and each["shape"] for each in answer["kinds"])
    assert any(each["name"] == "aws/dynamodb" for each in answer["parts"])


def test_two_drawings_are_run_side_by_side(studio: Studio) -> None:
    id = studio.begin()
    slower = {
        **BOARD,
        "boxes": {**BOARD["boxes"], "matcher": {"is": "service", "copies": 4, "time": "exp 80 ms"}},
    }
    with studio.live(id) as page:
        numbers = [page.do("board", document=document) for document in (BOARD, slower)]
        card = {
            "id": "t",
            "kind": "trade-off",
            "text": "Match centrally",
            "one": numbers[0],
            "other": numbers[1],
        }
        page.do("card", card=card)
    wanted = {"one": numbers[0], "other": numbers[1]}
    answer = studio.http.post(f"/api/sessions/{id}/compare", json=wanted, timeout=120).json()
    means = [answer[each]["journeys"]["checkout"]["latency_ms"]["mean"] for each in ("one", "other")]
    assert means[1] > means[0] + 30
    missing = studio.http.post(f"/api/sessions/{id}/compare", json={"one": 1, "other": 2})
    assert missing.status_code == 422
    assert "not in this session" in missing.json()["why"]


def test_a_board_that_does_nothing_is_told_so_however_well_it_measures(studio: Studio) -> None:
    def hole(**board: object) -> object:
        answer = studio.http.post("/api/estimate", json={"document": board, "prompt": "amazon-one"}).json()
        assert answer["estimate"] is not None, answer
        return answer["hole"]

    lone = {"scanner": {"is": "clients"}, "gateway": {"is": "gateway"}}
    assert "nothing does the work" in str(hole(boxes=lone, arrows=["scanner -> gateway"]))
    whole = {**lone, "matcher": {"is": "service"}, "templates": {"is": "database"}}
    arrows = ["scanner -> gateway", "gateway -> matcher", "matcher -> templates"]
    assert hole(boxes=whole, arrows=arrows) is None


def test_a_bound_is_known_once_it_was_asked_or_said(studio: Studio) -> None:
    id = studio.begin()

    def agreed() -> set[str]:
        answer = studio.http.post("/api/estimate", json={"document": BOARD, "session": id}).json()
        return set(answer["agreed"])

    assert agreed() == set()
    with studio.live(id) as page:
        page.do("say", text="How fast must the recognition be?")
        assert agreed() == {"checkout p99 < 500 ms"}
        page.do("card", card={"id": "m", "kind": "metric", "text": "99.99 % of checkouts go through"})
        assert agreed() == {"checkout p99 < 500 ms", "checkout success > 99.99 %"}


def test_an_assumed_load_is_told_where_a_run_carries_another(studio: Studio) -> None:
    id = studio.begin()

    def told(**more: object) -> Json | None:
        board = {"document": {**BOARD, **more}, "session": id}
        found: Json | None = studio.http.post("/api/estimate", json=board).json()["assumed_load"]
        return found

    assert told() is None
    with studio.live(id) as page:
        page.do("say", text="I assume each store sees 3 scans a second.")
        assert told() is None, "a rate of one store is no load"
        page.do("say", text="I'll assume 400 scans a second at the peak.")
        assert told() == {"per_s": 400.0, "words": "400 scans a second"}
        assert told(journeys={"checkout": {"from": "scanner", "load": "400/s"}}) is None
        page.do("card", card={"id": "a", "kind": "assumption", "text": "14 scans a second at the peak"})
        assert told() is None


def test_failures_are_told_in_the_words_of_the_drawing(studio: Studio) -> None:
    for prompt, hit, missed in (
        ("amazon-one", "matcher-down", "profile-cache-gone"),  # no cache was drawn
        ("alexa-global", None, "europe-lost"),  # nothing was drawn to stand in that region
    ):
        answer = studio.http.post("/api/estimate", json={"document": BOARD, "prompt": prompt}).json()
        assert answer["failures"].keys() == {each.id for each in load(prompt).failures}
        assert answer["failures"][missed] is None
        assert hit is None or "matcher down" in answer["failures"][hit]
