"""The reference is true: its boards read, its tables are the reader's own, its Python runs."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

from peakday.board import parse

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "board.md").read_text(encoding="utf-8")
BOARDS = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def tables():
    spec = importlib.util.spec_from_file_location("board_tables", DOCS / "board_tables.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["board_tables"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("text", BOARDS)
def test_every_board_of_the_page_reads(text):
    assert [str(mistake) for mistake in parse(text).mistakes] == []


def test_the_page_has_boards():
    assert len(BOARDS) >= 9


def test_the_tables_are_the_readers_own():
    assert tables().with_tables(PAGE) == PAGE, "run `python docs/board_tables.py`"


FRAMES = {
    "boxes": "boxes:\n  u: {{is: clients}}\n  a: {{{field}}}\narrows: [u -> a]\nload: 1/s\n",
    "scale": "boxes:\n  a: {{scale: {{from: 4, to: 200, at: 60 %}}}}\n  b: {{scale: {{{field}{rest}}}}}\n"
    "arrows: [a -> b]\nload: 1/s\n",
    "arrows": "boxes: [u, a, standby]\narrows:\n  - u -> a: {{{field}{rest}}}\n"
    "journeys: {{checkout: {{from: u, load: 1/s}}}}\n",
    "journeys": "boxes: [scanner, worker]\narrows: [scanner -> worker]\n"
    "journeys: {{go: {{{field}{rest}}}}}\n",
    "run": "arrows: [u -> a]\nload: 1/s\nrun: {{{field}}}\n",
}
RESTS = {
    "scale": {"from": ", to: 9, at: 50 %", "to": ", from: 1, at: 50 %", "at": ", from: 1, to: 9"},
    "arrows": {"need": ", together: true, times: 3"},
    "journeys": {"load": ""},
}
EXAMPLES = [(table, name) for table in FRAMES for name in tables().TABLES[table]]


@pytest.mark.parametrize(("table", "name"), EXAMPLES)
def test_every_example_of_a_table_reads(table, name):
    field = tables().TABLES[table][name]
    otherwise = {"scale": ", from: 1, to: 9, at: 50 %", "journeys": ", load: 1/s"}.get(table, "")
    rest = RESTS.get(table, {}).get(name, otherwise)
    text = FRAMES[table].format(field=f"{name}: {field.example}", rest=rest)
    assert [str(mistake) for mistake in parse(text).mistakes] == []


def test_the_python_of_the_page_runs(capsys):
    (code,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    exec(compile(code, "board.md", "exec"), {})
    assert "# the whole shop" in capsys.readouterr().out
