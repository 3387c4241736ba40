"""Finding prompts, and what a list of them tells without reading them whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from peakday.prompts import PromptError, all_ids, headline, headlines, load, load_folder, new


@pytest.mark.parametrize("id", ["amazon-one", "returns-2m"])
def test_a_headline_is_what_the_whole_prompt_says(id: str) -> None:
    told, whole = headline(id), load(id)
    assert (told.title, told.summary, told.minutes) == (whole.title, whole.summary, whole.minutes)


def test_every_prompt_has_a_headline() -> None:
    assert all(headline(id).title and headline(id).minutes for id in all_ids())


def test_a_prompt_written_in_another_order_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new(tmp_path / "night-market", title="A night market")
    path = tmp_path / "night-market" / "prompt.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    title = next(line for line in lines if line.startswith("title:"))
    path.write_text("".join([*(line for line in lines if line != title), title]), encoding="utf-8")
    monkeypatch.setenv("PEAKDAY_PROMPTS", str(tmp_path))
    assert headline("night-market").title == "A night market"


def test_a_prompt_that_does_not_read_takes_no_other_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new(tmp_path / "night-market", title="A night market")
    new(tmp_path / "torn")
    (tmp_path / "torn" / "prompt.yaml").write_text("title: [A night\n", encoding="utf-8")
    monkeypatch.setenv("PEAKDAY_PROMPTS", str(tmp_path))
    assert "torn" in all_ids()
    listed = [one.id for one in headlines()]
    assert "night-market" in listed
    assert "amazon-one" in listed
    assert "torn" not in listed


def test_a_prompt_is_read_again_when_what_is_asked_of_it_changes(copied: Path) -> None:
    asked = copied / "asked.yaml"
    before = load_folder(copied)
    assert load_folder(copied) is before
    asked.write_text("not_given: [Is it red?]\n", encoding="utf-8")
    later = asked.stat().st_mtime_ns + 1_000_000_000
    os.utime(asked, ns=(later, later))
    assert load_folder(copied).asked_in_vain == ("Is it red?",)
    asked.unlink()
    assert load_folder(copied).asked_in_vain == ()


@pytest.mark.parametrize("minutes", ["minutes:", "minutes: [45]", "minutes: soon"])
def test_a_prompt_without_its_minutes_is_left_out_of_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, minutes: str
) -> None:
    new(tmp_path / "night-market", title="A night market")
    path = tmp_path / "night-market" / "prompt.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 45", minutes), encoding="utf-8")
    monkeypatch.setenv("PEAKDAY_PROMPTS", str(tmp_path))
    listed = [one.id for one in headlines()]
    assert "night-market" not in listed
    assert "amazon-one" in listed
    with pytest.raises(PromptError, match=r"^prompt.yaml: `minutes` is not a whole number"):
        headline("night-market")
