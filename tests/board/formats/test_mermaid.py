"""Flowcharts as boards: what is read, what is inferred, what is passed over, and no crash."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peakday.board import Board, BoardError, formats, parse
from peakday.board.formats import mermaid


def board(text: str) -> Board:
    reading = mermaid.read(text)
    assert reading.board is not None, reading.mistakes
    return reading.board


def arrows(text: str) -> list[str]:
    return [arrow.name for arrow in board(text).arrows]


def test_the_contracts_example() -> None:
    read = board(
        "flowchart LR\n"
        "  scanner[Store scanner] --> gateway[API Gateway] --> matcher[Palm matching service]\n"
        "  matcher --> profiles[(Redis)]\n"
    )
    assert [arrow.name for arrow in read.arrows] == [
        "scanner -> gateway",
        "gateway -> matcher",
        "matcher -> profiles",
    ]
    assert read.boxes["matcher"].label == "Palm matching service"
    assert read.boxes["profiles"].label == "Redis"
    assert [(a.box, a.value) for a in read.assumed if a.field == "shape"] == [("profiles", "cylinder")]
    assert read.journeys == {}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a-->b", ["a -> b"]),
        ("a --- b", ["a -> b"]),
        ("a ==> b", ["a -> b"]),
        ("a -.-> b", ["a ~> b"]),
        ("a -. later .-> b", ["a ~> b"]),
        ("a -->|async| b", ["a ~> b"]),
        ("a -- calls --> b", ["a -> b"]),
        ("a--yes-->b", ["a -> b"]),
        ("a--yes--->b--no---c", ["a -> b", "b -> c"]),
        ("a==yes==>b", ["a -> b"]),
        ("a-.text.->b", ["a ~> b"]),
        ("a-. text .->b", ["a ~> b"]),
        ("a -- calls -- b", ["a -> b"]),
        ("a--b", ["a -> b"]),
        ("a -- x > 5 --> b", ["a -> b"]),
        ("click-stream --> b", ["click-stream -> b"]),
        ("subgraph-x --> end-point", ["subgraph-x -> end-point"]),
        ("title --> b", ["title -> b"]),
        ("a & b --> c & d", ["a -> c", "a -> d", "b -> c", "b -> d"]),
        ("a --> b; b --> c", ["a -> b", "b -> c"]),
        ('a["A; really"] --> b("B (two)")', ["a -> b"]),
        ("my-box --> other.box", ["my-box -> other.box"]),
        ("a:::hot --> b:::cold", ["a -> b"]),
        ("a --> a", []),
        ("1st --> 2nd", ["box-1st -> box-2nd"]),
    ],
)
def test_links(line: str, expected: list[str]) -> None:
    assert arrows(f"graph TD\n{line}") == expected


def test_words_on_arrows() -> None:
    read = board("flowchart LR\na -->|miss| b\na -->|20 %| c\na -->|5 ms| d\na -->|looks up| e")
    by = {arrow.target: arrow for arrow in read.arrows}
    assert by["b"].on == "miss"
    assert by["c"].share == pytest.approx(0.2)
    assert by["d"].delay is not None
    assert by["d"].delay.mean == pytest.approx(0.005)
    assert [a.value for a in read.assumed if a.field == "text"] == ["looks up"]


def test_words_on_arrows_without_spaces() -> None:
    read = board("flowchart LR\na--miss-->b\na-.20 %.->c\na==5 ms==>d")
    by = {arrow.target: arrow for arrow in read.arrows}
    assert list(read.boxes) == ["a", "b", "c", "d"]
    assert (by["b"].on, by["c"].share) == ("miss", pytest.approx(0.2))
    assert by["d"].delay is not None


def test_an_arrow_to_a_frame_is_listed_and_draws_no_box() -> None:
    read = board(
        "flowchart LR\nu --> backend --> d\nsubgraph backend [The backend]\n a --> b\nend\nu --> a\n"
        "subgraph Two words\n e\nend\nb --> Two"
    )
    assert list(read.boxes) == ["u", "d", "a", "b", "e", "Two"]
    assert [arrow.name for arrow in read.arrows] == ["a -> b", "u -> a", "b -> Two"]
    passed = [a.value for a in read.assumed if a.field == "arrow"]
    assert passed == ["u -> backend", "backend -> d"]


def test_a_frame_of_a_boxs_name_hides_no_box() -> None:
    read = board("flowchart LR\nsubgraph db\n db[(Postgres)]\nend\nu --> db")
    assert [arrow.name for arrow in read.arrows] == ["u -> db"]


def test_an_arrow_to_nothing_is_listed() -> None:
    read = board("flowchart LR\na --> b --> ???")
    assert [a.value for a in read.assumed if a.field == "line"] == ["a --> b --> ???"]


def test_a_way_back_is_an_answer() -> None:
    read = board("flowchart LR\na --> b --> c\nc --> a")
    assert [arrow.name for arrow in read.arrows] == ["a -> b", "b -> c"]
    assert any("leads back" in a.source for a in read.assumed)


def test_frames_styles_and_comments_are_passed_over() -> None:
    text = (
        "%% note\nflowchart TB\nsubgraph store\na[A] --> b[B]\nend\n"
        "classDef x fill:#fff\nstyle a fill:#000\n?? what\n"
    )
    read = board(text)
    assert list(read.boxes) == ["a", "b"]
    assert [a.value for a in read.assumed] == ["?? what"]


@pytest.mark.parametrize("text", ["", "flowchart LR\n", "%%\n", "flowchart LR\n ???"])
def test_nothing_to_read_is_one_mistake(text: str) -> None:
    reading = mermaid.read(text)
    assert reading.board is None
    assert "no box and no arrow" in reading.mistakes[0].rule


def test_what_is_written_is_read_back() -> None:
    read = board("flowchart LR\na[Store scanner] -->|miss| b[(Redis)]\na -.-> c\na -->|20 %| d")
    again = board(mermaid.write(read))
    assert [(a.waits, a.on, a.share) for a in again.arrows] == [(a.waits, a.on, a.share) for a in read.arrows]
    assert [box.label or box.name for box in again.boxes.values()] == [
        b.label or b.name for b in read.boxes.values()
    ]


def test_a_frame_that_names_a_place_is_one() -> None:
    read = board(
        "flowchart LR\nu --> a\nsubgraph backend\n subgraph r1[Ireland, eu-west-1]\n  a --> b[(Orders db)]\n"
        "  subgraph us-east-1a\n c\n end\n end\n d\nend\nsubgraph x[place: store]\n e\nend\nf\n"
        "b --> c & d & e & f"
    )
    assert {name: box.place for name, box in read.boxes.items() if box.place} == {
        "b": "eu-west-1",
        "c": "us-east-1/a",
        "e": "store",
    }
    assert {a.box for a in read.assumed if a.field == "place"} == {"b", "c", "e"}


def test_a_board_survives_the_way_there_and_back() -> None:
    text = """
    boxes:
      u: {is: clients}
      a: {label: "Front: [door]", place: us-east-1/a}
      orders-db: {is: database, place: us-east-1/b}
      end: {}
    arrows: [u -> a, {a -> orders-db: {on: miss}}, {a ~> end: {share: 2.5 %}}, {u -> end: {delay: 30 ms}}]
    load: 1/s
    """
    drawn = parse(text).board
    assert drawn is not None
    again = board(mermaid.write(drawn))
    assert [(a.waits, a.on, a.share, a.delay) for a in again.arrows] == [
        (a.waits, a.on, a.share, a.delay) for a in drawn.arrows
    ]
    assert {b.label: b.place for b in again.boxes.values()} == {
        None: None,
        "Front: [door]": "us-east-1/a",
        "orders-db": "us-east-1/b",
        "end": None,
    }


def test_a_document_with_what_was_inferred() -> None:
    document, inferred = formats.document_of("graph LR\na[Web] -.->|sometimes| b")
    assert document == {"boxes": {"a": {"label": "Web"}, "b": {}}, "arrows": ["a ~> b"]}
    assert inferred == ["a -> b: text sometimes: kept as words; it changes no number"]
    with pytest.raises(BoardError):
        formats.document_of("???")


pieces = st.sampled_from(
    [
        "a",
        "b",
        "-->",
        "-.->",
        "[",
        "]",
        "(",
        ")",
        "|",
        "&",
        ";",
        "\n",
        '"',
        "x y",
        "flowchart LR",
        "--",
        "%%",
        "end",
        "subgraph eu-west-1",
    ]
)


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=200), st.lists(pieces, max_size=30).map(" ".join)))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    reading = mermaid.read("flowchart LR\n" + text)
    assert (reading.board is None) == bool(reading.mistakes)
