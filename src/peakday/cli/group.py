"""The `peakday` command and the table of its commands."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version

import click

COMMANDS = {
    "run": "Simulate a board, or a prompt's design, and say whether it survives.",
    "check": "Find every mistake in board files.",
    "prompts": "The practice prompts: list, check, begin a new one.",
    "ask": "Ask the interviewer of a prompt one question.",
    "quantities": "The numbers in a sentence, as Peakday understands them.",
    "grade": "Score a session by the rubric, with its evidence.",
    "calibrate": "How far the grader agrees with authored keys.",
    "studio": "Open the practice studio in the browser.",
}
"""Every command, in the order help shows them, with its one line; each lives in the module of its name."""


class LazyGroup(click.Group):
    """Imports a command's module only when that command is called, or when its own help is shown."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"peakday.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the commands into the help text without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant; a name that is none gets the nearest ones named."""
        name = args[0]
        if name not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, 2)
            hint = f" Did you mean {' or '.join(f'`{n}`' for n in near)}?" if near else ""
            ctx.fail(f"There is no command `{name}`.{hint} `peakday --help` lists them.")
        return super().resolve_command(ctx, args)


EXAMPLES = """\
\b
Examples:
  peakday studio                        practise, in the browser
  peakday run amazon-one:naive          does that design survive peak day?
  peakday check board.yaml              every mistake at once
"""


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"peakday {version('peakday')}")
        ctx.exit()


@click.group(cls=LazyGroup, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Say the version.",
)
def peakday() -> None:
    """Does your design survive peak day?

    A practice studio for system-design interviews whose whiteboard runs, on your own machine.
    """
