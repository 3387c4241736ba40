"""`peakday check`: every mistake of one or more board files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from peakday.cli.guard import BAD_INPUT

if TYPE_CHECKING:
    from peakday.board import Mistake

EXAMPLES = """\
\b
Example:
  peakday check board.yaml examples/*.yaml
\b
Exit code: 0 where every file reads, 2 where one has a mistake.
"""


@click.command("check", epilog=EXAMPLES)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="The mistakes as JSON, nothing else.")
def command(files: tuple[str, ...], as_json: bool) -> int:
    """Find every mistake in board files: file, line, the rule broken and the mend."""
    found: list[Any] = []
    for file in files:
        mistakes = _mistakes_of(file)
        found += [_as_dict(m) for m in mistakes]
        if not as_json:
            for mistake in mistakes:
                click.echo(str(mistake), err=True)
            if not mistakes:
                click.echo(f"{file}: no mistakes.")
    if as_json:
        from peakday.cli.output import write_json

        write_json(found)
    return BAD_INPUT if found else 0


def _mistakes_of(file: str) -> tuple[Mistake, ...]:
    from peakday.board import BoardError
    from peakday.cli.boards import board_read

    try:
        board_read(file)
    except BoardError as error:
        return tuple(error.mistakes)
    return ()


def _as_dict(mistake: Mistake) -> dict[str, Any]:
    return {
        "file": mistake.file,
        "line": mistake.line,
        "column": mistake.column,
        "where": mistake.where,
        "rule": mistake.rule,
        "mend": mistake.mend,
    }
