"""A spoiled folder: each flaw is named, with the file, the place and the mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peakday.prompts import Fact, PromptError, check, load, load_folder, read_facts
from peakday.prompts.claims import flaws_of
from peakday.prompts.worked import SessionRead

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
        ("prompt.yaml", "at 60 min for 2 min: templates", "at 60 h for 2 min: templates",
         "it begins at 60 h; the run ends at 4 h"),
        ("prompt.yaml", "step: deep-dive", "step: lunch", "there is no step `lunch`"),
        ("prompt.yaml", "    load: x2\n", "", "it changes nothing"),
        ("prompt.yaml", "load: x2", "load: double", "`double` is no factor"),
        ("prompt.yaml", "flips: alternative", "flips: none", "there is no design `none`"),
        ("prompt.yaml", "    boards: {one: {design: strong}, other: {design: alternative}}\n", "",
         "edge-or-central: its two sides are not drawn"),
        ("prompt.yaml", "store-matcher: null, card: null}", "store-matcher: null, till: {is: no-such}}",
         "trade_offs: open-or-closed"),
        ("prompt.yaml", "scanners -> gateway: {else: null}", "scanners -> gate: null",
         "there is no arrow `scanners -> gate` to take away"),
        ("designs/alternative.md", "**Where it would break next.**", "**Then.**",
         "the page does not say what it is, why, and where it would break next"),
        ("prompt.yaml", "limiting: server", "limiting: serfer", "there is no box `serfer`"),
        ("prompt.yaml", "  overbuilt:\n", "  enormous:\n", "there is no overbuilt design"),
        ("facts.yaml", "    - What is the size of the store fleet?\n", "",
         "stores: it has 2 example questions"),
        ("facts.yaml", "What is the size of the store fleet?", "What is the budget?",
         "is also a question for stores"),
        ("facts.yaml", "figures: [availability, outage-success]", "figures: [availability]",
         "no fact tells the figure `outage-success`, on which the target `checkout success during failures"),
        ("prompt.yaml", "500 ms\n    figure: recognition\n", "500 ms\n",
         "targets: checkout p99 < 500 ms: it stands on no figure"),
        ("facts.yaml", "figures: [stores]", "figures: [shops]", "there is no figure `shops`"),
        ("facts.yaml", "- id: stores", "- id: latency", "two facts have this id"),
        ("facts.yaml", "  source: assumption\n  range: in or out of scope\n", "",
         "enrolment: it has neither figures nor a source"),
        ("designs/strong.yaml", "is: aws/sqs", "is: aws/sqz", "`aws/sqs`"),
        ("designs/strong.yaml", "peak: 50 000/h", "peak: 60 000/h",
         "it does not carry the prompt's load"),
        ("designs/strong.yaml", "  - cost < $4 000/month\n", "", "`cost < $4 000/month` is missing"),
        ("designs/naive.yaml", "- server -> database", "- server -> datebase", "datebase"),
        ("designs/strong.md", "# Central", "# FILL Central", "it is not filled in yet"),
        ("prompt.yaml", "title: Palm checkout", "title: [Palm", "prompt.yaml: line"),
        ("facts.yaml", "- id: throughput-store\n", "- id:\n", "facts.yaml: number 1: `id` is missing"),
    ],
)  # fmt: skip
def test_a_flaw_is_named(spoil: Spoil, file: str, old: str, new: str, flaw: str) -> None:
    assert flaw in said(spoil(file, old, new))


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("prompt.yaml", "aims: {templates: {", "aims: {matcher: [match], templates: {",
         "prompt.yaml: failures: templates-slow: aims.matcher: it holds no names with values"),
        ("prompt.yaml", "minutes: 45", "minutes:", "prompt.yaml: `minutes` is not a whole number"),
        ("prompt.yaml", "  - text: checkout p99 < 500 ms\n", "  - was: checkout p99 < 500 ms\n",
         "prompt.yaml: targets: number 1: `text` is missing"),
        ("prompt.yaml", "targets:\n", "targets: 5\nwas:\n", "prompt.yaml: targets is not a list"),
        ("facts.yaml", "  topic: ", "  topi: ", "facts.yaml: throughput-store: `topic` is missing"),
        ("asked.yaml", "not_given:\n", "not_given: nothing\nwas:\n", "asked.yaml: `not_given` is not a list"),
    ],
)  # fmt: skip
def test_what_does_not_read_is_told_with_its_place(
    spoil: Spoil, file: str, old: str, new: str, error: str
) -> None:
    with pytest.raises(PromptError) as caught:
        load_folder(spoil(file, old, new))
    assert str(caught.value).startswith(error)


def test_another_good_answer_is_asked_for(spoil: Spoil) -> None:
    folder = spoil(
        "prompt.yaml",
        "in the store first, the region for strangers\n    verdict: clears",
        "x\n    verdict: misses",
    )
    assert "there is no other good answer beside the strong one" in said(folder)


def test_worked_sessions_are_read_where_there_are_any(copied: Path) -> None:
    def read_session(path: Path) -> SessionRead:
        return SessionRead("other-prompt", 0, 0, ("line 3 has no stamp",))

    flaws = check(copied, runs=False, read_session=read_session)
    for quality in {"excellent", "middling", "weak"} - set(load_folder(copied).sessions):
        assert f"there is no {quality} worked session" in "\n".join(str(f) for f in flaws if f.remark)
    (copied / "sessions").mkdir(exist_ok=True)
    (copied / "sessions" / "excellent.md").write_text("---\nprompt: other-prompt\n---\n", encoding="utf-8")
    (copied / "prompt.yaml").touch()
    told = "\n".join(str(f) for f in check(copied, runs=False, read_session=read_session) if not f.remark)
    assert "its header names the prompt 'other-prompt'" in told
    assert "nobody speaks as the candidate" in told
    assert "line 3 has no stamp" in told


def test_a_missing_page_or_board_is_named(copied: Path) -> None:
    (copied / "designs" / "naive.md").unlink()
    (copied / "designs" / "strong.yaml").unlink()
    told = said(copied)
    assert "designs/naive.md: the page in plain words is missing" in told
    assert "designs/strong.yaml: the board is missing" in told


def test_what_is_claimed_of_a_run_is_held_to() -> None:
    """A measurement in which every design clears and nothing differs bears out no claim of another kind."""
    prompt = load("amazon-one")
    targets = [{"text": t, "met": True, "measured": 0.0, "unit": "ms"} for t in prompt.targets]
    same = {"verdict": "clears", "limiting": None, "targets": targets, "cost": {"usd_per_month": 5.0}}
    measured = {
        "designs": dict.fromkeys(prompt.designs, same) | {"strong": {"title": "", "trouble": "no load"}},
        "trade_offs": {"threshold": {"one": same, "other": same}},
        "curveballs": {"stricter": {"design": "strong", "flips": []}},
    }
    told = "\n".join(str(flaw) for flaw in flaws_of(prompt, measured))
    assert "designs/strong.yaml: it does not run: no load" in told
    assert "its verdict is clears, not misses" in told
    assert "None limits it, not server" in told
    assert "it does not miss `checkout p99 < 500 ms`" in told
    assert "trade_offs: threshold: its two boards measure the same" in told
    assert "no verdict of the strong design turns" in told
    measured["designs"]["strong"] = same
    assert "under twice the strong design's" in "\n".join(str(f) for f in flaws_of(prompt, measured))


def test_the_interviewer_is_asked_every_question(copied: Path) -> None:
    put: list[str] = []

    def ask(question: str, facts: tuple[Fact, ...], not_given: object) -> tuple[str, tuple[str, ...]]:
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


def test_a_target_that_only_the_designs_have_is_named(spoil: Spoil) -> None:
    folder = spoil("prompt.yaml", "checkout p99 < 500 ms\n    figure", "checkout p99 < 450 ms\n    figure")
    told = said(folder)
    assert "designs/strong.yaml: targets: `checkout p99 < 500 ms` is no target of the prompt" in told
    assert told.count("is no target of the prompt. Add it") == 4


def test_a_design_that_does_not_read_is_said_once(spoil: Spoil) -> None:
    told = said(spoil("designs/strong.yaml", "load: {average", "lod: {average"))
    assert "designs/strong.yaml" in told
    assert "trade_offs" not in told
