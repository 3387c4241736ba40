"""`check`, `prompts` and `quantities`: what they print, their JSON, their exit codes."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from peakday.prompts import folder_of

from .conftest import Said


def test_check_is_quiet_about_a_good_board(say: Callable[..., Said], small: Path) -> None:
    assert say("check", small) == Said(0, f"{small}: no mistakes.\n", "")
    assert json.loads(say("check", small, "--json").out) == []


def test_check_says_every_mistake_of_every_file(
    say: Callable[..., Said], small: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("boxes:\n  a: {copies: -1}\n  b: {is: aws/dynamo}\narrows: [a -> c]\n", encoding="utf-8")
    said = say("check", small, bad, tmp_path / "none.yaml")
    assert said.code == 2
    assert f"{bad}:2: box a, copies" in said.err
    assert f"{bad}:3: box b, is: the catalog has no `aws/dynamo`" in said.err
    assert "no box `c`" in said.err
    assert "none.yaml" in said.err
    found = json.loads(say("check", bad, "--json").out)
    assert {"file", "line", "column", "where", "rule", "mend"} == set(found[0])
    assert all(one["rule"] and one["mend"] for one in found)


def test_prompts_are_listed(say: Callable[..., Said]) -> None:
    assert "amazon-one" in say("prompts").out
    listed = json.loads(say("prompts", "--json").out)
    first = next(each for each in listed if each["id"] == "amazon-one")
    assert first["title"] == "Palm checkout"
    assert {"strong", "naive", "overbuilt"} <= set(first["designs"])


def test_a_new_prompt_is_begun_and_never_written_over(say: Callable[..., Said], tmp_path: Path) -> None:
    folder = tmp_path / "night-market"
    assert say("prompts", "new", folder, "--title", "A night market").code == 0
    assert "A night market" in (folder / "prompt.yaml").read_text(encoding="utf-8")
    again = say("prompts", "new", folder)
    assert again.code == 2
    assert "not empty" in again.err


def test_a_prompt_there_is_not_cannot_be_checked(say: Callable[..., Said]) -> None:
    said = say("prompts", "check", "nosuch")
    assert said.code == 2
    assert "no prompt and no folder called `nosuch`" in said.err


def test_quantities_as_the_contract_writes_them(say: Callable[..., Said]) -> None:
    said = say("quantities", "5 million concurrent users with 200ms p95 latency", "--json")
    assert said.code == 0
    assert json.loads(said.out) == [
        {
            "value": 5000000,
            "unit": "user",
            "per": None,
            "comparator": "=",
            "text": "5 million concurrent users",
        },
        {"value": 200, "unit": "ms", "per": None, "comparator": "=", "text": "200ms"},
    ]


def test_quantities_from_standard_input(say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"under 300 ms at 4k QPS")))
    found = json.loads(say("quantities", "--json").out)
    assert [(q["value"], q["unit"], q["per"]) for q in found] == [
        (300, "ms", None),
        (4000, "request", "second"),
    ]


def test_a_sentence_without_a_number(say: Callable[..., Said]) -> None:
    assert say("quantities", "a lot of users") == Said(0, "No quantity found.\n", "")
    assert json.loads(say("quantities", "a lot of users", "--json").out) == []


def test_what_is_not_text_is_refused(say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe")))
    said = say("quantities", "-")
    assert said.code == 2
    assert "not UTF-8" in said.err


def test_a_curveball_is_printed_before_and_after(
    say: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert say("prompts", "new", tmp_path / "shelf" / "night-market").code == 0
    monkeypatch.setenv("PEAKDAY_PROMPTS", str(tmp_path / "shelf"))
    said = say("prompts", "compare", "night-market", "growth", "stricter")
    assert said.code == 0
    assert "With load x9" in said.out
    assert "What turns: visit p99 < 500 ms" in said.out
    assert "What turns: visit p99 < 30 ms" in said.out
    told = json.loads(say("prompts", "compare", "night-market", "first-choice", "growth", "--json").out)
    assert set(told["first-choice"]) == {"one", "other"}
    assert told["growth"]["design"] == "strong"
    assert told["growth"]["turned"] == ["visit p99 < 500 ms"]
    unknown = say("prompts", "compare", "night-market", "groth")
    assert unknown.code == 2
    assert "growth" in unknown.err


def test_a_fact_whose_examples_ask_for_something_else_is_named(
    say: Callable[..., Said], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(folder_of("key-delivery"), tmp_path / "key-delivery"))
    sheet = folder / "facts.yaml"
    text = sheet.read_text(encoding="utf-8")
    for asked, instead in [
        ("How long does the lock itself need to turn?", "Which newspapers do the couriers read?"),
        ("What part of the delay is mechanical?", "Who waters the garden in summer?"),
        ("How quick is the motor in the lock?", "Which paint suits the hallway?"),
    ]:
        assert asked in text
        text = text.replace(asked, instead)
    sheet.write_text(text, encoding="utf-8")
    told = say("prompts", "check", folder, "--quick").err
    assert "facts.yaml: bolt: none of its examples is recognised" in told
    assert told.count("none of its examples is recognised") == 1


def test_a_prompt_that_does_not_read_is_named_beside_the_list(
    say: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert say("prompts", "new", tmp_path / "torn").code == 0
    (tmp_path / "torn" / "prompt.yaml").write_text("title: [A night\n", encoding="utf-8")
    monkeypatch.setenv("PEAKDAY_PROMPTS", str(tmp_path))
    said = say("prompts")
    assert said.code == 0
    assert "amazon-one" in said.out
    assert "torn is left out: prompt.yaml: line" in said.err
