"""Reading and writing sessions: the contract's example, what people paste, and nothing that crashes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peakday.interview.transcript import Transcript, from_events, parse, read, write, write_events

CONTRACT = """---
prompt: amazon-one            # an id from `peakday prompts`, or a title
minutes: 45
---

[00:05] Interviewer: Design the palm checkout for Amazon's stores.
[00:20] Candidate: Before I draw anything: how many shoppers a minute does a busy store see?
[00:31] Interviewer: About a hundred.
## Metrics
[07:10] Candidate: Recognition under 500 ms at p99, because a queue forms behind
anyone who waits longer.

```board
boxes: {scanner: {is: clients}, gateway: {is: aws/api-gateway}, matcher: {is: service}}
arrows: [scanner -> gateway, gateway -> matcher]
```

```mermaid
flowchart LR
  scanner[Store scanner] --> gateway[API Gateway]
```

[31:40] Predict: if the matcher goes down for a minute, checkout fails closed.
[33:02] Trade-off: edge matching over central matching, because lunch queues; the cost is 30 kits.
[1:02:03] Shadow: seemed calm.
"""


@dataclass
class Event:
    at: float
    kind: str
    data: dict[str, Any] = field(default_factory=dict)


def spans_hold(transcript: Transcript) -> bool:
    return all(
        transcript.source[turn.start : turn.end].replace("\\", "") == turn.text.replace("\\", "")
        for turn in transcript.turns
    )


def test_the_contracts_example() -> None:
    session = parse(CONTRACT)
    assert (session.prompt, session.allotted) == ("amazon-one", 45)
    assert [turn.speaker for turn in session.turns] == [
        "interviewer", "candidate", "interviewer", "candidate", "candidate", "candidate", "shadow",
    ]  # fmt: skip
    long = session.turns[3]
    assert long.text.endswith("behind\nanyone who waits longer.")
    assert (long.at, long.step) == (430, "metrics")
    assert [(drawing.kind, drawing.stamp) for drawing in session.drawings] == [
        ("board", "07:10"),
        ("mermaid", "07:10"),
    ]
    assert session.drawings[0].text.startswith("boxes:")
    assert [(card.kind, card.at) for card in session.cards] == [("prediction", 1900), ("trade-off", 1982)]
    assert session.minutes == pytest.approx((3723 - 5) / 60)
    assert session.problems == ()
    assert all(session.source[turn.start : turn.end] == turn.text for turn in session.turns)


def test_a_colon_in_a_sentence_is_not_a_name() -> None:
    session = parse(
        "[00:05] Candidate: hello\n[00:09] Two things: latency and cost\n[00:12] http://a.example: x\n"
    )
    assert [turn.name for turn in session.turns] == ["Candidate"] * 3
    assert session.turns[1].text == "Two things: latency and cost"


def test_the_one_who_talks_most_and_draws_is_the_candidate() -> None:
    session = parse(
        "[00:01] Priya: Design a checkout please, and take your time with it, I have forty-five minutes.\n"
        "[00:10] Sam: How many shoppers a minute? I would like to know before drawing.\n"
        "```board\narrows: [a -> b]\n```\n[00:40] Priya: A hundred.\n"
    )
    assert {turn.name: turn.speaker for turn in session.turns} == {"Priya": "interviewer", "Sam": "candidate"}
    assert "Priya sets the task" in session.assumed[0]
    assert "Sam talks most and draws" in session.assumed[1]


def test_five_speakers_and_no_candidate() -> None:
    lines = [f"[00:{n:02d}] Person {'ABCDE'[n % 5]}: {'word ' * (5 + 3 * (n % 5))}" for n in range(20)]
    session = parse("\n".join(lines))
    assert {turn.name for turn in session.candidate} == {"Person E"}
    assert len(session.assumed) == 2
    alone = parse("[00:01] Interviewer: Design a checkout.\n[00:09] Interviewer: Anyone?\n")
    assert alone.candidate == ()
    assert "Nobody in this file speaks as the candidate" in alone.problems[0]


def test_missing_stamps() -> None:
    session = parse("Interviewer: Design it.\nCandidate: How many users?\nmore of it\nInterviewer: Ten.\n")
    assert [turn.speaker for turn in session.turns] == ["interviewer", "candidate", "interviewer"]
    assert session.turns[1].text == "How many users?\nmore of it"
    assert session.minutes is None


def test_captions_from_a_call() -> None:
    session = parse(
        "WEBVTT\n\n1\n00:00:05.000 --> 00:00:08.000\nPriya: Design the palm checkout.\n\n"
        "2\n00:00:10.000 --> 00:00:13.000\n<v Sam>How many shoppers\n\n"
        "3\n00:00:13.000 --> 00:00:15.000\n<v Sam>a minute, and where are the stores?</v>\n"
    )
    assert [turn.text for turn in session.turns] == [
        "Design the palm checkout.", "How many shoppers\na minute, and where are the stores?",
    ]  # fmt: skip
    assert session.turns[1].speaker == "candidate"
    assert session.turns[1].at == 10
    subrip = parse(
        "1\n00:00:05,000 --> 00:00:08,000\nhello there\n\n2\n00:00:09,000 --> 00:00:11,000\nagain\n"
    )
    assert [turn.text for turn in subrip.turns] == ["hello there\nagain"]


def test_names_and_stamps_on_their_own_line() -> None:
    session = parse(
        "Priya Shah  0:05\nDesign it.\n\nSam Lee  0:12\nHow many users would that be, and where?\n"
    )
    assert [(turn.name, turn.at, turn.text) for turn in session.turns] == [
        ("Priya Shah", 5, "Design it."), ("Sam Lee", 12, "How many users would that be, and where?"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "empty"),
        (b"   \n\n", "empty"),
        (b"\x7fELF\x00\x01\x02", "not text"),
        (bytes(range(128, 256)) * 20, "not text"),
    ],
)
def test_files_that_are_no_sessions(tmp_path: Path, raw: bytes, sentence: str) -> None:
    file = tmp_path / "session.md"
    file.write_bytes(raw)
    session = read(file)
    assert session.turns == ()
    assert sentence in session.problems[0]


def test_five_megabytes_are_read_in_part(tmp_path: Path) -> None:
    file = tmp_path / "long.md"
    file.write_text("[00:01] Candidate: word word word\n" * 160_000)
    session = read(file)
    assert "only the first part was read" in " ".join(session.problems)
    assert len(session.source) == 400_000


def test_right_to_left_and_emoji() -> None:
    session = parse("\u200f[00:05] מראיין: תכנן קופה\n\u200f[00:09] מועמד: כמה לקוחות בדקה יש בחנות עמוסה?\n")
    assert session.candidate[0].text == "כמה לקוחות בדקה יש בחנות עמוסה?"
    emoji = parse("🙂🙂🙂\n🚀\n")
    assert emoji.candidate[0].text == "🙂🙂🙂\n🚀"
    assert "candidate's words" in emoji.assumed[0]


def test_a_block_that_is_never_closed_stops_at_the_next_stamp() -> None:
    session = parse("[00:01] Candidate: see\n```board\narrows: [a -> b]\n[00:09] Candidate: done\n")
    assert session.drawings[0].text == "arrows: [a -> b]\n"
    assert session.turns[-1].text == "done"
    assert "never closed" in session.problems[0]


def test_events_become_the_file_and_the_file_the_same_turns() -> None:
    board = "boxes:\n  scanner: {is: clients}\narrows:\n  - scanner -> matcher\n"
    events = [
        Event(0, "started", {"prompt": "amazon-one", "minutes": 45}),
        Event(4, "said", {"speaker": "interviewer", "text": "Design it."}),
        Event(20, "said", {"speaker": "candidate", "text": "How many?\n## Metrics\n[00:01] Fake: x"}),
        Event(21, "said", {"speaker": "interviewer", "text": "9", "outcome": "answer", "facts": ["busiest"]}),
        Event(300, "stepped", {"to": "sketch"}),
        Event(310, "drawn", {"text": "boxes: {}\narrows: []\n", "document": {}, "mistakes": []}),
        Event(320, "drawn", {"text": "arrows:\n  - scanner -> matcher\n"}),
        Event(330, "drawn", {"text": board}),
        Event(340, "paused"),
        Event(340, "resumed"),
        Event(400, "carded", {"card": {
            "id": "c1", "kind": "prediction", "text": "fails", "success": 90, "p99": "5 h",
        }}),
        Event(401, "carded", {"card": {"id": "c2", "kind": "risk", "text": "gone"}}),
        Event(402, "card-removed", {"id": "c2"}),
        Event(410, "run-started", {"run": {"id": "r1", "failures": ["at 1 min: matcher down"]}}),
        Event(412, "run-finished", {"run": "r1", "result": {"targets": [{"text": "p99", "measured": 1}]}}),
        Event(500, "noted", {"text": "remember cost"}),
        Event(600, "ended"),
    ]  # fmt: skip
    told = from_events(events)
    assert [asked.fact for asked in told.asked or ()] == ["busiest"]
    assert [drawing.at for drawing in told.drawings] == [320, 330]
    assert told.clock == {"clarify": 300, "sketch": 300}
    assert (told.cards[0].expects, told.cards[0].expects_p99) == (pytest.approx(0.9), 5 * 3600)
    assert "p99 5 h" in told.cards[0].text
    assert told.runs[0].result is not None
    assert len(told.cards) == 1
    again = parse(write_events(events))
    assert [t.text for t in again.candidate] == [t.text for t in told.candidate]
    assert [t.text for t in again.interviewer] == [t.text for t in told.interviewer]
    assert [d.text for d in again.drawings] == [d.text for d in told.drawings]
    assert [d.at for d in again.drawings] == [320, 330]
    assert [p.at for p in again.pauses] == [340]
    assert again.prompt == "amazon-one"
    assert spans_hold(told)


def test_a_card_written_anew_keeps_its_place() -> None:
    card = {"id": "c1", "kind": "trade-off", "text": "DynamoDB"}
    events = [
        Event(0, "started", {"prompt": "amazon-one", "minutes": 45}),
        Event(500, "stepped", {"to": "sketch"}),
        Event(600, "carded", {"card": card}),
        Event(700, "said", {"speaker": "candidate", "text": "Next the gateway."}),
        Event(1800, "stepped", {"to": "failures"}),
        Event(1900, "carded", {"card": {**card, "one": 7}}),
        Event(2000, "said", {"speaker": "candidate", "text": "The matcher fails."}),
    ]
    told = from_events(events)
    assert [(turn.at, turn.step) for turn in told.turns] == [
        (600, "sketch"), (700, "sketch"), (2000, "failures"),
    ]  # fmt: skip
    assert told.source.count("## Failures") == 1


words = st.text(max_size=200)
tricky = st.lists(
    st.sampled_from(["[00:01] Candidate: x", "## Metrics", "```board", "```", "\\[x", "\\\\", "Risk: y", "",
                     "  indented", "---", "Candidate: z", "Sam  0:05", "0:05 hi", "- item", "> quote"]),
    max_size=6,
).map("\n".join)  # fmt: skip


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.sampled_from(["candidate", "interviewer"]), st.one_of(words, tricky)), max_size=8)
)
def test_what_is_written_is_read_back_verbatim(said: list[tuple[str, str]]) -> None:
    events = [Event(0, "started", {"prompt": "amazon-one", "minutes": 45})]
    events += [
        Event(i, "said", {"speaker": speaker, "text": text}) for i, (speaker, text) in enumerate(said, 1)
    ]
    told = from_events(events)
    again = parse(told.source)
    assert [(t.speaker, t.text, t.at) for t in again.turns] == [(t.speaker, t.text, t.at) for t in told.turns]
    assert write(again)[0] == told.source


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=400), tricky))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    session = parse(text)
    assert all(session.source[turn.start : turn.end].strip() for turn in session.turns)
    assert spans_hold(session)


def test_words_after_a_card_are_the_candidates_own() -> None:
    session = parse(
        "[00:01] Interviewer: Design it.\n[00:05] Candidate: Yes.\nPredict: the matcher queues\n"
        "```board\nboxes: {a: {is: clients}}\n```\nand the till goes on by card.\n"
        "Assume: one region\n[00:40] Then I would draw the gateway.\n"
    )
    told = [(turn.speaker, turn.name, turn.card, turn.text) for turn in session.turns]
    assert told[3:] == [
        ("candidate", "Candidate", None, "and the till goes on by card."),
        ("candidate", "Assume", "assumption", "one region"),
        ("candidate", "Candidate", None, "Then I would draw the gateway."),
    ]


def test_words_after_a_stamped_card_are_not_the_interviewers() -> None:
    session = parse(
        "[00:01] Interviewer: Design it.\n[00:05] Risk: the matcher queues\n[00:09] It is the one store.\n"
    )
    assert [(turn.speaker, turn.text) for turn in session.turns[1:]] == [
        ("candidate", "the matcher queues"), ("candidate", "It is the one store."),
    ]  # fmt: skip


def test_the_page_on_sessions_shows_one_that_reads_without_a_problem() -> None:
    page = (Path(__file__).parents[2] / "docs" / "session.md").read_text(encoding="utf-8")
    session = parse(page.split("````markdown\n")[1].split("````")[0])
    assert not session.problems
    assert (session.prompt, session.allotted, len(session.drawings)) == ("amazon-one", 45, 1)
    assert [card.kind for card in session.cards] == ["prediction", "trade-off"]
    assert [turn.step for turn in session.turns] == [None] * 3 + ["metrics", "sketch", "failures", "failures"]
