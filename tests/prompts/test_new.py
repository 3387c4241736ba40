from __future__ import annotations

from pathlib import Path

import pytest

from peakday.engine import run
from peakday.prompts import PromptError, all_ids, check, load, new
from peakday.prompts.shelf import VARIABLE


def test_a_new_folder_reads_and_its_marks_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "drone-rescue"
    written = new(folder)
    assert len(written) == 10
    flaws = check(folder, runs=False)
    assert {"prompt.yaml", "facts.yaml", "designs/strong.md"} <= {flaw.file for flaw in flaws}
    others = [flaw for flaw in flaws if "not filled in" not in flaw.rule]
    assert {flaw.file for flaw in others} == {"facts.yaml"}, [str(f) for f in others]


def test_its_designs_and_curveballs_run_as_claimed(tmp_path: Path) -> None:
    folder = tmp_path / "drone-rescue"
    new(folder, title="Drone rescue")
    unwritten = (
        "not filled in",
        "example questions",
        "there are 3 facts",
        "2 facts decide",
        "also a question",
        "no fact tells",
    )
    assert [str(flaw) for flaw in check(folder) if not any(mark in flaw.rule for mark in unwritten)] == []
    from peakday.prompts import load_folder

    prompt = load_folder(folder)
    assert prompt.title == "Drone rescue"
    assert run(prompt.board("naive"), seeds=1).to_dict()["limiting"] == "server"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(PromptError, match="not empty"):
        new(folder)
    assert [p.name for p in folder.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", ["Drone", "a b", "x_y", "1st", "-x", "é"])
def test_a_name_that_is_no_id_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(PromptError, match="is no id"):
        new(tmp_path / name)


def test_a_shelf_of_ones_own_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new(tmp_path / "shelf" / "drone-rescue")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "shelf"))
    assert "drone-rescue" in all_ids()
    assert load("drone-rescue").title == "Drone rescue"
    assert "amazon-one" in all_ids()


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    from peakday.prompts import load_folder

    folder = tmp_path / "drone-rescue"
    new(folder)
    assert load_folder(folder) is load_folder(folder)
    path = folder / "prompt.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Drone rescue", "Drone search"), encoding="utf-8"
    )
    assert load_folder(folder).title == "Drone search"
