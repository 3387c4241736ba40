"""A spoiled folder: each flaw is named, with the file, the place and the mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from peakday.board.models import Board
from peakday.prompts import Fact, PromptError, check, read_facts

Spoil = Callable[[str, str, str], Path]


def said(folder: Path, **more: Any) -> str:
    return "\n".join(str(flaw) for flaw in check(folder, runs=False, **more))


def test_a_sound_copy_is_sound(copied: Path) -> None:
    assert said(copied) == ""


@pytest.mark.parametrize(
    ("file", "old", "new", "flaw"),
    [
        ("prompt.yaml", "source: assumption, range: 5 M to 60 M}", "source: assumption}",
         "figures.enrolled: an assumption has no range"),
        ("prompt.yaml", 'value: "500 ms"', "value: fast", "“fast” is no quantity"),
        ("prompt.yaml", "one store's busiest minute, source: given", "one store's busiest minute",
         "figures.busy-store: it has no source"),
        ("prompt.yaml", "gives: 13.89", "gives: 139", "gives 13.8889, not 139"),
        ("prompt.yaml", 'arithmetic: "50000 / 3600"', 'arithmetic: "peak / 3600"', "only numbers"),
        ("prompt.yaml", "checkout p99 < 500 ms\n    figure", "checkout p99 < 450 ms\n    figure",
         "`checkout p99 < 450 ms` is missing"),
        ("prompt.yaml", "templates slow x20\"", "nowhere slow x20\"", "templates-slow"),
        ("prompt.yaml", "step: deep-dive", "step: lunch", "there is no step `lunch`"),
        ("prompt.yaml", "    load: x2\n", "", "it changes nothing"),
        ("prompt.yaml", "limiting: server", "limiting: serfer", "there is no box `serfer`"),
        ("prompt.yaml", "  overbuilt:\n", "  enormous:\n", "there is no overbuilt design"),
        ("facts.yaml", "    - What is the size of the store fleet?\n", "",
         "stores: it has 2 example questions"),
        ("facts.yaml", "What is the size of the store fleet?", "What is the budget?",
         "is also a question for stores"),
        ("facts.yaml", "figures: [stores]", "figures: [shops]", "there is no figure `shops`"),
        ("facts.yaml", "- id: stores", "- id: latency", "two facts have this id"),
        ("facts.yaml", "  source: assumption\n  range: in or out of scope\n", "",
         "enrolment: it has neither figures nor a source"),
        ("designs/strong.yaml", "is: aws/sqs", "is: aws/sqz", "`aws/sqs`"),
        ("designs/strong.yaml", "peak: 50 000/h", "peak: 60 000/h",
         "it does not carry the prompt's load"),
        ("designs/strong.yaml", "  - cost < $10 000/month\n", "", "`cost < $10 000/month` is missing"),
        ("designs/naive.yaml", "- server -> database", "- server -> datebase", "datebase"),
        ("designs/strong.md", "# Central", "# FILL Central", "it is not filled in yet"),
        ("prompt.yaml", "title: Palm checkout", "title: [Palm", "prompt.yaml: line"),
        ("facts.yaml", "- id: throughput-store\n", "- id:\n", "`id` is missing"),
    ],
)  # fmt: skip
def test_a_flaw_is_named(spoil: Spoil, file: str, old: str, new: str, flaw: str) -> None:
    assert flaw in said(spoil(file, old, new))


def test_a_missing_page_or_board_is_named(copied: Path) -> None:
    (copied / "designs" / "naive.md").unlink()
    (copied / "designs" / "strong.yaml").unlink()
    told = said(copied)
    assert "designs/naive.md: the page in plain words is missing" in told
    assert "designs/strong.yaml: the board is missing" in told


def test_what_is_claimed_of_a_run_is_held_to(copied: Path) -> None:
    def untrue(board: Board) -> Any:
        targets = [{"text": t.text, "met": True, "measured": 0, "unit": t.unit} for t in board.targets]
        answer = {"verdict": "clears", "limiting": None, "targets": targets, "cost": {"usd_per_month": 5.0}}
        return SimpleNamespace(to_dict=lambda: answer)

    told = "\n".join(str(flaw) for flaw in check(copied, run=untrue))
    assert "its verdict is clears, not misses" in told
    assert "None limits it, not server" in told
    assert "it does not miss `checkout p99 < 500 ms`" in told
    assert "under twice the strong design's" in told


def test_the_interviewer_is_asked_every_question(copied: Path) -> None:
    put: list[str] = []

    def ask(question: str, facts: tuple[Fact, ...]) -> tuple[str, tuple[str, ...]]:
        put.append(question)
        return "answer", ("budget",)

    told = said(copied, ask=ask)
    assert "is not answered by it (answer: budget)" in told
    assert "“How many parking spaces does a store have?” is answered with budget" in told
    assert len(put) > 80


def test_a_prompt_there_is_not_lists_the_nearest() -> None:
    (flaw,) = check("amazon-won")
    assert "`amazon-one`" in str(flaw)
    (flaw,) = check("../../etc")
    assert "There is no prompt" in str(flaw)


def test_a_fact_sheet_of_ones_own_is_read(tmp_path: Path) -> None:
    sheet = tmp_path / "facts.yaml"
    sheet.write_text("- {id: on, topic: lights, text: The lights are on.}\n", encoding="utf-8")
    (fact,) = read_facts(sheet)
    assert (fact.id, fact.topic, fact.text, fact.questions) == ("on", "lights", "The lights are on.", ())
    sheet.write_text("on: yes\n", encoding="utf-8")
    with pytest.raises(PromptError, match="holds no list"):
        read_facts(sheet)
    with pytest.raises(PromptError, match="cannot be read"):
        read_facts(tmp_path / "none.yaml")
