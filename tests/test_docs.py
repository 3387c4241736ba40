"""The documentation, held to what it says: its links lead somewhere, its boards run, its commands exist."""

import re
import shlex
from pathlib import Path

import click
import pytest

import peakday
from peakday.cli.group import COMMANDS
from peakday.cli.group import peakday as command_line

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_inside_the_repository_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", without_code(page.read_text(encoding="utf-8")))
    inside = [
        link.partition("#")[0]
        for link in links
        if "://" not in link and not link.startswith(("#", "mailto:"))
    ]
    assert [link for link in inside if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("board", re.findall(r"```yaml\n(.*?)```", README, flags=re.DOTALL))
def test_the_boards_of_the_readme_run(board: str) -> None:
    reading = peakday.parse(board)
    assert reading.mistakes == ()
    assert reading.board is not None
    assert peakday.run(reading.board, seeds=1).verdict == "clears"


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.name)
def test_the_examples_read(example: Path) -> None:
    assert peakday.read(example).boxes


def test_the_readme_shows_every_command() -> None:
    assert set(COMMANDS) <= set(re.findall(r"`peakday (\w+)", README))


@pytest.mark.parametrize("line", re.findall(r"`peakday (\w[^`]*)`", README))
def test_every_command_line_of_the_readme_is_understood(line: str) -> None:
    words = shlex.split(line.partition(" > ")[0])
    command: click.Command | None = command_line.get_command(click.Context(command_line), words[0])
    assert command is not None
    # Parsed as the command would, which refuses what it does not know; nothing is carried out.
    context = command.make_context(words[0], words[1:])
    if isinstance(command, click.Group) and len(words) > 1:
        name, inner, rest = command.resolve_command(context, words[1:])
        assert inner is not None
        assert inner.make_context(name, rest, parent=context).params
