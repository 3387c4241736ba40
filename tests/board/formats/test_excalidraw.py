"""Excalidraw drawings as boards: bound, loose, grouped, framed, and whatever is missing in the file."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from peakday.board import Board, formats
from peakday.board.formats import excalidraw

Element = dict[str, Any]


def shape(key: str, x: float, y: float, kind: str = "rectangle", **more: Any) -> Element:
    return {"id": key, "type": kind, "x": x, "y": y, "width": 120, "height": 60, **more}


def words(text: str, x: float, y: float, holder: str | None = None, **more: Any) -> Element:
    size = {"width": 8 * len(text), "height": 20}
    return {
        "id": f"t-{text}",
        "type": "text",
        "x": x,
        "y": y,
        "text": text,
        "containerId": holder,
        **size,
        **more,
    }


def arrow(key: str, start: str | None, end: str | None, **more: Any) -> Element:
    bindings = {
        name: {"elementId": to} if to else None for name, to in (("startBinding", start), ("endBinding", end))
    }
    return {"id": key, "type": "arrow", "x": 0, "y": 0, "points": [[0, 0], [9, 9]], **bindings, **more}


def text_of(*elements: Element) -> str:
    return json.dumps({"type": "excalidraw", "version": 2, "elements": elements})


def board(*elements: Element) -> Board:
    reading = excalidraw.read(text_of(*elements))
    assert reading.board is not None, reading.mistakes
    return reading.board


def test_bound_words_and_arrows() -> None:
    drawn = board(
        shape("a", 0, 0), words("Palm scanner", 5, 20, "a"),
        shape("b", 300, 0), words("Matching\nservice", 305, 10, "b"),
        shape("c", 600, 0), words("Audit queue", 605, 20, "c"),
        arrow("x", "a", "b"),
        arrow("y", "b", "c", strokeStyle="dashed"),
        words("20 %", 200, 0, "x"),
        shape("gone", 0, 300, isDeleted=True), words("Old idea", 5, 320, "gone", isDeleted=True),
    )  # fmt: skip
    assert [box.label for box in drawn.boxes.values()] == ["Palm scanner", "Matching", "Audit queue"]
    assert [a.name for a in drawn.arrows] == ["palm-scanner -> matching", "matching ~> audit-queue"]
    assert drawn.arrows[0].share == 0.2
    assert any(note.value == "service" for note in drawn.assumed), "the second line is told, not lost"


def test_loose_words_and_loose_ends_belong_to_what_they_lie_on() -> None:
    drawn = board(
        shape("a", 0, 0), words("Web", 20, 20),
        shape("b", 300, 0), words("Redis", 320, 20),
        {**arrow("x", None, None), "x": 130, "y": 30, "points": [[0, 0], [160, 0]]},
        {**arrow("far", None, "b"), "x": 2000, "y": 2000},
        words("TODO: costs", 900, 900),
    )  # fmt: skip
    assert [a.name for a in drawn.arrows] == ["web -> redis"]
    notes = {(note.field, note.value) for note in drawn.assumed}
    assert ("text", "TODO: costs") in notes
    assert ("arrow", "an arrow") in notes


def test_an_icon_of_grouped_strokes_is_one_box() -> None:
    drawn = board(
        shape("a", 0, 0), words("Orders", 5, 20, "a"),
        shape("lid", 300, 0, "ellipse", groupIds=["g"]),
        {"id": "wall", "type": "line", "x": 300, "y": 30, "width": 0, "height": 80, "groupIds": ["g"]},
        words("Orders DB", 310, 50, groupIds=["g"]),
        arrow("x", "a", "lid"),
    )  # fmt: skip
    assert [a.name for a in drawn.arrows] == ["orders -> orders-db"]
    assert any(note.box == "orders-db" and note.field == "shape" for note in drawn.assumed)


def test_a_frame_that_names_a_region_is_a_place() -> None:
    drawn = board(
        {**shape("f", -20, -20, "frame", name="eu-west-1"), "width": 500, "height": 200},
        shape("a", 0, 0), words("Web", 5, 20, "a"),
        shape("b", 300, 0), words("Cache", 305, 20, "b"),
        arrow("x", "a", "b"),
    )  # fmt: skip
    assert {box.place for box in drawn.boxes.values()} == {"eu-west-1"}


def test_an_arrow_back_is_the_answer_and_one_with_its_head_at_the_start_is_turned() -> None:
    drawn = board(
        shape("a", 0, 0), words("Web", 5, 20, "a"),
        shape("b", 300, 0), words("Shop", 305, 20, "b"),
        arrow("x", "b", "a", startArrowhead="arrow", endArrowhead=None),
        arrow("y", "b", "a", endArrowhead="arrow"),
    )  # fmt: skip
    assert [a.name for a in drawn.arrows] == ["web -> shop"]


def test_what_is_no_drawing_says_so() -> None:
    for text in ("", "{", "[1]", '{"elements": 3}', text_of(), text_of({"type": "text"}), "[" * 100_000):
        reading = excalidraw.read(text)
        assert reading.board is None
        assert len(reading.mistakes) == 1


def test_the_formats_are_told_apart_by_their_text() -> None:
    assert formats.format_of(text_of(shape("a", 0, 0))) == "excalidraw"
    assert formats.format_of("flowchart LR\na-->b") == "mermaid"
    assert formats.format_of("<mxfile><diagram/></mxfile>") == "drawio"
    assert formats.format_of("boxes: {a: {}}") is None


junk = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.sampled_from(["a", "arrow", "text"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
fields = st.sampled_from(
    ["id", "type", "x", "width", "points", "startBinding", "groupIds", "text", "containerId", "frameId"]
)
kinds = st.fixed_dictionaries({"type": st.sampled_from(["rectangle", "arrow", "text", "frame", "line"])})


@given(
    st.lists(
        st.tuples(kinds, st.dictionaries(fields, junk, max_size=6)).map(lambda two: {**two[0], **two[1]})
    )
)
def test_any_elements_are_read_without_a_crash(elements: list[Element]) -> None:
    reading = excalidraw.read(json.dumps({"elements": elements}))
    assert reading.board is not None or reading.mistakes
