"""A drawing that rests is measured by itself, in no log; a run of it is then there at once."""

from __future__ import annotations

import pytest

from .harness import BOARD, Json, Live, Studio


@pytest.fixture
def ready(studio: Studio) -> Studio:
    """A studio whose engine is compiled, as far as it knows."""
    studio.app.state.studio.status.parts["engine"] = "ready"
    return studio


def look(page: Live, drawn: int) -> Json:
    """What looking at that drawing came to, once nothing more follows."""
    message = page.until(lambda m: m.get("kind") == "look" and not m["data"]["refining"])
    assert message["data"]["drawn"] == drawn
    return dict(message["data"]["result"])


def test_a_drawing_is_measured_without_being_asked(ready: Studio) -> None:
    id = ready.begin()
    with ready.live(id) as page:
        number = page.do("board", document=BOARD)
        seen = look(page, number)
        assert seen["journeys"]["checkout"]["ci95"]["p99"]
        with ready.live(id) as other:
            assert look(other, number) == seen
        assert {event["kind"] for event in ready.log(id)} <= {"started", "said", "stepped", "drawn"}
        page.do("run")
        ran = page.until(lambda m: m.get("kind") == "run-finished")["data"]["result"]
    assert ran == seen


def test_only_the_newest_drawing_is_measured(ready: Studio) -> None:
    with ready.live(ready.begin()) as page:
        page.do("board", document={"boxes": {"a": {"is": "service"}}})  # no journey yet: nothing to say
        page.do("board", document=BOARD)
        faster = {**BOARD, "boxes": {**BOARD["boxes"], "matcher": {"is": "service", "time": "10 ms"}}}
        look(page, page.do("board", document=faster))
    assert not [each for each in page.passing if each["kind"] == "look" and each["data"]["drawn"] < 5]
