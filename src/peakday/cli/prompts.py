"""`peakday prompts`: list the practice prompts, check them, begin a new one."""

from __future__ import annotations

from typing import Any

import click

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
        table.add_row(one["id"], one["title"], ", ".join(one["designs"]))
    console().print(table)


def _summary(prompt: Any) -> dict[str, Any]:
    return {
        "id": prompt.id,
        "title": prompt.title,
        "opening": prompt.opening,
        "designs": list(prompt.designs),
        "targets": [getattr(target, "text", target) for target in prompt.targets],
    }


@command.command("check", epilog="\b\nExample:\n  peakday prompts check amazon-one")
@click.argument("names", nargs=-1, metavar="[PROMPT…]")
def check(names: tuple[str, ...]) -> int:
    """Check the prompts' own files: every mistake, with its place and its mend. Exit code 2 for any."""
    from peakday import prompts
    from peakday.cli.boards import prompt_of
    from peakday.cli.guard import BAD_INPUT

    for name in names:
        prompt_of(name)
    mistakes = [m for name in names for m in prompts.check(name)] if names else list(prompts.check())
    for mistake in mistakes:
        click.echo(str(mistake), err=True)
    if mistakes:
        return BAD_INPUT
    checked = len(names) or len(list(prompts.all_ids()))
    click.echo(f"{checked} {'prompt' if checked == 1 else 'prompts'} checked: no mistakes.")
    return 0


@command.command("new", epilog="\b\nExample:\n  peakday prompts new night-market --in ./prompts")
@click.argument("name")
@click.option(
    "--in", "folder", type=click.Path(), default=".", metavar="DIR", help="Where its folder is made."
)
def new(name: str, folder: str) -> None:
    """Begin a prompt of your own: a folder of files to fill in, each with its explanation."""
    from pathlib import Path

    from peakday import prompts

    click.echo(f"Begun in {prompts.new(name, Path(folder))}. docs/authoring.md tells how to go on.")
