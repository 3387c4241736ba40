"""An edit from the canvas changes its own line and nothing else."""

from difflib import ndiff

import pytest

from board.contract import PALM
from peakday.board import BoardError, document, merge

TEXT = "# my first board\n" + PALM.replace("boxes:\n", "boxes:  # all of them\n  # the store\n").replace(
    "  matcher:", "  # our own code\n  quoted: {label: \"A: b\", is: 'service'}\n  matcher:"
)


def changed(edit, text=TEXT):
    edited = document(text)
    edit(edited)
    merged = merge(text, edited)
    assert document(merged) == edited
    return [line for line in ndiff(text.splitlines(), merged.splitlines()) if line[0] in "+-"]


def test_nothing_edited_nothing_changed():
    assert changed(lambda d: None) == []
    assert merge(TEXT, dict(reversed(document(TEXT).items()))) == TEXT


def test_a_number_edited_in_place_keeps_its_line():
    def edit(d):
        d["boxes"]["matcher"]["copies"] = 6

    minus, plus = changed(edit)
    assert plus[2:] == minus[2:].replace("copies: 3", "copies: 6")


def test_quotes_stay():
    def edit(d):
        d["boxes"]["quoted"]["label"] = 'say "hi"'
        d["boxes"]["quoted"]["is"] = "cache"

    assert changed(edit)[1] == '+   quoted: {label: "say \\"hi\\"", is: \'cache\'}'


def test_fields_come_and_go_inside_braces():
    def edit(d):
        del d["boxes"]["matcher"]["slots"]
        del d["boxes"]["matcher"]["is"]
        d["boxes"]["matcher"]["holds"] = "no"

    assert changed(edit)[1] == (
        "+   matcher:   {copies: 3, time: lognormal 80 ms p99 250 ms, queue: 50, place: us-east-1, holds: no}"
    )


def test_a_new_box_is_one_new_line():
    def edit(d):
        d["boxes"]["orders-db"] = {"is": "database", "time": "5 ms"}

    assert changed(edit) == ["+   orders-db: {is: database, time: 5 ms}"]


def test_a_box_that_goes_takes_its_line_and_leaves_the_words_above_it():
    def edit(d):
        del d["boxes"]["scanner"]
        del d["boxes"]["quoted"]

    assert [line[:12] for line in changed(edit)] == ["-   scanner:", "-   quoted: "]


def test_arrows_gain_options_move_and_are_drawn():
    def edit(d):
        d["arrows"][4] = {"matcher ~> audit": {"retries": 3}}
        d["arrows"].append("audit ~> archive")
        d["arrows"].remove("matcher -> profiles")

    lines = changed(edit)
    assert [line for line in lines if line[0] == "-"] == [
        "-   - matcher -> profiles",
        "-   - matcher ~> audit                       # ~> asynchronous: the caller does not wait",
    ]
    added = [line for line in lines if line[0] == "+"]
    assert added[0].startswith("+   - matcher ~> audit: {retries: 3}")
    assert added[0].endswith("# ~> asynchronous: the caller does not wait")
    assert added[1] == "+   - audit ~> archive"


def test_the_order_of_calls_and_of_journeys_is_written():
    def edit(d):
        d["arrows"].insert(0, d["arrows"].pop())
        d["journeys"] = {"refund": {"from": "scanner", "load": "1/s"}, **d["journeys"]}

    merged = merge(TEXT, _edited(edit))
    assert document(merged)["arrows"][0] == "matcher ~> audit"
    assert list(document(merged)["journeys"]) == ["refund", "checkout"]
    assert "the caller does not wait" in merged


def _edited(edit):
    edited = document(TEXT)
    edit(edited)
    return edited


def test_sections_come_and_go():
    def edit(d):
        d["layout"] = {"scanner": [10, 20.5]}

    assert changed(edit) == ["+ ", "+ layout:", "+   scanner: [10, 20.5]"]

    def undo(d):
        del d["failures"]

    assert "".join(sorted(changed(undo))) == "- -   - at 5 min for 30 s: templates slow x10- failures:"


def test_a_block_of_lines_stays_a_block():
    text = "boxes:\n  a:\n    is: service # ours\n\n    copies: 2\n  b:\narrows:\n- a -> b\n"

    def edit(d):
        d["boxes"]["a"]["slots"] = 4
        d["boxes"]["b"] = {"is": "cache"}
        d["arrows"].append("b -> c")

    merged = changed(edit, text)
    assert sorted(merged) == sorted(["+     slots: 4", "-   b:", "+   b: {is: cache}", "+ - b -> c"])


def test_a_section_or_a_box_written_twice_stays_with_its_mistake():
    text = (
        "boxes:\n  a: {}\n  b: {}\n  a: {is: cache} # which?\ntargets: [p99 < 1 s]\narrows: [a -> b]\n"
        "targets: # again\n  - p99 < 2 s\nlayout: {a: [0, 0]}\n"
    )

    def move(d):
        d["layout"] = {"a": [9, 9], "b": [1, 1]}

    assert changed(move, text) == ["- layout: {a: [0, 0]}", "+ layout: {a: [9, 9], b: [1, 1]}"]

    def draw(d):
        d["boxes"]["c"] = {}

    assert changed(draw, text) == ["+   c: {}"]

    def remove(d):
        del d["boxes"]["a"]

    assert changed(remove, text) == ["-   a: {}", "-   a: {is: cache} # which?"]


def test_journeys_written_twice_stay_behind_the_one_that_counts():
    text = "journeys:\n  a: {load: 1/s}\n  b: {load: 2/s}\n  a: {load: 3/s} # twice\n"

    def turn(d):
        d["journeys"] = {"b": {"load": "2/s"}, "a": {"load": "1/s"}}

    assert changed(turn, text) == ["+   b: {load: 2/s}", "-   b: {load: 2/s}"]


LINES = (
    "arrows: [ # what calls what\n  a -> b, # ab\n  # the cache\n  b -> c, # bc, bare\n  c -> d # c, d\n]\n"
)


@pytest.mark.parametrize(
    ("keep", "merged"),
    [
        ([1, 2], "arrows: [ # what calls what\n  # the cache\n  b -> c, # bc, bare\n  c -> d # c, d\n]\n"),
        ([0, 2], "arrows: [ # what calls what\n  a -> b, # ab\n  # the cache\n  c -> d # c, d\n]\n"),
        ([0, 1], "arrows: [ # what calls what\n  a -> b, # ab\n  # the cache\n  b -> c # bc, bare\n]\n"),
        ([0], "arrows: [ # what calls what\n  a -> b # ab\n  # the cache\n]\n"),
        ([2, 0], "arrows: [ # what calls what\n  # the cache\n  c -> d, # c, d\n  a -> b # ab\n]\n"),
    ],
)
def test_comments_within_brackets_stay_with_their_line(keep, merged):
    arrows = document(LINES)["arrows"]
    assert merge(LINES, {"arrows": [arrows[at] for at in keep]}) == merged


def test_what_is_added_within_brackets_stands_behind_no_comment():
    merged = merge(LINES, {"arrows": [*document(LINES)["arrows"], "d -> e"]})
    assert merged.endswith("  c -> d, # c, d\n  d -> e\n]\n")
    short = "arrows: [a -> b, b -> c]\n"
    assert merge(short, {"arrows": ["b -> c"]}) == "arrows: [b -> c]\n"
    assert (
        merge("arrows: [a -> b,b -> c]\n", {"arrows": ["b -> c", "c -> d"]}) == "arrows: [b -> c, c -> d]\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only words\n",
        "a: &x [1, 2]\nb: *x\n",
        "{boxes: {a: }, arrows: [a -> b]}",
        "? a\n: b\n",
        "notes: |\n  two\n  lines\n\nboxes: {a: {}}\n",
        "notes:\n- -5\n- - 6\n  - x\n-\n",
        "boxes: {a: {}, # one\n  b: {}}\n",
        "title: x # why",
        "arrows:\n  - a -> b:\n      retries: 1\n  - b -> c\n",
        LINES,
        "{title: x, # why\n a: 1, title: y\n , b: [1, # one\n # two\n 2]}\n",
        "notes: [-7, # seven\n [6, 5,], # six\n # five\n]\n",
    ],
)
@pytest.mark.parametrize(
    "edited",
    [
        {},
        {"boxes": {"a": {"is": "cache"}, "c": {}}, "arrows": ["a -> b", {"b -> c": {"times": 2}}]},
        {"a": [3], "b": [1, 2], "notes": ["-7", [6], None]},
        {"title": "1", "notes": "two\nlines: {}\u0007", "boxes": {"b": None}},
    ],
)
def test_whatever_the_text_the_document_is_what_is_written(text, edited):
    merged = merge(text, edited)
    assert document(merged) == edited
    if "# only words" in text:
        assert merged.startswith("# only words")


def test_what_no_board_can_hold_is_refused():
    for bad in ({"a": float("nan")}, {"a": object()}, {"a": "\ud800"}, [1]):
        with pytest.raises(BoardError, match="cannot be written"):
            merge("a: 1", bad)
    with pytest.raises(BoardError, match="not YAML"):
        merge("a: [", {"a": 1})
    with pytest.raises(BoardError, match="a map of names"):
        document("- a")
