"""`peakday grade`: its JSON, its report, its table, and what it says to a file that is not there."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Said

SESSION = """\
---
prompt: amazon-one
minutes: 45
---

[00:05] Interviewer: Design the palm checkout for Amazon's stores.
[00:20] Candidate: How many shoppers a minute does a busy store see?
[00:31] Interviewer: About a hundred.
## Sketch
[12:10] Candidate: p99 stays under 500 ms.

```board
boxes: {scanners: {is: clients}, gateway: {is: aws/api-gateway}, matcher: {is: service, copies: 4}}
arrows: [scanners -> gateway, gateway -> matcher]
```

[41:00] Candidate: That is my design.
"""


@pytest.fixture
def session(tmp_path: Path) -> Path:
    file = tmp_path / "session.md"
    file.write_text(SESSION, encoding="utf-8")
    return file


def test_the_json_is_alone_and_as_the_contract_says(say: Callable[..., Said], session: Path) -> None:
    said = say("grade", session, "--json")
    assert said.code == 0
    grade = json.loads(said.out)
    assert grade["prompt"] == "amazon-one"
    assert grade["judge"] == "offline"
    assert {"scoping", "architecture", "trade_offs", "customer", "communication"} == set(grade["dimensions"])
    quotes = [
        piece
        for dimension in grade["dimensions"].values()
        for criterion in dimension["criteria"].values()
        for piece in criterion["evidence"]
        if piece["kind"] == "quote"
    ]
    assert quotes
    assert all(piece["text"] in SESSION for piece in quotes)


def test_the_same_session_scores_the_same(say: Callable[..., Said], session: Path) -> None:
    def without_clock(text: str) -> object:
        return json.loads(text, object_hook=lambda one: {k: v for k, v in one.items() if k != "wall_s"})

    first, again = (say("grade", session, "--json").out for _ in range(2))
    assert without_clock(first) == without_clock(again)


def test_the_table_and_the_report(say: Callable[..., Said], session: Path) -> None:
    table = say("grade", session)
    assert table.code == 0
    assert "of 100" in table.out
    assert "architecture" in table.out
    report = say("grade", session, "--markdown")
    assert report.out.startswith("# ")
    assert "S1" in report.out or "clarifying" in report.out.lower()


def test_what_cannot_be_is_said(say: Callable[..., Said], session: Path, tmp_path: Path) -> None:
    none = say("grade", tmp_path / "none.md")
    assert none.code == 2
    assert "none.md: No such file" in none.err
    both = say("grade", session, "--json", "--markdown")
    assert both.code == 2
    assert "not both" in both.err


def test_an_empty_file_says_that_it_is_empty(say: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    assert "The file is empty" in say("grade", tmp_path / "empty.md").out


def test_captions_are_told_which_prompt_they_answer(say: Callable[..., Said], tmp_path: Path) -> None:
    file = tmp_path / "mock.vtt"
    cue = "00:00:{}.000 --> 00:00:{}.000\n<v {}>{}</v>\n\n"
    asked = cue.format(20, 25, "Sam", "How many shoppers a minute?")
    told = cue.format(31, 33, "Dana", "About a hundred.")
    file.write_text(f"WEBVTT\n\n{asked}{told}", "utf-8")
    bare, named = (
        json.loads(say("grade", file, "--json", *more).out) for more in ((), ("--prompt", "amazon-one"))
    )
    assert (bare["prompt"], named["prompt"]) == (None, "amazon-one")
    assert any("--prompt" in problem for problem in bare["problems"])
    assert not any("--prompt" in problem for problem in named["problems"])
