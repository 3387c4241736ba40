"""Boards read from whatever was pasted or dropped, over HTTP."""

from __future__ import annotations

import pytest

from .harness import Studio

OWN = "boxes: {scanner: {is: clients}, matcher: {is: service}}\narrows: [scanner -> matcher]\n"
MERMAID = "flowchart LR\n  scanner[Palm scanner] --> matcher[Matcher]\n  matcher -.-> audit[(Audit)]\n"
DRAWIO = (
    '<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>'
    '<mxCell id="a" value="Palm scanner" vertex="1" parent="1"/>'
    '<mxCell id="b" value="Redis" vertex="1" parent="1"/>'
    '<mxCell id="c" edge="1" source="a" target="b" parent="1"/></root></mxGraphModel>'
)


@pytest.mark.parametrize(("text", "boxes"), [(OWN, 2), (MERMAID, 3), (DRAWIO, 2)])
def test_what_is_a_board_is_read_and_what_was_inferred_is_told(studio: Studio, text: str, boxes: int) -> None:
    answer = studio.http.post("/api/board/read", json={"text": text}).json()
    assert len(answer["document"]["boxes"]) == boxes
    assert all(isinstance(line, str) for line in answer["inferred"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n",
        "Dear Sir,",
        "[1, 2]",
        "flowchart LR",
        "<svg></svg>",
        "\x00\x01PNG",
        "{" * 5000,
        "a: &a [*a]",
    ],
)
def test_anything_else_is_refused_in_a_sentence(studio: Studio, text: str) -> None:
    answer = studio.http.post("/api/board/read", json={"text": text})
    assert answer.status_code == 422
    assert answer.json()["why"].endswith(".")


def test_a_board_goes_out_as_mermaid_and_comes_back(studio: Studio) -> None:
    written = studio.http.post("/api/board/mermaid", json={"text": OWN}).json()["text"]
    answer = studio.http.post("/api/board/read", json={"text": written}).json()
    assert set(answer["document"]["boxes"]) == {"scanner", "matcher"}
    assert studio.http.post("/api/board/mermaid", json={"text": "boxes: 7"}).status_code == 422
