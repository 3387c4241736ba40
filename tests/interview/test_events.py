"""Events hold what their kind says, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peakday.interview.events import KINDS, Draft, check_draft
from peakday.interview.shapes import ShapeError

GOOD = {
    "started": {"prompt": "p", "title": "T", "minutes": 45, "board": ""},
    "said": {"speaker": "candidate", "text": "hello"},
    "stepped": {"to": "metrics"},
    "paused": {},
    "resumed": {},
    "noted": {"text": ""},
    "carded": {"card": {"id": "a", "kind": "risk", "text": "it breaks", "mend": "two of them"}},
    "card-removed": {"id": "a"},
    "drawn": {"text": "", "document": {}, "mistakes": []},
    "run-started": {
        "run": {"id": "run-1", "failures": [], "load": None, "prediction": None, "skipped": False, "drawn": 0}
    },
    "run-finished": {"run": "run-1", "result": None, "error": "stopped"},
    "curveball": {"id": "c", "text": "Traffic doubles.", "load": "x2"},
    "ended": {},
    "principle-judged": {"principle": "Ownership", "quote": "I will run it myself", "shown": True},
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_good_example(kind: str) -> None:
    check_draft(Draft(kind, GOOD[kind]))


@pytest.mark.parametrize(
    ("kind", "data", "says"),
    [
        ("flown", {}, "no kind of event"),
        ("said", {"speaker": "candidate"}, "said lacks text"),
        ("said", {"speaker": "cat", "text": "miaow"}, "one of: candidate, interviewer"),
        ("said", {"speaker": "candidate", "text": 7}, "said.text is 7; it is a text"),
        ("said", {"speaker": "candidate", "text": "x" * 8001}, "at most 8000"),
        ("said", {"speaker": "candidate", "text": "x", "mood": "good"}, "mood"),
        ("stepped", {"to": "lunch"}, "clarify"),
        ("started", {"prompt": "p", "title": "T", "minutes": float("nan"), "board": ""}, "a number"),
        ("started", {"prompt": "p", "title": "T", "minutes": True, "board": ""}, "a number"),
        ("noted", ["text"], "map of fields"),
        ("carded", {"card": {"id": "a", "kind": "joke", "text": "x"}}, "assumption, metric"),
        ("carded", {"card": {"id": "a", "kind": "risk", "text": " "}}, "empty"),
        ("carded", {"card": {"id": "a", "kind": "risk", "text": "x", "over": "y"}}, "over"),
        ("carded", {"card": {"id": "a", "kind": "prediction", "text": "x", "success": 120}}, "0 to 100"),
    ],
)
def test_a_bad_one_is_refused_with_the_place_and_the_mend(kind: str, data: object, says: str) -> None:
    with pytest.raises(ShapeError, match=says):
        check_draft(Draft(kind, data))  # type: ignore[arg-type]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.sampled_from(sorted(KINDS)),
    st.dictionaries(st.sampled_from(["text", "to", "card", "id", "run"]), JSON),
)
def test_whatever_is_sent_is_taken_or_refused_cleanly(kind: str, data: dict[str, object]) -> None:
    problem = ""
    try:
        check_draft(Draft(kind, data))
    except ShapeError as error:
        problem = str(error)
    assert problem == "" or problem.endswith(".")
