"""Every prompt of the library: sound as written, borne out by what was measured; its strong design runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from peakday.engine import run
from peakday.prompts import all_ids, check, load
from peakday.prompts.claims import flaws_of
from peakday.prompts.gallery import recorded


@pytest.mark.parametrize("id", all_ids())
def test_it_is_written_without_a_flaw(id: str) -> None:
    assert [str(flaw) for flaw in check(id, runs=False) if not flaw.remark] == []


@pytest.mark.parametrize("id", all_ids())
def test_what_was_measured_bears_its_claims_out(id: str) -> None:
    prompt = load(id)
    record = recorded(prompt)
    if record is None:
        pytest.skip(f"its files have changed since it was measured: run `peakday prompts gallery {id}`")
    assert [str(flaw) for flaw in flaws_of(prompt, record)] == []


@pytest.mark.parametrize("id", all_ids())
def test_its_strong_design_misses_nothing_with_one_seed(id: str) -> None:
    result = run(load(id).board("strong"), seeds=1)
    assert [target.target.text for target in result.targets if target.met is False] == []


def test_a_page_is_written_from_what_was_measured(tmp_path: Path) -> None:
    from peakday.prompts.gallery import NO_BREAK, write_pages
    from peakday.prompts.measure import figures

    prompt = load("amazon-one")
    design = {"title": "", "failures": [], **figures(run(prompt.board("naive"), seeds=1).to_dict())}
    record = {"designs": {"naive": design}, "trade_offs": {}, "curveballs": {}}
    page, index = write_pages([(prompt, record)], tmp_path)
    assert "It **misses** at $" in page.read_text(encoding="utf-8")
    listed = index.read_text(encoding="utf-8")
    assert "| checkout p99 < 500 ms | ✗ " in listed.replace(NO_BREAK, " ")
    assert f"500{NO_BREAK}ms" in listed
    picture = (tmp_path / "gallery" / "amazon-one-naive.svg").read_text(encoding="utf-8")
    assert "95% busy" in picture
    assert picture.count("<g>") == len(prompt.board("naive").boxes)
