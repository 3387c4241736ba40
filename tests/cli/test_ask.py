"""`peakday ask`: an answer, a doubt, a no; a sheet of one's own; words that are missing."""

import json
from collections.abc import Callable
from pathlib import Path

from .conftest import Said

SHEET = """\
- {id: stores, topic: scale, text: There are 40 shops in Norway., questions: [how many shops are there?]}
- {id: privacy, topic: privacy, text: All goes after 30 days., questions: [how long is it kept?]}
"""


def test_a_question_of_the_prompt_is_answered_from_its_sheet(say: Callable[..., Said]) -> None:
    said = say("ask", "amazon-one", "how many users per minute at each store?", "--json")
    assert said.code == 0
    answer = json.loads(said.out)
    assert answer["outcome"] == "answer"
    assert len(answer["facts"]) >= 1
    assert "100" in answer["say"]


def test_what_the_sheet_does_not_hold_is_not_made_up(say: Callable[..., Said]) -> None:
    said = say("ask", "amazon-one", "what colour is the carpet in the head office?", "--json")
    answer = json.loads(said.out)
    assert answer["outcome"] == "unknown"
    assert answer["facts"] == []
    assert "assumption" in answer["say"]


def test_a_sheet_of_ones_own_needs_no_prompt(say: Callable[..., Said], tmp_path: Path) -> None:
    sheet = tmp_path / "facts.yaml"
    sheet.write_text(SHEET, encoding="utf-8")
    for words in (["how many shops are there?"], ["amazon-one", "how many shops are there?"]):
        said = say("ask", *words, "--facts", sheet)
        assert said == Said(0, "There are 40 shops in Norway.\n", "")


def test_what_is_missing_is_named(say: Callable[..., Said], tmp_path: Path) -> None:
    assert "Say which prompt" in say("ask", "how many stores?").err
    assert "put it in quotes" in say("ask", "amazon-one", "how", "many", "stores?").err
    assert "no prompt called `nosuch`" in say("ask", "nosuch", "how many stores?").err
    none = say("ask", "how many?", "--facts", tmp_path / "none.yaml")
    assert none.code == 2
    assert "none.yaml" in none.err
    sheet = tmp_path / "bad.yaml"
    sheet.write_text("facts: no list", encoding="utf-8")
    bad = say("ask", "how many?", "--facts", sheet)
    assert bad.code == 2
    assert "holds no list" in bad.err
