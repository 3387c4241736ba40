"""Files nobody meant: a clear word on what could not be read, a report on the rest, never a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from peakday.interview.transcript import parse, read
from peakday.rubric import grade
from peakday.rubric.report import to_markdown

GERMAN = "Wie viele Kunden haben wir in der Stunde und was ist die Latenz, die wir brauchen?"
CASES = {
    "empty": ("", "empty"),
    "right to left": ("[00:01] Interviewer: תכנן\n[00:10] Candidate: כמה משתמשים יש בשעה אחת?\n", "English"),
    "another language": (f"[00:01] Interviewer: Los.\n[00:10] Candidate: {GERMAN}\n", "English"),
    "no candidate": ("[00:01] Interviewer: Design it.\n[00:09] Interviewer: Well?\n", "as the candidate"),
    "a drawing that does not parse": ("[00:01] Candidate: Here.\n```board\nboxes: {a: [}\n```\n", "line 2"),
    "a part the catalog lacks": (
        "[00:01] Candidate: Here.\n```board\n"
        "boxes: {a: {is: clients}, b: {is: aws/dynamo}}\narrows: [a -> b]\n```\n",
        "aws/dynamo",
    ),
    "an unknown prompt": (
        "---\nprompt: nope\n---\n[00:01] Candidate: p99 under 300 ms\n",
        "no prompt 'nope'",
    ),
    "emoji": ("[00:01] Candidate: 🙂🙂🙂\n", "names no prompt"),
}


@pytest.mark.parametrize(("text", "word"), CASES.values(), ids=CASES.keys())
def test_a_clear_word_and_a_report(text: str, word: str) -> None:
    done = grade(parse(text))
    assert any(word in problem for problem in done.problems)
    assert to_markdown(done)
    assert done.total is None or done.total <= 10


def test_words_that_cannot_be_read_are_left_out_and_not_scored_zero() -> None:
    done = grade(parse(CASES["another language"][0]))
    assert done.readings["S3"].level is None
    assert done.total is None


def test_binary_and_five_speakers(tmp_path: Path) -> None:
    file = tmp_path / "mock.md"
    file.write_bytes(bytes(range(256)) * 100)
    assert any("not text" in problem for problem in grade(read(file)).problems)
    five = "\n".join(f"[00:{n:02d}] P{n % 5}: Design a thing, p99 under {n} ms." for n in range(1, 40))
    done = grade(parse(five))
    assert len(done.transcript.candidate) >= 7
    assert len({turn.name for turn in done.transcript.candidate}) == 1
