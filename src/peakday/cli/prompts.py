"""`peakday prompts`: list the practice prompts, check them, begin a new one."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

import click

from peakday.cli.guard import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from peakday.prompts import Fact, Flaw, Prompt

EXAMPLES = """\
\b
Examples:
  peakday prompts                  what there is to practise
  peakday prompts check            are the prompts' own files right?
  peakday prompts new my-prompt    begin one of your own
"""


@click.group("prompts", invoke_without_command=True, epilog=EXAMPLES)
@click.option("--json", "as_json", is_flag=True, help="The list as JSON, nothing else.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """The practice prompts: each a system that must work, with its load, its failures and three designs."""
    if ctx.invoked_subcommand is not None:
        return
    from peakday import prompts

    found = [_summary(prompts.load(name)) for name in prompts.all_ids()]
    if as_json:
        from peakday.cli.output import write_json

        write_json(found)
        return
    from rich.table import Table

    from peakday.cli.output import console

    table = Table("Prompt", "What it is", "Designs", box=None, header_style="dim", padding=(0, 2, 0, 0))
    for one in found:
        table.add_row(one["id"], f"{one['title']}. {one['summary']}", ", ".join(one["designs"]))
    console().print(table)


def _summary(prompt: Prompt) -> dict[str, Any]:
    return {
        "id": prompt.id,
        "title": prompt.title,
        "summary": prompt.summary,
        "minutes": prompt.minutes,
        "opening": prompt.opening,
        "targets": list(prompt.targets),
        "designs": list(prompt.designs),
    }


@command.command("check", epilog="\b\nExample:\n  peakday prompts check amazon-one")
@click.argument("names", nargs=-1, metavar="[PROMPT|FOLDER…]")
def check(names: tuple[str, ...]) -> int:
    """Check prompts: their files, their questions, and their designs, which are run. Exit code 2: flaws."""
    from pathlib import Path

    from peakday import prompts
    from peakday.cli.guard import BAD_INPUT
    from peakday.cli.progress import with_progress

    ids = prompts.all_ids()
    wanted = [name if name in ids else Path(name) for name in names] or list(ids)
    for one in wanted:
        if isinstance(one, Path) and not one.is_dir():
            raise Trouble(f"There is no prompt and no folder called `{one}`. Prompts: {', '.join(ids)}.")

    from peakday.interview.language import ask

    def answered(question: str, facts: Sequence[Fact]) -> tuple[str, Sequence[str]]:
        answer = ask(question, facts)
        return answer.outcome, answer.facts

    def work(tell: Callable[[float], None], cancel: Event) -> list[Flaw]:
        found: list[Flaw] = []
        for number, one in enumerate(wanted, 1):
            if cancel.is_set():
                break
            found += prompts.check(one, ask=answered)
            tell(number / len(wanted))
        return found

    flaws, interrupted = with_progress("Checking the prompts", work)
    for flaw in flaws:
        click.echo(str(flaw), err=True)
    if interrupted:
        raise KeyboardInterrupt
    if flaws:
        return BAD_INPUT
    click.echo(f"{len(wanted)} {'prompt' if len(wanted) == 1 else 'prompts'} checked: no mistakes.")
    return 0


@command.command("new", epilog="\b\nExample:\n  peakday prompts new night-market --title 'A night market'")
@click.argument("folder", metavar="FOLDER")
@click.option("--title", help="The prompt's title; told from the folder's name where left out.")
def new(folder: str, title: str | None) -> None:
    """Begin a prompt of your own: a folder of files to fill in. The folder's name becomes the prompt's id."""
    from pathlib import Path

    from peakday import prompts

    for path in prompts.new(Path(folder), title):
        click.echo(str(path))
    click.echo(f"Fill these in, then: peakday prompts check {folder}")
